//! How long a story takes: where its tellings are going, and what each part takes. Shown by `retell
//! story show`.

use std::io::Write;

use crate::config::{Config, Source};
use crate::story::Story;
use crate::story::talk::{Length, split};
use crate::term::{Align, Screen, Table, minutes_and_seconds};

/// So many tellings show where a story's length is going.
const LATEST_TELLINGS: usize = 6;

/// "2:40 → 2:05 → 1:48, inside your band": the latest tellings, oldest first, and where the last stands.
pub(super) fn trend(seconds: &[f64], band: (u32, u32)) -> Option<String> {
    let latest: Vec<u32> = seconds[seconds.len().saturating_sub(LATEST_TELLINGS)..]
        .iter()
        .map(|seconds| seconds.round() as u32)
        .collect();
    let last = *latest.last()?;
    let shown: Vec<String> = latest.into_iter().map(minutes_and_seconds).collect();
    let wanted = between(band);
    let standing = match Length::of(last, band) {
        Length::Shorter => format!("shorter than {wanted}"),
        Length::Inside => "inside your band".to_owned(),
        Length::Longer => format!("longer than {wanted}"),
    };
    Some(format!("{}, {standing}", shown.join(" → ")))
}

fn between((from, to): (u32, u32)) -> String {
    format!("{}–{}", minutes_and_seconds(from), minutes_and_seconds(to))
}

/// The words and seconds of each part, at the user's pace.
pub(super) fn show_parts(
    screen: &Screen,
    story: &Story,
    config: &Config,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let pace = config.words_per_minute;
    let parts = split(story, pace.value);
    if parts.is_empty() {
        let advice = "No parts yet: situation, task, action and result are not written.";
        for line in screen.wrap(advice, " ", "   ") {
            writeln!(out, "{line}")?;
        }
        return Ok(());
    }
    let whose = match pace.source {
        Source::Measured => "your measured pace",
        Source::Default => "the usual pace, until yours is known",
        Source::File | Source::Environment => "the pace you set",
    };
    let heading = format!("Parts, at {} words a minute: {whose}", pace.value);
    for line in screen.wrap(&heading, " ", "   ") {
        writeln!(out, "{line}")?;
    }
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right];
    let mut table = Table::new(&columns.map(|align| ("", align)));
    let clock = |seconds: f64| minutes_and_seconds(seconds.round() as u32);
    for part in &parts {
        table.row([
            format!("  {}", part.part),
            format!("{} words", part.words),
            clock(part.seconds),
            format!("{:.0} %", 100.0 * part.share),
        ]);
    }
    let words: usize = parts.iter().map(|part| part.words).sum();
    let seconds: f64 = parts.iter().map(|part| part.seconds).sum();
    table.row([
        "  in all".to_owned(),
        format!("{words} words"),
        clock(seconds),
        String::new(),
    ]);
    for line in table.lines(screen) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::trend;

    #[test]
    fn a_trend_ends_with_where_the_last_telling_stands() {
        for (seconds, said) in [
            (&[][..], None),
            (&[107.6], Some("1:48, inside your band")),
            (
                &[160.0, 125.0, 108.0],
                Some("2:40 → 2:05 → 1:48, inside your band"),
            ),
            (&[60.0, 61.0], Some("1:00 → 1:01, shorter than 1:30–2:30")),
            (
                &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 151.0],
                Some("0:02 → 0:03 → 0:04 → 0:05 → 0:06 → 2:31, longer than 1:30–2:30"),
            ),
        ] {
            assert_eq!(trend(seconds, (90, 150)).as_deref(), said);
        }
    }
}
