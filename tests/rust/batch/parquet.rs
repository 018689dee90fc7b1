//! Parquet: the same rows as CSV, in the types that writers give them.

use super::logs::{row, way};
use super::{Files, Scratch, Way, in_memory, replay};
use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, FixedSizeBinaryArray, Float64Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
};
use attise::batch::Sizes;
use attise::replay::Replayed;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::SchemaDescriptor;
use proptest::prelude::*;
use std::fs::File;
use std::sync::Arc;

const NAMES: [&str; 6] = ["visitor", "at", "kind", "path", "name", "value"];
const WAY: Way = Way { sizes: Sizes { chunk: 100, rows: 7, partitions: 3 }, threads: 2, disk: false };

fn write(path: &str, columns: Vec<(&str, ArrayRef)>, dictionary: bool, compression: Compression) {
    let batch = RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap();
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_dictionary_enabled(dictionary)
        .set_max_row_group_row_count(Some(11))
        .set_data_page_row_count_limit(4)
        .set_write_batch_size(4);
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), Some(properties.build())).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

fn texts<'a>(values: impl Iterator<Item = &'a String>) -> ArrayRef {
    Arc::new(StringArray::from_iter(values.map(|value| Some(value).filter(|value| !value.is_empty()))))
}

/// The result with rows counted from 1, as Parquet has them.
fn by_row(mut found: Replayed) -> Replayed {
    found.read.bad_rows.iter_mut().filter(|bad| bad.file == "events").for_each(|bad| bad.line -= 1);
    found
}

fn csv(rows: &[[String; 6]]) -> Files {
    let lines = rows.iter().map(|row| row.join(",") + "\n").collect::<String>();
    Files { events: format!("{}\n{lines}", NAMES.join(",")).into_bytes(), ..Files::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn the_same_rows_give_the_same_result(rows in prop::collection::vec(row(), 1..60), way in way(), dictionary in prop::bool::ANY, codec in 0..3) {
        let scratch = Scratch::new();
        let path = scratch.path("events.parquet");
        let columns = NAMES.iter().enumerate().map(|(place, name)| (*name, texts(rows.iter().map(|row| &row[place])))).collect();
        let codecs = [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::ZSTD(ZstdLevel::default())];
        write(&path, columns, dictionary, codecs[codec as usize]);
        // an empty text and none are one, also at the end of a line
        prop_assert_eq!(replay(&scratch, &path, &Files::default(), way, false), in_memory(&csv(&rows)).map(by_row));
    }

    #[test]
    fn times_and_numbers_may_have_types_of_their_own(
        rows in prop::collection::vec(("[a-d]", 1_760_000_000..1_768_000_000i64, 0..999i64, prop::option::of(0..130i64)), 1..40), unit in 0..4, whole in prop::bool::ANY
    ) {
        let scratch = Scratch::new();
        let path = scratch.path("events.parquet");
        let seconds: Vec<i64> = rows.iter().map(|row| row.1).collect();
        let scaled = |by: i64| seconds.iter().zip(&rows).map(|(at, row)| at * by + row.2 * (by / 1000)).collect::<Vec<i64>>();
        let at: ArrayRef = match unit {
            0 => Arc::new(Int64Array::from(seconds.clone())),
            1 => Arc::new(TimestampMillisecondArray::from(scaled(1000))),
            2 => Arc::new(TimestampMicrosecondArray::from(scaled(1_000_000)).with_timezone("UTC")),
            _ => Arc::new(TimestampNanosecondArray::from(scaled(1_000_000_000))),
        };
        let value: ArrayRef = if whole {
            Arc::new(Int64Array::from_iter(rows.iter().map(|row| row.3)))
        } else {
            // what a data frame makes of numbers that are not always there
            Arc::new(Float64Array::from_iter(rows.iter().map(|row| row.3.map(|value| value as f64))))
        };
        let same = |text: &str| rows.iter().map(|_| text.to_string()).collect::<Vec<_>>();
        let visitors: Vec<String> = rows.iter().map(|row| row.0.clone()).collect();
        let columns = vec![
            ("visitor", texts(visitors.iter())), ("at", at), ("kind", texts(same("scroll").iter())), ("path", texts(same("/pricing").iter())),
            ("more", Arc::new(BooleanArray::from(vec![true; rows.len()])) as ArrayRef), ("value", value),
        ];
        write(&path, columns, true, Compression::SNAPPY);
        let text = |row: &(String, i64, i64, Option<i64>)| {
            [row.0.clone(), row.1.to_string(), "scroll".into(), "/pricing".into(), String::new(), row.3.map(|value| value.to_string()).unwrap_or_default()]
        };
        let rows: Vec<_> = rows.iter().map(text).collect();
        prop_assert_eq!(replay(&scratch, &path, &Files::default(), WAY, false), in_memory(&csv(&rows)).map(by_row));
    }
}

#[test]
fn columns_that_no_log_has_are_refused() {
    let scratch = Scratch::new();
    let path = scratch.path("events.parquet");
    let one = |name: &'static str| (name, texts([String::from("a")].iter()));
    let refused = |columns| {
        write(&path, columns, true, Compression::SNAPPY);
        replay(&scratch, &path, &Files::default(), WAY, false).unwrap_err()
    };
    assert_eq!(refused(vec![one("who"), one("at")]), "events: expected a column `visitor`, found `who`, `at`");
    let list: ArrayRef =
        Arc::new(arrow_array::ListArray::from_iter_primitive::<arrow_array::types::Int32Type, _, _>([Some([Some(1)])]));
    let message = refused(vec![("visitor", list), one("at"), one("path")]);
    assert!(message.starts_with("events: column `visitor`: expected texts, whole numbers or times, found `List("), "{message}");
    scratch.put("events.parquet", b"PAR1 and nothing else");
    let broken = replay(&scratch, &path, &Files::default(), WAY, false).unwrap_err();
    assert!(broken.starts_with("events: "), "{broken}");
}

#[test]
fn ids_may_be_uuids_and_times_decimals() {
    let scratch = Scratch::new();
    let path = scratch.path("events.parquet");
    let id: u128 = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;
    let ids: ArrayRef = Arc::new(FixedSizeBinaryArray::try_from_iter([id, id + 1].iter().map(|id| id.to_be_bytes())).unwrap());
    let times = Decimal128Array::from(vec![Some(176_760_000_000), Some(176_760_000_050)]);
    let times: ArrayRef = Arc::new(times.with_precision_and_scale(18, 2).unwrap());
    let paths = texts([String::from("/"), String::from("/")].iter());
    let batch = RecordBatch::try_from_iter([("visitor", ids), ("at", times), ("path", paths)]).unwrap();
    let kind = "message log { required fixed_len_byte_array(16) visitor (UUID); required fixed_len_byte_array(8) at (DECIMAL(18,2)); required binary path (STRING); }";
    let kind = SchemaDescriptor::new(Arc::new(parse_message_type(kind).unwrap()));
    let options = ArrowWriterOptions::new().with_skip_arrow_metadata(true).with_parquet_schema(kind);
    let mut writer = ArrowWriter::try_new_with_options(File::create(&path).unwrap(), batch.schema(), options).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let found = replay(&scratch, &path, &Files::default(), WAY, false).unwrap();
    assert_eq!(found.report.top[0].candidate.id, "01234567-89ab-cdef-0123-456789abcdef");
    assert_eq!(
        found.read.bad_rows[0].message,
        "at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `1767600000.5`"
    );
    assert_eq!((found.read.events, found.read.malformed), (1, 1));
}

/// Whichever byte of a file is another one, and wherever it ends: something of it is read, or it is told what is wrong with it.
#[test]
fn what_is_damaged_is_told() {
    let scratch = Scratch::new();
    let path = scratch.path("events.parquet");
    let value = |text: fn(usize) -> String| texts((0..12).map(text).collect::<Vec<_>>().iter());
    let times: ArrayRef = Arc::new(Int64Array::from_iter_values((0..12).map(|row| 1_767_000_000 + row)));
    let visitors = value(|row| format!("visitor-{}", row % 7));
    let paths = value(|row| format!("/pricing/{row}"));
    let batch = RecordBatch::try_from_iter([("visitor", visitors), ("at", times), ("path", paths)]).unwrap();
    let properties = WriterProperties::builder().set_dictionary_enabled(false).set_statistics_enabled(EnabledStatistics::None);
    let properties = properties.set_column_encoding("visitor".into(), Encoding::DELTA_BYTE_ARRAY).build();
    let mut whole = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut whole, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let mut told = 0;
    for place in 0..whole.len() {
        let mut other = whole.clone();
        other[place] ^= [0x01, 0x7f, 0xff][place % 3];
        for bytes in [&other[..], &whole[..place]] {
            std::fs::write(&path, bytes).unwrap();
            if let Err(message) = replay(&scratch, &path, &Files::default(), WAY, false) {
                assert!(message.starts_with("events: expected "), "{message}");
                told += 1;
            }
        }
    }
    assert!(told > whole.len(), "{told}");
}

#[test]
fn outcomes_and_facts_may_be_parquet_too() {
    let scratch = Scratch::new();
    let texts = |values: [&str; 3]| -> ArrayRef { Arc::new(StringArray::from_iter_values(values)) };
    let outcomes: ArrayRef = Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)]));
    write(&scratch.path("outcomes.csv"), vec![("visitor", texts(["a", "b", "z"])), ("won", outcomes)], true, Compression::SNAPPY);
    let sizes: ArrayRef = Arc::new(Int64Array::from(vec![150, 20, 1]));
    // what the plan does not look at is not read
    let lists = [Some([Some(1)]), None, None];
    let lists: ArrayRef = Arc::new(arrow_array::ListArray::from_iter_primitive::<arrow_array::types::Int32Type, _, _>(lists));
    let facts = vec![("tags", lists), ("size", sizes), ("visitor", texts(["a", "b", "z"]))];
    write(&scratch.path("facts.csv"), facts, true, Compression::SNAPPY);
    let read = |name: &str| std::fs::read(scratch.path(name)).unwrap();
    let events = b"visitor,at,path\na,1767600000,/\nb,1767600000,/\n".to_vec();
    let files = Files { events, outcomes: Some(read("outcomes.csv")), facts: Some(read("facts.csv")) };
    let path = scratch.put("events.csv", &files.events);
    let plain = Files {
        outcomes: Some(b"visitor,won\na,true\nb,\nz,0\n".to_vec()),
        facts: Some(b"visitor,size\na,150\nb,20\n".to_vec()),
        ..files.clone()
    };
    assert_eq!(replay(&scratch, &path, &files, WAY, false), in_memory(&plain));
}
