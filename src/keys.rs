//! The keys that seal: read from a secret of the environment, such as `2:BASE64URL,1:BASE64URL`. The first one signs, all of them verify.

use crate::base64;
use crate::problem::Problem;

/// Fewest bytes of a key: as many as a SHA-256 has, by RFC 2104 §3.
pub const LEAST_BYTES: usize = 32;

/// The keys that an edge knows. It shows itself nowhere: it has no `Debug`, and problems quote no part of a key.
#[derive(Clone)]
pub struct Keyring {
    signing: Key,
    others: Vec<Key>,
}

#[derive(Clone)]
struct Key {
    id: u8,
    bytes: Vec<u8>,
}

impl Keyring {
    /// Reads a keyring's text.
    ///
    /// # Errors
    ///
    /// All problems at once: no key, ids that are no numbers from 0 to 255 or that two keys have, keys that are not base64url or have
    /// less than [`LEAST_BYTES`].
    pub fn read(text: &str) -> Result<Keyring, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut keys: Vec<Key> = Vec::new();
        let entries = text.trim().split(',').map(str::trim);
        for (place, entry) in entries.enumerate() {
            let mut wrong = |part: &str, message: String| {
                let help = "`npx attise key` prints a fresh key".into();
                problems.push(Problem { code: "wrong-key", path: format!("keys[{place}]{part}"), message, help });
            };
            let Some((id, key)) = entry.split_once(':') else {
                wrong("", format!("expected `ID:KEY`, found {}", if entry.is_empty() { "nothing" } else { "no `:`" }));
                continue;
            };
            let id = id.parse::<u8>().ok().filter(|number| number.to_string() == id);
            match id {
                None => wrong(".id", "expected a whole number from 0 to 255".into()),
                Some(id) if keys.iter().any(|key| key.id == id) => {
                    wrong(".id", format!("expected an id of its own, found `{id}` again"))
                }
                Some(_) => {}
            }
            let bytes = base64::decode(key);
            match &bytes {
                None => wrong(".key", "expected base64url text without padding".into()),
                Some(bytes) if bytes.len() < LEAST_BYTES => {
                    wrong(".key", format!("expected at least {LEAST_BYTES} bytes, found `{}`", bytes.len()));
                }
                Some(_) => {}
            }
            keys.extend(id.map(|id| Key { id, bytes: bytes.unwrap_or_default() }));
        }
        let mut keys = keys.into_iter();
        match keys.next() {
            Some(signing) if problems.is_empty() => Ok(Keyring { signing, others: keys.collect() }),
            _ => Err(problems),
        }
    }

    /// The key that signs: its id and its bytes.
    pub(crate) fn signing(&self) -> (u8, &[u8]) {
        (self.signing.id, &self.signing.bytes)
    }

    /// The bytes of the key with an id.
    pub(crate) fn find(&self, id: u8) -> Option<&[u8]> {
        core::iter::once(&self.signing).chain(&self.others).find(|key| key.id == id).map(|key| key.bytes.as_slice())
    }
}
