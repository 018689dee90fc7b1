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
}

/// All kinds with their names in plans and journeys, in the order of their numbers.
pub const KINDS: [(&str, Kind); 9] = [
    ("pageView", Kind::PageView),
    ("activeTime", Kind::ActiveTime),
    ("formSubmit", Kind::FormSubmit),
    ("click", Kind::Click),
    ("download", Kind::Download),
    ("event", Kind::Event),
    ("visit", Kind::Visit),
    ("returnVisit", Kind::ReturnVisit),
    ("emailClick", Kind::EmailClick),
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
    /// Seconds for active time; not used otherwise.
    pub amount: u32,
    /// When, in Unix seconds.
    pub at: u32,
}
