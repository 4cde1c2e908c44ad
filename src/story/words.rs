//! A story's text as words and sentences. Knows no language's grammar and judges nothing.

/// The words of a text in lower case with straight apostrophes. A hyphen, an apostrophe or a decimal
/// mark between two letters or digits belongs to the word, and so does a per cent sign after a digit.
pub fn words(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().map(plain).collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (place, &character) in characters.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| characters[place]);
        let after = characters.get(place + 1).copied();
        if character.is_alphanumeric() || joins(before, character, after) {
            word.extend(character.to_lowercase());
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// How many words a text has.
pub fn count(text: &str) -> usize {
    words(text).len()
}

/// The sentences of a text: what ends with a stop before white space, with a semicolon or with a line.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        let end = place + character.len_utf8();
        let ends = match character {
            ';' | '\n' => true,
            '.' | '!' | '?' => {
                let mut next = text[end..].chars().skip_while(|c| is_closing(*c));
                next.next().is_none_or(char::is_whitespace)
            }
            _ => false,
        };
        if !ends {
            continue;
        }
        let mut end = end;
        while let Some((place, closing)) = characters.next_if(|(_, c)| is_closing(*c)) {
            end = place + closing.len_utf8();
        }
        found.push(&text[start..end]);
        start = end;
    }
    found.push(&text[start..]);
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// Whether the words hold a phrase, its words one after the other.
pub fn holds(words: &[String], phrase: &str) -> bool {
    let (first, rest) = match phrase.split_once(' ') {
        Some((first, rest)) => (first, Some(rest)),
        None => (phrase, None),
    };
    words.iter().enumerate().any(|(place, word)| {
        word == first
            && rest.is_none_or(|rest| {
                let mut following = words[place + 1..].iter();
                rest.split(' ')
                    .all(|part| following.next().is_some_and(|word| word == part))
            })
    })
}

/// Whether the words hold a word or phrase of a list, its entries parted by a comma and a blank.
pub fn holds_any(words: &[String], list: &str) -> bool {
    list.split(", ").any(|entry| holds(words, entry))
}

/// Whether a list, its entries parted by a comma and a blank, has this word.
pub fn listed(list: &str, word: &str) -> bool {
    list.split(", ").any(|entry| entry == word)
}

/// How many words there are of a pronoun, its contractions included: "I", "I'd", "I'm".
pub fn pronouns(words: &[String], pronoun: &str) -> usize {
    words
        .iter()
        .filter(|word| word.split('\'').next() == Some(pronoun))
        .count()
}

const fn plain(character: char) -> char {
    match character {
        '\u{2019}' | '\u{2018}' | '`' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

fn joins(before: Option<char>, character: char, after: Option<char>) -> bool {
    let (Some(before), after) = (before, after.unwrap_or(' ')) else {
        return false;
    };
    match character {
        '%' => before.is_ascii_digit(),
        '\'' | '-' => before.is_alphanumeric() && after.is_alphanumeric(),
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

const fn is_closing(character: char) -> bool {
    matches!(character, '\'' | '"' | '\u{2019}' | '\u{201d}' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_marks() {
        for (text, expected) in [
            ("", &[][..]),
            (
                "It’s the user-friendly one.",
                &["it's", "the", "user-friendly", "one"],
            ),
            (
                "from 1.9 to 0.6, −80% of 60,000",
                &["from", "1.9", "to", "0.6", "80%", "of", "60,000"],
            ),
            (
                "'Quoted,' she said - twice.",
                &["quoted", "she", "said", "twice"],
            ),
            ("漢字 são", &["漢字", "são"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
        assert_eq!(count("one two-three four"), 3);
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, expected) in [
            ("", &[][..]),
            ("One. Two! Three?", &["One.", " Two!", " Three?"]),
            (
                "'Stop.' She left; he stayed",
                &["'Stop.'", " She left;", " he stayed"],
            ),
            ("It was 3.5 at 8 p.m sharp", &["It was 3.5 at 8 p.m sharp"]),
            ("a line\nanother", &["a line\n", "another"]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn phrases_and_pronouns_are_whole_words() {
        let text = words("I'd say we did a lot; I went, and we're done");
        assert!(holds(&text, "a lot") && !holds(&text, "lot a") && !holds(&text, "went and we"));
        assert!(holds_any(&text, "none, a lot") && !holds_any(&text, "di"));
        assert!(listed("one, two", "two") && !listed("one, two", "one, two"));
        assert_eq!((pronouns(&text, "i"), pronouns(&text, "we")), (2, 2));
    }
}
