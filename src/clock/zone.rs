//! The machine's time zone at an instant. Never converts local time back to an instant.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, Local, TimeZone};

/// The machine's offset at an instant, in seconds east of UTC; 0 when `TZ` names no zone.
///
/// Converts the instant to local time, never the other way: `chrono` returns the two instants
/// of an autumn hour swapped.
pub(super) fn offset_seconds(at_ms: i64) -> i32 {
    // Windows knows zones for these years only; chrono panics outside them.
    let at_ms = if cfg!(windows) {
        at_ms.clamp(-11_644_473_600_000, 253_402_300_799_999)
    } else {
        at_ms
    };
    let Some(instant) = DateTime::from_timestamp_millis(at_ms) else {
        return 0;
    };
    if !is_known(environment().as_deref()) {
        return 0;
    }
    Local
        .offset_from_utc_datetime(&instant.naive_utc())
        .local_minus_utc()
}

#[allow(
    clippy::disallowed_methods,
    reason = "chrono reads TZ by itself; this asks whether it will understand it"
)]
fn environment() -> Option<OsString> {
    std::env::var_os("TZ")
}

/// Whether `TZ` is unset or names a zone. chrono would take the machine's zone for an unknown
/// name, where the rest of a Unix system takes UTC.
fn is_known(tz: Option<&OsStr>) -> bool {
    let Some(tz) = tz else {
        return true;
    };
    let Some(tz) = tz.to_str() else {
        return false;
    };
    cfg!(not(unix)) || tz.is_empty() || tz == "localtime" || is_file(tz) || is_rule(tz)
}

/// Whether the zone database has such a file, in the folders in which chrono looks.
fn is_file(tz: &str) -> bool {
    let name = tz.strip_prefix(':').unwrap_or(tz);
    [
        "/usr/share/zoneinfo",
        "/share/zoneinfo",
        "/etc/zoneinfo",
        "/usr/share/lib/zoneinfo",
    ]
    .into_iter()
    .any(|folder| {
        // Joining an absolute name gives that name, as TZ allows.
        let mut magic = [0; 4];
        File::open(Path::new(folder).join(name))
            .and_then(|mut file| file.read_exact(&mut magic))
            .is_ok_and(|()| &magic == b"TZif")
    })
}

/// Whether the text has the shape of a POSIX rule such as `UTC0` or `<+0530>-5:30`, with
/// offsets that a zone can have: chrono panics at a whole day and more.
fn is_rule(tz: &str) -> bool {
    let mut quoted = false;
    let shape: String = tz
        .split(',')
        .next()
        .unwrap_or_default()
        .chars()
        .map(|character| {
            quoted = (quoted || character == '<') && character != '>';
            if quoted { 'A' } else { character }
        })
        .collect();
    let starts_with_a_name = shape.chars().take(3).all(|c| c.is_ascii_alphabetic());
    // chrono wants the two days on which a summer time begins and ends spelled out.
    let has_summer_time = shape
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .contains(|c: char| c.is_ascii_alphabetic());
    let parts = if has_summer_time { 3 } else { 1 };
    let mut offsets = shape
        .split(|c: char| !c.is_ascii_digit() && c != ':')
        .filter(|offset| !offset.is_empty())
        .peekable();
    starts_with_a_name
        && tz.split(',').count() == parts
        && !shape.contains('/')
        && offsets.peek().is_some()
        && offsets.all(|offset| {
            let hours = offset.split(':').next().unwrap_or_default();
            hours.parse::<u8>().is_ok_and(|hours| hours <= 15)
        })
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_zone_is_told_from_a_known_one() {
        let known = |tz: &str| is_known(Some(OsStr::new(tz)));
        for tz in [
            "",
            "localtime",
            "UTC0",
            "CET-1CEST,M3.5.0/2,M10.5.0/3",
            "<+0530>-5:30",
            "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
        ] {
            assert!(known(tz), "{tz}");
        }
        for tz in [
            "Nowhere/Land",
            "Nowhere/Land5",
            ":",
            "AB5",
            "AAA-24:30",
            "ABC5DEF",
            "UTC0,M3.5.0,M10.5.0",
            "AAA0BBB-24,M3.1.0,M9.1.0",
            "/",
            "/dev/null",
            "zone",
        ] {
            assert!(!known(tz), "{tz}");
        }
        assert!(is_known(None));
    }
}
