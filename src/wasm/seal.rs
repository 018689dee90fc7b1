//! The boundary of the seal: the keys' text, and a cookie for each page.

use super::full::give;
use crate::keys::Keyring;
use crate::seal::{Presented, Seal, set_cookie};
use crate::trust::SKEW;
use wasm_bindgen::prelude::*;

/// All problems of a keyring's text; empty when it is good.
#[wasm_bindgen(js_name = checkKeys)]
pub fn check_keys(text: &str) -> JsValue {
    give(&Keyring::read(text).err().unwrap_or_default())
}

/// The `Set-Cookie` value that goes with a page served to a request with this `cookie` header, at `now` (Unix seconds). `nonce` is 64 random bits, `view` says that
/// a page is seen, and the cookie lasts `max_age` seconds at most. `undefined` when the keys are not good.
#[wasm_bindgen]
pub fn seal(keys: &str, host: &str, cookie: &str, nonce: u64, view: bool, max_age: u32, now: u32) -> Option<String> {
    let keys = Keyring::read(keys).ok()?;
    let presented = Presented::of(cookie, &keys, host, SKEW, now);
    let seal = Seal::renewed(&presented, view, nonce.to_le_bytes(), now);
    Some(set_cookie(&seal.write(&keys, host), max_age.min(seal.left(now))))
}
