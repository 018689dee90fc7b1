//! The snippet for a kind of project: a slot, a form and the visitor.

use super::project::{Maker, Project};

/// The plan as the templates import it, and the line by which TypeScript knows what it is.
const PLAN: &str = "plan.json?attise";
const TYPES: &str = "/// <reference types=\"attise/vite/client\" />\n";
/// What tells Next that a component lives in the page.
const CLIENT: &str = "\"use client\";\n";

/// A snippet, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its file's name.
    pub name: &'static str,
    /// Its file's path in the project.
    pub path: String,
    /// The template that it is made from, by its path in the package.
    pub from: &'static str,
    /// What it is.
    pub what: &'static str,
}

impl Snippet {
    /// The snippet that fits a project.
    pub fn of(project: &Project) -> Snippet {
        // without Vite, TypeScript knows no type of the compiled plan
        let typed = project.typescript && (project.vite || project.maker == Maker::Next);
        let (name, from) = match project.maker {
            Maker::Next | Maker::React if typed => ("snippet.tsx", "templates/snippet.tsx"),
            Maker::Next | Maker::React => ("snippet.jsx", "templates/snippet.tsx"),
            Maker::Nuxt | Maker::Vue => ("snippet.vue", "templates/snippet.vue"),
            Maker::Svelte | Maker::SvelteKit => ("snippet.svelte", "templates/snippet.svelte"),
            Maker::Astro => ("snippet.astro", "templates/snippet.astro"),
            Maker::Bundled => ("snippet.html", "templates/snippet.bundled.html"),
            Maker::Html => ("snippet.html", "templates/snippet.html"),
        };
        let what = if name == "snippet.html" {
            "a slot, a form and the script, for a page of yours"
        } else {
            "a slot, a form and the visitor, as a component"
        };
        Snippet { name, path: format!("attise/{name}"), from, what }
    }

    /// What is written, of its template.
    pub fn write(&self, template: &str, project: &Project) -> String {
        let mut text = template.to_owned();
        if !(project.vite && self.name.ends_with(".tsx")) {
            text = text.replacen(TYPES, "", 1);
        }
        if project.maker != Maker::Next {
            text = text.replacen(CLIENT, "", 1);
        }
        if project.vite { text } else { text.replace(PLAN, "plan.js") }
    }
}
