//! On Linux the program is linked to a fixed place in memory. It starts anew for every command, and to be
//! movable it would correct over twenty thousand addresses each time: a fifth of what the first card takes.
//! The price is that its own code lies where an attacker expects it; libraries, heap and stack still do not.
//! That is little here: no unsafe code, no connection, and nothing read but what the user hands over.
#![allow(
    clippy::disallowed_methods,
    reason = "a build script hears of its target from its environment"
)]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
