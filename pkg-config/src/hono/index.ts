// Entry of `attise/hono`: a form post is qualified before its handler, which can still read the body.
import type { Context, MiddlewareHandler } from "hono";
import { qualify, type Qualified, type QualifyOptions } from "../edge/index.js";

/** What the middleware leaves in the context. */
export interface QualifiedVariables {
  /** What `qualify` found. */
  attise: Qualified;
}

/**
 * Hono middleware that qualifies the post before the handler, and leaves the answer in `c.get("attise")`. The handler reads the
 * body as if nobody had. It goes before whatever else reads the body.
 *
 * @param options those of `qualify`, or a function that gives them for a request, for what is in `c.env`.
 * @throws {PlanError} and {TypeError} as `qualify`, while a request is answered.
 * @example
 * const app = new Hono();
 * app.post("/lead", qualifyLead({ plan }), async (c) => {
 *   const { verdict, fields } = c.get("attise");
 *   return c.redirect(verdict.reading.temperature === "hot" ? "/call" : "/thank-you", 303);
 * });
 */
export function qualifyLead(
  options: QualifyOptions | ((c: Context) => QualifyOptions | Promise<QualifyOptions>),
): MiddlewareHandler<{ Variables: QualifiedVariables }> {
  return async (c, next) => {
    const { raw } = c.req;
    const qualified = await qualify(raw, typeof options === "function" ? await options(c) : options);
    const { body } = qualified;
    if (body instanceof Uint8Array) c.req.raw = new Request(raw, { body });
    else if (body) c.req.raw = new Request(raw, { body, duplex: "half" } as RequestInit);
    c.set("attise", qualified);
    await next();
  };
}
