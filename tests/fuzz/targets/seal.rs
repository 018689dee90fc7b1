//! Law: of all cookies only those hold that a key of ours signed for this host, whole, as long as they last; and these say what was sealed.
#![no_main]

use attise::keys::Keyring;
use attise::seal::{COOKIE, Presented, Seal};
use attise_fuzz::NOW;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const SKEW: u32 = 300;
static KEYS: LazyLock<Keyring> = LazyLock::new(|| {
    Keyring::read("1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8,2:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8")
        .expect("the keys are good")
});

fuzz_target!(|data: (&str, [u32; 2], u16, [u8; 8], u16)| {
    let (header, [first, life], views, nonce, place) = data;
    let read = |cookies: &str, host: &str| Presented::of(cookies, &KEYS, host, SKEW, NOW);
    assert!(!matches!(read(header, "example.org"), Presented::Held(_)), "a made-up cookie holds");

    let sealed = Seal { first, served: first.saturating_add(life), views, nonce };
    let text = sealed.write(&KEYS, "example.org");
    assert_eq!(Seal::read(&text, &KEYS, "example.org"), Some(sealed));
    assert_eq!(Seal::read(&text, &KEYS, "example.com"), None);
    assert!(text.len() <= 1024);

    let cookie = format!("a=b; {COOKIE}={text}");
    let lasts = sealed.served <= NOW + SKEW && sealed.left(NOW) > 0;
    assert_eq!(read(&cookie, "example.org"), if lasts { Presented::Held(sealed) } else { Presented::Refused });
    let renewed = Seal::renewed(&read(&cookie, "example.org"), true, nonce, NOW);
    assert!(renewed.served >= NOW && renewed.first <= renewed.served && renewed.views >= 1);

    let mut changed = text.into_bytes();
    let place = usize::from(place) % (changed.len() * 8);
    changed[place / 8] ^= 1 << (place % 8);
    assert_eq!(Seal::read(&String::from_utf8_lossy(&changed), &KEYS, "example.org"), None);
});
