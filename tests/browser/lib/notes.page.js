// Keeps what the pages of a tab say and what goes wrong in them, where the next page of the tab finds it.
{
  const KEY = "the test's notes";
  const [get, set] = [Storage.prototype.getItem.bind(sessionStorage), Storage.prototype.setItem.bind(sessionStorage)];
  globalThis.notes = () => JSON.parse(get(KEY) ?? "[]");
  const note = (kind, text) => set(KEY, JSON.stringify([...notes(), [kind, text]]));

  // An element that cannot load has an event of the same name.
  addEventListener("error", (event) => event instanceof ErrorEvent && note("wrong", String(event.error ?? event.message)), true);
  addEventListener("unhandledrejection", ({ reason }) => note("wrong", `unhandled: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => note("violation", `${violatedDirective} ${blockedURI}`), true);
  for (const level of ["debug", "info", "log", "warn", "error"]) {
    const own = console[level];
    console[level] = (...args) => {
      note("said", `${level}: ${args.join(" ")}`);
      own.apply(console, args);
    };
  }
}
