//! One visitor on one page: the plan, the memory, the clock, and what the page shows.

use alloc::string::String;

use crate::attention::{Attention, EVENTS, Event};
use crate::compiled::Compiled;
use crate::hash::fnv1a;
use crate::memory::Memory;
use crate::offer::{self, View};
use crate::payload;
use crate::receipt;
use crate::score::{glance, take};
use crate::signal::{Kind, Signal};
use crate::temperature::Temperature;

/// The score changed.
pub const SCORE: u32 = 1;
/// The temperature changed.
pub const TEMPERATURE: u32 = 2;
/// An offer changed.
pub const OFFERS: u32 = 4;

/// A visitor, as a page sees it. All times are Unix seconds, but for the clock's monotonic milliseconds.
#[derive(Debug)]
pub struct Visitor {
    /// The plan.
    pub plan: Compiled,
    /// What is remembered.
    pub memory: Memory,
    clock: Attention,
    pages: u32,
    path: u32,
    /// Engagement points as of the last call.
    pub score: i32,
    /// Temperature as of the last call.
    pub temperature: Temperature,
    offers: String,
}

impl Visitor {
    /// A visitor with what is remembered, before any page.
    pub fn new(plan: Compiled, memory: Memory, now: u32) -> Visitor {
        let mut visitor = Visitor {
            plan,
            memory,
            clock: Attention::default(),
            pages: 0,
            path: 0,
            score: 0,
            temperature: Temperature::Cold,
            offers: String::new(),
        };
        visitor.refresh(now);
        visitor
    }

    /// A page view at a path. Closes the clock of the page before. Returns what changed ([`SCORE`] …).
    pub fn page(&mut self, path: &str, ms: u32, now: u32) -> u32 {
        let seconds = self.clock.step(Event::Close, ms);
        self.credit(seconds, now);
        self.turn(path);
        self.signal(Kind::PageView as u8, "", 0, now)
    }

    /// Makes a path the current page, without a view.
    pub fn turn(&mut self, path: &str) {
        self.pages = self.plan.groups_of(path.as_bytes());
        self.path = fnv1a(path.as_bytes());
    }

    /// A signal on the current page. Returns what changed.
    pub fn signal(&mut self, kind: u8, name: &str, amount: u32, now: u32) -> u32 {
        let name = if name.is_empty() { 0 } else { fnv1a(name.as_bytes()) };
        let signal = Signal { kind, pages: self.pages, path: self.path, name, amount, at: now };
        take(&self.plan, &mut self.memory, &signal);
        self.update(now, true)
    }

    /// An event of the attention clock, by its number. Returns what changed.
    pub fn attend(&mut self, event: u8, ms: u32, now: u32) -> u32 {
        let event = EVENTS.get(usize::from(event)).copied().unwrap_or(Event::Tick);
        let seconds = self.clock.step(event, ms);
        self.credit(seconds, now);
        self.update(now, seconds > 0)
    }

    fn credit(&mut self, seconds: u32, now: u32) {
        if seconds > 0 {
            let Visitor { pages, path, .. } = *self;
            let signal = Signal { kind: Kind::ActiveTime as u8, pages, path, name: 0, amount: seconds, at: now };
            take(&self.plan, &mut self.memory, &signal);
        }
    }

    /// The offers that stand, one line a slot: the slot's id, a tab, the offer's id.
    pub fn offers(&self) -> &str {
        &self.offers
    }

    /// The payload of now, for a form.
    pub fn payload(&self, nonce: &[u8], now: u32) -> String {
        let (_, temperature) = glance(&self.plan, &self.memory, now);
        payload::write(&self.plan, &self.memory, temperature, nonce, now)
    }

    /// Brings score, temperature and offers up to date. Returns what changed.
    pub fn refresh(&mut self, now: u32) -> u32 {
        self.update(now, false)
    }

    fn update(&mut self, now: u32, acted: bool) -> u32 {
        let (lines, score) = receipt::read(&self.plan, &self.memory, now);
        let temperature = self.memory.temperature_at(score, now, &self.plan);
        let Memory { visits: visit, .. } = self.memory;
        let view = View { lines: &lines, score, temperature, pages: self.pages, visit, held: self.memory.held(&self.plan) };
        let offers = offer::standing(&self.plan, &view, &mut self.memory.shown, acted);
        let mut changed = 0;
        for (differs, flag) in
            [(score != self.score, SCORE), (temperature != self.temperature, TEMPERATURE), (offers != self.offers, OFFERS)]
        {
            changed |= if differs { flag } else { 0 };
        }
        self.score = score;
        self.temperature = temperature;
        self.offers = offers;
        changed
    }
}
