//! The reasons of a verdict, one by one. Judges none.

use super::super::super::text::clean;
use super::super::star::{self, Part};

/// The reasons one by one: paragraphs, items, or the points numbered within a sentence.
pub fn points(texts: &[String]) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for text in texts {
        let text = without_label(text);
        match numbered_points(text) {
            Some(numbered) => points.extend(numbered),
            None => points.push(clean(text)),
        }
    }
    points.retain(|point| !point.is_empty());
    points
}

/// The text without its own label repeated: "What makes this strong: ...".
fn without_label(text: &str) -> &str {
    match star::part(text) {
        Some((Part::Why, rest)) if !rest.is_empty() => rest,
        _ => text,
    }
}

/// Points numbered (1), (2) ... within a text, where the numbers ascend from 1 and there are several.
fn numbered_points(text: &str) -> Option<Vec<String>> {
    let marks = |number: usize| {
        [
            format!("({number})"),
            format!("{number})"),
            format!("{number}."),
        ]
    };
    let form = marks(1)
        .iter()
        .position(|mark| starts_point(text, 0, mark).is_some())?;
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for number in 1.. {
        let mark = &marks(number)[form];
        let Some(place) = starts_point(text, from, mark) else {
            break;
        };
        places.push((place, place + mark.len()));
        from = place + mark.len();
    }
    if places.len() < 2 {
        return None;
    }
    let ends = places
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([text.len()]);
    let points = places
        .iter()
        .zip(ends)
        .map(|((_, start), end)| clean(text[*start..end].trim_end_matches([' ', ';', ','])));
    let before = clean(&text[..places[0].0]);
    Some(
        (!before.is_empty())
            .then_some(before)
            .into_iter()
            .chain(points)
            .collect(),
    )
}

/// Where a mark begins a point: at a word's beginning, with a blank after it.
fn starts_point(text: &str, from: usize, mark: &str) -> Option<usize> {
    text[from..]
        .match_indices(mark)
        .map(|(place, _)| from + place)
        .find(|&place| {
            let before = text[..place].chars().next_back();
            before.is_none_or(char::is_whitespace) && text[place + mark.len()..].starts_with(' ')
        })
}
