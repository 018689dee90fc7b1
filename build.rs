//! Sets the stack of the WebAssembly modules: the page's is small, so that its whole memory stays within two pages of 64 KiB.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        let stack = if std::env::var_os("CARGO_FEATURE_FULL").is_some() { 256 } else { 32 };
        println!("cargo:rustc-link-arg-cdylib=-zstack-size={}", stack * 1024);
    }
}
