import node from "@astrojs/node";
import { defineConfig } from "astro/config";

// Astro on Node takes no form from a host that it was not told of.
export default defineConfig({ output: "server", adapter: node({ mode: "standalone" }), security: { allowedDomains: [{ hostname: "localhost" }] } });
