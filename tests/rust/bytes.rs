//! Numbers and texts as bytes: what is written is read, and nothing else is.

use attise::base64::{decode, encode};
use attise::bytes::{Reader, Writer};
use attise::compiled::{Compiled, Unreadable};
use proptest::prelude::*;

proptest! {
    #[test]
    fn varints_come_back(numbers in prop::collection::vec(proptest::num::u64::ANY, 0..20)) {
        let mut writer = Writer::default();
        numbers.iter().for_each(|number| writer.varint(*number));
        let mut reader = Reader::new(&writer.bytes);
        for number in numbers {
            prop_assert_eq!(reader.varint(), number);
        }
        prop_assert!(reader.done());
    }

    #[test]
    fn base64_comes_back_and_is_the_only_way(bytes in prop::collection::vec(proptest::num::u8::ANY, 0..100), junk in "[A-Za-z0-9_-]{0,20}") {
        prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        if let Some(bytes) = decode(&junk) {
            prop_assert_eq!(encode(&bytes), junk);
        }
    }

    #[test]
    fn any_bytes_are_refused_as_a_plan(bytes in prop::collection::vec(proptest::num::u8::ANY, 0..200)) {
        prop_assert!(Compiled::read(&bytes).is_err());
        let mut named = b"ATP\x01".to_vec();
        named.extend(bytes);
        prop_assert_eq!(Compiled::read(&named).err(), Some(Unreadable::Damaged));
    }
}

#[test]
fn long_and_overlong_varints_are_refused() {
    for wrong in [&[0x80, 0x00][..], &[0xff; 11], &[0x80], &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02]] {
        let mut reader = Reader::new(wrong);
        reader.varint();
        assert!(reader.broken(), "{wrong:?}");
    }
}

#[test]
fn unreadable_plans_say_why() {
    assert_eq!(Compiled::read(b"").err(), Some(Unreadable::Magic));
    assert_eq!(Compiled::read(b"{}").err(), Some(Unreadable::Magic));
    assert_eq!(Compiled::read(b"ATP\x07").err(), Some(Unreadable::Version(7)));
    assert_eq!(Compiled::read(b"ATP\x01").err(), Some(Unreadable::Damaged));
}
