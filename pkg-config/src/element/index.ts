// Entry of `attise/element`: `<attise-slot>`, a slot for every framework and every shadow root, over the same shell.
import type { Visitor } from "../index.js";
import { showOffers } from "../slots.js";
import css from "./slot.css";

declare global {
  interface HTMLElementTagNameMap {
    "attise-slot": HTMLElement;
  }
}

const NAME = "attise-slot";

let visitor: Visitor | undefined;
let ends: (() => void)[] = [];
/** Those on the page, each with what shows its offer. */
const slots = new Map<HTMLElement, () => void>();
const showAll = () => slots.forEach((show) => show());

/**
 * Makes `<attise-slot>` work, in the document and in shadow roots, for those on the page and those to come. A second call gives them another visitor. Does nothing
 * on a server.
 *
 * @param of what `watch` gives
 * @example
 * defineAttise(watch(plan));
 */
export function defineAttise(of: Visitor): void {
  if (typeof customElements === "undefined") return;
  for (const end of ends) end();
  visitor = of;
  ends = (["ready", "offer"] as const).map((type) => of.on(type, showAll));
  if (!customElements.get(NAME)) customElements.define(NAME, makeElement());
  showAll();
}

/** The element's class; where there is no DOM there is nothing to extend. */
function makeElement(): CustomElementConstructor {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);

  return class extends HTMLElement {
    static observedAttributes = ["name"];

    #children = new MutationObserver(() => this.#arrange());
    /** The offer that is shown first, and to those of whom nothing is known. */
    #first: string | undefined;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.append(document.createElement("slot"));
      root.adoptedStyleSheets = [sheet];
      // Offers that came while the visitor was using the slot.
      for (const type of ["focusout", "pointerleave"]) this.addEventListener(type, () => requestAnimationFrame(() => this.#show()));
    }

    connectedCallback(): void {
      slots.set(this, () => this.#show());
      this.#children.observe(this, { childList: true });
      this.#arrange();
    }

    disconnectedCallback(): void {
      slots.delete(this);
      this.#children.disconnect();
    }

    attributeChangedCallback(): void {
      this.#arrange();
    }

    /** Becomes the markup that the shell knows. Of the offers that come first, by the parser or a framework, one is shown. */
    #arrange(): void {
      const name = this.getAttribute("name");
      if (name) this.dataset.attiseSlot = name;
      for (const offer of this.querySelectorAll<HTMLFieldSetElement>(":scope>[offer]:not([data-attise-offer])")) {
        offer.hidden = offer.disabled = !!this.#shown();
        offer.dataset.attiseOffer = offer.getAttribute("offer")!;
      }
      this.#first ??= this.#shown()?.dataset.attiseOffer;
      this.#show();
    }

    #shown = () => this.querySelector<HTMLElement>(":scope>[data-attise-offer]:not([hidden])");

    #show(): void {
      const name = this.dataset.attiseSlot;
      const offer = name && (visitor?.reading().offers[name] ?? this.#first);
      if (offer) showOffers({ [name]: offer }, this.getRootNode() as Document | ShadowRoot);
    }
  };
}
