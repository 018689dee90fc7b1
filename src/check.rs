//! From a plan's JSON text to a checked plan, or to all of its problems at once.

use crate::compiled::{Range, Repeat, Thresholds};
use crate::hash::key;
use crate::plan::{
    Choice, Criterion, Fit, Gate, Grades, Guard, Label, Language, PageGroup, Plan, Quadrants, Slot, Stage, Test, VERSION,
};
use crate::problem::Problem;
use crate::signal::{KINDS, Kind};
use crate::temperature::Temperature;
use crate::walk::{Node, Notes, Object, nearest, quoted};
use serde_json::Value;

/// Largest number of points that a plan may name.
pub const MOST_POINTS: i64 = 100_000;
const DAY: f64 = 86_400.0;
const NO_LIMIT: i32 = 1 << 28;
const TEMPERATURES: [&str; 3] = ["cold", "warm", "hot"];
const GRADES: [&str; 4] = ["A", "B", "C", "D"];

/// Checks a plan.
///
/// # Errors
///
/// All of its problems, in the order of the file.
///
/// ```
/// let problems = attise::check::check(r#"{ "version": 2 }"#).unwrap_err();
/// assert_eq!(problems[0].to_string(), "version: expected `1`, found `2`");
/// ```
pub fn check(text: &str) -> Result<Plan, Vec<Problem>> {
    let notes = Notes::default();
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            notes.add("not-json", "", format!("expected JSON: {error}"), "");
            return Err(notes.into_problems());
        }
    };
    let plan = plan(&Node::root(&value, &notes));
    let problems = notes.into_problems();
    match plan {
        Some(plan) if problems.is_empty() => Ok(plan),
        _ => Err(problems),
    }
}

/// Names that the rest of the plan refers to.
struct Names {
    pages: Vec<String>,
    groups: Vec<String>,
    criteria: Vec<String>,
}

fn plan(root: &Node<'_>) -> Option<Plan> {
    let mut object = root.object()?;
    let version = object.required("version")?;
    if version.value.as_i64() != Some(VERSION) {
        version.problem(
            "wrong-version",
            format!("expected `{VERSION}`, found {}", crate::walk::found(version.value)),
            "this build reads version 1 of the plan language",
        );
        return None;
    }
    object.optional("$schema");
    object.optional("comment");
    let id = object.required("id").and_then(|node| node.id());
    let language = object.required("language").and_then(|node| node.one_of(&["fr", "en"]));
    let pages = pages(object.required("pages"));
    let groups = groups(object.optional("groups"));
    let mut names = Names {
        pages: pages.iter().map(|group| group.name.clone()).collect(),
        groups: groups.iter().map(|(id, _)| id.clone()).collect(),
        criteria: Vec::new(),
    };
    let criteria = criteria(object.required("criteria"), &mut names);
    let total = object.required("total").and_then(|node| range(&node, true));
    let fit = object.optional("fit").map(|node| fit(&node)).unwrap_or_default();
    let temperature = object.required("temperature").and_then(|node| temperature(&node));
    let grade = object.optional("grade").map(|node| grades(&node));
    let quadrant = object.optional("quadrant").map(|node| quadrants(&node));
    let stages = object.optional("stages").map(|node| stages(&node, &names)).unwrap_or_default();
    let offers = object.optional("offers").map(|node| slots(&node, &names)).unwrap_or_default();
    object.finish();
    Some(Plan {
        id: id?.into(),
        language: if language? == 0 { Language::Fr } else { Language::En },
        pages,
        criteria,
        groups,
        total: total?,
        fit,
        temperature: temperature?,
        grade: settled(grade)?,
        quadrant: settled(quadrant)?,
        stages,
        offers,
    })
}

/// `None` only when the part is there and wrong.
#[allow(clippy::option_option, reason = "the outer layer is a failed check, the inner one a part that a plan may leave out")]
fn settled<T>(part: Option<Option<T>>) -> Option<Option<T>> {
    match part {
        Some(None) => None,
        Some(value) => Some(value),
        None => Some(None),
    }
}

fn pages(node: Option<Node<'_>>) -> Vec<PageGroup> {
    let Some(node) = node else { return Vec::new() };
    let entries = node.object().map(Object::entries).unwrap_or_default();
    if entries.len() > 32 {
        node.problem("too-many", format!("expected at most 32 page groups, found `{}`", entries.len()), "join some of them");
    }
    let mut groups = Vec::new();
    for (name, node) in entries {
        let patterns = node.texts().iter().filter_map(pattern).collect();
        groups.push(PageGroup { name: name.into(), patterns });
    }
    groups
}

fn pattern(node: &Node<'_>) -> Option<String> {
    let text = node.value.as_str().filter(|text| text.starts_with('/') || text.starts_with('*'));
    let Some(text) = text else {
        node.expected("a path that begins with `/` or `*`");
        return None;
    };
    if let Some(odd) = text.chars().find(|letter| "?#(){}+\\".contains(*letter)) {
        node.problem(
            "wrong-pattern",
            format!("expected a path with `*` and `:name` only, found `{odd}` in `{text}`"),
            "patterns match the path alone: leave out host, query and fragment",
        );
        return None;
    }
    Some(text.into())
}

fn groups(node: Option<Node<'_>>) -> Vec<(String, Range)> {
    let mut groups = Vec::new();
    for (name, node) in node.and_then(|node| node.object()).map(Object::entries).unwrap_or_default() {
        if let Some(range) = range(&node, false) {
            groups.push((name.into(), range));
        }
    }
    groups
}

/// A floor of 0 or below and a cap above 0; both must be given for the total, and at least one for a group.
fn range(node: &Node<'_>, both: bool) -> Option<Range> {
    let mut object = node.object()?;
    let floor = if both { object.required("floor") } else { object.optional("floor") };
    let cap = if both { object.required("cap") } else { object.optional("cap") };
    if floor.is_none() && cap.is_none() && !both {
        node.problem("missing-key", "missing key `cap`".into(), "a group without `cap` or `floor` changes nothing");
    }
    let range = Range {
        floor: floor.map_or(Some(-NO_LIMIT), |node| node.whole(-MOST_POINTS, 0))?,
        cap: cap.map_or(Some(NO_LIMIT), |node| node.whole(1, MOST_POINTS))?,
    };
    object.finish();
    Some(range)
}

fn criteria(node: Option<Node<'_>>, names: &mut Names) -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = Vec::new();
    for node in node.map(|node| node.filled_array()).unwrap_or_default() {
        let parsed = criterion(&node, names);
        if let Some(id) = node.value.get("id").and_then(Value::as_str) {
            unique(&node, id, &names.criteria);
            if let Some(other) = names.criteria.iter().find(|other| *other != id && key(other) == key(id)) {
                node.problem("same-key", format!("`{id}` has the same short key as `{other}`"), "rename one of them");
            }
            names.criteria.push(id.into());
        }
        criteria.extend(parsed);
    }
    criteria
}

fn unique(node: &Node<'_>, id: &str, others: &[String]) {
    if others.iter().any(|other| other == id) {
        node.problem("same-id", format!("the id `{id}` is taken"), "each id stands once");
    }
}

fn criterion(node: &Node<'_>, names: &Names) -> Option<Criterion> {
    let mut object = node.object()?;
    object.optional("comment");
    let id = object.required("id").and_then(|node| node.id());
    let label = label(object.optional("label"), id);
    let kinds: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
    let kind = object.required("signal").and_then(|node| node.one_of(&kinds)).and_then(|place| KINDS.get(place));
    let kind = kind.map(|(_, kind)| *kind);
    let pages = bits(object.optional("page"), &names.pages);
    let named = object.optional("name");
    let nameless = [Kind::PageView, Kind::ActiveTime, Kind::Visit, Kind::ReturnVisit];
    if let (Some(node), Some(kind)) = (&named, kind)
        && nameless.contains(&kind)
    {
        let kind = kinds.get(kind as usize).copied().unwrap_or_default();
        node.problem("unused-key", format!("a `{kind}` signal has no name"), "use `page` to say which pages count");
    }
    let texts = named.map(|node| node.texts().iter().filter_map(Node::text).map(String::from).collect()).unwrap_or_default();
    let timed = kind == Some(Kind::ActiveTime);
    let seconds = if timed { object.required("seconds") } else { object.optional("seconds") };
    if let Some(node) = seconds.as_ref().filter(|_| kind.is_some() && !timed) {
        node.problem("unused-key", "only an `activeTime` signal has `seconds`".into(), "");
    }
    let seconds = seconds.map_or(Some(0), |node| node.whole(1, 3600));
    let points = object.required("points").and_then(|node| {
        let points = node.whole(-MOST_POINTS, MOST_POINTS)?;
        if points == 0 {
            node.expected("points other than 0");
        }
        Some(points)
    });
    let repeat = object.required("repeat").and_then(|node| node.one_of(&["once", "perVisit", "perDay", "perKey", "every"]));
    let max = object.optional("max").map_or(Some(0), |node| node.whole(1, 1_000_000));
    let cap = object.optional("cap").map_or(Some(0), |node| node.whole(1, MOST_POINTS));
    let half_life = object.optional("halfLifeDays").map_or(Some(0), |node| half_life(&node));
    let group = object.optional("group").map_or(Some(0), |node| {
        let place = refer(&node, "group", &names.groups)?;
        Some(place as u32 + 1)
    });
    object.finish();
    Some(Criterion {
        id: id?.into(),
        label,
        kind: kind?,
        pages: pages?,
        names: texts,
        seconds: seconds?.unsigned_abs(),
        points: points?,
        repeat: [Repeat::Once, Repeat::PerVisit, Repeat::PerDay, Repeat::PerKey, Repeat::Every].get(repeat?).copied()?,
        max: max?.unsigned_abs(),
        cap: cap?.unsigned_abs(),
        half_life: half_life?,
        group: group?,
    })
}

/// Days to whole seconds: at least a minute, at most ten years.
#[allow(clippy::float_arithmetic, reason = "a plan's days may have a fraction; they become whole seconds here, once")]
fn half_life(node: &Node<'_>) -> Option<u32> {
    let days = node.value.as_f64().filter(|days| *days > 0.0);
    let Some(days) = days else {
        node.expected("a number above 0");
        return None;
    };
    let seconds = (days * DAY).round();
    if !(60.0..=3650.0 * DAY).contains(&seconds) {
        node.expected("between one minute and 3650 days");
        return None;
    }
    Some(seconds as u32)
}

fn label(node: Option<Node<'_>>, id: Option<&str>) -> Label {
    let both = |text: &str| Label { fr: text.into(), en: text.into() };
    let Some(node) = node else { return both(id.unwrap_or_default()) };
    if let Value::String(text) = node.value {
        return both(text);
    }
    let Some(mut object) = node.object() else { return Label::default() };
    let fr = object.required("fr").and_then(|node| node.text()).unwrap_or_default();
    let en = object.required("en").and_then(|node| node.text()).unwrap_or_default();
    object.finish();
    Label { fr: fr.into(), en: en.into() }
}

/// The place of a name among those that the plan declares.
fn refer(node: &Node<'_>, what: &str, names: &[String]) -> Option<usize> {
    let name = node.text()?;
    let place = names.iter().position(|known| known == name);
    if place.is_none() {
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let help = match nearest(name, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("the plan declares no {what}"),
            None => format!("declared: {}", quoted(&known)),
        };
        node.problem("unknown-name", format!("unknown {what} `{name}`"), &help);
    }
    place
}

/// Page groups as bits; 0 when nothing is said.
fn bits(node: Option<Node<'_>>, pages: &[String]) -> Option<u32> {
    let mut bits = 0;
    for node in node.map(|node| node.texts()).unwrap_or_default() {
        bits |= 1u32.unbounded_shl(refer(&node, "page group", pages)? as u32);
    }
    Some(bits)
}

fn fit(node: &Node<'_>) -> Vec<Fit> {
    let mut ids = Vec::new();
    let mut fits = Vec::new();
    for node in node.array() {
        let parsed = fit_criterion(&node);
        if let Some(id) = node.value.get("id").and_then(Value::as_str) {
            unique(&node, id, &ids);
            ids.push(id.into());
        }
        fits.extend(parsed);
    }
    fits
}

fn fit_criterion(node: &Node<'_>) -> Option<Fit> {
    let mut object = node.object()?;
    object.optional("comment");
    let id = object.required("id").and_then(|node| node.id());
    let label = label(object.optional("label"), id);
    let field = object.required("field").and_then(|node| node.text());
    let mut tests = Vec::new();
    if let Some(node) = object.optional("equals") {
        tests.push(scalar(&node).map(Test::Equals));
    }
    if let Some(node) = object.optional("oneOf") {
        tests.push(Some(Test::OneOf(node.filled_array().iter().filter_map(scalar).collect())));
    }
    if let Some(node) = object.optional("contains") {
        tests.push(Some(Test::Contains(node.texts().iter().filter_map(scalar).collect())));
    }
    if let Some(node) = object.optional("present") {
        if node.flag() == Some(false) {
            node.problem("wrong-value", "expected `true`, found `false`".into(), "unknown is not zero: it lowers the coverage");
        }
        tests.push(Some(Test::Present));
    }
    if let Some(node) = object.optional("bands") {
        tests.push(Some(Test::Bands(bands(&node))));
    }
    if tests.len() != 1 {
        let known = quoted(&["equals", "oneOf", "contains", "present", "bands"]);
        node.problem("wrong-test", format!("expected exactly one of {known}, found `{}`", tests.len()), "");
    }
    let banded = matches!(tests.first(), Some(Some(Test::Bands(_))));
    let points = if banded { object.optional("points") } else { object.required("points") };
    if let Some(node) = points.as_ref().filter(|_| banded) {
        node.problem("unused-key", "with `bands`, each band has its own points".into(), "");
    }
    let points = points.map_or(Some(0), |node| node.whole(-MOST_POINTS, MOST_POINTS));
    object.finish();
    let test = tests.pop().flatten();
    Some(Fit { id: id?.into(), label, field: field?.into(), test: test?, points: points? })
}

/// A text, a number or a yes or no, as text.
fn scalar(node: &Node<'_>) -> Option<String> {
    match node.value {
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => node.text().map(String::from),
    }
}

fn bands(node: &Node<'_>) -> Vec<(i32, i32)> {
    let mut bands: Vec<(i32, i32)> = Vec::new();
    for node in node.filled_array() {
        let Some(mut object) = node.object() else { continue };
        let from = object.required("from");
        let points = object.required("points").and_then(|node| node.whole(-MOST_POINTS, MOST_POINTS));
        object.finish();
        let Some(from) = from else { continue };
        let bound = from.whole(i64::from(i32::MIN), i64::from(i32::MAX));
        if let (Some(bound), Some((last, _))) = (bound, bands.last())
            && bound <= *last
        {
            from.problem("wrong-order", format!("expected more than `{last}`, found `{bound}`"), "bands go upwards");
        }
        if let (Some(bound), Some(points)) = (bound, points) {
            bands.push((bound, points));
        }
    }
    bands
}

fn temperature(node: &Node<'_>) -> Option<Thresholds> {
    let mut object = node.object()?;
    let warm = object.required("warm").and_then(|node| node.whole(1, MOST_POINTS));
    let hot_node = object.required("hot");
    let hot = hot_node.as_ref().and_then(|node| node.whole(1, MOST_POINTS));
    let hysteresis = object.optional("hysteresis").map_or(Some(0), |node| node.whole(0, MOST_POINTS));
    let dwell = object.optional("dwellSeconds").map_or(Some(0), |node| node.whole(0, 86_400));
    object.finish();
    if let (Some(warm), Some(hot), Some(node)) = (warm, hot, hot_node)
        && hot <= warm
    {
        node.problem("wrong-order", format!("expected more than `{warm}`, found `{hot}`"), "hot begins above warm");
    }
    Some(Thresholds { warm: warm?, hot: hot?, hysteresis: hysteresis?, dwell: dwell?.unsigned_abs() })
}

fn grades(node: &Node<'_>) -> Option<Grades> {
    let mut object = node.object()?;
    let mut bound = |key| object.required(key).and_then(|node| node.whole(-MOST_POINTS, MOST_POINTS));
    let (a, b, c) = (bound("A"), bound("B"), bound("C"));
    object.finish();
    let grades = Grades { a: a?, b: b?, c: c? };
    if grades.a <= grades.b || grades.b <= grades.c {
        let found = format!("`{}`, `{}`, `{}`", grades.a, grades.b, grades.c);
        node.problem("wrong-order", format!("expected A above B above C, found {found}"), "");
    }
    Some(grades)
}

fn quadrants(node: &Node<'_>) -> Option<Quadrants> {
    let mut object = node.object()?;
    let fit = object.required("fit").and_then(|node| node.whole(-MOST_POINTS, MOST_POINTS));
    let engagement = object.required("engagement").and_then(|node| node.whole(-MOST_POINTS, MOST_POINTS));
    object.finish();
    Some(Quadrants { fit: fit?, engagement: engagement? })
}

fn stages(node: &Node<'_>, names: &Names) -> Vec<Stage> {
    let mut ids = Vec::new();
    let mut stages = Vec::new();
    for (i, node) in node.filled_array().into_iter().enumerate() {
        let parsed = stage(&node, names);
        if let Some(id) = node.value.get("id").and_then(Value::as_str) {
            unique(&node, id, &ids);
            ids.push(id.into());
        }
        if i == 0 && (node.value.get("when").is_some() || parsed.as_ref().is_some_and(|stage| stage.gate != Gate::Auto)) {
            node.problem(
                "wrong-first-stage",
                "the first stage must be open to all".into(),
                "give it the gate `auto` and no `when`: every visitor is in some stage",
            );
        }
        stages.extend(parsed);
    }
    stages
}

fn stage(node: &Node<'_>, names: &Names) -> Option<Stage> {
    let mut object = node.object()?;
    object.optional("comment");
    let id = object.required("id").and_then(|node| node.id());
    let label = label(object.optional("label"), id);
    let owner = object.required("owner").and_then(|node| node.text());
    let gate = object.required("gate").and_then(|node| node.one_of(&["auto", "human", "verbal"]));
    let guard = object.optional("when").map_or(Some(Guard::default()), |node| guard(&node, names));
    object.finish();
    Some(Stage {
        id: id?.into(),
        label,
        owner: owner?.into(),
        gate: [Gate::Auto, Gate::Human, Gate::Verbal].get(gate?).copied()?,
        guard: guard?,
    })
}

fn guard(node: &Node<'_>, names: &Names) -> Option<Guard> {
    let mut object = node.object()?;
    let engagement = least(object.optional("engagement"));
    let fit = least(object.optional("fit"));
    let temperature = temperatures(object.optional("temperature"));
    let grades = object.optional("grade").map(|node| node.texts()).unwrap_or_default();
    let grade = grades.iter().filter_map(|node| node.one_of(&GRADES)).filter_map(|place| GRADES.get(place)?.chars().next());
    let has = object.optional("has").map(|node| node.texts()).unwrap_or_default();
    let did = object.optional("did").map(|node| node.texts()).unwrap_or_default();
    let guard = Guard {
        engagement,
        fit,
        temperature,
        grade: grade.collect(),
        has: has.iter().filter_map(Node::text).map(String::from).collect(),
        did: did.iter().filter_map(|node| refer(node, "criterion", &names.criteria)).collect(),
    };
    object.finish();
    Some(guard)
}

fn least(node: Option<Node<'_>>) -> Option<i32> {
    node.and_then(|node| node.whole(-MOST_POINTS, MOST_POINTS))
}

fn temperatures(node: Option<Node<'_>>) -> Vec<Temperature> {
    let nodes = node.map(|node| node.texts()).unwrap_or_default();
    nodes.iter().filter_map(|node| node.one_of(&TEMPERATURES)).map(|place| Temperature::from_number(place as u8)).collect()
}

fn slots(node: &Node<'_>, names: &Names) -> Vec<Slot> {
    let mut ids = Vec::new();
    let mut slots = Vec::new();
    for node in node.array() {
        let parsed = slot(&node, names);
        if let Some(id) = node.value.get("slot").and_then(Value::as_str) {
            unique(&node, id, &ids);
            ids.push(id.into());
        }
        slots.extend(parsed);
    }
    slots
}

fn slot(node: &Node<'_>, names: &Names) -> Option<Slot> {
    let mut object = node.object()?;
    object.optional("comment");
    let id = object.required("slot").and_then(|node| node.id());
    let default = object.required("default").and_then(|node| node.id());
    let nodes = object.optional("choices").map(|node| node.array()).unwrap_or_default();
    let choices = nodes.iter().filter_map(|node| choice(node, names)).collect();
    object.finish();
    Some(Slot { id: id?.into(), default: default?.into(), choices })
}

fn choice(node: &Node<'_>, names: &Names) -> Option<Choice> {
    let mut object = node.object()?;
    object.optional("comment");
    let offer = object.required("offer").and_then(|node| node.id());
    let mut when = object.required("when").and_then(|node| node.object())?;
    let temperature = temperatures(when.optional("temperature"));
    let pages = bits(when.optional("page"), &names.pages);
    let engagement = least(when.optional("engagement"));
    when.finish();
    object.finish();
    Some(Choice { offer: offer?.into(), temperature, pages: pages?, engagement })
}
