"use client";
// Entry of `attise/react`: a provider, hooks and slots over the same shell, for React 18 and 19.
import {
  createContext, createElement, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore,
  type ComponentPropsWithoutRef, type ElementType, type ReactElement, type ReactNode,
} from "react";
import type { Options, PlanSource, Reading, Visitor } from "../index.js";
import { showOffers } from "../slots.js";
import { createStore, onServer } from "./store.js";

const StoreContext = createContext(createStore());
/** The default offer of the slot around. */
const DefaultContext = createContext("");

/** On a server there is no layout, and React 18 says so of each such effect. */
const useLayout = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Props of {@link Attise}. */
export interface AttiseProps {
  /** The compiled plan. Another one ends the watch and begins a new one. */
  plan: PlanSource;
  /**
   * Settings of `watch`, read when the watch begins; but a `consent` of `true` or `false` is followed: from `false` to `true` it grants, from `true` to `false` it
   * revokes. Default: none.
   */
  options?: Options;
  /** The page, or the part of it that asks for the visitor. */
  children?: ReactNode;
}

/**
 * Watches the visitor while it is on the page, and provides what the hooks and slots below it ask for. On the server it only renders its children.
 *
 * @example
 * export const App = ({ accepted }: { accepted: boolean }) => (
 *   <Attise plan={plan} options={{ consent: accepted }}>
 *     <Slot name="hero" default="guide">
 *       <Offer name="guide" as="a" href="/guide">Read the guide</Offer>
 *       <Offer name="quote" as="a" href="/quote">Ask for a quote</Offer>
 *     </Slot>
 *   </Attise>
 * );
 */
export function Attise({ plan, options = {}, children }: AttiseProps): ReactElement {
  const [store] = useState(createStore);
  const watched = useMemo(() => plan, [plan instanceof URL ? plan.href : plan]);
  useEffect(() => store.start(watched, options), [store, watched]);
  const { consent } = options;
  const before = useRef<Options["consent"]>(undefined);
  useEffect(() => {
    if (consent === true) store.visitor()?.consent.grant();
    else if (before.current === true) store.visitor()?.consent.revoke();
    before.current = consent;
  }, [store, consent]);
  return createElement(StoreContext.Provider, { value: store }, children);
}

/**
 * The visitor of the nearest {@link Attise}, with all that `watch` gives; `null` on the server, until the page has come alive, and without a provider.
 *
 * @example
 * export function Accept() {
 *   const visitor = useAttise();
 *   return <button onClick={() => visitor?.consent.grant()}>Accept</button>;
 * }
 */
export function useAttise(): Visitor | null {
  const store = useContext(StoreContext);
  return useSyncExternalStore(store.subscribe, store.visitor, onServer.visitor);
}

/**
 * The score as of the last signal; renders again when it changes. That of nobody (0 points, cold) on the server, before consent and before the engine is ready.
 *
 * @example
 * export function Score() {
 *   const { engagement, temperature } = useReading();
 *   return <output>{engagement} points, {temperature}</output>;
 * }
 */
export function useReading(): Reading {
  const store = useContext(StoreContext);
  return useSyncExternalStore(store.subscribe, store.reading, onServer.reading);
}

/**
 * The offer that the plan has chosen for a slot, for what is not to be swapped but rendered; `undefined` on the server, before consent and before the engine is
 * ready. It changes at once: what stands in a {@link Slot} waits until the visitor has left it.
 *
 * @param slot the slot's name in the plan
 * @example
 * export const Title = () => <h1>{useOffer("hero") === "quote" ? "Your quote in a day" : "Flow meters"}</h1>;
 */
export function useOffer(slot: string): string | undefined {
  const store = useContext(StoreContext);
  return useSyncExternalStore(store.subscribe, () => store.reading().offers[slot], () => undefined);
}

/** Shows what is chosen before the browser paints: the shell knows nothing yet of what React has just put on the page. */
function useShown(): void {
  const store = useContext(StoreContext);
  useLayout(() => showOffers(store.reading().offers), [store]);
}

/** Props of {@link Slot}, and those of the element that it is. */
export type SlotProps<T extends ElementType = "div"> = {
  /** The slot's name in the plan. */
  name: string;
  /** The offer that is rendered on the server and shown first: the slot's `default` in the plan. */
  default: string;
  /** The element that it is. Default: `div`. */
  as?: T;
  /** Its offers: each an {@link Offer}. */
  children?: ReactNode;
} & Omit<ComponentPropsWithoutRef<T>, "name" | "default" | "as" | "children">;

/**
 * A slot of the plan: all of its offers stand in the page, and the one that is chosen is shown. React renders the default; the swap is done by `hidden` alone, without
 * a render, and waits while the visitor is using the slot. It needs `attise/slots.css`.
 *
 * @example
 * export const Hero = () => (
 *   <Slot name="hero" default="guide" as="section">
 *     <Offer name="guide">Read the guide</Offer>
 *     <Offer name="quote">Ask for a quote</Offer>
 *   </Slot>
 * );
 */
export function Slot<T extends ElementType = "div">({ name, default: first, as, children, ...props }: SlotProps<T>): ReactElement {
  useShown();
  return createElement(as ?? "div", { ...props, "data-attise-slot": name }, createElement(DefaultContext.Provider, { value: first }, children));
}

/** Props of {@link Offer}, and those of the element that it is. */
export type OfferProps<T extends ElementType = "div"> = {
  /** The offer's name in the plan. */
  name: string;
  /** The element that it is; a `fieldset` of a form is disabled while it is hidden. Default: `div`. */
  as?: T;
  /** What is offered. */
  children?: ReactNode;
} & Omit<ComponentPropsWithoutRef<T>, "name" | "as" | "children" | "hidden">;

/** Elements that a form neither asks for nor posts while they are disabled. */
const DISABLED: ElementType[] = ["fieldset", "button", "input", "select", "textarea"];

/**
 * One offer, directly in its {@link Slot}.
 *
 * @example
 * export const Quote = () => <Offer name="quote" as="a" href="/quote">Ask for a quote</Offer>;
 */
export function Offer<T extends ElementType = "div">({ name, as, children, ...props }: OfferProps<T>): ReactElement {
  useShown();
  const hidden = name !== useContext(DefaultContext);
  const state = hidden && { hidden, ...(as && DISABLED.includes(as) && { disabled: true }) };
  // The shell may have swapped before this part of the page came alive; React is to leave it so.
  return createElement(as ?? "div", { ...props, ...state, "data-attise-offer": name, suppressHydrationWarning: true }, children);
}
