//! A text as words with their places, and whether a sentence begins there. Knows no name.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// Short forms after which a full stop ends no sentence.
const SHORT_FORMS: &str = "\
mr, mrs, ms, mx, dr, prof, st, sr, sra, mme, eg, ie, vs, approx, ca, e, g, i, no, fig, inc, ltd, co";

/// A word, or a part of one between hyphens and apostrophes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What stands between the word before and this one.
    pub gap: &'a str,
    /// A sentence, a quotation or what follows a colon begins here.
    pub start: bool,
}

impl Token<'_> {
    /// The word in lower case.
    pub fn folded(&self) -> String {
        self.text.to_lowercase()
    }

    /// Whether a capital is in it.
    pub fn is_capital(&self) -> bool {
        self.text.chars().any(char::is_uppercase)
    }

    /// Whether it is written in a script without capitals, such as Japanese or Arabic.
    pub fn is_caseless(&self) -> bool {
        self.text.chars().next().is_some_and(is_caseless)
    }

    /// Whether it belongs to the word before: one blank, hyphen or apostrophe between them, or a full
    /// stop behind an initial or a title.
    pub fn is_joined(&self) -> bool {
        matches!(
            self.gap,
            " " | "\u{a0}" | "-" | "\u{2010}" | "\u{2011}" | "'" | "\u{2019}" | "." | ". " | " & "
        ) && !self.start
    }
}

/// Whether letters of this script have no capitals.
pub fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase()
}

/// The words of a text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut end = 0;
    let mut begun = None;
    let places = text.char_indices().chain([(text.len(), ' ')]);
    for (place, character) in places {
        let inside = character.is_alphanumeric() || begun.is_some() && is_combining_mark(character);
        match (begun, inside) {
            (None, true) => begun = Some(place),
            (Some(from), false) => {
                let gap = &text[end..from];
                let start = found.last().is_none_or(|before| begins(before.text, gap));
                found.push(Token {
                    text: &text[from..place],
                    range: from..place,
                    gap,
                    start,
                });
                end = place;
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether a sentence, a quotation or an explanation begins after this word and gap.
fn begins(before: &str, gap: &str) -> bool {
    if gap.contains([
        '\n', '!', '?', '\u{2026}', ':', ';', '"', '\u{201c}', '\u{201e}', '\u{ab}',
    ]) {
        return true;
    }
    // A single quotation mark opens one; an apostrophe stands between two letters.
    if gap.len() > 1 && gap.ends_with(['\'', '\u{2018}']) {
        return true;
    }
    let short = before.chars().count() == 1 && before.chars().all(char::is_alphabetic)
        || SHORT_FORMS
            .split(", ")
            .any(|form| form == before.to_lowercase());
    gap.contains(". ") && !short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_whether_a_sentence_begins() {
        let text = "Dr. Lee left. J. Roe said: 'Stop!' It's Zoe\u{308}'s day-off\nNext";
        let seen: Vec<(&str, bool)> = tokens(text)
            .iter()
            .map(|token| (token.text, token.start))
            .collect();
        assert_eq!(
            seen,
            [
                ("Dr", true),
                ("Lee", false),
                ("left", false),
                ("J", true),
                ("Roe", false),
                ("said", false),
                ("Stop", true),
                ("It", true),
                ("s", false),
                ("Zoe\u{308}", false),
                ("s", false),
                ("day", false),
                ("off", false),
                ("Next", true),
            ]
        );
    }
}
