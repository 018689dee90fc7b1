//! The seal and its keys: what holds, and what never does.

use attise::base64;
use attise::keys::Keyring;
use attise::seal::{CHARS, LIFE, Presented, Seal, set_cookie};
use proptest::prelude::*;

const HOST: &str = "example.org";
const NOW: u32 = 1_790_000_000;

/// A key of 32 bytes, each with the same value.
pub fn key(id: u8, byte: u8) -> String {
    format!("{id}:{}", base64::encode(&[byte; 32]))
}

/// A keyring that is good.
pub fn ring(text: &str) -> Keyring {
    Keyring::read(text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn sealed() -> (Keyring, Seal, String) {
    let keys = ring(&key(7, 1));
    let seal = Seal { first: NOW - 600, served: NOW - 60, views: 3, nonce: [9; 8] };
    let text = seal.write(&keys, HOST);
    (keys, seal, text)
}

fn problems(text: &str) -> Vec<String> {
    Keyring::read(text).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn a_seal_says_what_was_seen() {
    let (keys, seal, text) = sealed();
    assert_eq!(Seal::read(&text, &keys, HOST), Some(seal));
}

/// E1: every single bit of a seal flipped: none holds.
#[test]
fn e1_no_bit_of_a_seal_can_be_changed() {
    let (keys, _, text) = sealed();
    let bytes = base64::decode(&text).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut forged = bytes.clone();
        forged[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(Seal::read(&base64::encode(&forged), &keys, HOST), None, "bit {bit}");
    }
    for bit in 0..text.len() * 8 {
        let mut forged = text.clone().into_bytes();
        forged[bit / 8] ^= 1 << (bit % 8);
        let forged = String::from_utf8_lossy(&forged);
        assert_eq!(Seal::read(&forged, &keys, HOST), None, "bit {bit} of the text");
    }
}

/// E2: a tag cut to 0 … 15 bytes, or a seal with more behind it, is no seal.
#[test]
fn e2_a_tag_is_whole_or_none() {
    let (keys, _, text) = sealed();
    let bytes = base64::decode(&text).unwrap();
    for left in 0..bytes.len() {
        assert_eq!(Seal::read(&base64::encode(&bytes[..left]), &keys, HOST), None, "{left} bytes");
    }
    for more in ["A", "AA", "AAA", "AAAA", "=", " "] {
        assert_eq!(Seal::read(&(text.clone() + more), &keys, HOST), None);
    }
}

/// E3: of all versions and key ids only those hold that we know, and only as they were signed.
#[test]
fn e3_unknown_versions_and_keys_do_not_verify() {
    let (keys, seal, text) = sealed();
    let bytes = base64::decode(&text).unwrap();
    let mut held = 0;
    for version in 0..=255 {
        for id in 0..=255 {
            let mut other = bytes.clone();
            (other[0], other[1]) = (version, id);
            held += usize::from(Seal::read(&base64::encode(&other), &keys, HOST).is_some());
        }
    }
    assert_eq!(held, 1);
    assert_eq!(Seal::read(&seal.write(&ring(&key(8, 1)), HOST), &keys, HOST), None, "the same key under another id");
    assert_eq!(Seal::read(&seal.write(&ring(&key(7, 2)), HOST), &keys, HOST), None, "another key under the same id");
}

/// E3: while keys are changed on one machine after the other, every seal holds on each: first all learn the new key, then all sign with it, then the old one goes.
#[test]
fn e3_rotation_fails_nobody() {
    let (old, new) = (key(1, 1), key(2, 2));
    let steps = [old.clone(), format!("{old},{new}"), format!("{new},{old}"), new];
    for pair in steps.windows(2) {
        for (signs, reads) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let seal = Seal { first: NOW, served: NOW, views: 1, nonce: [0; 8] };
            // seals of the step before the last are renewed before their key is retired
            let text = seal.write(&ring(&pair[signs]), HOST);
            assert_eq!(Seal::read(&text, &ring(&pair[reads]), HOST), Some(seal));
        }
    }
}

/// E8: a seal is of one host.
#[test]
fn e8_a_seal_of_another_host_does_not_hold() {
    let (keys, _, text) = sealed();
    for host in ["", "example.com", "www.example.org", "example.org:8443", "example.org\0"] {
        assert_eq!(Seal::read(&text, &keys, host), None, "{host}");
    }
}

/// E11: of two cookies of our name neither is looked at; one of 5 KB is none.
#[test]
fn e11_the_cookie_header() {
    let (keys, seal, text) = sealed();
    let of = |header: &str| Presented::of(header, &keys, HOST, 300, NOW);
    let ours = format!("__Host-attise={text}");
    assert_eq!(of(""), Presented::Missing);
    assert_eq!(of("a=1; attise=2; __host-attise=3; __Host-attise2=4; __Host-attise"), Presented::Missing);
    assert_eq!(of(&ours), Presented::Held(seal));
    assert_eq!(of(&format!("a=1;{ours};b=2")), Presented::Held(seal));
    assert_eq!(of(&format!("{ours}; {ours}")), Presented::Ambiguous);
    assert_eq!(of(&format!("__Host-attise=; {ours}")), Presented::Ambiguous);
    assert_eq!(of(&format!("__Host-attise={}", "A".repeat(5000))), Presented::Refused);
    assert_eq!(of(&format!("a={}; {ours}", "A".repeat(100_000))), Presented::Held(seal));
    assert_eq!(of("__Host-attise="), Presented::Refused);
}

#[test]
fn a_seal_from_the_future_or_beyond_its_life_is_refused() {
    let (keys, seal, text) = sealed();
    let header = format!("__Host-attise={text}");
    let at = |now: u32| Presented::of(&header, &keys, HOST, 300, now);
    assert_eq!(at(seal.served - 300), Presented::Held(seal));
    assert_eq!(at(seal.served - 301), Presented::Refused);
    assert_eq!(at(seal.first + LIFE - 1), Presented::Held(seal));
    assert_eq!(at(seal.first + LIFE), Presented::Refused);
}

#[test]
fn pages_are_counted_from_the_first() {
    let first = Seal::renewed(&Presented::Missing, true, [1; 8], NOW);
    assert_eq!(first, Seal { first: NOW, served: NOW, views: 1, nonce: [1; 8] });
    let second = Seal::renewed(&Presented::Held(first), true, [2; 8], NOW + 50);
    assert_eq!(second, Seal { first: NOW, served: NOW + 50, views: 2, nonce: [2; 8] });
    let prefetched = Seal::renewed(&Presented::Held(second), false, [3; 8], NOW + 60);
    assert_eq!(prefetched, Seal { nonce: [3; 8], ..second });
    let full = Seal { views: u16::MAX, ..first };
    assert_eq!(Seal::renewed(&Presented::Held(full), true, [1; 8], NOW).views, u16::MAX);
    for none in [Presented::Unsigned, Presented::Ambiguous, Presented::Refused] {
        assert_eq!(Seal::renewed(&none, true, [1; 8], NOW), first);
    }
    assert_eq!((first.left(NOW), first.left(NOW + LIFE), first.left(NOW - 5)), (LIFE, 0, LIFE));
}

/// E14: a keyring is good, or all that is wrong with it is told, without a part of a key.
#[test]
fn e14_all_problems_of_a_keyring() {
    let short = base64::encode(&[1; 31]);
    let good = base64::encode(&[1; 32]);
    assert_eq!(problems(&format!(" 0:{good} , 255:{good}\n")), [""; 0]);
    assert_eq!(problems(""), ["keys[0]: expected `ID:KEY`, found nothing"]);
    assert_eq!(problems(&good), ["keys[0]: expected `ID:KEY`, found no `:`"]);
    assert_eq!(
        problems(&format!("1:{short},1:{good},256:{good},01:+,,:{good}")),
        [
            "keys[0].key: expected at least 32 bytes, found `31`",
            "keys[1].id: expected an id of its own, found `1` again",
            "keys[2].id: expected a whole number from 0 to 255",
            "keys[3].id: expected a whole number from 0 to 255",
            "keys[3].key: expected base64url text without padding",
            "keys[4]: expected `ID:KEY`, found nothing",
            "keys[5].id: expected a whole number from 0 to 255",
        ]
    );
}

proptest! {
    /// Whatever it says, a seal comes back as it was, in as many characters as ever, and its cookie is far below 1 KiB.
    #[test]
    fn e11_a_seal_is_always_short(first: u32, later: u32, views: u16, nonce: [u8; 8], id: u8, key in proptest::collection::vec(any::<u8>(), 32..100), host in "[a-z.]{0,80}") {
        let keys = ring(&format!("{id}:{}", base64::encode(&key)));
        let seal = Seal { first, served: first.saturating_add(later), views, nonce };
        let text = seal.write(&keys, &host);
        prop_assert_eq!(text.len(), CHARS);
        prop_assert!(set_cookie(&text, u32::MAX).len() <= 200);
        prop_assert_eq!(Seal::read(&text, &keys, &host), Some(seal));
    }

    #[test]
    fn any_text_is_no_seal(text in "\\PC{0,80}", letters in "[A-Za-z0-9_-]{48}") {
        let keys = ring(&key(7, 1));
        prop_assert_eq!(Seal::read(&text, &keys, HOST), None);
        prop_assert_eq!(Seal::read(&letters, &keys, HOST), None);
    }
}
