//! Temperature: warming is immediate, cooling waits for hysteresis and dwell.

use attise::compiled::Thresholds;
use attise::temperature::Temperature::{self, Cold, Hot, Warm};

const THRESHOLDS: Thresholds = Thresholds { warm: 30, hot: 60, hysteresis: 5, dwell: 20 };

#[test]
fn transitions() {
    for (from, score, lasted, to) in [
        (Cold, 29, 0, Cold),
        (Cold, 30, 0, Warm),
        (Cold, 60, 0, Hot),
        (Warm, 60, 0, Hot),
        (Warm, 25, 100, Warm),
        (Warm, 24, 100, Cold),
        (Warm, 24, 19, Warm),
        (Hot, 55, 100, Hot),
        (Hot, 54, 100, Warm),
        (Hot, 54, 19, Hot),
        (Hot, 10, 20, Cold),
        (Cold, i32::MIN, 0, Cold),
        (Hot, i32::MAX, u32::MAX, Hot),
    ] {
        let found: Temperature = from.next(score, lasted, &THRESHOLDS);
        assert_eq!(found, to, "{from:?} at {score} after {lasted} s");
    }
}
