//! Points that fade by half-life: forward decay in fixed point.
//!
//! An occurrence at time `t` adds `2^((t − L) / h)` to a sum with landmark `L`; reading at `T` multiplies once by
//! `2^(−(T − L) / h)` (Cormode et al., "Forward decay", ICDE 2009). So a reading does not depend on when or how often others
//! were made. The landmark is a whole number of half-lives since 1970, and moves by whole half-lives: a plain shift.
//!
//! Error bound: one occurrence, read at any time, is off by less than 3 / 2^16 of an occurrence.

/// One occurrence, not faded, in the unit of [`Weight::read`].
pub const ONE: u64 = 1 << BITS;
/// Bits of a weight behind the point.
pub const BITS: u32 = 16;

/// Half-lives after which the landmark follows: what is older has faded to nothing.
pub(crate) const SPAN: u32 = 20;

/// Most that is ever read: far beyond any visitor, and far from overflow.
pub(crate) const MOST: u64 = 1 << 42;

/// 2^x - 1 on [0, 1] by powers of x, times 2^32: a least-squares fit made minimax by reweighting, held to 0 at 0 and 1 at 1.
/// Largest relative error of 2^x: 9.3e-8.
const EXP2: [u64; 5] = [8_071_611, 38_616_032, 239_739_387, 1_031_476_217, 2_977_064_049];

/// `2^(part / whole)` times [`ONE`], for `part < whole`.
fn exp2(part: u32, whole: u32) -> u64 {
    power((u64::from(part) << 32) / u64::from(whole.max(1)))
}

/// `2^(x / 2^32)` times [`ONE`], for `x` up to 2^32. A larger `x` never gives less.
pub(crate) fn power(x: u64) -> u64 {
    let mut power = 0;
    for coefficient in EXP2 {
        power = ((power + coefficient) * x) >> 32;
    }
    ONE + ((power + (1 << (31 - BITS))) >> (32 - BITS))
}

/// A fading number of occurrences. With a half-life of 0 nothing fades.
///
/// ```
/// use attise::decay::{Weight, ONE};
/// let week = 7 * 86_400;
/// let mut weight = Weight::default();
/// weight.add(0, week, u64::MAX);
/// assert_eq!(weight.read(0, week), ONE);
/// assert_eq!(weight.read(week, week), ONE / 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Occurrences as they weighed at the landmark, times [`ONE`].
    pub sum: u64,
    /// The landmark, in half-lives since 1970.
    pub landmark: u32,
}

impl Weight {
    /// Adds one occurrence at `at` (Unix seconds), as much of it as fits under `limit` ([`ONE`] an occurrence). Returns what
    /// was gained: [`ONE`] unless the limit trimmed it.
    pub fn add(&mut self, at: u32, half_life: u32, limit: u64) -> u64 {
        let gained = limit.saturating_sub(self.read(at, half_life)).min(ONE);
        self.put(gained, at, half_life);
        gained
    }

    /// Adds what weighs `gained` ([`ONE`] an occurrence, no more than that) at `at` (Unix seconds).
    pub fn put(&mut self, gained: u64, at: u32, half_life: u32) {
        let (periods, rest) = split(at, half_life);
        if self.sum == 0 {
            self.landmark = periods;
        }
        if periods > self.landmark.saturating_add(SPAN) {
            self.sum = shift(self.sum, periods - self.landmark);
            self.landmark = periods;
        }
        let unit = exp2(rest, half_life);
        let unit = if periods >= self.landmark { unit << (periods - self.landmark) } else { shift(unit, self.landmark - periods) };
        let unit = if gained == ONE { unit } else { (unit * gained) >> BITS };
        self.sum = self.sum.saturating_add(unit);
    }

    /// Adds what another weight of the same half-life says: exactly, unless the older one has faded to next to nothing beside it.
    pub fn join(&mut self, other: Weight) {
        if self.sum == 0 {
            *self = other;
        } else if other.sum > 0 {
            let (mut early, mut late) = (*self, other);
            if early.landmark > late.landmark {
                core::mem::swap(&mut early, &mut late);
            }
            let apart = late.landmark - early.landmark;
            *self = if apart > SPAN || late.sum >> (63 - apart) > 0 {
                Weight { sum: late.sum.saturating_add(shift(early.sum, apart)), ..late }
            } else {
                Weight { sum: early.sum.saturating_add(late.sum.saturating_mul(1 << apart)), ..early }
            };
        }
    }

    /// What reads as `amount` ([`ONE`] an occurrence) at `at` (Unix seconds).
    pub fn of(amount: u64, at: u32, half_life: u32) -> Weight {
        let (landmark, rest) = split(at, half_life);
        Weight { sum: (amount.min(MOST) * exp2(rest, half_life)) >> BITS, landmark }
    }

    /// What is left at `at` (Unix seconds), [`ONE`] an occurrence.
    pub fn read(&self, at: u32, half_life: u32) -> u64 {
        let (periods, rest) = split(at, half_life);
        let whole = shift(self.sum, periods.saturating_sub(self.landmark)).min(MOST);
        if rest == 0 || periods < self.landmark { whole } else { (whole * exp2(half_life - rest, half_life)) >> (BITS + 1) }
    }
}

/// Whole half-lives since 1970, and the seconds beyond.
fn split(at: u32, half_life: u32) -> (u32, u32) {
    (at.checked_div(half_life).unwrap_or(0), at.checked_rem(half_life).unwrap_or(0))
}

pub(crate) fn shift(value: u64, by: u32) -> u64 {
    value.checked_shr(by).unwrap_or(0)
}
