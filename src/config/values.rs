//! Values of settings as text and back. Never knows which key a text was given for.

use std::fmt;
use std::ops::RangeInclusive;

/// How long a telling should take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Seconds below which a telling is short, from 1.
    pub from: u32,
    /// Seconds above which it is long, above `from`, up to 3600.
    pub to: u32,
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

/// The parts into which a story is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Situation, task, action, result.
    Star,
    /// Context, action, result, learning.
    Carl,
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Star => "star",
            Self::Carl => "carl",
        })
    }
}

pub(super) fn above_zero(text: &str, most: f64) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number > 0.0 && number <= most).then_some(number)
}

pub(super) fn share(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (0.0..=1.0).contains(&number).then_some(number)
}

pub(super) fn whole(text: &str, range: RangeInclusive<u32>) -> Option<u32> {
    text.parse().ok().filter(|number| range.contains(number))
}

/// A number of cards, or `unset` for no limit.
#[allow(
    clippy::option_option,
    reason = "the outer says whether the text is a limit at all"
)]
pub(super) fn limit(text: &str) -> Option<Option<u32>> {
    if text == "unset" {
        return Some(None);
    }
    whole(text, 0..=9999).map(Some)
}

pub(super) fn show_limit(limit: Option<u32>) -> String {
    limit.map_or_else(|| "unset".to_owned(), |number| number.to_string())
}

pub(super) fn switch(text: &str) -> Option<bool> {
    match text {
        "on" | "true" => Some(true),
        "off" | "false" => Some(false),
        _ => None,
    }
}

pub(super) fn show_switch(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

/// Minutes after midnight. TOML adds seconds to a time that is written without quotes.
pub(super) fn time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
    let two_digits = |text: &str| {
        let digits = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

pub(super) fn show_time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

pub(super) fn band(text: &str) -> Option<Band> {
    let numbers = text.strip_suffix("seconds").unwrap_or(text);
    let (from, to) = numbers.split_once(['-', '–'])?;
    let from = whole(from.trim(), 1..=3600)?;
    let to = whole(to.trim(), 1..=3600)?;
    (from < to).then_some(Band { from, to })
}

pub(super) fn frame(text: &str) -> Option<Frame> {
    match text {
        "star" => Some(Frame::Star),
        "carl" => Some(Frame::Carl),
        _ => None,
    }
}
