// A document's JSON text, from any form that it is given in.
import { kindOf } from "./kind.js";

type Name = "plan" | "journey" | "facts" | "cases";

/**
 * The text that the engine checks: as given, or of the object.
 *
 * @param name what it is, for the message
 * @throws {TypeError} for what is neither text nor an object with JSON.
 */
export function asText(document: string | object, name: Name = "plan"): string {
  mustBeDocument(document, name);
  if (typeof document === "string") return document;
  const text: unknown = JSON.stringify(document);
  if (typeof text !== "string") throw unfit(name, "an object without JSON");
  return text;
}

/** @throws {TypeError} for what is neither text nor object. */
export function mustBeDocument(document: unknown, name: Name = "plan"): void {
  const fit = typeof document === "string" || (typeof document === "object" && document !== null);
  if (!fit) throw unfit(name, kindOf(document));
}

const unfit = (name: Name, found: string) => new TypeError(`${name}: expected ${name === "cases" ? "their" : `the ${name}'s`} JSON text or object, found ${found}`);
