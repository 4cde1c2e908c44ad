//! Texts as compared, as shown and as named. Never changes what a text says.

mod likeness;

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use likeness::{Comparable, nearest, similarity};

/// Words that say how something is asked or told, not what about. Left out of short names, and of
/// half the comparison.
const FRAME_WORDS: &str = "a about after all also am an and any are as asked at be because been \
    before being but by can could describe did do does doing don't each even ever example \
    experience for from gave get give given go had has have having he her him his how i i'd i'm \
    i've if in instance into is it its itself just let's me moment more most my occasion of off \
    on one or our out over people person recall she should situation so some something take talk \
    tell than that the their them then there these they thing think this those through time to \
    told too under until up us walk was way we were what what's when where whether which while \
    who whom whose why will with would you you've you're your yourself share";

static IS_FRAME: LazyLock<HashSet<&str>> =
    LazyLock::new(|| FRAME_WORDS.split_whitespace().collect());

/// A card's short name holds at most this many words and letters.
const SHORT_SLUG_WORDS: usize = 6;
const SHORT_SLUG_LENGTH: usize = 48;

/// The form in which texts are compared: NFC, straight quotes, one dash, blanks for every white
/// space, no invisible characters, lower case, single blanks, no end stop.
///
/// Two texts with the same form are the same text. Never shown.
pub fn normal(text: &str) -> String {
    // Composing leaves ASCII as it is and takes most of the time.
    let plain = if text.is_ascii() {
        plain(text.chars())
    } else {
        plain(text.nfc())
    };
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join(" ");
    joined
        .trim_end_matches(['.', '?', '!', '\u{2026}', ' '])
        .to_owned()
}

fn plain(composed: impl Iterator<Item = char>) -> String {
    composed
        .filter(|&c| !is_invisible(c))
        .map(plain_mark)
        .flat_map(char::to_lowercase)
        .filter(|&c| c.is_whitespace() || !c.is_control())
        .collect()
}

/// The form in which texts are stored and shown: no control character but the line feed, no bidi
/// control, nothing of zero width but accents, a plain blank for every other white space, trimmed.
///
/// Cleaning twice changes nothing.
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        return text.trim().to_owned();
    }
    let unified = text.replace("\r\n", "\n");
    let cleaned: String = unified
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
            c if c.is_whitespace() => Some(' '),
            c if c.is_control() || is_invisible(c) => None,
            c => Some(c),
        })
        .collect();
    cleaned.trim().to_owned()
}

/// Whether a text holds nothing but visible ASCII, blanks and line feeds. Most do, and every card that is
/// shown comes through here: looking at all bytes is faster than stopping at the first that is not.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| {
        plain & matches!(byte, b'\n' | b' '..=b'~')
    })
}

/// A name in lower-case ASCII letters, digits and single hyphens; accents are dropped.
///
/// Empty where the text has no letter that can be written so; the caller knows a better word.
pub fn slug(text: &str) -> String {
    if text.is_ascii() {
        ascii_slug(text.chars())
    } else {
        ascii_slug(text.nfkd())
    }
}

fn ascii_slug(decomposed: impl Iterator<Item = char>) -> String {
    let mut slug = String::new();
    for c in decomposed.flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if let Some(letters) = ascii_letters(c) {
            slug.push_str(letters);
        } else if is_dropped(c) {
            // Nothing stands for it: "Earth's" reads "earths", "é" reads "e".
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether a name is one that `slug` could give.
pub fn is_slug(name: &str) -> bool {
    !name.is_empty() && slug(name) == name
}

/// The slug that a card is given from its wording: [`short_slug`], or "card" where no letter of the wording
/// can stand in a slug.
pub fn card_slug(wording: &str) -> String {
    let short = short_slug(wording);
    if short.is_empty() {
        return "card".to_owned();
    }
    short
}

/// A short name for a long sentence: its first six telling words, at most 48 letters.
///
/// Empty under the same condition as [`slug`].
pub fn short_slug(text: &str) -> String {
    let mut short = String::new();
    for word in telling_words(&normal(text)).into_iter().map(slug) {
        let words = short.split('-').filter(|word| !word.is_empty()).count();
        if words >= SHORT_SLUG_WORDS {
            break;
        }
        if word.is_empty() {
            continue;
        }
        if short.is_empty() {
            // A single word of that length is no word; its start is name enough.
            short = word.chars().take(SHORT_SLUG_LENGTH).collect();
            short.truncate(short.trim_end_matches('-').len());
        } else if short.len() + 1 + word.len() <= SHORT_SLUG_LENGTH {
            short.push('-');
            short.push_str(&word);
        } else {
            break;
        }
    }
    short
}

/// The words of a normal form that say what it is about; all of them where none does.
pub fn telling_words(normal: &str) -> Vec<&str> {
    let all = words(normal);
    let telling: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !IS_FRAME.contains(word))
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// The words of a normal form: runs of letters, digits and apostrophes.
fn words(normal: &str) -> Vec<&str> {
    normal
        .split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || c == '\''))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .collect()
}

/// One character for the many forms of quotes, dashes and blanks.
fn plain_mark(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' | '\u{2039}'
        | '\u{203A}' | '\u{FF07}' | '`' | '\u{B4}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{2033}' | '\u{AB}' | '\u{BB}'
        | '\u{FF02}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Characters that take no room and change how others are shown: bidi controls, zero-width blanks
/// and joiners, soft hyphens, byte-order marks, emoji selectors, tags.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Latin letters that no decomposition turns into ASCII.
const fn ascii_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// Characters that a slug leaves out without putting a hyphen in their place.
fn is_dropped(c: char) -> bool {
    is_combining_mark(c) || is_invisible(c) || plain_mark(c) == '\''
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn normal_forms() {
        let table = [
            ("  Say\u{a0}it\tagain. ", "say it again"),
            ("\u{201c}Who\u{2019}s there?\u{201d}", "\"who's there?\""),
            ("one \u{2013} two \u{2014} three", "one - two - three"),
            ("Cafe\u{301}", "caf\u{e9}"),
            ("hid\u{200b}den\u{202e} te\u{ad}xt\u{feff}", "hidden text"),
            ("Wait\u{2026}", "wait"),
            ("Really?!", "really"),
            ("a\r\nb", "a b"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(normal(text), expected, "{text:?}");
        }
    }

    #[test]
    fn clean_forms() {
        let table = [
            ("  kept as\u{a0}it is. ", "kept as it is."),
            ("line\r\nline\rline", "line\nline\nline"),
            ("tab\tstop", "tab stop"),
            ("\u{1b}[31mred\u{7}", "[31mred"),
            ("a\u{202e}b\u{200b}c\u{0}", "abc"),
            ("cafe\u{301}", "cafe\u{301}"),
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn slugs() {
        let table = [
            ("Are Right, A Lot", "are-right-a-lot"),
            ("Earth\u{2019}s Best", "earths-best"),
            ("Ça, déjà vu!", "ca-deja-vu"),
            ("Große Ärger", "grosse-arger"),
            ("  --- ", ""),
            ("日本", ""),
        ];
        for (text, expected) in table {
            assert_eq!(slug(text), expected, "{text:?}");
        }
        assert!(is_slug("two-words-2"));
        for name in ["", "-a", "a-", "a--b", "A", "a b", "a_b", "é"] {
            assert!(!is_slug(name), "{name:?}");
        }
    }

    #[test]
    fn short_slugs_keep_the_telling_words() {
        let table = [
            (
                "Tell me about a time you repaired a lift at night.",
                "repaired-lift-night",
            ),
            ("How do you do?", "how-do-you-do"),
            (
                "Which suppliers, carriers, packers, drivers, clerks and cashiers complained?",
                "suppliers-carriers-packers-drivers-clerks",
            ),
            ("日本", ""),
        ];
        for (text, expected) in table {
            assert_eq!(short_slug(text), expected, "{text:?}");
        }
        assert_eq!(card_slug("日本"), "card");
        assert_eq!(short_slug(&"x".repeat(90)).len(), SHORT_SLUG_LENGTH);
    }

    proptest! {
        #[test]
        fn cleaning_and_naming_twice_change_nothing(text in "\\PC{0,40}[\\x00-\\x20]{0,5}.{0,20}") {
            let cleaned = clean(&text);
            prop_assert_eq!(&clean(&cleaned), &cleaned);
            let name = slug(&text);
            prop_assert_eq!(&slug(&name), &name);
            prop_assert_eq!(normal(&cleaned), normal(&text));
        }
    }
}
