// Looks over the engine's shoulder: to be imported before it.
let made = 0;
let last;

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, args) {
    const instance = new target(...args);
    made++;
    last = instance.exports;
    return instance;
  },
});

/** How many instances were made. */
export const instances = () => made;

/** All of the memory of the last one. */
export const memory = () => new Uint8Array(last.memory.buffer);
