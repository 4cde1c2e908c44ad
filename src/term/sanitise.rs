//! Makes foreign text harmless to show. Never changes what is stored.

use std::borrow::Cow;

/// Text from a deck, a page, a story or a file name as it may reach the terminal: control
/// characters are shown as escapes, invisible ones are dropped, every line end becomes `\n`.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    clean(text, "\n")
}

/// The same on one line: line ends become spaces.
pub fn one_line(text: &str) -> Cow<'_, str> {
    clean(text, " ")
}

fn clean<'a>(text: &'a str, line_end: &str) -> Cow<'a, str> {
    let untouched = |c: char| !is_line_end(c) && !c.is_control() && !is_invisible(c);
    if text.chars().all(|c| untouched(c) || line_end.contains(c)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if is_line_end(character) {
            if character == '\r' {
                characters.next_if_eq(&'\n');
            }
            clean.push_str(line_end);
        } else if character == '\t' {
            clean.push(' ');
        } else if character.is_control() {
            clean.extend(character.escape_unicode());
        } else if !is_invisible(character) {
            clean.push(character);
        }
    }
    Cow::Owned(clean)
}

const fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing of their own: they turn the direction of text, join, hide or tag
/// it, and terminals disagree about their width.
const fn is_invisible(character: char) -> bool {
    matches!(character,
        // Direction.
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Zero width, joiners, soft hyphen, fillers.
        | '\u{00ad}' | '\u{034f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        // Variation selectors.
        | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}'
        // Annotations, shorthand and music controls, tags and what else shows nothing above.
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn harmful_text_is_shown_or_dropped() {
        for (text, lines, flat) in [
            ("plain – words", "plain – words", "plain – words"),
            ("two\nlines", "two\nlines", "two lines"),
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd", "a b c d"),
            ("a\tb", "a b", "a b"),
            ("\u{1b}[31mred", "\\u{1b}[31mred", "\\u{1b}[31mred"),
            (
                "\u{9b}2J\u{7f}\0",
                "\\u{9b}2J\\u{7f}\\u{0}",
                "\\u{9b}2J\\u{7f}\\u{0}",
            ),
            ("safe\u{202e}txt.exe\u{2066}", "safetxt.exe", "safetxt.exe"),
            (
                "ze\u{200b}ro\u{feff} \u{e0041}w\u{fe0f}",
                "zero w",
                "zero w",
            ),
            ("e\u{301} 漢字 🙂", "e\u{301} 漢字 🙂", "e\u{301} 漢字 🙂"),
        ] {
            assert_eq!(
                (sanitise(text).as_ref(), one_line(text).as_ref()),
                (lines, flat)
            );
        }
    }

    #[test]
    fn harmless_text_is_not_copied() {
        assert!(matches!(sanitise("two\nlines"), Cow::Borrowed(_)));
        assert!(matches!(one_line("one line"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left(text in any::<String>()) {
            let clean = sanitise(&text).into_owned();
            prop_assert!(clean.chars().all(|c| c == '\n' || !(c.is_control() || is_invisible(c))));
            let flat = one_line(&text).into_owned();
            prop_assert!(!flat.chars().any(|c| c.is_control() || is_line_end(c)));
            let again = sanitise(&clean).into_owned();
            prop_assert_eq!(again, clean);
        }
    }
}
