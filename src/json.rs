//! Reading JSON without losing anything: a key that stands twice is told, where most readers keep the last one and say nothing.

use crate::problem::Problem;
use core::cell::RefCell;
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Longest document, in bytes.
const LONGEST: usize = 1 << 20;

/// Reads a document.
///
/// # Errors
///
/// That it is too long or no JSON, or all keys that stand twice.
pub(crate) fn read(text: &str) -> Result<Value, Vec<Problem>> {
    let whole = |code, message| vec![Problem { code, path: String::new(), message, help: String::new() }];
    if text.len() > LONGEST {
        return Err(whole("too-long", format!("expected at most {LONGEST} bytes, found `{}`", text.len())));
    }
    let twice = RefCell::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let strict = Strict { path: String::new(), twice: &twice };
    let value = strict.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    let value = value.map_err(|error| whole("not-json", format!("expected JSON: {error}")))?;
    let twice = twice.into_inner();
    if twice.is_empty() { Ok(value) } else { Err(twice) }
}

/// One value, and where it stands.
struct Strict<'t> {
    path: String,
    twice: &'t RefCell<Vec<Problem>>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        let inside = |i| Strict { path: format!("{}[{i}]", self.path), twice: self.twice };
        while let Some(value) = items.next_element_seed(inside(values.len()))? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let path = if self.path.is_empty() { key.clone() } else { format!("{}.{key}", self.path) };
            let value = entries.next_value_seed(Strict { path, twice: self.twice })?;
            if map.insert(key.clone(), value).is_some() {
                self.twice.borrow_mut().push(Problem {
                    code: "same-key-twice",
                    path: self.path.clone(),
                    message: format!("the key `{key}` stands twice"),
                    help: String::new(),
                });
            }
        }
        Ok(Value::Object(map))
    }
}
