//! Cold, warm or hot: thresholds with hysteresis and a dwell, so that calls to action do not flap.

use crate::compiled::Thresholds;

/// How near a visitor is to asking for something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Temperature {
    /// Below the warm threshold.
    #[default]
    Cold = 0,
    /// Between the warm and the hot threshold.
    Warm = 1,
    /// From the hot threshold on.
    Hot = 2,
}

impl Temperature {
    /// The temperature of a number as stored; an unknown one is cold.
    pub fn from_number(number: u8) -> Temperature {
        match number {
            1 => Temperature::Warm,
            2 => Temperature::Hot,
            _ => Temperature::Cold,
        }
    }

    /// The temperature that the thresholds alone give.
    pub fn of(score: i32, thresholds: &Thresholds) -> Temperature {
        if score >= thresholds.hot {
            Temperature::Hot
        } else if score >= thresholds.warm {
            Temperature::Warm
        } else {
            Temperature::Cold
        }
    }

    /// The temperature after a score was read, `lasted` seconds after the last change. Warming is immediate. Cooling
    /// waits until the score is below the threshold by more than the hysteresis allows, and until the dwell has passed.
    pub fn next(self, score: i32, lasted: u32, thresholds: &Thresholds) -> Temperature {
        let risen = Temperature::of(score, thresholds);
        let held = Temperature::of(score.saturating_add(thresholds.hysteresis), thresholds);
        if risen > self {
            risen
        } else if held < self && lasted >= thresholds.dwell {
            held
        } else {
            self
        }
    }
}
