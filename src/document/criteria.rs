//! What counts towards engagement, and the ranges that points are kept in.

use super::{Id, Label, Once, OneOrMany, Repeat, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// What every criterion says of its points.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Earning {
    /// Its id; what is remembered of a visitor is kept under it.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Points for one occurrence, not 0; negative ones lower the score.
    #[schemars(range(min = -100_000, max = 100_000), extend("not" = { "const": 0 }))]
    pub points: i32,
    /// Most points, without the sign, that it is worth at any time.
    #[schemars(range(min = 1, max = 100_000))]
    pub cap: Option<u32>,
    /// Days in which the points of an occurrence halve.
    #[schemars(extend("exclusiveMinimum" = 0, "maximum" = 3650))]
    pub half_life_days: Option<f64>,
    /// The group it belongs to.
    pub group: Option<Text>,
    /// The phase of the purchase that it speaks of.
    pub phase: Option<Text>,
}

/// What every criterion says that counts a signal.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Counting {
    /// What every criterion says of its points.
    #[serde(flatten)]
    pub earning: Earning,
    /// The page group or groups that it must happen on.
    pub page: Option<OneOrMany<Text>>,
    /// How often it may count.
    pub repeat: Repeat,
    /// So many of them make one occurrence; 1 if left out.
    #[schemars(range(min = 1, max = 1000))]
    pub count: Option<u32>,
    /// Most occurrences that ever count.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub max: Option<u32>,
}

/// An engagement criterion, by the signal that it counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "signal", rename_all = "camelCase", deny_unknown_fields)]
pub enum Criterion {
    /// A page was seen.
    PageView {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
    },
    /// Attention on a page.
    ActiveTime {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// So many active seconds make one occurrence.
        #[schemars(range(min = 1, max = 3600))]
        seconds: u32,
    },
    /// A form was sent.
    FormSubmit {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The form or forms.
        name: Option<OneOrMany<Text>>,
    },
    /// Something marked was clicked.
    Click {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// What was clicked.
        name: Option<OneOrMany<Text>>,
    },
    /// A file was asked for.
    Download {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The asset or assets.
        name: Option<OneOrMany<Text>>,
    },
    /// Anything else that the host signals.
    Event {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The event or events.
        name: Option<OneOrMany<Text>>,
    },
    /// A visit began.
    Visit {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
    },
    /// A visit began and it was not the first.
    ReturnVisit {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
    },
    /// The visitor came from an e-mail.
    EmailClick {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The mailing or mailings.
        name: Option<OneOrMany<Text>>,
    },
    /// An e-mail was opened.
    EmailOpen {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The mailing or mailings.
        name: Option<OneOrMany<Text>>,
    },
    /// A page was scrolled so far down.
    Scroll {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// Least depth in percent of the page.
        #[schemars(range(min = 1, max = 100))]
        percent: u32,
    },
    /// The first field of a form was filled.
    FormStart {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The form or forms.
        name: Option<OneOrMany<Text>>,
    },
    /// A link to another site was followed.
    OutboundClick {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The other site's host.
        name: Option<OneOrMany<Text>>,
    },
    /// A video was played.
    VideoPlay {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The video or videos.
        name: Option<OneOrMany<Text>>,
        /// Least part that was played, in percent; any if left out.
        #[schemars(range(min = 1, max = 100))]
        percent: Option<u32>,
    },
    /// A marked text, such as a price, was copied.
    Copy {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// What was copied.
        name: Option<OneOrMany<Text>>,
    },
    /// A visit came through a channel, such as `organic` or `social`.
    Channel {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The channel or channels.
        name: Option<OneOrMany<Text>>,
    },
    /// The page's telephone number was called.
    Call {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The number or numbers, by their names.
        name: Option<OneOrMany<Text>>,
    },
    /// An offer was seen in its slot.
    OfferSeen {
        /// What every criterion says that counts a signal.
        #[serde(flatten)]
        counting: Counting,
        /// The offer or offers.
        name: Option<OneOrMany<Text>>,
    },
    /// Several other criteria have all counted: an AND of acts. It counts once.
    Combination {
        /// What every criterion says of its points.
        #[serde(flatten)]
        earning: Earning,
        /// Always `once`.
        repeat: Once,
        /// The criteria that must have counted.
        #[schemars(length(min = 2, max = 8))]
        of: Vec<Part>,
    },
}

/// A criterion that must have counted: its id, or its id and how often.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Part {
    /// Once at least.
    Once(Text),
    /// So often at least.
    Often {
        /// The criterion.
        criterion: Text,
        /// Least occurrences.
        #[schemars(range(min = 1, max = 1_000_000))]
        times: u32,
    },
}

/// The range of a group: a floor, a cap, or both.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(extend("minProperties" = 1))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Least points, 0 or below.
    #[schemars(range(min = -100_000, max = 0))]
    pub floor: Option<i32>,
    /// Most points.
    #[schemars(range(min = 1, max = 100_000))]
    pub cap: Option<i32>,
}

/// The range of the engagement score.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Least points, 0 or below.
    #[schemars(range(min = -100_000, max = 0))]
    pub floor: i32,
    /// Most points.
    #[schemars(range(min = 1, max = 100_000))]
    pub cap: i32,
}
