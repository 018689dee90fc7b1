//! What a replay reports beside its tables. The names in brackets are rows of the list of acceptance.

use super::plans::{least, open};
use super::replay::{NOW, told};
use attise::replay::{Replay, Replayed};
use attise::report::{Part, Side};
use serde_json::{Value, json};

/// A ladder of three stages with a capacity, two contents, and points that can be followed by hand.
fn plan() -> Value {
    let mut plan = least();
    plan["phases"] = json!([{ "id": "learn" }]);
    plan["criteria"] = json!([
        { "id": "view", "signal": "pageView", "points": 1, "repeat": "every" },
        { "id": "guide", "signal": "download", "name": "guide", "points": 10, "repeat": "every" },
        { "id": "quote", "label": { "fr": "Devis", "en": "Quote" }, "signal": "formSubmit", "name": "quote", "points": 30, "repeat": "once" }
    ]);
    plan["fit"] = json!([{ "id": "big", "field": "size", "bands": [{ "from": 0, "points": 0 }, { "from": 100, "points": 5 }] }]);
    let reason = |id: &str, fr: &str| json!({ "id": id, "label": { "fr": fr, "en": id } });
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "engagement": 10 } },
        {
            "id": "sql", "owner": "sales", "gate": "human", "when": { "engagement": 20 }, "handRaise": "quote",
            "recycle": [{ "to": "mql", "reasons": reason("no-budget", "Pas de budget") }, { "to": "mql", "early": true, "reasons": reason("later", "Plus tard") }]
        }
    ]);
    plan["capacity"] =
        json!({ "leads": 1, "per": "month", "stage": "sql", "waitIn": "mql", "overflowPercent": 100, "cost": 10, "value": 100 });
    plan["assets"] = json!({
        "guide": { "label": "Le guide", "kind": "pdf", "topic": "basics", "phase": "learn" },
        "quote": { "kind": "form", "delivered": false },
        "film": { "kind": "video" }
    });
    plan
}

/// a and e ask for a quote, b reads two guides, c one, d looks on.
const EVENTS: &str = "visitor,at,path,kind,name\n\
    a,2026-01-05T08:00:00Z,/,formSubmit,quote\n\
    b,2026-01-05T08:10:00Z,/,download,guide\n\
    b,2026-01-05T08:20:00Z,/,download,guide\n\
    c,2026-01-05T08:30:00Z,/,download,guide\n\
    d,2026-01-05T08:40:00Z,/,,\n\
    e,2026-01-05T08:50:00Z,/,formSubmit,quote\n";
const OUTCOMES: &str = "visitor,won,verdict,reason\na,1,accepted,\nb,0,rejected,Pas de budget\nc,1,,\nd,0,refusé,no budget at all\ne,0,Rejeté,too-early\n";

fn report(plan: &Value, outcomes: Option<&str>, top: usize) -> Replayed {
    let (plan, compiled) = open(plan);
    let mut replay = Replay::new(NOW).with_top(top);
    replay.events(EVENTS.as_bytes()).unwrap();
    if let Some(outcomes) = outcomes {
        replay.outcomes(outcomes.as_bytes()).unwrap();
    }
    replay.facts(b"visitor,size\na,50\ne,150\n").unwrap();
    replay.finish(&plan, &compiled).unwrap()
}

/// [C14] Each step of the funnel has as many visitors as the one above it or more, and those who wait are told apart.
#[test]
fn the_funnel_never_widens_upwards() {
    let funnel = report(&plan(), Some(OUTCOMES), 0).report.funnel.unwrap();
    let steps: Vec<_> =
        funnel.steps.iter().map(|step| (step.stage.as_str(), step.reached, step.waiting, step.known, step.converted)).collect();
    assert_eq!(steps, [("visitor", 5, 0, 5, 2), ("mql", 4, 0, 4, 2), ("sql", 0, 3, 0, 0)]);
    assert!(funnel.steps.windows(2).all(|pair| pair[0].reached >= pair[1].reached));
    assert_eq!(report(&least(), None, 0).report.funnel, None);
}

/// [C27] Leads outside 1 to 5 % of the visitors are told.
#[test]
fn an_unusual_share_of_leads_is_told() {
    let share = |leads: usize, visitors: usize| {
        let (plan, compiled) = open(&plan());
        let mut replay = Replay::new(NOW);
        replay.events(b"visitor,seconds,path,kind,name\n").unwrap();
        for visitor in 0..visitors {
            let row = if visitor < leads { format!("{visitor},0,/,download,guide\n") } else { format!("{visitor},0,/,,\n") };
            replay.events(row.as_bytes()).unwrap();
        }
        let funnel = replay.finish(&plan, &compiled).unwrap().report.funnel.unwrap();
        assert_eq!(funnel.leads as usize, leads);
        funnel.unusual
    };
    assert_eq!(
        [(0, 100), (1, 100), (5, 100), (6, 100), (1, 101)].map(|(leads, visitors)| share(leads, visitors)),
        [true, false, false, true, true]
    );
}

/// [A12] [F41] The visitors in whom a criterion counted stand against those in whom it did not.
#[test]
fn each_criterion_is_held_against_what_came_of_it() {
    let criteria = report(&plan(), Some(OUTCOMES), 0).report.criteria;
    let side = |visitors, known, converted, judged, accepted| Side { visitors, known, converted, judged, accepted };
    let told: Vec<_> = criteria.iter().map(|row| (row.criterion.as_str(), row.part, row.with, row.without)).collect();
    assert_eq!(
        told,
        [
            ("view", Part::Engagement, side(1, 1, 0, 1, 0), side(4, 4, 2, 3, 1)),
            ("guide", Part::Engagement, side(2, 2, 1, 1, 0), side(3, 3, 1, 3, 1)),
            ("quote", Part::Engagement, side(2, 2, 1, 2, 1), side(3, 3, 1, 2, 0)),
            ("big", Part::Fit, side(1, 1, 0, 1, 0), side(4, 4, 2, 3, 1)),
        ]
    );
    assert_eq!(criteria[2].label.fr, "Devis");
}

/// [A12] [B16] [C15] [D06] What sales said: accepted, rejected, why, too early or not, and how far it agrees with the plan.
#[test]
fn the_verdicts_of_sales_are_added_up() {
    let sales = report(&plan(), Some(OUTCOMES), 0).report.sales.unwrap();
    assert_eq!((sales.handed_over, sales.accepted, sales.rejected, sales.early), (4, 1, 3, 1));
    let reasons: Vec<_> = sales.reasons.iter().map(|reason| (reason.reason.as_str(), reason.count, reason.early)).collect();
    assert_eq!(reasons, [("no budget at all", 1, false), ("no-budget", 1, false), ("too-early", 1, true)]);
    assert_eq!(sales.reasons[1].label.as_ref().unwrap().fr, "Pas de budget");
    let agreement = sales.agreement;
    // a, b and e wait for sales; d does not
    let cells = (agreement.ready_accepted, agreement.ready_rejected, agreement.kept_accepted, agreement.kept_rejected);
    assert_eq!(cells, (1, 2, 0, 1));
    assert_eq!(report(&plan(), Some("visitor,won\na,1\n"), 0).report.sales, None);
}

/// Reasons are those of the plan by id or by name, whatever their case and accents; several ways to write one are one.
#[test]
fn verdicts_need_no_conversion_and_the_most_frequent_reason_comes_first() {
    let outcomes = "visitor;verdict;reason\na;rejected;LATER\nb;rejected;plus tard\nc;rejected;\nd;accepted;great\n";
    let found = report(&plan(), Some(outcomes), 0);
    let sales = found.report.sales.unwrap();
    let reasons: Vec<_> = sales.reasons.iter().map(|reason| (reason.reason.as_str(), reason.count, reason.early)).collect();
    assert_eq!(reasons, [("later", 2, true), ("", 1, false)]);
    assert_eq!((sales.handed_over, sales.early), (4, 2));
    assert!(found.tables.temperature.iter().all(|group| group.known == 0), "a verdict is no outcome");
}

#[test]
fn wrong_verdicts_are_told_and_the_rest_goes_on() {
    let outcomes = "visitor,won,verdict,reason\na,1,maybe,\nb,0,rejected,later\nb,0,accepted,\nb,0,,\nz,,rejected,\n";
    let found = report(&plan(), Some(outcomes), 0);
    assert_eq!(
        told(&found),
        [
            "outcomes:2: verdict: expected `accepted` or `rejected`, found `maybe`",
            "outcomes:4: verdict: expected one verdict for `b`, found another one"
        ]
    );
    assert_eq!((found.report.sales.unwrap().handed_over, found.read.strangers), (1, 1));
    let refused = |header: &str| Replay::new(NOW).with_header(header);
    assert_eq!(
        refused("visitor,won,reason\n"),
        "outcomes: expected a column `verdict` beside `reason`, found `visitor`, `won`, `reason`"
    );
    assert_eq!(refused("visitor,won,sum,verdict\n"), "outcomes: expected one column that says who converted, found `won`, `sum`");
}

trait WithHeader {
    fn with_header(self, header: &str) -> String;
}

impl WithHeader for Replay {
    fn with_header(mut self, header: &str) -> String {
        self.events(b"visitor,seconds,path\na,0,/\n").unwrap();
        self.outcomes(header.as_bytes()).unwrap_err().to_string()
    }
}

/// [B13] What a threshold costs and brings, and the one that nets most.
#[test]
fn thresholds_are_weighed_by_cost_and_value() {
    let thresholds = report(&plan(), Some(OUTCOMES), 0).report.thresholds.unwrap();
    let rows: Vec<_> = thresholds.rows.iter().map(|row| (row.from, row.handed, row.won, row.cost, row.value, row.net)).collect();
    assert_eq!(rows, [(0, 5, 2, 50, 200, 150), (10, 4, 2, 40, 200, 160), (20, 3, 1, 30, 100, 70), (30, 2, 1, 20, 100, 80)]);
    assert_eq!(thresholds.best, 10);
    assert_eq!(report(&plan(), None, 0).report.thresholds, None, "without outcomes nothing is known");
    let mut free = plan();
    free["capacity"].as_object_mut().unwrap().remove("cost");
    assert_eq!(report(&free, Some(OUTCOMES), 0).report.thresholds, None);
    let mut dear = plan();
    dear["capacity"]["value"] = json!(10);
    let best = report(&dear, Some("visitor,won\na,1\nb,1\nc,0\nd,0\n"), 0).report.thresholds.unwrap();
    assert_eq!((best.best, best.rows[2].net, best.rows[3].net), (30, 0, 0), "of two that net the same the higher");
}

/// [C41] [B02] The ranking: hand-raises first, then points, then the latest activity, then the id.
#[test]
fn the_first_of_the_ranking_are_named() {
    let ranked = |top| {
        let top = report(&plan(), None, top).report.top;
        top.iter()
            .map(|lead| {
                format!(
                    "{} {}+{} {}",
                    lead.candidate.id,
                    lead.candidate.engagement,
                    lead.candidate.fit,
                    lead.stage.clone().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(ranked(10), ["e 30+5 mql", "a 30+0 mql", "b 20+0 mql", "c 10+0 mql", "d 1+0 visitor"]);
    assert_eq!(ranked(2), ["e 30+5 mql", "a 30+0 mql"]);
    assert!(ranked(0).is_empty());
}

/// [B14] [B15] Those who are ready against what sales can take.
#[test]
fn the_queue_before_sales_is_measured() {
    let queue = report(&plan(), None, 0).report.queue.unwrap();
    // a and e ask by themselves, so both go over where one would; b waits
    assert_eq!((queue.stage.as_str(), queue.leads, queue.per), ("sql", 1, "month"));
    assert_eq!((queue.ready, queue.admitted, queue.waiting, queue.congestion), (3, 2, 1, 100));
}

/// [B18] [C33] How often each content was asked for, and whether it is delivered.
#[test]
fn contents_are_counted() {
    let assets = report(&plan(), Some(OUTCOMES), 0).report.assets;
    let told: Vec<_> = assets
        .iter()
        .map(|asset| {
            (asset.visitors.name.as_str(), asset.asked, asset.visitors.visitors, asset.visitors.converted, asset.delivered)
        })
        .collect();
    assert_eq!(told, [("guide", 3, 2, 1, true), ("quote", 2, 2, 1, false), ("film", 0, 0, 0, true)]);
    assert_eq!(
        (assets[0].label.fr.as_str(), assets[0].topic.as_deref(), assets[0].phase.as_deref()),
        ("Le guide", Some("basics"), Some("learn"))
    );
}

#[test]
fn the_value_of_a_scroll_is_a_percentage() {
    let mut plan = least();
    plan["criteria"] = json!([{ "id": "deep", "signal": "scroll", "percent": 75, "points": 4, "repeat": "every" }]);
    let (plan, compiled) = open(&plan);
    let mut replay = Replay::new(NOW);
    replay.events(b"visitor,seconds,path,kind,value\na,0,/,scroll,80\na,1,/,scroll,20\nb,0,/,scroll,101\nb,0,/,scroll,\n").unwrap();
    let found = replay.finish(&plan, &compiled).unwrap();
    assert_eq!(found.report.criteria[0].with.visitors, 1);
    assert_eq!(
        told(&found),
        [
            "events:4: value: expected a whole percentage up to 100, found `101`",
            "events:5: value: expected a whole percentage up to 100, found ``"
        ]
    );
}
