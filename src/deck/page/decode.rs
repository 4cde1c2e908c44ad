//! Bytes to text: size, encoding, line ends, and nothing that steers a terminal. Knows no format.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::model::Problem;
use super::super::text::is_invisible;
use super::Refusal;

/// The largest text that is read, in bytes.
pub const LARGEST: usize = 5_000_000;

/// The sign of a printed page's end.
pub const PAGE_BREAK: char = '\u{c}';

/// A page declares its encoding within so many bytes.
const DECLARED_WITHIN: usize = 4096;

/// What other programs write, by its first bytes, and what to do with it.
const FOREIGN: [(&[u8], &str, &str); 8] = [
    (
        b"%PDF",
        "a PDF",
        "copy its text and paste it: retell import -",
    ),
    (
        b"PK\x03\x04",
        "a zip file or a word processor's document",
        "save it as plain text or HTML",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "a word processor's document",
        "save it as plain text or HTML",
    ),
    (b"{\\rtf", "rich text", "save it as plain text or HTML"),
    (
        b"bplist00",
        "a web archive",
        "save the page as HTML or as text",
    ),
    (b"\x1F\x8B", "compressed", "unpack it first"),
    (
        b"SQLite format 3",
        "a database",
        "a copy of a collection is brought back by retell restore",
    ),
    (b"\x89PNG", "a picture", "save the page as HTML or as text"),
];

/// Turns the bytes of a file into text with plain line ends and no invisible character. What had to
/// be guessed, or could not be read, is a problem.
pub fn decode(bytes: &[u8]) -> Result<(String, Vec<Problem>), Refusal> {
    decoded(bytes, false)
}

/// Like [`decode`], but a page's end stays as a sign at the beginning of the next line.
pub fn decode_with_pages(bytes: &[u8]) -> Result<(String, Vec<Problem>), Refusal> {
    decoded(bytes, true)
}

fn decoded(bytes: &[u8], keeps_pages: bool) -> Result<(String, Vec<Problem>), Refusal> {
    check_size(bytes.len() as u64)?;
    for (start, what, help) in FOREIGN {
        if bytes.starts_with(start) {
            return Err(Refusal::new(format!("it is {what}"), &[help]));
        }
    }
    let (text, note) = to_text(bytes)?;
    if let Some(place) = text.find('\0') {
        return Err(not_text(&format!(
            "a zero byte on line {}",
            line_of(&text, place)
        )));
    }
    let controls = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}')
        .count();
    if controls > 8 && controls * 20 > text.chars().count() {
        return Err(not_text("it is full of control characters"));
    }
    let problems = note.map(|(line, reason)| Problem { line, reason });
    Ok((plain(&text, keeps_pages), problems.into_iter().collect()))
}

/// Refuses a text of more bytes than are read.
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    if bytes <= LARGEST as u64 {
        return Ok(());
    }
    let megabytes = bytes as f64 / 1e6;
    Err(Refusal::new(
        format!(
            "it has {megabytes:.1} MB; the limit is {} MB",
            LARGEST / 1_000_000
        ),
        &["a theme page has a few kilobytes: save the text alone, or split the file"],
    ))
}

fn not_text(why: &str) -> Refusal {
    Refusal::new(
        format!("it is not text: {why}"),
        &["save the page as HTML or as text"],
    )
}

type Note = Option<(usize, String)>;

fn to_text(bytes: &[u8]) -> Result<(String, Note), Refusal> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, &bytes[length..], ""));
    }
    if let Some(encoding) = utf_16_by_its_zeros(bytes) {
        return Ok(decode_as(encoding, bytes, "guessed from its zero bytes"));
    }
    if let Some(place) = bytes.iter().position(|&byte| byte == 0) {
        let line = bytes[..place].split(|&byte| byte == b'\n').count();
        return Err(not_text(&format!("a zero byte on line {line}")));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), None)),
        Err(error) => error,
    };
    if error.error_len().is_none() {
        let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
        let line = line_of(&text, text.len());
        let note = "the file ends in the middle of a character: it may have been cut off";
        return Ok((text, Some((line, note.to_owned()))));
    }
    if let Some(encoding) = declared(bytes).filter(|&encoding| encoding != UTF_8) {
        return Ok(decode_as(encoding, bytes, ""));
    }
    if is_mostly_utf_8(bytes) {
        return Ok(decode_as(UTF_8, bytes, ""));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    Ok(decode_as(guess, bytes, "guessed"))
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], how: &str) -> (String, Note) {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    let unreadable = if has_errors {
        let count = text.matches('\u{fffd}').count();
        format!("{count} characters could not be read as {name} and show as \u{fffd}")
    } else {
        String::new()
    };
    let guessed = if how.is_empty() {
        String::new()
    } else {
        format!("read as {name}, {how}")
    };
    let line = text
        .find('\u{fffd}')
        .map_or(1, |place| line_of(&text, place));
    let note = match (guessed.is_empty(), unreadable.is_empty()) {
        (true, true) => None,
        (false, true) => Some((1, guessed)),
        (true, false) => Some((line, unreadable)),
        (false, false) => Some((line, format!("{guessed}; {unreadable}"))),
    };
    (text.into_owned(), note)
}

/// Western text in UTF-16 has a zero in every other byte.
fn utf_16_by_its_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(2048) & !1];
    let pairs = sample.len() / 2;
    let zeros = |at: usize| {
        sample
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    if pairs < 2 {
        None
    } else if second * 10 >= pairs * 7 && first == 0 {
        Some(UTF_16LE)
    } else if first * 10 >= pairs * 7 && second == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding that a page states in a `meta` element or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: String = bytes
        .iter()
        .take(DECLARED_WITHIN)
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let after = ["charset=", "encoding="].iter().find_map(|key| {
        let place = start.find(key)? + key.len();
        Some(start[place..].trim_start_matches(['"', '\'', ' ']))
    })?;
    let label: String = after
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page that could be read up to here is not in two-byte units, whatever it states.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// Whether most of what is not ASCII is UTF-8, so that the rest is damage.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let damaged = text.matches('\u{fffd}').count();
    let good = text
        .chars()
        .filter(|c| !c.is_ascii() && *c != '\u{fffd}')
        .count();
    good >= 2 * damaged
}

/// Line feeds for all line ends, blanks for special ones, no control or invisible character.
fn plain(text: &str, keeps_pages: bool) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            PAGE_BREAK if keeps_pages && matches!(plain.chars().next_back(), None | Some('\n')) => {
                plain.push(PAGE_BREAK);
            }
            '\r' => {
                characters.next_if_eq(&'\n');
                plain.push('\n');
            }
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | PAGE_BREAK => plain.push('\n'),
            '\t' => plain.push('\t'),
            '\u{1b}' if characters.next_if_eq(&'[').is_some() => skip_sequence(&mut characters),
            '\u{9b}' => skip_sequence(&mut characters),
            c if c.is_whitespace() => plain.push(' '),
            c if c.is_control() || is_invisible(c) => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Skips the rest of a sequence that steers a terminal: parameters, then one letter.
fn skip_sequence(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    while characters.next_if(|c| (' '..='?').contains(c)).is_some() {}
    characters.next_if(|c| ('@'..='~').contains(c));
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, place: usize) -> usize {
    1 + text[..place].matches('\n').count()
}
