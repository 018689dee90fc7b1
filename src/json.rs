//! Reading JSON without losing anything: a key that stands twice is told, where most readers keep the last one and say nothing. A number
//! without a fraction is a whole one however it is written, as for JSON Schema and JavaScript.

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
    let strict = Strict { path: &Path::Whole, twice: &twice };
    let value = strict.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    let value = value.map_err(|error| whole("not-json", format!("expected JSON: {error}")))?;
    let twice = twice.into_inner();
    if twice.is_empty() { Ok(value) } else { Err(twice) }
}

/// Where a value stands, put into words when something is wrong there.
enum Path<'p> {
    Whole,
    Key(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Whole => Ok(()),
            Path::Key(Path::Whole, key) => f.write_str(key),
            Path::Key(path, key) => write!(f, "{path}.{key}"),
            Path::Item(path, place) => write!(f, "{path}[{place}]"),
        }
    }
}

/// One value, and where it stands.
#[derive(Clone, Copy)]
struct Strict<'t> {
    path: &'t Path<'t>,
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
        let whole = value as i64;
        Ok(if whole as f64 == value { whole.into() } else { value.into() })
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(Strict { path: &Path::Item(self.path, values.len()), ..self })? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(Strict { path: &Path::Key(self.path, &key), ..self })?;
            let (count, name) = (map.len(), key.clone());
            map.insert(key, value);
            if map.len() == count {
                self.twice.borrow_mut().push(Problem {
                    code: "same-key-twice",
                    path: self.path.to_string(),
                    message: format!("the key `{name}` stands twice"),
                    help: String::new(),
                });
            }
        }
        Ok(Value::Object(map))
    }
}
