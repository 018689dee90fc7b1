//! The cases beside a plan, as they are written: `plan.cases.json`. The published JSON Schema for them is made from these types; the
//! engine reads them in `cases.rs` and `journey.rs`, and a test holds the two together.

use super::{Temperature, Text};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Cases beside a plan: what visitors do, and what that must come to.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cases {
    /// For editors: where the schema is.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// What the cases are about, for the people who read the file.
    pub about: Option<Text>,
    /// The cases.
    #[schemars(length(min = 1))]
    pub cases: Vec<Case>,
}

/// A journey, and what it must come to.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Case {
    /// Its name.
    pub name: Text,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Ids of what it proves, such as rows of a list of acceptance.
    pub rows: Option<Vec<Text>>,
    /// What the visitor does.
    pub journey: Journey,
    /// What must be in what comes of it. Objects may have fewer keys than what is found; all else must be equal.
    pub expect: Expect,
}

/// What one visitor does.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Journey {
    /// When it begins; with it, numbers are seconds after it.
    pub start: Option<Moment>,
    /// When the reading is made; at the last signal if left out.
    pub now: Option<Moment>,
    /// Form fields.
    pub fields: Option<BTreeMap<String, Answer>>,
    /// Stages whose gate a person has opened, and how.
    pub opened: Option<BTreeMap<String, OpenedBy>>,
    /// Facts of BANT that a person has verified.
    pub verified: Option<Vec<Fact>>,
    /// Leads that sales has taken in this period.
    #[schemars(range(min = 0, max = 2_147_483_647))]
    pub taken: Option<u32>,
    /// Whether the visitor sees only the defaults.
    pub holdout: Option<bool>,
    /// The signals, in the order in which they are played.
    pub signals: Vec<Step>,
}

/// A time: seconds, or a text like `2026-01-05T09:00:00Z`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Moment {
    /// Seconds after the start, or since 1970.
    Seconds(#[schemars(range(min = 0, max = 4_294_967_295_u32))] u32),
    /// A time of its own.
    Time(String),
}

/// What a form field says; a blank text says nothing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// A text.
    Text(String),
    /// A number.
    Number(serde_json::Number),
    /// Yes or no.
    Flag(bool),
}

/// How a person opened a gate.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OpenedBy {
    /// By deciding.
    Human,
    /// After having spoken with the lead.
    Verbal,
}

/// A fact of BANT.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// There is money for it.
    Budget,
    /// The lead has a say in the decision.
    Authority,
    /// The lead needs it.
    Need,
    /// It is known when.
    Timing,
}

/// The path of a page: it begins with `/`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Pathname(#[schemars(regex(pattern = "^/"))] pub String);

/// What every signal says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// When.
    pub at: Moment,
    /// The page's path, when it is another one than before.
    pub path: Option<Pathname>,
    /// The name of the form, asset, e-mail or event.
    pub name: Option<Text>,
}

/// One signal, by its kind.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Step {
    /// A page was seen.
    PageView {
        /// When.
        at: Moment,
        /// The page's path.
        path: Pathname,
    },
    /// So many seconds of attention have passed on the page.
    ActiveTime {
        /// What every signal says.
        #[serde(flatten)]
        signal: Signal,
        /// The seconds.
        #[schemars(range(min = 0, max = 86_400))]
        seconds: u32,
    },
    /// A form was sent.
    FormSubmit(Signal),
    /// Something marked was clicked.
    Click(Signal),
    /// A file was asked for.
    Download(Signal),
    /// Anything else that the host signals.
    Event(Signal),
    /// The visitor came from an e-mail.
    EmailClick(Signal),
    /// An e-mail was opened.
    EmailOpen(Signal),
    /// The page was scrolled so far down.
    Scroll {
        /// What every signal says.
        #[serde(flatten)]
        signal: Signal,
        /// The depth in percent of the page.
        #[schemars(range(min = 0, max = 100))]
        percent: u32,
    },
    /// The first field of a form was filled.
    FormStart(Signal),
    /// A link to another site was followed.
    OutboundClick(Signal),
    /// A video was played.
    VideoPlay {
        /// What every signal says.
        #[serde(flatten)]
        signal: Signal,
        /// The part that was played, in percent.
        #[schemars(range(min = 0, max = 100))]
        percent: Option<u32>,
    },
    /// A marked text was copied.
    Copy(Signal),
    /// The visit came through a channel.
    Channel(Signal),
    /// The page's telephone number was called.
    Call(Signal),
    /// An offer was seen in its slot.
    OfferSeen(Signal),
}

/// What must be in what comes of a journey.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(extend("minProperties" = 1))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expect {
    /// The reading.
    pub reading: Option<Reading>,
    /// The top three reasons in a sentence, in French and English.
    pub reasons: Option<BTreeMap<String, String>>,
    /// The payload that a form would carry, with a nonce that says no more than that a person acted.
    pub payload: Option<String>,
    /// Bytes of the stored memory.
    pub memory: Option<u32>,
    /// How the engagement has moved in seven days.
    pub trend: Option<Trend>,
    /// The engagement after each signal.
    pub history: Option<Vec<BTreeMap<String, Value>>>,
}

/// How an engagement has moved.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Upwards.
    Rising,
    /// Hardly.
    Flat,
    /// Downwards.
    Cooling,
}

/// What must be in a reading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(extend("minProperties" = 1))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// The time, in Unix seconds.
    pub at: Option<u32>,
    /// Engagement points.
    pub engagement: Option<i32>,
    /// Cold, warm or hot.
    pub temperature: Option<Temperature>,
    /// One line for each criterion that has counted.
    pub receipt: Option<Vec<BTreeMap<String, Value>>>,
    /// Fit points.
    pub fit: Option<i32>,
    /// How much of what the fit asks is known, in percent.
    pub coverage: Option<u32>,
    /// One line for each fit criterion.
    pub fit_receipt: Option<Vec<BTreeMap<String, Value>>>,
    /// The grade of the fit.
    #[schemars(extend("enum" = ["A", "B", "C", "D", null]))]
    pub grade: Option<Value>,
    /// The grade with a figure for the temperature: 1 hot, 2 warm, 3 cold.
    pub mark: Option<Value>,
    /// Id of the persona that fits best.
    pub persona: Option<Value>,
    /// The fit of each persona.
    pub personas: Option<Vec<BTreeMap<String, Value>>>,
    /// q1 neither fit nor interested, q2 interested, q3 fit, q4 both.
    #[schemars(extend("enum" = ["q1", "q2", "q3", "q4", null]))]
    pub quadrant: Option<Value>,
    /// What is done with the leads of the quadrant.
    pub quadrant_action: Option<Value>,
    /// What is done with a lead of its points.
    pub action: Option<Value>,
    /// Id of the phase of the purchase.
    pub phase: Option<Value>,
    /// How sure budget, authority, need and timing are.
    pub bant: Option<Value>,
    /// Whom the lead is about.
    pub subject: Option<Value>,
    /// Ids of the segments.
    pub segments: Option<Vec<String>>,
    /// The disqualifiers that hold.
    pub disqualified: Option<Vec<BTreeMap<String, Value>>>,
    /// Ids of the hand-raises that count.
    pub raised: Option<Vec<String>>,
    /// Id of the stage.
    pub stage: Option<Value>,
    /// The stage above that the lead waits for, and what keeps it from it.
    pub next: Option<Value>,
    /// Who owns the lead.
    pub owner: Option<Value>,
    /// How the lead may be contacted.
    #[schemars(extend("enum" = ["none", "newsletterOnly", "noCall", "any", null]))]
    pub contact: Option<Value>,
    /// Minutes in which the owner acts.
    pub sla: Option<Value>,
    /// What the owner does.
    pub actions: Option<Vec<BTreeMap<String, Value>>>,
    /// The offer in each slot.
    pub offers: Option<BTreeMap<String, String>>,
}
