//! Law: a text is refused with problems that say where and what, or it is a plan whose compiled bytes can be read.
#![no_main]

use attise::check::check;
use attise_fuzz::open;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if open(text).is_none() {
        let problems = check(text).expect_err("checked once and refused");
        assert!(!problems.is_empty());
        for problem in problems {
            assert!(!problem.code.is_empty() && !problem.message.is_empty());
        }
    }
});
