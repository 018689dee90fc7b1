//! Time: what a half-life makes of a moment, and how long a rounded line stays what it is.

use crate::decay::{self, BITS, MOST, ONE, SPAN, shift};
use crate::visitors::tables::Worth;

/// Half-lives up to here are divided by way of their inverse.
const LONGEST: u32 = 1 << 29;

/// Longest that a line is said to stay as it is, in seconds: what fades is looked at anew every other month at least.
pub const LONG: u64 = 1 << 22;

/// A half-life, and what is worked out of it once.
#[derive(Clone, Copy, Debug)]
pub struct Fade {
    half_life: u32,
    inverse: u64,
}

/// A moment, as a half-life sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tick {
    /// The moment, in Unix seconds.
    pub at: u32,
    /// Whole half-lives since 1970.
    periods: u32,
    /// Seconds since the last of them.
    rest: u32,
    /// What an occurrence of now weighs at the beginning of the half-life, times [`ONE`].
    up: u64,
    /// What is left now of what weighed 1 at the beginning, times 2 [`ONE`].
    down: u64,
}

impl Fade {
    /// A half-life in seconds; 0 when nothing fades.
    pub fn new(half_life: u32) -> Fade {
        Fade { half_life, inverse: (1u64 << 61).checked_div(u64::from(half_life)).unwrap_or(0) }
    }

    /// The half-life in seconds.
    pub fn half_life(&self) -> u32 {
        self.half_life
    }

    /// A moment (Unix seconds).
    #[inline]
    pub fn at(&self, at: u32) -> Tick {
        let periods = at.checked_div(self.half_life).unwrap_or(0);
        let rest = if self.half_life == 0 { 0 } else { at - periods * self.half_life };
        if rest == 0 {
            return Tick { at, periods, rest, up: ONE, down: 2 * ONE };
        }
        Tick { at, periods, rest, up: self.power(rest), down: self.power(self.half_life - rest) }
    }

    /// What is left of a weight after so many seconds.
    #[inline(always)]
    pub fn read(&self, weight: u64, age: u32) -> u64 {
        let periods = age.checked_div(self.half_life).unwrap_or(0);
        let rest = if self.half_life == 0 { 0 } else { age - periods * self.half_life };
        let whole = shift(weight, periods).min(MOST);
        if rest == 0 { whole } else { (whole * self.power(self.half_life - rest)) >> (BITS + 1) }
    }

    /// `2^(part / half-life)` times [`ONE`], for `part` up to the half-life: as [`crate::decay`] has it, without its division.
    #[inline(always)]
    fn power(&self, part: u32) -> u64 {
        let (part, whole) = (u64::from(part), u64::from(self.half_life));
        let x = if self.half_life < LONGEST {
            // one too few at most, for the inverse is less than one too small
            let near = (part * self.inverse) >> 29;
            near + u64::from((part << 32) - near * whole >= whole)
        } else {
            (part << 32) / whole
        };
        decay::power(x)
    }
}

impl Tick {
    /// What a sum of a landmark weighs now: [`crate::decay::Weight::read`].
    #[inline(always)]
    pub fn read(&self, sum: u64, landmark: u32) -> u64 {
        let whole = shift(sum, self.periods.saturating_sub(landmark)).min(MOST);
        if self.rest == 0 || self.periods < landmark { whole } else { (whole * self.down) >> (BITS + 1) }
    }

    /// Adds what weighs `gained` now: [`crate::decay::Weight::put`].
    #[inline(always)]
    pub fn put(&self, sum: &mut u64, landmark: &mut u32, gained: u64) {
        if *sum == 0 {
            *landmark = self.periods;
        }
        if self.periods > landmark.saturating_add(SPAN) {
            *sum = shift(*sum, self.periods - *landmark);
            *landmark = self.periods;
        }
        let unit = if self.periods >= *landmark {
            self.up << (self.periods - *landmark)
        } else {
            shift(self.up, *landmark - self.periods)
        };
        let unit = if gained == ONE { unit } else { (unit * gained) >> BITS };
        *sum = sum.saturating_add(unit);
    }
}

/// The points of a line, and how long it keeps them.
#[derive(Clone, Copy, Debug)]
pub struct Rounded {
    /// Its points.
    pub points: i32,
    /// What it is worth before rounding, in points times 2^16, without the sign.
    size: u64,
}

impl Rounded {
    /// The line of a criterion that has counted `times` and weighs `weight`: the points of [`crate::receipt`].
    #[inline(always)]
    pub fn new(worth: &Worth, times: u32, weight: u64) -> Rounded {
        let weight = weight.min(u64::from(times.min(worth.most_times)) << BITS).min(worth.most_weight);
        let size = u64::from(worth.size) * weight;
        let points = ((size + (1 << (BITS - 1))) >> BITS).min(u64::from(crate::receipt::MOST_POINTS)) as i32;
        Rounded { points: if worth.negative { -points } else { points }, size }
    }

    /// Seconds for which the points stay so, if nothing counts, or `most` if that is less; never too many.
    ///
    /// A weight only falls, so a line stays until what it is worth has fallen below where it is rounded down. In `x` half-lives it falls by less than a
    /// share `x` of it, but for what reading rounds: a share of 1.6e-5, and two units of a weight, at either end.
    #[inline(always)]
    pub fn stays(&self, worth: &Worth, most: u64) -> u64 {
        let raised = self.size + (1 << (BITS - 1));
        if worth.half_life == 0 || raised < ONE {
            return most;
        }
        let room = (raised & (ONE - 1)).saturating_sub((self.size >> 15) + 4 * u64::from(worth.size));
        let lasts = room * u64::from(worth.half_life);
        // dividing costs most, and few lines are the first to change
        if lasts < most * self.size { lasts / self.size } else { most }
    }
}
