// live.wasm with a fault in every function that a page calls, to be switched on from outside by exported globals: for tests alone.
import { readFileSync } from "node:fs";
import binaryen from "binaryen";

const { i32, none } = binaryen;

/**
 * The module's bytes. Each exported function first looks at the globals `trap` (1: it ends in a trap), `exhaust` (1: it calls itself until the stack
 * is full) and `grow` (the memory grows by so many pages).
 */
export function trapping() {
  const module = binaryen.readBinary(readFileSync(new URL(import.meta.resolve("attise/live.wasm"))));
  module.setFeatures(binaryen.Features.All);
  for (const name of ["trap", "exhaust", "grow"]) {
    module.addGlobal(name, i32, true, module.i32.const(0));
    module.addGlobalExport(name, name);
  }
  const on = (name) => module.global.get(name, i32);
  module.addFunction("overflow", none, none, [], module.call("overflow", [], none));
  const functions = new Set();
  for (let i = 0; i < module.getNumExports(); i++) {
    const { kind, value } = binaryen.getExportInfo(module.getExportByIndex(i));
    if (kind === binaryen.ExternalFunction) functions.add(value);
  }
  for (const name of functions) {
    const found = module.getFunction(name);
    const { results } = binaryen.getFunctionInfo(found);
    binaryen.Function(found).body = module.block(null, [
      module.if(on("trap"), module.unreachable()),
      module.if(on("exhaust"), module.call("overflow", [], none)),
      module.if(on("grow"), module.drop(module.memory.grow(on("grow")))),
      binaryen.getFunctionInfo(found).body,
    ], results);
  }
  return module.emitBinary();
}

/** Run in a page before its own scripts: `fault(name)` switches a fault on in every instance that is made from now on and in those there are, `fault()` all off. */
export function faults() {
  const made = [];
  let on;
  globalThis.instances = () => made.length;
  globalThis.memory = () => made.at(-1).memory.buffer.byteLength;
  const set = (exports) => {
    for (const name of ["trap", "exhaust", "grow"]) exports[name].value = name === on ? 1 : 0;
  };
  globalThis.fault = (name) => {
    on = name;
    made.forEach(set);
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, args) {
      const instance = new target(...args);
      made.push(instance.exports);
      set(instance.exports);
      return instance;
    },
  });
}
