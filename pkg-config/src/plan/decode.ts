// What a payload says without any plan: its criteria have keys and no names.
import { run } from "../full/engine.js";
import type { Evidence } from "./types.js";

/** The evidence, or `{ error }` with the reason if the text is no payload. */
export const decode = (payload: string): Evidence | { error: string } => run((engine) => engine.decode(payload) as Evidence | { error: string });
