//! Plain data as JavaScript puts it together fastest: one list of words for what there is, and one text of all the texts in it, so that a verdict crosses in
//! two pieces instead of one for each key and value. `pkg-config/src/full/unfold.ts` reads them.
//!
//! The low three bits of a word say what follows, the others how long it is or which. Names of fields, which are the same in every value of a type, are told
//! by where they stand in the module's memory, and looked up there once.

use serde::ser::{self, Serialize};
use std::fmt::{self, Display};
use wasm_bindgen::prelude::*;

/// Null, false and true, by number.
const CONSTANT: u32 = 0;
/// A whole number from 0 up, in the word itself.
const SMALL: u32 = 1;
/// Any other number: its 64 bits, the lower half first, in two words.
const NUMBER: u32 = 2;
/// So many UTF-16 units of the text.
const TEXT: u32 = 3;
/// A text of the module itself: a word as [`name`] makes it.
const NAME: u32 = 4;
/// A list of so many values.
const LIST: u32 = 5;
/// So many fields: a word as [`name`] makes it, then the value.
const OBJECT: u32 = 6;
/// So many entries: a text, then the value.
const MAP: u32 = 7;

/// The least whole number that finds no room in a word.
const LARGE: u64 = 1 << 29;

/// What a value is written to.
#[derive(Debug, Default)]
pub struct Tape {
    /// What there is.
    pub words: Vec<u32>,
    /// The texts.
    pub text: String,
}

/// A value as a plain object.
pub(super) fn give(value: &impl Serialize) -> JsValue {
    Tape::of(value).map_or(JsValue::UNDEFINED, |tape| unfold(&wasm_bindgen::memory(), &tape.words, &tape.text))
}

#[wasm_bindgen(raw_module = "../full/unfold.js")]
extern "C" {
    fn unfold(memory: &JsValue, words: &[u32], text: &str) -> JsValue;
}

/// Where a text of the module stands, and how long it is: 63 bytes at most.
fn name(text: &'static str) -> u32 {
    debug_assert!(text.len() < 64, "{text}");
    (text.as_ptr() as u32) << 6 | text.len() as u32
}

impl Tape {
    /// The tape of a value, with room for a verdict.
    pub fn of(value: &impl Serialize) -> Option<Tape> {
        let mut tape = Tape { words: Vec::with_capacity(1024), text: String::with_capacity(4096) };
        value.serialize(&mut tape).ok()?;
        Some(tape)
    }

    #[inline(never)]
    fn put(&mut self, kind: u32, number: u32) {
        self.words.push(number << 3 | kind);
    }

    #[inline(never)]
    fn put_text(&mut self, text: &str) {
        let units = if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() };
        self.put(TEXT, units as u32);
        self.text.push_str(text);
    }

    #[inline(never)]
    fn put_bits(&mut self, number: f64) {
        let bits = number.to_bits();
        self.put(NUMBER, 0);
        self.words.extend([bits as u32, (bits >> 32) as u32]);
    }

    fn put_name(&mut self, text: &'static str) {
        self.put(NAME, 0);
        self.words.push(name(text));
    }

    /// Begins what has parts, which are counted when they are all there.
    fn begin(&mut self, kind: u32) -> Parts<'_> {
        let place = self.words.len();
        self.put(kind, 0);
        Parts { tape: self, place, count: 0 }
    }

    /// Begins the value of a variant that has one.
    fn begin_variant(&mut self, variant: &'static str) {
        self.put(OBJECT, 1);
        self.words.push(name(variant));
    }
}

/// What cannot be written.
#[derive(Debug)]
pub struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("what JavaScript has no value for")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(_: T) -> Unwritable {
        Unwritable
    }
}

/// The parts of a list, an object or a map.
#[derive(Debug)]
pub struct Parts<'t> {
    tape: &'t mut Tape,
    place: usize,
    count: u32,
}

impl Parts<'_> {
    fn part(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Unwritable> {
        self.count += 1;
        value.serialize(&mut *self.tape)
    }

    #[inline(never)]
    fn field(&mut self, key: &'static str) {
        self.tape.words.push(name(key));
    }

    fn close(self) -> Result<(), Unwritable> {
        if let Some(word) = self.tape.words.get_mut(self.place) {
            *word |= self.count << 3;
        }
        Ok(())
    }
}

type Written = Result<(), Unwritable>;

impl<'t> ser::Serializer for &'t mut Tape {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Parts<'t>;
    type SerializeTuple = Parts<'t>;
    type SerializeTupleStruct = Parts<'t>;
    type SerializeTupleVariant = Parts<'t>;
    type SerializeMap = Parts<'t>;
    type SerializeStruct = Parts<'t>;
    type SerializeStructVariant = Parts<'t>;

    fn serialize_bool(self, value: bool) -> Written {
        self.put(CONSTANT, 1 + u32::from(value));
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        match u64::try_from(value) {
            Ok(value) => self.serialize_u64(value)?,
            Err(_) => self.put_bits(value as f64),
        }
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        if value < LARGE {
            self.put(SMALL, value as u32)
        } else {
            self.put_bits(value as f64)
        }
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.put_bits(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Written {
        self.put_text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.put_text(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        value.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.put(CONSTANT, 0);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.put_name(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.begin_variant(variant);
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'t>, Unwritable> {
        Ok(self.begin(LIST))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'t>, Unwritable> {
        Ok(self.begin(LIST))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'t>, Unwritable> {
        Ok(self.begin(LIST))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'t>, Unwritable> {
        self.begin_variant(variant);
        Ok(self.begin(LIST))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'t>, Unwritable> {
        Ok(self.begin(MAP))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'t>, Unwritable> {
        Ok(self.begin(OBJECT))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'t>, Unwritable> {
        self.begin_variant(variant);
        Ok(self.begin(OBJECT))
    }
}

/// Lists, whatever serde calls them.
macro_rules! list {
    ($($kind:ident $part:ident)*) => { $(
        impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.part(value)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )* };
}

/// Objects with names that are known.
macro_rules! object {
    ($($kind:ident)*) => { $(
        impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
                self.field(key);
                self.part(value)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )* };
}

list!(SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleStruct serialize_field SerializeTupleVariant serialize_field);
object!(SerializeStruct SerializeStructVariant);

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        key.serialize(&mut *self.tape)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.part(value)
    }

    fn end(self) -> Written {
        self.close()
    }
}
