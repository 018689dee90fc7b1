// Renders the page of React on the server, in both ways.
import { PassThrough } from "node:stream";
import { StrictMode } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { App } from "./react.app.jsx";

const page = (props) => <StrictMode><App initial={props} /></StrictMode>;

export const html = (props) => renderToString(page(props));

export const stream = (props) => new Promise((done, failed) => {
  let text = "";
  const out = new PassThrough().setEncoding("utf8").on("data", (chunk) => (text += chunk)).on("end", () => done(text));
  const { pipe } = renderToPipeableStream(page(props), { onAllReady: () => pipe(out), onError: failed });
});
