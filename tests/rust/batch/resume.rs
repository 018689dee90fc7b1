//! Going on after an interruption, at whatever moment it came.

use super::{Files, NOW, Scratch, Way, go, in_memory};
use attise::batch::Sizes;
use attise::replay::Replayed;
use std::fs;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

const WAY: Way = Way { sizes: Sizes { chunk: 2000, rows: 100, partitions: 20 }, threads: 2, disk: true };
/// The folder in which the process that is to be killed works.
const FOLDER: &str = "ATTISE_TEST_FOLDER";

fn files() -> Files {
    let mut events = String::from("visitor,at,kind,path,name,value\n");
    for i in 0..20_000u32 {
        let kind = ["pageView", "pageView", "formSubmit", "download", "oops"][(i % 5) as usize];
        events.push_str(&format!(
            "v{},{},{kind},/pricing?n={i},{},\n",
            i * 7919 % 997,
            1_760_000_000 + i * 300,
            ["quote", "guide"][(i % 2) as usize]
        ));
    }
    let outcomes = (0..900).map(|i| format!("v{i},{}\nw{i},0\n", i % 2)).collect::<String>();
    let facts = (0..900).map(|i| format!("v{i},{}\n", i % 200)).collect::<String>();
    Files {
        events: events.into_bytes(),
        outcomes: Some(format!("visitor,won\n{outcomes}v1,0\n").into_bytes()),
        facts: Some(format!("visitor,size\n{facts}").into_bytes()),
    }
}

/// A folder with the files, and their paths.
fn scratch(files: &Files) -> (Scratch, [String; 3]) {
    let scratch = Scratch::new();
    scratch.put("outcomes.csv", files.outcomes.as_ref().unwrap());
    scratch.put("facts.csv", files.facts.as_ref().unwrap());
    scratch.put("events.csv", &files.events);
    let paths = paths(&scratch);
    (scratch, paths)
}

fn paths(scratch: &Scratch) -> [String; 3] {
    ["events.csv", "outcomes.csv", "facts.csv"].map(|name| scratch.path(name))
}

fn run(scratch: &Scratch, paths: &[String; 3], resume: bool) -> Result<Replayed, String> {
    go(scratch, paths.each_ref().map(|path| Some(path.as_str())), NOW, WAY, resume)
}

/// Lets another process work in a folder, and kills it.
fn interrupt(scratch: &Scratch, after: Duration) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "rust::batch::resume::a_replay_goes_on_after_it_was_killed_at_any_moment"]);
    let mut child = child.env(FOLDER, &scratch.0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// What of the work is done.
fn done(scratch: &Scratch) -> Vec<PathBuf> {
    let Ok(work) = fs::read_dir(scratch.path("work")) else { return Vec::new() };
    let paths = work.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "sums")).collect()
}

/// One of the chunks that are done, if one is.
fn chunk(scratch: &Scratch) -> Option<PathBuf> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("events-");
    done(scratch).into_iter().find(name)
}

/// A folder whose replay was interrupted when a chunk was done.
fn interrupted(files: &Files) -> (Scratch, [String; 3]) {
    let (scratch, paths) = scratch(files);
    let mut pause = 0;
    while chunk(&scratch).is_none() {
        let _ = fs::remove_dir_all(scratch.path("work"));
        pause += 20;
        interrupt(&scratch, Duration::from_millis(pause));
    }
    (scratch, paths)
}

#[test]
fn a_replay_goes_on_after_it_was_killed_at_any_moment() {
    if let Ok(folder) = std::env::var(FOLDER) {
        // the folder is the other process's
        let scratch = ManuallyDrop::new(Scratch(folder.into()));
        run(&scratch, &paths(&scratch), true).unwrap();
        return;
    }
    let files = files();
    let whole = in_memory(&files);
    let (mut pieces, mut left) = (0, 0);
    for pause in [0, 20, 50, 100, 200, 350, 600] {
        let (scratch, paths) = scratch(&files);
        // killed twice: what is left then is of two
        interrupt(&scratch, Duration::from_millis(pause));
        interrupt(&scratch, Duration::from_millis(pause / 2 + 10));
        pieces += done(&scratch).len();
        left += u32::from(scratch.0.join("work").exists());
        assert_eq!(run(&scratch, &paths, true), whole, "killed after {pause} ms");
    }
    assert!(left > 2 && pieces > 20, "{pieces} pieces of work were found in {left} folders");
}

#[test]
fn what_was_made_for_something_else_is_refused() {
    let files = files();
    let (scratch, paths) = interrupted(&files);
    let given = paths.each_ref().map(|path| Some(path.as_str()));
    let refused = |why: &str| Err(format!("work: cannot go on, {why}; leave out `--resume` to begin anew"));
    assert_eq!(go(&scratch, given, NOW - 1, WAY, true), refused("`--now` or `--top` is another one"));
    let [events, ..] = &given;
    assert_eq!(go(&scratch, [*events, None, None], NOW, WAY, true), refused("it was given other files"));
    fs::write(&paths[0], [files.events.as_slice(), b"v1,1760000000,,/,,\n"].concat()).unwrap();
    assert_eq!(run(&scratch, &paths, true), refused("`events.csv` is another one, or has changed"));
    // without `--resume` all begins anew
    let longer = Files { events: fs::read(&paths[0]).unwrap(), ..files };
    assert_eq!(run(&scratch, &paths, false), in_memory(&longer));
}

#[test]
fn what_is_damaged_is_refused() {
    let files = files();
    let damage = |pick: fn(&Scratch) -> PathBuf, change: fn(&mut Vec<u8>)| {
        let (scratch, paths) = interrupted(&files);
        let path = pick(&scratch);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
        let message = run(&scratch, &paths, true).unwrap_err();
        assert!(message.starts_with("work/") && message.ends_with(": damaged; leave out `--resume` to begin anew"), "{message}");
        assert_eq!(run(&scratch, &paths, false), in_memory(&files));
    };
    damage(|scratch| scratch.0.join("work/manifest.json"), |bytes| bytes.truncate(40));
    damage(|scratch| chunk(scratch).unwrap(), |bytes| *bytes.last_mut().unwrap() ^= 1);
    damage(|scratch| chunk(scratch).unwrap().with_extension("rows"), |bytes| bytes[9] ^= 1);
    damage(|scratch| chunk(scratch).unwrap().with_extension("rows"), |bytes| bytes.truncate(9));
}

#[test]
fn what_is_wrong_with_a_file_is_said_before_the_log_is_read() {
    let (scratch, paths) = scratch(&files());
    for (wrong, path) in [("outcomes.csv", &paths[1]), ("facts.csv", &paths[2])] {
        let good = fs::read(path).unwrap();
        fs::write(path, "id\n1\n").unwrap();
        assert_eq!(run(&scratch, &paths, false), Err(format!("{wrong}: expected a column `visitor`, found `id`")));
        assert!(!scratch.0.join("work").exists(), "there is nothing to go on from");
        fs::write(path, good).unwrap();
    }
}

#[test]
fn a_folder_with_other_files_is_left_as_it_is() {
    let (scratch, paths) = scratch(&files());
    fs::create_dir(scratch.path("work")).unwrap();
    scratch.put("work/letter.txt", b"mine");
    for resume in [true, false] {
        let message = run(&scratch, &paths, resume).unwrap_err();
        let expected = "expected an empty folder, or that of an interrupted replay, found `letter.txt`";
        assert_eq!(message, format!("work: {expected}"));
    }
    assert_eq!(fs::read(scratch.path("work/letter.txt")).unwrap(), b"mine");
}
