//! What makes a prompt worth telling a story for. Judges form only.

use super::super::model::Deck;
use super::super::text::{self, similarity};
use super::super::update::NEAR;
use super::{Advice, Place, place};

const VARIANTS: usize = 2;
const TOPICS: std::ops::RangeInclusive<usize> = 1..=3;

/// From this likeness up a variant is the same sentence again (0 to 1).
pub const SAME_WORDING: f64 = 0.8;

/// Advice on all prompts of a deck, in deck order. `topics` are the words a prompt's topics may be.
pub fn advise(deck: &Deck, topics: &[&str], found: &mut Vec<Advice>) {
    for (index, prompt) in deck.prompts.iter().enumerate() {
        let place = place("prompts", prompt.id.as_deref(), index);
        let mut say = |text: String, mend: &str| found.push(Advice::new(&place, text, mend));
        if prompt.variants.len() != VARIANTS {
            say(
                format!("the number of variants is {}", prompt.variants.len()),
                "write two other wordings of the same ask, so that nobody learns a sentence by heart",
            );
        }
        for variant in &prompt.variants {
            if similarity(variant, &prompt.ask) >= SAME_WORDING {
                say(
                    format!("\"{variant}\" is the ask again"),
                    "put the same question in other words",
                );
            }
        }
        if !TOPICS.contains(&prompt.topics.len()) {
            say(
                format!("the number of topics is {}", prompt.topics.len()),
                "name one to three: they tie stories to the prompt",
            );
        }
        for topic in &prompt.topics {
            if !topics.contains(&topic.as_str()) {
                let near = text::nearest(topic, topics).unwrap_or("one of the list");
                say(format!("\"{topic}\" is no topic"), &format!("write {near}"));
            }
        }
    }
}

/// Advice on prompts of a deck that ask for the same story.
pub fn distinct(deck: &Deck, found: &mut Vec<Advice>) {
    for [(one, _), (other, wording)] in confusable(&wordings(deck)) {
        found.push(Advice::new(
            &other,
            format!("\"{wording}\" is close to {one}"),
            "ask for something else, or make it a variant there",
        ));
    }
}

/// All wordings of a deck's prompts, each with the prompt it belongs to.
pub fn wordings(deck: &Deck) -> Vec<(Place, &str)> {
    let prompts = deck.prompts.iter().enumerate();
    prompts
        .flat_map(|(index, prompt)| {
            let place = place("prompts", prompt.id.as_deref(), index);
            [&prompt.ask]
                .into_iter()
                .chain(&prompt.variants)
                .map(move |wording| (place.clone(), wording.as_str()))
        })
        .collect()
}

/// The wordings of different prompts that an import would take for each other without certainty: as
/// likely they ask for the same story.
pub fn confusable<'a, Name: Clone + PartialEq>(
    wordings: &[(Name, &'a str)],
) -> Vec<[(Name, &'a str); 2]> {
    let ready: Vec<text::Comparable> = wordings
        .iter()
        .map(|(_, wording)| text::Comparable::new(wording))
        .collect();
    let mut found = Vec::new();
    for (place, one) in wordings.iter().enumerate() {
        for (offset, other) in wordings[place + 1..].iter().enumerate() {
            if one.0 != other.0 && ready[place].similarity(&ready[place + 1 + offset]) >= NEAR {
                found.push([one.clone(), other.clone()]);
            }
        }
    }
    found
}
