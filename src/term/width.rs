//! How many columns a text takes, and texts made to fit. Never wraps: that is `Screen`'s.

use console::measure_text_width;
use unicode_width::UnicodeWidthChar;

/// The columns a line takes: wide characters count two, colour codes none.
pub fn width(text: &str) -> usize {
    measure_text_width(text)
}

/// The text with spaces after it, to fill `columns`; a longer text is left as it is.
pub fn pad_right(text: &str, columns: usize) -> String {
    format!("{text}{}", gap(text, columns))
}

/// The text with spaces before it, to fill `columns`; a longer text is left as it is.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", gap(text, columns))
}

/// The text cut to `columns`, ending in `…` where something is missing. Colour it afterwards.
pub fn truncate(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let mut cut: String = text
        .chars()
        .take_while(|character| {
            let fits = character.width().unwrap_or(0) <= room;
            room -= if fits {
                character.width().unwrap_or(0)
            } else {
                0
            };
            fits
        })
        .collect();
    cut.truncate(cut.trim_end().len());
    if columns > 0 {
        cut.push('…');
    }
    cut
}

fn gap(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_count_columns() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("漢字", 4),
            ("🙂", 2),
            ("e\u{301}", 1),
            ("\u{1b}[36mteal\u{1b}[0m", 4),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn padding_fills_and_never_cuts() {
        assert_eq!(pad_right("漢字", 6), "漢字  ");
        assert_eq!(pad_left("7", 3), "  7");
        assert_eq!(pad_right("long", 2), "long");
    }

    #[test]
    fn truncating_leaves_room_for_the_mark() {
        for (text, columns, cut) in [
            ("short", 5, "short"),
            ("shorter", 5, "shor…"),
            ("two words", 5, "two…"),
            ("漢字漢字", 5, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("anything", 1, "…"),
            ("anything", 0, ""),
        ] {
            assert_eq!(truncate(text, columns), cut);
            assert!(width(cut) <= columns);
        }
    }
}
