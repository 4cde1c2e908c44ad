//! Packs the bundled decks, and has the program linked as it is needed on Linux.
#![allow(
    clippy::disallowed_methods,
    reason = "a build script hears of its target from its environment"
)]

use std::env::var;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::{env, fs};

use miniz_oxide::deflate;

/// As small as the packing gets; the build has the time.
const SMALLEST: u8 = 10;

/// Leaves out the tables of how to unwind: an eleventh of the program.
const NO_UNWINDING: &str =
    "SECTIONS { /DISCARD/ : { *(.eh_frame .gcc_except_table) } } INSERT AFTER .text;";

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    pack_decks(&out)?;
    if of_target("OS") == "linux" && of_target("ENV") == "gnu" {
        link_to_fixed_place();
        if of_target("ARCH") == "x86_64" {
            leave_out_unwinding(&out)?;
        }
    }
    Ok(())
}

/// What the target is in one respect.
fn of_target(what: &str) -> String {
    var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default()
}

/// Writes the decks' files into one: each one's slug and text, with a zero byte after both.
fn pack_decks(out: &Path) -> Result<()> {
    println!("cargo::rerun-if-changed=decks");
    let mut files = fs::read_dir("decks")?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|file| !file.ends_with("companies.toml"));
    files.sort();
    let mut texts = String::new();
    for file in files {
        let slug = file.file_stem().unwrap_or_default().to_string_lossy();
        for part in [slug.as_ref(), &fs::read_to_string(&file)?] {
            texts.push_str(part);
            texts.push('\0');
        }
    }
    let packed = deflate::compress_to_vec(texts.as_bytes(), SMALLEST);
    fs::write(out.join("decks"), packed)
}

/// The program starts anew for every command, and to be movable it would correct over twenty thousand
/// addresses each time: a fifth of what the first card takes. The price is that its own code lies where an
/// attacker expects it; libraries, heap and stack still do not. That is little here: no unsafe code, no
/// connection, and nothing read but what the user hands over.
fn link_to_fixed_place() {
    println!("cargo::rustc-link-arg-bins=-no-pie");
}

/// A released program ends at a panic, and has no names that a trace could show; the compiler writes the
/// tables all the same. Both usual linkers leave them out when told so; another one that the user chose is
/// not asked.
fn leave_out_unwinding(out: &Path) -> Result<()> {
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let chosen = env::var_os("RUSTC_LINKER").is_some() || flags.contains("link");
    if var("PROFILE").is_ok_and(|profile| profile == "release") && !chosen {
        let script = out.join("no-unwinding.ld");
        fs::write(&script, NO_UNWINDING)?;
        println!("cargo::rustc-link-arg-bins=-T{}", script.display());
    }
    Ok(())
}
