//! What a project is, as far as its files say.

use crate::cli::host::Host;
use crate::cli::path::join;
use serde_json::Value;

/// With what a project makes its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    Next,
    Nuxt,
    Astro,
    SvelteKit,
    React,
    Vue,
    Svelte,
    /// Pages and scripts that something bundles.
    Bundled,
    /// Pages as they are.
    Html,
}

/// Packages that say what makes the pages, the most telling first.
const MAKERS: [(&str, Maker); 13] = [
    ("next", Maker::Next),
    ("nuxt", Maker::Nuxt),
    ("astro", Maker::Astro),
    ("@sveltejs/kit", Maker::SvelteKit),
    ("react", Maker::React),
    ("vue", Maker::Vue),
    ("svelte", Maker::Svelte),
    ("vite", Maker::Bundled),
    ("webpack", Maker::Bundled),
    ("rollup", Maker::Bundled),
    ("parcel", Maker::Bundled),
    ("esbuild", Maker::Bundled),
    ("@rspack/core", Maker::Bundled),
];

/// The lock files of package managers, and how each installs.
const INSTALLS: [(&str, &str); 4] =
    [("pnpm-lock.yaml", "pnpm add"), ("yarn.lock", "yarn add"), ("bun.lock", "bun add"), ("bun.lockb", "bun add")];

const PAGES: [&str; 3] = ["index.html", "public/index.html", "src/index.html"];
const WRANGLERS: [&str; 3] = ["wrangler.jsonc", "wrangler.json", "wrangler.toml"];

/// A project with pages of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub maker: Maker,
    /// True when Vite builds it, so that the plan can be a module of its own.
    pub vite: bool,
    pub typescript: bool,
    /// How a package is installed.
    pub install: &'static str,
    /// What it was known by.
    pub signs: Vec<String>,
    /// The settings of a worker of its own, and the file that they name.
    pub worker: Option<(&'static str, Option<String>)>,
    /// The settings of what builds it: the file that is there, or is to be made.
    pub settings: String,
    /// True when Next's pages lie in `src`.
    pub src: bool,
}

impl Project {
    /// Looks at a folder; `None` when there is no page of its own.
    pub fn look(host: &dyn Host, folder: &str) -> Option<Project> {
        let there = |name: &str| host.stat(&join(folder, name)).is_some_and(|stat| !stat.folder);
        let text = |name: &str| host.read(&join(folder, name)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let package: Value = text("package.json").and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let needs = |name: &str| {
            ["dependencies", "devDependencies"]
                .iter()
                .any(|list| package.pointer(&format!("/{list}")).is_some_and(|list| list.get(name).is_some()))
        };
        let found: Vec<&(&str, Maker)> = MAKERS.iter().filter(|(name, _)| needs(name)).collect();
        let page = PAGES.into_iter().find(|name| there(name));
        let maker = found.first().map(|(_, maker)| *maker).or(page.map(|_| Maker::Html))?;
        let vite = needs("vite") || matches!(maker, Maker::Nuxt | Maker::Astro | Maker::SvelteKit);
        let worker = WRANGLERS.into_iter().find(|name| there(name));
        let packages: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
        let mut signs = Vec::new();
        signs.extend((!packages.is_empty()).then(|| format!("package.json ({})", packages.join(", "))));
        signs.extend(page.map(String::from));
        signs.extend(worker.map(String::from));
        let (stem, usual) = match maker {
            Maker::Nuxt => ("nuxt", "ts"),
            Maker::Astro => ("astro", "mjs"),
            _ => ("vite", if there("tsconfig.json") { "ts" } else { "js" }),
        };
        let settings = ["ts", "mts", "js", "mjs"].map(|ending| format!("{stem}.config.{ending}"));
        Some(Project {
            maker,
            vite,
            typescript: there("tsconfig.json"),
            install: INSTALLS.into_iter().find(|(lock, _)| there(lock)).map_or("npm install", |(_, install)| install),
            signs,
            worker: worker.map(|name| (name, text(name).and_then(|text| main_of(&text)))),
            settings: settings.into_iter().find(|name| there(name)).unwrap_or_else(|| format!("{stem}.config.{usual}")),
            src: host.stat(&join(folder, "src/app")).is_some_and(|stat| stat.folder),
        })
    }
}

/// The script that the settings of a worker name: `"main": "src/index.ts"` or `main = "src/index.ts"`.
fn main_of(settings: &str) -> Option<String> {
    let lines = settings.lines().map(str::trim);
    let value = lines.filter_map(|line| {
        let rest = line.strip_prefix("\"main\"").or_else(|| line.strip_prefix("main"))?.trim_start();
        rest.strip_prefix([':', '=']).map(str::trim_start)
    });
    let quoted = value.filter_map(|value| value.strip_prefix(['"', '\''])?.split(['"', '\'']).next());
    quoted.map(|path| join("", path)).next()
}
