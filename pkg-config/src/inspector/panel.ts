// The panel itself: a shadow root of its own, docked, with its focus and its ways to close.
import { h, svg } from "./dom.js";
import { css } from "./styles.js";
import type { Words } from "./words.js";

/** Puts an empty panel into the page, takes the focus, and gives it back on closing. */
export function openPanel(words: Words, language: string, closed: () => void) {
  const before = document.activeElement;
  const host = h("div", { lang: language, "data-attise-inspector": true });
  const root = host.attachShadow({ mode: "open" });
  // A constructed sheet is no inline style: `style-src 'self'` lets it be.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const name = h("span", { class: "plan" });
  const body = h("div", { class: "body", tabindex: 0, role: "group", "aria-labelledby": "title" });
  const status = h("p", { class: "unseen", role: "status" });
  const panel = h("section", { class: "panel", role: "dialog", "aria-labelledby": "title", tabindex: -1 },
    h("header", {},
      h("h2", { id: "title" }, words.title),
      name,
      h("button", { type: "button", "aria-label": words.close, title: words.close, onclick: close },
        svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M4 4l8 8M12 4l-8 8" })))),
    status,
    body);

  function onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  }

  function close(): void {
    if (!host.isConnected) return;
    const inside = root.activeElement;
    host.remove();
    document.removeEventListener("keydown", onKey);
    if (inside && before instanceof HTMLElement) before.focus();
    closed();
  }

  document.addEventListener("keydown", onKey);
  root.append(panel);
  document.body.append(host);
  panel.focus();
  return { panel, name, body, status, close };
}
