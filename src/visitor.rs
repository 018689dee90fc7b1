//! One visitor on one page: the plan, the memory, the clock, and what the page shows.

use alloc::vec::Vec;

use crate::attention::{Attention, EVENTS, Event};
#[cfg(feature = "full")]
use crate::base64;
use crate::compiled::Compiled;
#[cfg(feature = "full")]
use crate::hash::fnv1a;
use crate::memory::Memory;
use crate::offer::{self, View};
use crate::payload;
use crate::receipt;
use crate::score::{glance, record};
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
    own: Memory,
    clock: Attention,
    pages: u32,
    path: u32,
    /// Engagement points as of the last call.
    pub score: i32,
    /// Temperature as of the last call.
    pub temperature: Temperature,
    offers: Vec<u8>,
}

impl Visitor {
    /// A visitor with what is remembered, before any page. All of it is this tab's own.
    pub fn new(plan: Compiled, memory: Memory, now: u32) -> Visitor {
        let mut visitor = Visitor {
            plan,
            own: memory.clone(),
            memory,
            clock: Attention::default(),
            pages: 0,
            path: 0,
            score: 0,
            temperature: Temperature::Cold,
            offers: Vec::new(),
        };
        visitor.refresh(now);
        visitor
    }

    /// Forgets all but the page and its clock.
    pub fn forget(&mut self) {
        self.memory = Memory::new(&self.plan);
        self.own = Memory::new(&self.plan);
    }

    /// Adds what a stored record says: one of this tab's own, or one that is left to another.
    pub fn join(&mut self, bytes: &[u8], own: bool, now: u32) {
        let record = Memory::read(bytes, &self.plan, now);
        self.memory.join(&self.plan, &record);
        if own {
            self.own.join(&self.plan, &record);
        }
    }

    /// This tab's record, as it is stored.
    pub fn record(&self) -> Vec<u8> {
        self.memory.record(&self.plan, &self.own)
    }

    /// A page view, on a page of these groups (a bit each) whose path has this hash. Closes the clock of the page before. Returns what changed
    /// ([`SCORE`] …).
    pub fn view(&mut self, pages: u32, path: u32, ms: u32, now: u32) -> u32 {
        let seconds = self.clock.step(Event::Close, ms);
        self.credit(seconds, now);
        self.go(pages, path);
        self.act(Kind::PageView as u8, 0, 0, now)
    }

    /// Makes a page the current one, without a view.
    pub fn go(&mut self, pages: u32, path: u32) {
        self.pages = pages;
        self.path = path;
    }

    /// A signal on the current page, its name as a hash (0 for none). Returns what changed.
    pub fn act(&mut self, kind: u8, name: u32, amount: u32, now: u32) -> u32 {
        let signal = Signal { kind, pages: self.pages, path: self.path, name, amount, at: now };
        record(&self.plan, &mut self.memory, &mut self.own, &signal);
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
            record(&self.plan, &mut self.memory, &mut self.own, &signal);
        }
    }

    /// The offers that stand, in ASCII, one line a slot: the slot's id, a tab, the offer's id.
    pub fn offers(&self) -> &[u8] {
        &self.offers
    }

    /// The bytes of the payload of now, for a form: see [`payload::write`].
    pub fn evidence(&self, nonce: u64, now: u32) -> Vec<u8> {
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

#[cfg(feature = "full")]
impl Visitor {
    /// [`Visitor::view`] by the page's path.
    pub fn page(&mut self, path: &str, ms: u32, now: u32) -> u32 {
        self.view(self.plan.groups_of(path.as_bytes()), fnv1a(path.as_bytes()), ms, now)
    }

    /// [`Visitor::go`] by the page's path.
    pub fn turn(&mut self, path: &str) {
        self.go(self.plan.groups_of(path.as_bytes()), fnv1a(path.as_bytes()));
    }

    /// [`Visitor::act`] by the signal's name.
    pub fn signal(&mut self, kind: u8, name: &str, amount: u32, now: u32) -> u32 {
        self.act(kind, if name.is_empty() { 0 } else { fnv1a(name.as_bytes()) }, amount, now)
    }

    /// The text of [`Visitor::evidence`].
    pub fn payload(&self, nonce: &[u8; 8], now: u32) -> String {
        base64::encode(&self.evidence(u64::from_le_bytes(*nonce), now))
    }
}
