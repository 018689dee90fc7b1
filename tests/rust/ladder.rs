//! Laws of the ladder, of fit and of what a form may say.

use super::plans::{Act, acts, least, open};
use super::reference::{START, play};
use attise::compiled::Compiled;
use attise::facts::Facts;
use attise::fields::Fields;
use attise::ladder::step;
use attise::memory::Memory;
use attise::plan::{Certainty, Gate, Plan};
use attise::reading::{Found, Reading};
use attise::receipt;
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

fn plan(gates: [&str; 3]) -> Value {
    let mut plan = least();
    plan["criteria"] = json!([
        { "id": "view", "signal": "pageView", "points": 3, "repeat": "every", "halfLifeDays": 10, "phase": "early" },
        { "id": "quote", "signal": "formSubmit", "name": "quote", "points": 30, "repeat": "once", "phase": "late" },
        { "id": "guide", "signal": "download", "name": "guide", "points": 12, "repeat": "perKey", "phase": "late" }
    ]);
    plan["phases"] = json!([{ "id": "early" }, { "id": "late" }]);
    plan["total"] = json!({ "floor": 0, "cap": 100 });
    plan["fit"] = json!([{ "id": "role", "field": "role", "contains": "direct*", "points": 20 }, { "id": "size", "field": "size", "bands": [{ "from": 50, "points": 10 }] }]);
    plan["bant"] = json!({ "budget": "budget", "authority": "role", "need": "need", "timing": "timing" });
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "aliases": "MQL", "owner": "marketing", "gate": gates[0], "when": { "has": "email" }, "handRaise": "quote" },
        { "id": "sql", "owner": "sales", "gate": gates[1], "when": { "engagement": 20, "fit": 10 },
          "recycle": [{ "to": "mql", "reasons": ["no-budget", "too-early"] }] },
        { "id": "sal", "owner": "sales", "gate": gates[2], "when": { "bant": "declared" } }
    ]);
    plan
}

fn fields() -> impl Strategy<Value = Fields> {
    let name = prop_oneof![
        Just("email"),
        Just("role"),
        Just("size"),
        Just("budget"),
        Just("need"),
        Just("timing"),
        Just("sql"),
        Just("opened")
    ];
    let value =
        prop_oneof![Just("directeur"), Just("80"), Just("verified"), Just("verbal"), Just("a@b.example"), Just(""), Just("true")];
    prop::collection::btree_map(name.prop_map(String::from), value.prop_map(String::from), 0..8)
}

type Opened = LazyLock<(Plan, Compiled)>;

static FREE: Opened = LazyLock::new(|| open(&plan(["auto"; 3])));
static HUMAN: Opened = LazyLock::new(|| open(&plan(["auto", "human", "verbal"])));
static VERBAL: Opened = LazyLock::new(|| open(&plan(["auto", "verbal", "auto"])));

fn read((plan, compiled): &(Plan, Compiled), acts: &[Act], fields: &Fields, facts: &Facts) -> Reading {
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(compiled), START);
    let now = play(&mut visitor, acts);
    let (lines, engagement) = receipt::read(compiled, &visitor.memory, now);
    let found = Found { at: now, lines: &lines, engagement, temperature: visitor.temperature, offers: b"" };
    Reading::new(plan, &found, fields, facts)
}

proptest! {
    /// C10, E14, E17: whatever is done and whatever a form says, nothing but a person's act opens a gate.
    #[test]
    fn no_form_opens_a_gate(acts in acts(), fields in fields(), verbal in prop::bool::ANY) {
        let reading = read(if verbal { &VERBAL } else { &HUMAN }, &acts, &fields, &Facts::default());
        let stage = reading.stage.unwrap();
        prop_assert!(stage == "visitor" || stage == "mql", "{stage}");
        let bant = reading.bant.unwrap();
        prop_assert!(bant.least() <= Certainty::Declared);
    }

    /// E18: with the lower gate closed a higher stage is never reached, even if its own gate is open.
    #[test]
    fn no_stage_is_reached_round_a_closed_gate(acts in acts(), fields in fields()) {
        let opened = [("sal".to_owned(), Gate::Verbal)].into();
        let reading = read(&HUMAN, &acts, &fields, &Facts { opened, ..Facts::default() });
        prop_assert!(["visitor", "mql"].contains(&reading.stage.unwrap().as_str()));
    }

    /// C11, D12: who was sent back stays there, whatever is opened and done; by an alias too. A stage that there is not says nothing.
    #[test]
    fn who_was_sent_back_goes_no_higher(acts in acts(), fields in fields(), verified in prop::bool::ANY) {
        let facts = |at_most: Option<&str>| Facts {
            opened: [("sql".to_owned(), Gate::Verbal), ("sal".to_owned(), Gate::Verbal)].into(),
            verified: if verified { attise::facts::BANT.map(String::from).into() } else { vec![] },
            at_most: at_most.map(String::from),
            ..Facts::default()
        };
        let free = read(&HUMAN, &acts, &fields, &facts(None));
        let held = read(&HUMAN, &acts, &fields, &facts(Some("mql")));
        prop_assert!(["visitor", "mql"].contains(&held.stage.as_deref().unwrap()));
        prop_assert!(held.next.is_none());
        prop_assert_eq!(held.engagement, free.engagement);
        prop_assert_eq!(read(&HUMAN, &acts, &fields, &facts(Some("MQL"))).stage, held.stage);
        prop_assert_eq!(read(&HUMAN, &acts, &fields, &facts(Some("nowhere"))).stage, free.stage);
    }

    /// C40: one more act that counts for points never lowers score, stage or phase.
    #[test]
    fn more_interest_never_lowers(acts in acts(), fields in fields(), more in prop_oneof![Just((0u8, "")), Just((2, "quote")), Just((4, "guide"))]) {
        let (kind, name) = more;
        let mut longer = acts.clone();
        longer.push((kind, "/pricing", name, 0, 0));
        let facts = Facts::default();
        let (one, two) = (read(&FREE, &acts, &fields, &facts), read(&FREE, &longer, &fields, &facts));
        let place = |reading: &Reading| ["visitor", "mql", "sql", "sal"].iter().position(|id| reading.stage.as_deref() == Some(id));
        prop_assert!(two.engagement >= one.engagement);
        prop_assert!(place(&two) >= place(&one));
        prop_assert!(two.phase.as_deref().map(|phase| phase == "late") >= one.phase.as_deref().map(|phase| phase == "late"));
    }

    /// C36: nurture first or score first, the same acts give the same score.
    #[test]
    fn the_order_of_acts_at_one_time_does_not_matter(acts in acts(), turn in 0..60usize) {
        let together: Vec<_> = acts.iter().map(|(kind, path, name, amount, _)| (*kind, *path, *name, *amount, 0)).collect();
        let mut turned = together.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
        }
        let facts = Facts::default();
        let score = |acts: &[Act]| read(&FREE, acts, &Fields::new(), &facts).engagement;
        prop_assert_eq!(score(&together), score(&turned));
    }

    /// C39: a field more never lowers the coverage.
    #[test]
    fn knowing_more_covers_more(fields in fields(), value in "[a-z]{1,8}") {
        let facts = Facts::default();
        let mut more = fields.clone();
        more.insert("role".into(), value);
        prop_assert!(read(&FREE, &[], &more, &facts).coverage >= read(&FREE, &[], &fields, &facts).coverage);
    }
}

/// A person may climb through gates of their kind, and go back down where the plan has a way, with one of its reasons.
#[test]
fn steps_by_hand() {
    let (plan, _) = open(&plan(["auto", "human", "verbal"]));
    let step = |from: &str, to: &str, by: Gate, reason: Option<&str>| step(&plan, from, to, by, reason).err().unwrap_or_default();
    assert_eq!(step("mql", "sql", Gate::Human, None), "");
    assert_eq!(step("MQL", "sql", Gate::Verbal, None), "");
    assert_eq!(step("mql", "sql", Gate::Auto, None), "`sql` is opened by a person");
    assert_eq!(step("mql", "sal", Gate::Human, None), "`sal` opens only after a conversation with the lead");
    assert_eq!(step("mql", "sal", Gate::Verbal, None), "");
    assert_eq!(step("sql", "mql", Gate::Human, Some("too-early")), "");
    assert_eq!(step("sql", "mql", Gate::Human, None), "expected a reason: `no-budget`, `too-early`");
    assert_eq!(step("sql", "mql", Gate::Human, Some("bored")), "expected a reason among `no-budget`, `too-early`, found `bored`");
    assert_eq!(step("sql", "visitor", Gate::Human, Some("too-early")), "the plan has no way back from `sql` to `visitor`");
    assert_eq!(step("sql", "won", Gate::Human, None), "unknown stage `won`");
}

/// E27: a stage more is a line more in the plan.
#[test]
fn a_new_stage_needs_no_code() {
    let mut plan = plan(["auto"; 3]);
    plan["stages"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "won", "owner": "sales", "gate": "auto", "when": { "has": "order" } }));
    let fields = [("order".to_owned(), "7".to_owned())].into();
    assert_eq!(read(&open(&plan), &[], &fields, &Facts::default()).stage.as_deref(), Some("won"));
}

/// F26: a journey tells the score after each of its signals.
#[test]
fn a_journey_has_a_history() {
    let (plan, compiled) = &*FREE;
    let text = json!({ "start": START, "signals": [
        { "at": 0, "kind": "pageView", "path": "/" }, { "at": 5, "kind": "formSubmit", "name": "quote" }, { "at": 864_005, "kind": "pageView", "path": "/" }
    ] });
    let played = attise::journey::play(plan, compiled, &attise::journey::read(&text.to_string()).unwrap());
    let history: Vec<(u32, i32)> = played.history.iter().map(|moment| (moment.at - START, moment.engagement)).collect();
    assert_eq!(history, [(0, 3), (5, 33), (864_005, 35)]);
}
