// What the docs take for granted: names that a project has, packages that the tests do not install, and the few blocks that cannot be checked as the others are.

/** Types of names that a script uses and does not declare; after a document's name, in that document alone. */
export const NAMES = {
  visitor: 'import("attise").Visitor',
  acceptButton: "HTMLButtonElement",
  consentButton: "HTMLButtonElement",
  banner: "{ onChange(listener: (yes: boolean) => void): void }",
  request: "Request",
  plan: 'import("attise/edge").OpenPlan',
  "www/docs/cases.md plan": "string",
  qualify: 'typeof import("attise/edge").qualify',
  cases: "string",
  test: "(name: string, run: () => void) => void",
  assert: 'typeof import("node:assert/strict")',
  isbot: "(userAgent: string | null) => boolean",
  Deno: "{ serve(handler: (request: Request) => Promise<Response>): void }",
  Bun: "{ serve(options: { fetch(request: Request): Promise<Response> }): { url: URL } }",
};

/** Packages that are a project's own choice, taken as they come. */
export const MODULES = [];

/** Types of JSON that is neither a plan nor cases nor a journey, by document. */
export const VALUES = {
  "www/docs/suspicion.md": 'import("attise/edge").Verdict["suspicion"]',
};

/** Blocks that no checker of their language can judge, by document and first line, with what is done instead, or why nothing can be. */
export const EXCEPTIONS = {
  "www/docs/hosts.md // node.js": "Node's types of a request are not the web's; it is run by tests/edge/hosts-docs.test.mjs",
  'www/docs/release.md git commit -am "Release 0.1.0"': "it starts a release",
  "www/docs/release.md npm run reproduce": "it asks npm for what is to be published first; the command itself is that of step 2",
};
