// `shell.ts` for Node, which reads no TypeScript.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const entry = fileURLToPath(new URL("shell.ts", import.meta.url));
const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false, logLevel: "error" });

export const shell = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
