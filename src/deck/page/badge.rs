//! A page's badges: the track, the level and whether it is free. Never guesses: a line that has none of
//! the known words is no badge.

/// Words that say who may read a page; no content.
const ACCESS: [&str; 8] = [
    "free",
    "premium",
    "pro",
    "paid",
    "members only",
    "locked",
    "new",
    "plus",
];

/// Words for how demanding a theme is.
const LEVELS: [&str; 17] = [
    "foundational",
    "foundation",
    "fundamental",
    "introductory",
    "beginner",
    "basic",
    "easy",
    "core",
    "essential",
    "intermediate",
    "medium",
    "moderate",
    "advanced",
    "hard",
    "expert",
    "senior",
    "junior",
];

/// What a line of badges says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badges {
    /// The collection the page belongs to.
    pub track: Option<String>,
    /// Its level, in lower case.
    pub level: Option<String>,
}

/// The badges of a line; none where no known word ends it.
pub fn read(line: &str) -> Option<Badges> {
    let line = line.trim();
    if line.is_empty() || line.chars().count() > 80 || line.ends_with(['.', '?', '!']) {
        return None;
    }
    let (rest, access) = strip(line, &ACCESS);
    let (rest, level) = strip(rest, &LEVELS);
    if access.is_none() && level.is_none() {
        return None;
    }
    // An ordinary sentence may end in one of these words.
    let track = rest.trim_matches(SEPARATORS);
    if track.split_whitespace().count() > 5
        || (level.is_none() && !track.is_empty() && track == rest)
    {
        return None;
    }
    Some(Badges {
        track: (!track.is_empty()).then(|| track.to_owned()),
        level: level.map(str::to_lowercase),
    })
}

const SEPARATORS: [char; 9] = [' ', '|', '·', '•', '-', '–', '/', ',', ':'];

/// Takes a known word off the end: after a separator in any case, glued only where a capital begins it.
fn strip<'a>(line: &'a str, words: &[&str]) -> (&'a str, Option<&'a str>) {
    let line = line.trim_end_matches(SEPARATORS);
    let found = words.iter().filter_map(|word| {
        let place = line.len().checked_sub(word.len())?;
        let end = line.get(place..)?;
        let before = line[..place].chars().next_back();
        let is_apart = before.is_none_or(|c| SEPARATORS.contains(&c));
        let is_glued =
            end.starts_with(char::is_uppercase) && before.is_some_and(char::is_alphanumeric);
        (end.eq_ignore_ascii_case(word) && (is_apart || is_glued)).then_some(place)
    });
    match found.min() {
        Some(place) => (&line[..place], Some(&line[place..])),
        None => (line, None),
    }
}

/// A field stated in words: "Track: Amazon LP", "Difficulty: hard".
pub fn stated(line: &str) -> Option<Badges> {
    let (label, value) = line.split_once(':')?;
    let value = value.trim();
    if value.is_empty() || value.chars().count() > 60 {
        return None;
    }
    match label.trim().to_lowercase().as_str() {
        "track" | "collection" | "series" => Some(Badges {
            track: Some(value.to_owned()),
            level: None,
        }),
        "level" | "difficulty" => Some(Badges {
            track: None,
            level: Some(value.to_lowercase()),
        }),
        "access" => Some(Badges::default()),
        _ => None,
    }
}
