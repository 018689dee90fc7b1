//! The files of the npm package that `attise init` writes.

/// Paths in the package, and what is in them.
pub const FILES: [(&str, &str); 11] = [
    ("presets/b2b-saas.json", include_str!("../../../pkg-config/presets/b2b-saas.json")),
    ("templates/index.html", include_str!("../../../pkg-config/templates/index.html")),
    ("templates/serve.mjs", include_str!("../../../pkg-config/templates/serve.mjs")),
    ("templates/snippet.astro", include_str!("../../../pkg-config/templates/snippet.astro")),
    ("templates/snippet.bundled.html", include_str!("../../../pkg-config/templates/snippet.bundled.html")),
    ("templates/snippet.html", include_str!("../../../pkg-config/templates/snippet.html")),
    ("templates/snippet.svelte", include_str!("../../../pkg-config/templates/snippet.svelte")),
    ("templates/snippet.tsx", include_str!("../../../pkg-config/templates/snippet.tsx")),
    ("templates/snippet.vue", include_str!("../../../pkg-config/templates/snippet.vue")),
    ("templates/worker.js", include_str!("../../../pkg-config/templates/worker.js")),
    ("templates/wrangler.toml", include_str!("../../../pkg-config/templates/wrangler.toml")),
];
