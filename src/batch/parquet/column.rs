//! The values of a Parquet column as the log knows them: texts, and whole numbers. Times are Unix seconds, dates their midnight, nulls empty.

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, DictionaryArray, PrimitiveArray, StringArray, StringViewArray};
use arrow_schema::{DataType, TimeUnit};
use std::borrow::Cow;

const DAY: i64 = 86_400;

/// A column of a batch.
#[derive(Debug)]
pub enum Column {
    /// Texts that stand for themselves.
    Texts(StringViewArray),
    /// Texts that are places in a dictionary.
    Coded(DictionaryArray<Int32Type>, StringArray),
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Anything else, as it is written; `None` for what is no text in UTF-8.
    Written(Vec<Option<String>>),
}

impl Column {
    /// The values of a column.
    ///
    /// # Errors
    ///
    /// What was expected, when its type is none that a log has.
    pub fn of(name: &str, array: &ArrayRef) -> Result<Column, String> {
        Ok(match array.data_type() {
            DataType::Utf8View => Column::Texts(array.as_string_view().clone()),
            DataType::Dictionary(..) => {
                let coded = array.as_dictionary::<Int32Type>();
                Column::Coded(coded.clone(), coded.values().as_string::<i32>().clone())
            }
            DataType::Int8 => whole(array.as_primitive::<Int8Type>(), i64::from),
            DataType::Int16 => whole(array.as_primitive::<Int16Type>(), i64::from),
            DataType::Int32 => whole(array.as_primitive::<Int32Type>(), i64::from),
            DataType::Int64 => whole(array.as_primitive::<Int64Type>(), |number| number),
            DataType::UInt8 => whole(array.as_primitive::<UInt8Type>(), i64::from),
            DataType::UInt16 => whole(array.as_primitive::<UInt16Type>(), i64::from),
            DataType::UInt32 => whole(array.as_primitive::<UInt32Type>(), i64::from),
            DataType::UInt64 => written(array.as_primitive::<UInt64Type>()),
            DataType::Float32 => written(array.as_primitive::<Float32Type>()),
            DataType::Float64 => written(array.as_primitive::<Float64Type>()),
            DataType::Date32 => whole(array.as_primitive::<Date32Type>(), |days| i64::from(days) * DAY),
            DataType::Date64 => whole(array.as_primitive::<Date64Type>(), |time| time.div_euclid(1000)),
            DataType::Timestamp(TimeUnit::Second, _) => whole(array.as_primitive::<TimestampSecondType>(), |time| time),
            DataType::Timestamp(TimeUnit::Millisecond, _) => {
                whole(array.as_primitive::<TimestampMillisecondType>(), |time| time.div_euclid(1000))
            }
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                whole(array.as_primitive::<TimestampMicrosecondType>(), |time| time.div_euclid(1_000_000))
            }
            DataType::Timestamp(TimeUnit::Nanosecond, _) => {
                whole(array.as_primitive::<TimestampNanosecondType>(), |time| time.div_euclid(1_000_000_000))
            }
            DataType::Boolean => Column::Written(array.as_boolean().iter().map(|value| Some(text(value))).collect()),
            DataType::Binary => {
                let texts = array.as_binary::<i32>().iter();
                Column::Written(texts.map(|bytes| String::from_utf8(bytes.unwrap_or_default().to_vec()).ok()).collect())
            }
            DataType::Decimal128(..) => decimals(array.as_primitive::<Decimal128Type>()),
            DataType::Decimal256(..) => decimals(array.as_primitive::<Decimal256Type>()),
            DataType::Null => Column::Whole(vec![None; array.len()]),
            other => return Err(format!("column `{name}`: expected texts, whole numbers or times, found `{other}`")),
        })
    }

    /// The values of a column of UUIDs, as they are written; `None` for a column of another type.
    pub fn of_uuids(array: &ArrayRef) -> Option<Column> {
        let ids = array.as_fixed_size_binary_opt()?.iter();
        let ids = ids.map(|id| id.map(<[u8; 16]>::try_from).transpose().map(|id| id.map(u128::from_be_bytes)));
        let ids = ids.collect::<Result<Vec<Option<u128>>, _>>().ok()?;
        Some(Column::Written(ids.into_iter().map(|id| Some(id.map(uuid).unwrap_or_default())).collect()))
    }

    /// A value as it would be written in CSV, without the space around it; `None` for what is no text in UTF-8.
    pub fn text(&self, row: usize) -> Option<Cow<'_, str>> {
        let blank = Some(Cow::Borrowed(""));
        match self {
            Column::Texts(texts) if texts.is_null(row) => blank,
            Column::Texts(texts) => Some(Cow::Borrowed(texts.value(row).trim())),
            Column::Coded(coded, texts) => match coded.key(row) {
                Some(key) if texts.is_valid(key) => Some(Cow::Borrowed(texts.value(key).trim())),
                _ => blank,
            },
            Column::Whole(numbers) => match numbers.get(row).copied().flatten() {
                Some(number) => Some(Cow::Owned(number.to_string())),
                None => blank,
            },
            Column::Written(texts) => texts.get(row)?.as_deref().map(|text| Cow::Borrowed(text.trim())),
        }
    }

    /// What a value says that may be one of a few: `of` a text, `number` of a whole number.
    pub fn map<T: Copy>(&self, rows: usize, mut of: impl FnMut(&str) -> T, number: impl Fn(i64) -> T) -> Vec<T> {
        match self {
            Column::Coded(coded, texts) => {
                let blank = of("");
                let mut known: Vec<Option<T>> = vec![None; texts.len()];
                let mut value = |key: usize| {
                    let known = known.get_mut(key)?;
                    Some(*known.get_or_insert_with(|| of(texts.value(key).trim())))
                };
                let keys = coded.keys();
                if coded.null_count() == 0 && texts.null_count() == 0 {
                    return keys.values().iter().map(|key| value(*key as usize).unwrap_or(blank)).collect();
                }
                let valid = |key: &i32| texts.is_valid(*key as usize);
                keys.iter().map(|key| key.filter(valid).and_then(|key| value(key as usize)).unwrap_or(blank)).collect()
            }
            Column::Whole(numbers) => {
                let blank = of("");
                numbers.iter().map(|value| value.map_or(blank, &number)).collect()
            }
            _ => (0..rows).map(|row| of(self.text(row).as_deref().unwrap_or("\n"))).collect(),
        }
    }
}

fn whole<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>, number: impl Fn(T::Native) -> i64) -> Column {
    Column::Whole(array.iter().map(|value| value.map(&number)).collect())
}

fn written<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>) -> Column
where
    T::Native: core::fmt::Display,
{
    Column::Written(array.iter().map(|value| Some(text(value))).collect())
}

/// Decimals, without the zeros behind a whole number.
fn decimals<T: DecimalType>(array: &PrimitiveArray<T>) -> Column {
    let text = |row: usize| {
        let text = if array.is_null(row) { String::new() } else { array.value_as_string(row) };
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').into() } else { text }
    };
    Column::Written((0..array.len()).map(|row| Some(text(row))).collect())
}

fn uuid(id: u128) -> String {
    let part = |from: u32, digits: usize| format!("{:0digits$x}", id >> from & ((1 << (digits * 4)) - 1));
    [part(96, 8), part(80, 4), part(64, 4), part(48, 4), part(0, 12)].join("-")
}

fn text(value: Option<impl core::fmt::Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
