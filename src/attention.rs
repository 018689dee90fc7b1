//! The attention clock: how long a visitor really had a page before the eyes.
//!
//! Active means visible, focused, and a trusted input within the last 30 seconds; within the last ten minutes while media plays or an
//! embedded frame has the focus, where a visitor need not touch anything or does so out of our sight. One step never credits more than
//! 5 seconds, so sleep, freezing and clock jumps add nothing. Fed with events and a monotonic clock in milliseconds; reads no clock itself.

/// Milliseconds after the last input in which a visitor still counts as active.
pub const IDLE: u32 = 30_000;
/// The same while something holds the attention: see [`Event::Hold`].
pub const HOLD: u32 = 600_000;
/// Most milliseconds that one step credits.
pub const STEP: u32 = 5_000;

/// What the page tells the clock. The numbers are those of the boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Event {
    /// Time went by.
    Tick = 0,
    /// The page became visible.
    Visible = 1,
    /// The page was hidden.
    Hidden = 2,
    /// The window was focused.
    Focus = 3,
    /// The window lost the focus.
    Blur = 4,
    /// The visitor did something: a trusted pointer, key, touch or scroll.
    Input = 5,
    /// The page was left, for another page or for good.
    Close = 6,
    /// Media began to play, or a frame within the page got the focus.
    Hold = 7,
    /// Neither is so any more.
    Release = 8,
}

/// All events in the order of their numbers.
pub const EVENTS: [Event; 9] = [
    Event::Tick,
    Event::Visible,
    Event::Hidden,
    Event::Focus,
    Event::Blur,
    Event::Input,
    Event::Close,
    Event::Hold,
    Event::Release,
];

/// The clock of one page.
///
/// ```
/// use attise::attention::{Attention, Event};
/// let mut clock = Attention::default();
/// clock.step(Event::Visible, 0);
/// clock.step(Event::Focus, 0);
/// clock.step(Event::Input, 0);
/// assert_eq!(clock.step(Event::Tick, 2_500), 2); // the half second is kept for the next step
/// assert_eq!(clock.step(Event::Hidden, 3_000), 1);
/// assert_eq!(clock.step(Event::Tick, 60_000), 0);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Attention {
    visible: bool,
    focused: bool,
    held: bool,
    /// Milliseconds of activity left before the visitor counts as idle, and the same while held.
    alive: [u32; 2],
    last: u32,
    /// Milliseconds credited but not yet given out as whole seconds.
    credit: u32,
}

impl Attention {
    /// Moves the clock to `ms` (monotonic milliseconds, wrapping at 2^32) and takes the event. Returns the whole seconds of
    /// attention to credit.
    pub fn step(&mut self, event: Event, ms: u32) -> u32 {
        let passed = ms.wrapping_sub(self.last);
        self.last = ms;
        // a step back, as of a clock set wrong, is no step
        let passed = if passed > u32::MAX / 2 { 0 } else { passed };
        if self.visible && self.focused {
            let [alive, held] = self.alive;
            self.credit += passed.min(if self.held { held } else { alive }).min(STEP);
        }
        self.alive = self.alive.map(|alive| alive.saturating_sub(passed));
        match event {
            Event::Tick => {}
            Event::Visible => self.visible = true,
            Event::Hidden => self.visible = false,
            Event::Focus => self.focused = true,
            Event::Blur => self.focused = false,
            Event::Input => self.alive = [IDLE, HOLD],
            Event::Close => self.alive = [0, 0],
            Event::Hold => self.held = true,
            Event::Release => self.held = false,
        }
        let seconds = self.credit / 1000;
        self.credit %= 1000;
        if event == Event::Close {
            self.credit = 0;
        }
        seconds
    }
}
