//! The seal: what the edge itself saw of a visitor, in a cookie that only the edge can write.
//!
//! base64url text of: version, id of the key, when the visitor was first seen and when the last page was served (Unix seconds, 4 bytes each), pages
//! served (2 bytes), a nonce (8 bytes), and 16 bytes of HMAC-SHA-256 over the host and all that. The version says how it is signed: there is no field for
//! an algorithm.

use crate::base64;
use crate::bytes::{Reader, Writer};
use crate::keys::Keyring;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Name of the cookie. Browsers take one of this prefix from the host itself alone, over a secure connection, for all its paths.
pub const COOKIE: &str = "__Host-attise";
/// The version that this build writes and reads.
pub const VERSION: u8 = 1;
/// Characters of a seal: no more, no less.
pub const CHARS: usize = (SAID + TAG) / 3 * 4;
/// Seconds after which a seal ends, however often it was renewed: the 395 days that the CNIL gives a tracker.
pub const LIFE: u32 = 395 * 86_400;

/// Bytes of what a seal says.
const SAID: usize = 20;
/// Bytes of its tag: half of a SHA-256, as RFC 2104 §5 allows.
const TAG: usize = 16;
/// What no other use of the same keys begins with.
const PREFIX: &[u8] = b"attise seal 1\0";

/// What the edge saw of a visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seal {
    /// When it first saw the visitor, in Unix seconds.
    pub first: u32,
    /// When it served the last page, in Unix seconds; not before `first`.
    pub served: u32,
    /// Pages that it served, 65,535 at most.
    pub views: u16,
    /// Random bytes of this seal.
    pub nonce: [u8; 8],
}

/// The seal that a request presents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented {
    /// The edge has no keys: nothing is sealed.
    Unsigned,
    /// None.
    Missing,
    /// Several cookies of its name: nobody knows which one is ours, so none is looked at.
    Ambiguous,
    /// One that this edge has not signed for this host, or that is over.
    Refused,
    /// One that holds.
    Held(Seal),
}

impl Seal {
    /// The seal's text for a host, signed with the first key.
    pub fn write(&self, keys: &Keyring, host: &str) -> String {
        let (id, key) = keys.signing();
        let mut writer = Writer::default();
        writer.u8(VERSION);
        writer.u8(id);
        writer.fixed(u64::from(self.first), 4);
        writer.fixed(u64::from(self.served.max(self.first)), 4);
        writer.fixed(u64::from(self.views), 2);
        writer.bytes.extend(self.nonce);
        let tag = tag(key, host, &writer.bytes);
        writer.bytes.extend(tag);
        base64::encode(&writer.bytes)
    }

    /// The seal of a text, if a key of ours signed it for this host.
    pub fn read(text: &str, keys: &Keyring, host: &str) -> Option<Seal> {
        if text.len() != CHARS {
            return None;
        }
        let bytes = base64::decode(text)?;
        let (said, signed) = bytes.split_at_checked(SAID)?;
        let mut reader = Reader::new(said);
        if reader.u8() != VERSION {
            return None;
        }
        let key = keys.find(reader.u8())?;
        if !bool::from(tag(key, host, said).as_slice().ct_eq(signed)) {
            return None;
        }
        let mut seal =
            Seal { first: reader.fixed(4) as u32, served: reader.fixed(4) as u32, views: reader.fixed(2) as u16, nonce: [0; 8] };
        for byte in &mut seal.nonce {
            *byte = reader.u8();
        }
        Some(seal).filter(|seal| seal.first <= seal.served)
    }

    /// The seal that comes with a page served at `now` (Unix seconds) to who presents another: first seen is kept, and `view` says that one more page was
    /// seen. One whose time is over begins anew.
    pub fn renewed(presented: &Presented, view: bool, nonce: [u8; 8], now: u32) -> Seal {
        match presented {
            Presented::Held(seal) if view => {
                Seal { served: now.max(seal.served), views: seal.views.saturating_add(1), nonce, ..*seal }
            }
            Presented::Held(seal) => Seal { nonce, ..*seal },
            _ => Seal { first: now, served: now, views: u16::from(view), nonce },
        }
    }

    /// Seconds that it has left at a time (Unix seconds).
    pub fn left(&self, now: u32) -> u32 {
        LIFE.saturating_sub(now.saturating_sub(self.first))
    }
}

impl Presented {
    /// What a request's `cookie` header presents at `now` (Unix seconds). A seal from further ahead than `skew` seconds is refused, and one older than [`LIFE`].
    pub fn of(cookies: &str, keys: &Keyring, host: &str, skew: u32, now: u32) -> Presented {
        let mut ours = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('=')).filter(|(name, _)| *name == COOKIE);
        match (ours.next(), ours.next()) {
            (None, _) => Presented::Missing,
            (Some(_), Some(_)) => Presented::Ambiguous,
            (Some((_, text)), None) => Seal::read(text, keys, host)
                .filter(|seal| seal.served <= now.saturating_add(skew) && seal.left(now) > 0)
                .map_or(Presented::Refused, Presented::Held),
        }
    }
}

/// The `Set-Cookie` value of a seal that lasts so many seconds; an empty one with 0 takes it back.
pub fn set_cookie(seal: &str, seconds: u32) -> String {
    format!("{COOKIE}={seal}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Lax")
}

/// The tag over what a seal says, for a host. A host holds no zero byte, and what is said has one length: no two pairs make the same bytes.
fn tag(key: &[u8], host: &str, said: &[u8]) -> [u8; TAG] {
    let mut tag = [0; TAG];
    // a key of any length will do
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) {
        for part in [PREFIX, host.as_bytes(), b"\0", said] {
            mac.update(part);
        }
        for (byte, made) in tag.iter_mut().zip(mac.finalize().into_bytes()) {
            *byte = made;
        }
    }
    tag
}
