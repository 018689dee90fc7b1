//! Sets the stack of the WebAssembly modules, and takes from the published JSON Schema what only people read.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    stack();
    if env::var_os("CARGO_FEATURE_FULL").is_some() {
        schema();
    }
}

/// The page's stack is small, so that its whole memory stays within two pages of 64 KiB.
fn stack() {
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        let stack = if env::var_os("CARGO_FEATURE_FULL").is_some() { 256 } else { 32 };
        println!("cargo:rustc-link-arg-cdylib=-zstack-size={}", stack * 1024);
    }
}

/// The checker walks the schema; its descriptions are for editors.
fn schema() {
    let published = "pkg-config/plan.schema.json";
    println!("cargo:rerun-if-changed={published}");
    let text = fs::read_to_string(published).unwrap_or_default();
    let kept: String = text.lines().map(str::trim).filter(|line| !line.starts_with("\"description\": ")).collect();
    // a description that came last has left a comma behind
    let schema = kept.replace(",}", "}").replace("\": ", "\":");
    let folder = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&folder).join("plan.schema.json"), schema) {
        println!("cargo:warning=plan.schema.json: {error}");
    }
}
