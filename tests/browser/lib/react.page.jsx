// Brings the page of React to life when the test says so.
import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { hydrateRoot } from "react-dom/client";
import { App } from "./react.app.jsx";

globalThis.hydrate = (initial) => {
  const root = hydrateRoot(document.querySelector("#root"), <StrictMode><App initial={initial} /></StrictMode>, { onRecoverableError: (error) => console.error(String(error)) });
  globalThis.leave = () => root.unmount();
};
/** Renders at once what is to be rendered next. */
globalThis.render = (next) => flushSync(() => globalThis.now(next));
