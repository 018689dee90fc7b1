//! The boundary of the command: the host is an object of functions.

use crate::cli::{self, Entry, Fault, Host, Stat};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the package gives: what throws, throws errors with Node's `code`.
    pub type Desk;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Desk, path: &str) -> Result<Vec<u8>, JsValue>;
    /// A handle of an open file.
    #[wasm_bindgen(method, catch)]
    fn open(this: &Desk, path: &str) -> Result<i32, JsValue>;
    /// The next piece of an open file; empty at its end.
    #[wasm_bindgen(method, catch)]
    fn next(this: &Desk, file: i32) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &Desk, file: i32);
    /// Bytes of a file, -1 for a folder, `undefined` for nothing.
    #[wasm_bindgen(method)]
    fn stat(this: &Desk, path: &str) -> Option<f64>;
    /// The names in a folder; that of a folder ends with a slash.
    #[wasm_bindgen(method, catch)]
    fn list(this: &Desk, folder: &str) -> Result<Vec<String>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Desk, path: &str, content: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn create(this: &Desk, path: &str, content: &[u8]) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch, js_name = makeFolder)]
    fn make_folder(this: &Desk, path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn shipped(this: &Desk, name: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method)]
    fn print(this: &Desk, text: &str);
    #[wasm_bindgen(method)]
    fn complain(this: &Desk, text: &str);
    #[wasm_bindgen(method)]
    fn watched(this: &Desk) -> bool;
    #[wasm_bindgen(method)]
    fn variable(this: &Desk, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn random(this: &Desk, count: usize) -> Vec<u8>;
    /// In Unix seconds.
    #[wasm_bindgen(method)]
    fn now(this: &Desk) -> u32;

    /// An error of Node's.
    type Thrown;

    #[wasm_bindgen(method, getter)]
    fn code(this: &Thrown) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Thrown) -> Option<String>;
}

/// Runs a command line on a host; gives the exit code.
#[wasm_bindgen(js_name = runCommand)]
pub fn run_command(args: Vec<String>, desk: &Desk) -> u8 {
    cli::run(&args, &Machine(desk))
}

struct Machine<'d>(&'d Desk);

impl Host for Machine<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        self.0.read(path).map_err(fault)
    }

    fn pieces(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), Fault> {
        let file = self.0.open(path).map_err(fault)?;
        let read = loop {
            match self.0.next(file) {
                Err(error) => break Err(fault(error)),
                Ok(piece) if piece.is_empty() || take(&piece).is_break() => break Ok(()),
                Ok(_) => {}
            }
        };
        self.0.close(file);
        read
    }

    fn stat(&self, path: &str) -> Option<Stat> {
        self.0.stat(path).map(|bytes| Stat { folder: bytes < 0.0, bytes: bytes as u64 })
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, Fault> {
        let entry = |name: String| match name.strip_suffix('/') {
            Some(folder) => Entry { name: folder.into(), folder: true },
            None => Entry { name, folder: false },
        };
        Ok(self.0.list(folder).map_err(fault)?.into_iter().map(entry).collect())
    }

    fn write(&self, path: &str, content: &[u8]) -> Result<(), Fault> {
        self.0.write(path, content).map_err(fault)
    }

    fn create(&self, path: &str, content: &[u8]) -> Result<bool, Fault> {
        self.0.create(path, content).map_err(fault)
    }

    fn make_folder(&self, path: &str) -> Result<(), Fault> {
        self.0.make_folder(path).map_err(fault)
    }

    fn shipped(&self, name: &str) -> Result<String, Fault> {
        self.0.shipped(name).map_err(fault)
    }

    fn print(&self, text: &str) {
        self.0.print(text);
    }

    fn complain(&self, text: &str) {
        self.0.complain(text);
    }

    fn watched(&self) -> bool {
        self.0.watched()
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.0.variable(name)
    }

    fn random(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        let drawn = self.0.random(bytes.len());
        bytes.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
        Ok(())
    }

    fn now(&self) -> u32 {
        self.0.now()
    }
}

/// What Node's error says.
fn fault(error: JsValue) -> Fault {
    let thrown: Thrown = error.unchecked_into();
    match thrown.code().as_deref() {
        Some("ENOENT") => Fault::Missing,
        Some("EACCES" | "EPERM") => Fault::Forbidden,
        Some("EISDIR") => Fault::IsFolder,
        Some("ENOTDIR" | "EEXIST") => Fault::IsFile,
        Some("ENOSPC") => Fault::NoSpace,
        _ => Fault::Other(thrown.message().unwrap_or_default()),
    }
}
