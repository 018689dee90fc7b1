//! The command on a machine that only exists in memory: what two hosts must not do each in its own way.

use attise::cli::{Entry, Fault, Host, Replaying, Stat, run};
use attise::replay::{Replay, Replayed};
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

const PLAN: &str = include_str!("../../pkg-config/presets/b2b-saas.json");

/// A machine with some files, on which somebody watches if need be.
#[derive(Default)]
struct Desk {
    files: RefCell<BTreeMap<String, Vec<u8>>>,
    out: RefCell<String>,
    err: RefCell<String>,
    watched: bool,
    /// Replays in its own way.
    own: bool,
    pieces: Cell<usize>,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Desk {
        let files = files.iter().map(|(name, content)| ((*name).into(), content.as_bytes().into())).collect();
        Desk { files: RefCell::new(files), ..Desk::default() }
    }

    /// Exit code and both outputs.
    fn run(&self, args: &[&str]) -> (u8, String, String) {
        let args: Vec<String> = args.iter().map(|arg| (*arg).into()).collect();
        let code = run(&args, self);
        (code, self.out.take(), self.err.take())
    }
}

impl Host for Desk {
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        self.files.borrow().get(path).cloned().ok_or(Fault::Missing)
    }

    fn pieces(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), Fault> {
        for piece in self.read(path)?.chunks(7) {
            self.pieces.set(self.pieces.get() + 1);
            if take(piece).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn stat(&self, path: &str) -> Option<Stat> {
        let files = self.files.borrow();
        let folder = path == "." || files.keys().any(|name| name.starts_with(&format!("{path}/")));
        if folder { Some(Stat { folder, bytes: 0 }) } else { files.get(path).map(|file| Stat { folder, bytes: file.len() as u64 }) }
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, Fault> {
        let within = if folder == "." { String::new() } else { format!("{folder}/") };
        let mut found: Vec<Entry> = Vec::new();
        for name in self.files.borrow().keys().filter_map(|name| name.strip_prefix(&within)) {
            let (name, folder) = name.split_once('/').map_or((name, false), |(folder, _)| (folder, true));
            if !found.iter().any(|entry| entry.name == name) {
                found.push(Entry { name: name.into(), folder });
            }
        }
        found.reverse();
        Ok(found)
    }

    fn write(&self, path: &str, content: &[u8]) -> Result<(), Fault> {
        self.files.borrow_mut().insert(path.into(), content.into());
        Ok(())
    }

    fn print(&self, text: &str) {
        self.out.borrow_mut().push_str(text);
    }

    fn complain(&self, text: &str) {
        self.err.borrow_mut().push_str(text);
    }

    fn watched(&self) -> bool {
        self.watched
    }

    fn replay(&self, asked: &Replaying<'_>) -> Option<Result<Replayed, String>> {
        self.own.then(|| match asked.resume {
            true => Replay::new(asked.now).finish(asked.plan, asked.compiled).map_err(|problem| problem.message),
            false => Err(format!("{}: expected another file", asked.events)),
        })
    }
}

#[test]
fn options_are_read_as_node_reads_them() {
    let desk = Desk::new(&[("plan.json", PLAN), ("-x.json", PLAN)]);
    let first = |args: &[&str]| {
        let (code, out, err) = desk.run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        err.lines().next().unwrap().to_owned()
    };
    assert_eq!(first(&["compile", "plan.json", "-o"]), "-o: expected a value");
    assert_eq!(first(&["compile", "plan.json", "-o", "-x"]), "-o: expected a value");
    assert_eq!(first(&["compile", "plan.json", "--out", "--plan"]), "--out: expected a value");
    assert_eq!(first(&["lint", "plan.json", "--json=1"]), "--json: expected no value");
    assert_eq!(first(&["lint", "plan.json", "-xyz"]), "unknown option `-x`");
    assert_eq!(first(&["lint", "plan.json", "--frob=1"]), "unknown option `--frob`");
    assert_eq!(first(&["lint", "--", "plan.json", "--json"]), "unexpected argument `--json`");
    assert_eq!(first(&["compile", "plan.json", "--out="]), "expected -o OUT.js, -o OUT.ts or -o OUT.bin");
    for args in [["-oplan.bin"].as_slice(), &["-o", "plan.bin"], &["--out=plan.bin"], &["--out", "a.js", "--out", "plan.bin"]] {
        assert_eq!(desk.run(&[&["compile", "plan.json"], args].concat()).0, 0, "{args:?}");
        assert!(desk.files.borrow_mut().remove("plan.bin").is_some(), "{args:?}");
    }
    assert_eq!(desk.run(&["check", "--", "-x.json"]).0, 0);
    let told = desk.run(&["plan", "print", "plan.json", "--format", "md"]);
    assert_eq!(desk.run(&["plan", "print", "plan.json", "--format", "md", "-o", "-"]), told);
    assert_eq!(
        first(&["explain", "--plan", "plan.json", "--journey", "j.json", "--now", "0"]),
        "--now: expected --payload beside it: a journey says its own `at`"
    );
}

#[test]
fn what_would_steer_a_terminal_is_written_out() {
    let desk = Desk::new(&[("plan.json", "{ \"version\": 1, \"a\\u001b[2J\\nb\": 1 }")]);
    let (code, out, _) = desk.run(&["check", "plan.json"]);
    assert_eq!(code, 1);
    assert!(out.contains("unknown key `a\\u{1b}[2J\\nb`"), "{out}");
}

#[test]
fn a_mark_at_the_beginning_of_a_text_is_none_of_it() {
    let desk = Desk::new(&[("plan.json", &format!("\u{feff}{PLAN}"))]);
    assert_eq!(desk.run(&["check", "plan.json"]).0, 0);
}

#[test]
fn files_are_replayed_piece_by_piece_with_a_bar_where_somebody_watches() {
    let events = "visitor,at,path\na,1767607200,/pricing\nb,1767607200,/\n";
    let args = ["replay", "--plan", "plan.json", "--events", "events.csv", "--now", "1767607200"];
    let quiet = Desk::new(&[("plan.json", PLAN), ("events.csv", events)]);
    let (code, out, err) = quiet.run(&args);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("\nvisitors 2, events 2\n"), "{out}");
    assert_eq!(quiet.pieces.get(), events.len().div_ceil(7));
    let watched = Desk { watched: true, ..Desk::new(&[("plan.json", PLAN), ("events.csv", events)]) };
    let (_, same, bar) = watched.run(&args);
    assert_eq!(same, out);
    assert!(bar.starts_with("\r\u{1b}[K[###.....................] 13 %  events.csv\r\u{1b}[K["), "{bar:?}");
    assert!(bar.ends_with("\r\u{1b}[K[########################] 100 %  scoring\r\u{1b}[K"), "{bar:?}");
}

#[test]
fn reading_ends_with_the_first_piece_that_says_that_the_file_is_wrong() {
    let events = format!("id,at\n{}", "a,1\n".repeat(1000));
    let desk = Desk::new(&[("plan.json", PLAN), ("events.csv", &events)]);
    let (code, out, err) = desk.run(&["replay", "--plan", "plan.json", "--events", "events.csv", "--now", "1"]);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", "events.csv: expected a column `visitor`, found `id`, `at`\n"));
    assert!(desk.pieces.get() < 5);
}

#[test]
fn a_host_may_replay_in_its_own_way_and_others_say_what_only_it_can() {
    let args = ["replay", "--plan", "plan.json", "--events", "events.parquet", "--now", "1"];
    let plain = Desk::new(&[("plan.json", PLAN)]);
    let parquet = "events.parquet: expected CSV, found Parquet, which only `replay` of the native command reads\n";
    assert_eq!(plain.run(&args), (1, String::new(), parquet.into()));
    for option in [["--resume"].as_slice(), &["--work", "aside"], &["--threads", "2"]] {
        let told = format!("{}: expected the native command, which alone works on files of any length\n", option[0]);
        assert_eq!(plain.run(&[&args[..], option].concat()), (1, String::new(), told));
    }
    let own = Desk { own: true, ..Desk::new(&[("plan.json", PLAN)]) };
    assert_eq!(own.run(&args), (1, String::new(), "events.parquet: expected another file\n".into()));
    let (code, _, err) = own.run(&[&args[..], &["--resume"]].concat());
    assert_eq!((code, err.as_str()), (1, "expected a line with the names of the columns, found an empty file\n"));
}

#[test]
fn cases_are_found_in_the_order_of_their_paths_without_detours() {
    let desk = Desk::new(&[
        ("a/plan.json", PLAN),
        ("a/plan.cases.json", "{}"),
        ("b.cases.json", "{}"),
        ("b.json", "{"),
        ("a/.hidden/c.cases.json", "{}"),
    ]);
    let heads = |place: &str| {
        let (code, out, _) = desk.run(&["test", place]);
        assert_eq!(code, 1);
        out.lines().filter(|line| line.contains(".json: ")).map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(heads("."), ["a/plan.cases.json: 1 problem", "b.json: 1 problem"]);
    assert_eq!(heads("a"), ["a/plan.cases.json: 1 problem"]);
}

#[test]
fn numbers_in_json_are_those_of_javascript() {
    let whole = r#""halfLifeDays": 30"#;
    assert!(PLAN.contains(whole), "the preset has changed");
    let of = |days: &str| PLAN.replacen(whole, &format!(r#""halfLifeDays": {days}"#), 1);
    for (written, printed) in [("45.0", "45"), ("30.5", "30.5"), ("4.5e1", "45"), ("0.25", "0.25")] {
        let desk = Desk::new(&[("old.json", PLAN), ("new.json", &of(written))]);
        let (code, out, err) = desk.run(&["plan", "diff", "old.json", "new.json", "--json"]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(&format!("\"new\": {printed}\n")), "{written}: {out}");
    }
}

proptest! {
    /// Whatever is typed ends with a code and a text, and reads nothing that is not there.
    #[test]
    fn any_command_line_ends(args in prop::collection::vec("(--?)?(check|lint|plan|print|diff|replay|explain|test|key|decode|json|now|lang|out|help|[a-z=-]{0,4})(=.{0,3})?", 0..7)) {
        let desk = Desk::new(&[("plan.json", PLAN)]);
        let code = run(&args, &desk);
        let (out, err) = (desk.out.take(), desk.err.take());
        prop_assert!(code <= 2);
        prop_assert_eq!(code == 2, err.contains("\n\nusage: attise ") || err.contains("\n\nattise: scores "));
        prop_assert!(!out.is_empty() || !err.is_empty());
    }
}
