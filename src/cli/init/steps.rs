//! What to do in a project that is there already, and where to paste what.

use super::project::{Maker, Project};
use super::snippet::Snippet;

/// The steps, as they are printed; `cd` is said before them when the project is in another folder.
pub fn steps(project: &Project, snippet: &Snippet, elsewhere: Option<&str>) -> Vec<String> {
    let mut steps = vec![String::new(), format!("Found {}.", project.signs.join(", ")), String::new(), "Next:".into()];
    steps.extend(elsewhere.map(|folder| format!("  cd {folder}")));
    steps.push(format!("  {} attise", project.install));
    let mut step = |title: String, lines: &[String]| {
        steps.extend([String::new(), title]);
        steps.extend(lines.iter().map(|line| format!("  {line}")));
    };
    if let Some(lines) = plugin(project) {
        step(format!("In {}, which then checks and compiles the plan whenever it changes:", project.settings), &lines);
    }
    let (title, lines) = page(project, snippet);
    step(title, &lines);
    let (title, lines) = lead(project);
    step(title, &lines);
    step("To see the plan at work before anything is pasted:".into(), &["node attise/serve.mjs".into()]);
    let mut after = vec!["npx attise check attise/plan.json".to_owned()];
    if !project.vite {
        after.push("npx attise compile attise/plan.json -o attise/plan.js".into());
    }
    step("After each change of attise/plan.json:".into(), &after);
    steps
}

/// How the settings of what builds the project take the plan.
fn plugin(project: &Project) -> Option<Vec<String>> {
    let plugins = match project.maker {
        _ if !project.vite => return None,
        Maker::Nuxt | Maker::Astro => "vite: { plugins: [attise()] },",
        _ => "plugins: [attise()],",
    };
    let mut lines = vec!["import attise from \"attise/vite\";".to_owned(), plugins.into()];
    // its development server gives out nothing else that lies outside of src
    lines.extend((project.maker == Maker::SvelteKit).then(|| "server: { fs: { allow: [\"attise\"] } },".into()));
    let routes = matches!(project.maker, Maker::Nuxt | Maker::Astro | Maker::SvelteKit) || project.worker.is_some();
    lines.extend(
        (!routes).then(|| "server: { proxy: { \"/lead\": \"http://localhost:8787\" } }, // the worker, while you develop".into()),
    );
    Some(lines)
}

/// Where the snippet goes.
fn page(project: &Project, snippet: &Snippet) -> (String, Vec<String>) {
    let file = &snippet.path;
    let component = |place: &str, import: &str| {
        let title =
            format!("In a page, such as {place}; {file} has a slot, a form and the visitor, to be used as it is or taken apart:");
        // TypeScript wants no ending of its own
        let name = snippet.name.trim_end_matches(".tsx").trim_end_matches(".jsx");
        (title, vec![format!("import Landing from \"{import}{name}\";"), "<Landing />".into()])
    };
    match project.maker {
        Maker::Next => {
            let (folder, up) = if project.src { ("src/app", "../../attise/") } else { ("app", "../attise/") };
            component(&format!("{folder}/page.{}", if project.typescript { "tsx" } else { "js" }), up)
        }
        Maker::Nuxt => component("pages/index.vue", "~~/attise/"),
        Maker::Astro => component("src/pages/index.astro", "../../attise/"),
        Maker::SvelteKit => component("src/routes/+page.svelte", "../../attise/"),
        Maker::React => component(if project.typescript { "src/App.tsx" } else { "src/App.jsx" }, "../attise/"),
        Maker::Vue => component("src/App.vue", "../attise/"),
        Maker::Svelte => component("src/App.svelte", "../attise/"),
        Maker::Bundled if !project.vite => {
            let title = format!("Into your page: the slot and the form of {file}. Into its script, such as src/index.js:");
            (title, BUNDLED.map(String::from).into())
        }
        Maker::Bundled | Maker::Html => (format!("Into your page: the slot, the form and the script of {file}."), Vec::new()),
    }
}

/// The visitor, in a script that is bundled.
const BUNDLED: [&str; 4] = [
    "import { watch } from \"attise\";",
    "import \"attise/slots.css\";",
    "import plan from \"../attise/plan.js\";",
    "const visitor = watch(plan); // visitor.consent.grant() once the visitor has agreed",
];

/// Where the form is received.
fn lead(project: &Project) -> (String, Vec<String>) {
    let route = |file: &str, lines: &[&str]| {
        let up = match file.split('/').count() - 1 {
            0 => "./".into(),
            folders => "../".repeat(folders),
        };
        let import = format!("import lead from \"{up}attise/worker.js\";");
        let lines = [import].into_iter().chain(lines.iter().map(|line| (*line).into())).collect();
        (format!("The form is sent to /lead. In {file}:"), lines)
    };
    if let Some((settings, main)) = &project.worker {
        let main = main.as_deref().unwrap_or("src/index.js");
        let (title, lines) = route(main, &["if (new URL(request.url).pathname === \"/lead\") return lead.fetch(request);"]);
        return (title.replace(&format!("In {main}"), &format!("In {main}, the worker of {settings}")), lines);
    }
    match project.maker {
        Maker::Next => {
            let file = if project.src { "src/app/lead/route.js" } else { "app/lead/route.js" };
            route(file, &["export const POST = (request) => lead.fetch(request);"])
        }
        Maker::Nuxt => {
            route("server/routes/lead.post.js", &["export default defineEventHandler((event) => lead.fetch(toWebRequest(event)));"])
        }
        Maker::Astro => route(
            "src/pages/lead.js",
            &["export const prerender = false;", "export const POST = ({ request }) => lead.fetch(request);"],
        ),
        Maker::SvelteKit => route("src/routes/lead/+server.js", &["export const POST = ({ request }) => lead.fetch(request);"]),
        _ => {
            let title = "The form is sent to /lead: attise/worker.js receives it on Cloudflare, and wherever there are Request and Response.".into();
            (title, vec!["npx wrangler dev --config attise/wrangler.toml".into()])
        }
    }
}
