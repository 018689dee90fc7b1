// A document's JSON text, from any form that it is given in.

/** The text that the engine checks: as given, or of the object. */
export const asText = (document: string | object): string => (typeof document === "string" ? document : JSON.stringify(document));
