//! What in a text is recognised by its form: links, addresses, telephone numbers and placeholders. Knows
//! no name; sums of money are next door.

use std::ops::Range;

use super::Kind;
use super::money;

/// Ends of host names; a word with one of these behind a dot is a link.
const ENDS_OF_HOSTS: &str = "\
com, org, net, io, dev, app, ai, edu, gov, info, biz, eu, uk, de, fr, es, it, nl, be, ch, at, pl, se, no, dk, fi, \
ie, pt, jp, cn, in, br, ca, au, us, co";

/// The digits of a telephone number, at least and at most.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// A number of so many digits in a row is somebody's: an account, a badge, a telephone.
const LONG_NUMBER: usize = 8;

/// Finds one kind of thing in a text.
type Finder = fn(&str) -> Vec<Range<usize>>;

/// What a text's forms give away, in its order, none over another. Placeholders come with no kind.
pub fn figures(text: &str) -> Vec<(Range<usize>, Option<Kind>)> {
    let mut found: Vec<(Range<usize>, Option<Kind>)> = Vec::new();
    for place in placeholders(text) {
        found.push((place, None));
    }
    let finders: [(Kind, Finder); 4] = [
        (Kind::Link, links),
        (Kind::Address, addresses),
        (Kind::Amount, money::amounts),
        (Kind::Phone, phones),
    ];
    for (kind, finder) in finders {
        for place in finder(text) {
            let free = |(taken, _): &(Range<usize>, Option<Kind>)| {
                place.end <= taken.start || taken.end <= place.start
            };
            if found.iter().all(free) {
                found.push((place, Some(kind)));
            }
        }
    }
    found.sort_by_key(|(place, _)| place.start);
    found
}

/// The number in a placeholder of this kind, 1 without one; `None` for another text.
pub fn number_in(placeholder: &str, kind: Kind) -> Option<usize> {
    let inside = placeholder.strip_prefix('[')?.strip_suffix(']')?;
    match inside.strip_prefix(kind.name())? {
        "" => Some(1),
        rest => rest.strip_prefix(' ')?.parse().ok(),
    }
}

/// "[name 1]", "[company]" and the others.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('[') {
        let Some(length) = text[start..].find(']') else {
            break;
        };
        let inside = &text[start..=start + length];
        if Kind::ALL
            .iter()
            .any(|kind| number_in(inside, *kind).is_some())
        {
            found.push(start..start + length + 1);
        }
    }
    found
}

/// Texts without blanks in them.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_whitespace().map(move |piece| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        start..start + piece.len()
    })
}

/// A piece without the punctuation around it.
fn bare(text: &str, piece: Range<usize>) -> Range<usize> {
    let inside = &text[piece.clone()];
    let outer = |c: char| !(c.is_alphanumeric() || matches!(c, '@' | '/'));
    let start = piece.start + inside.len() - inside.trim_start_matches(outer).len();
    start..(start + text[start..piece.end].trim_end_matches(outer).len()).max(start)
}

fn links(text: &str) -> Vec<Range<usize>> {
    pieces(text)
        .map(|piece| bare(text, piece))
        .filter(|piece| is_link(&text[piece.clone()]))
        .collect()
}

fn is_link(word: &str) -> bool {
    let folded = word.to_lowercase();
    if folded.contains("://") || folded.starts_with("www.") {
        return true;
    }
    let host = folded.split(['/', ':', '?']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let plain =
        |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let named = labels
        .first()
        .is_some_and(|first| first.chars().any(char::is_alphabetic));
    labels.len() > 1
        && named
        && labels.iter().all(plain)
        && labels
            .last()
            .is_some_and(|end| ENDS_OF_HOSTS.split(", ").any(|known| known == *end))
}

/// E-mail addresses, and names after an "@".
fn addresses(text: &str) -> Vec<Range<usize>> {
    pieces(text)
        .map(|piece| bare(text, piece))
        .filter(|piece| {
            let word = &text[piece.clone()];
            word.split_once('@')
                .is_some_and(|(_, host)| host.starts_with(char::is_alphanumeric))
        })
        .collect()
}

/// Telephone numbers, and other long numbers that belong to one person or thing.
fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(start) = text[place..]
        .find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))
        .map(|offset| place + offset)
    {
        let end = end_of_number(text, start);
        let before = text[..start].chars().next_back();
        let apart = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ','));
        if apart && is_phone(&text[start..end]) {
            found.push(start..end);
            place = end;
        } else {
            // What stands before a blank may be a count of its own before a number that is dialled.
            let blank = text[start..end].find([' ', '\u{a0}']);
            place = blank.map_or(end.max(start + 1), |blank| start + blank);
        }
    }
    found
}

/// The end of digits with single blanks, dots, hyphens, slashes and brackets between them.
fn end_of_number(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut gap = 0;
    for (offset, character) in text[start..].char_indices() {
        if character.is_ascii_digit() {
            end = start + offset + 1;
            gap = 0;
        } else if matches!(
            character,
            ' ' | '\u{a0}' | '.' | '-' | '\u{2011}' | '/' | '(' | ')' | '+'
        ) {
            gap += 1;
            if gap > 2 {
                break;
            }
        } else {
            break;
        }
    }
    end
}

fn is_phone(number: &str) -> bool {
    let groups: Vec<&str> = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let one_long = groups.len() == 1 && digits >= LONG_NUMBER;
    if !(PHONE_DIGITS.contains(&digits) || one_long) {
        return false;
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let year =
        |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let date =
        matches!(lengths[..], [4, 2, 2] | [1 | 2, 2, 4] | [2, 1, 4]) && !number.starts_with('+');
    if date || groups.iter().all(year) {
        return false;
    }
    let dialled = number.starts_with(['+', '(']) || number.starts_with('0');
    let split = number.contains(['-', '.', '/']) && matches!(lengths[..], [3, 4] | [3, 3, 4]);
    dialled || split || one_long
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<Kind>)> {
        figures(text)
            .into_iter()
            .map(|(place, kind)| (text[place].to_owned(), kind))
            .collect()
    }

    #[test]
    fn forms_give_away() {
        let (link, address, phone) = (Some(Kind::Link), Some(Kind::Address), Some(Kind::Phone));
        for (text, expected) in [
            (
                "see https://intra.example.org/a?b=1, then",
                vec![("https://intra.example.org/a?b=1", link)],
            ),
            (
                "(www.example.de) and shop.example.co.uk.",
                vec![("www.example.de", link), ("shop.example.co.uk", link)],
            ),
            ("node.js, report.pdf, e.g. this.that", vec![]),
            (
                "mail jo.roe+x@example.com, or @jo_roe",
                vec![("jo.roe+x@example.com", address), ("@jo_roe", address)],
            ),
            ("9 @ night, a@", vec![]),
            (
                "ring +44 20 7946 0958 or (415) 555-0132.",
                vec![("+44 20 7946 0958", phone), ("(415) 555-0132", phone)],
            ),
            ("call 3 030 1234567 times", vec![("030 1234567", phone)]),
            ("on 2026-01-15 2026 of them", vec![]),
            (
                "555-0132, 030 1234567, account 12345678",
                vec![
                    ("555-0132", phone),
                    ("030 1234567", phone),
                    ("12345678", phone),
                ],
            ),
            ("from 2019-2023, on 2024-03-15 and 15.03.2024", vec![]),
            ("12,500,000 views, 1 200 000 rows, 31 to 7", vec![]),
            (
                "[name 1] of [company] paid [amount], [other]",
                vec![("[name 1]", None), ("[company]", None), ("[amount]", None)],
            ),
        ] {
            let expected: Vec<(String, Option<Kind>)> = expected
                .into_iter()
                .map(|(text, kind)| (text.to_owned(), kind))
                .collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
