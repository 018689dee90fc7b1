//! What can happen: the kinds of signals and one signal.

/// The kind of a signal. The numbers are those of compiled plans and of the page's boundary: they never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A page was seen.
    PageView = 0,
    /// Seconds of attention on the current page.
    ActiveTime = 1,
    /// A form was sent; the name is the form's.
    FormSubmit = 2,
    /// Something marked was clicked.
    Click = 3,
    /// A file was asked for; the name is the asset's.
    Download = 4,
    /// Anything else that the host wants counted.
    Event = 5,
    /// A visit began. Made by the engine itself.
    Visit = 6,
    /// A visit began and it was not the first. Made by the engine itself.
    ReturnVisit = 7,
    /// The visitor came from an e-mail.
    EmailClick = 8,
    /// An e-mail was opened; the name is the mailing's.
    EmailOpen = 9,
    /// A page was scrolled down; the amount is the depth in percent.
    Scroll = 10,
    /// The first field of a form was filled.
    FormStart = 11,
    /// A link to another site was followed; the name is its host.
    OutboundClick = 12,
    /// A video was played; the amount is the part in percent.
    VideoPlay = 13,
    /// A marked text was copied.
    Copy = 14,
    /// A visit came through a channel; the name is the channel's.
    Channel = 15,
    /// The page's telephone number was called.
    Call = 16,
    /// An offer was seen in its slot; the name is the offer's.
    OfferSeen = 17,
    /// No signal: what a combination of criteria has for a kind.
    Combination = 255,
}

/// All kinds of signals with their names in plans and journeys, in the order of their numbers.
pub const KINDS: [(&str, Kind); 18] = [
    ("pageView", Kind::PageView),
    ("activeTime", Kind::ActiveTime),
    ("formSubmit", Kind::FormSubmit),
    ("click", Kind::Click),
    ("download", Kind::Download),
    ("event", Kind::Event),
    ("visit", Kind::Visit),
    ("returnVisit", Kind::ReturnVisit),
    ("emailClick", Kind::EmailClick),
    ("emailOpen", Kind::EmailOpen),
    ("scroll", Kind::Scroll),
    ("formStart", Kind::FormStart),
    ("outboundClick", Kind::OutboundClick),
    ("videoPlay", Kind::VideoPlay),
    ("copy", Kind::Copy),
    ("channel", Kind::Channel),
    ("call", Kind::Call),
    ("offerSeen", Kind::OfferSeen),
];

/// One thing that happened, as the engine takes it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signal {
    /// A number of [`Kind`].
    pub kind: u8,
    /// Page groups of the page it happened on, a bit each.
    pub pages: u32,
    /// Hash of the page's path.
    pub path: u32,
    /// Hash of the name (form, asset, event), 0 for none.
    pub name: u32,
    /// Seconds of active time, percent of a page scrolled or of a video played; not used otherwise.
    pub amount: u32,
    /// When, in Unix seconds.
    pub at: u32,
}
