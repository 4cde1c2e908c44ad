//! Which prompt a sample answers. Makes no card.

use std::collections::HashMap;

use super::super::super::model::Problem;
use super::super::super::text::{normal, similarity};
use super::super::Link;
use super::Builder;

/// From this likeness up a sample is linked to a prompt that it does not quote (0 to 1).
const LINKED: f64 = 0.5;

impl Builder {
    /// Links each sample to the prompt that it quotes, else to the one most like its own, else to the theme.
    pub(super) fn link(&mut self) -> Vec<Link> {
        let mut links = Vec::new();
        let prompts = || self.deck.prompts.iter().map(|prompt| prompt.ask.as_str());
        let mut quoted: HashMap<String, usize> = HashMap::new();
        for (place, prompt) in prompts().enumerate() {
            quoted.entry(normal(prompt)).or_insert(place);
        }
        for (place, sample) in self.deck.samples.iter().enumerate() {
            let line = self.sample_lines[place];
            let Some(asked) = &sample.prompt else {
                links.push(Link {
                    line,
                    sample: place,
                    prompt: None,
                    guess: false,
                });
                continue;
            };
            let found = quoted.get(&normal(asked)).map(|&prompt| (prompt, true));
            let (prompt, guess) = match found.or_else(|| linked(asked, prompts())) {
                Some((prompt, is_exact)) => (Some(prompt), !is_exact),
                None => (None, false),
            };
            links.push(Link {
                line,
                sample: place,
                prompt,
                guess,
            });
        }
        for link in &links {
            let (number, asked) = (
                link.sample + 1,
                self.deck.samples[link.sample].prompt.is_some(),
            );
            let reason = match link.prompt {
                Some(prompt) if link.guess => {
                    format!(
                        "sample {number} asks a paraphrase of prompt {}: linked to it",
                        prompt + 1
                    )
                }
                None if asked => format!(
                    "sample {number} asks what no prompt asks: it stands for the whole theme"
                ),
                _ => continue,
            };
            self.problems.push(Problem {
                line: link.line,
                reason,
            });
        }
        links
    }
}

/// The prompt that a sample answers, and whether it is quoted word for word.
pub fn linked<'a>(
    asked: &str,
    prompts: impl Iterator<Item = &'a str> + Clone,
) -> Option<(usize, bool)> {
    let wanted = normal(asked);
    if let Some(place) = prompts.clone().position(|prompt| normal(prompt) == wanted) {
        return Some((place, true));
    }
    let mut best: Option<(usize, f64)> = None;
    for (place, prompt) in prompts.enumerate() {
        let likeness = similarity(asked, prompt);
        if likeness >= LINKED && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((place, likeness));
        }
    }
    best.map(|(place, _)| (place, false))
}
