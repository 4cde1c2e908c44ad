//! What the bundled samples promise as a whole. Knows nothing of a single story.

use std::collections::HashSet;

use super::decks;
use crate::deck::advice::sentences::parts;
use crate::deck::model::{Deck, Sample, Verdict};
use crate::deck::text::{normal, telling_words};

fn samples(decks: &[(&str, Deck)], verdict: Verdict) -> Vec<Sample> {
    let samples = decks.iter().flat_map(|(_, deck)| deck.samples.clone());
    samples.filter(|sample| sample.verdict == verdict).collect()
}

fn words(sample: &Sample) -> usize {
    parts(sample)
        .iter()
        .map(|part| part.split_whitespace().count())
        .sum()
}

#[test]
fn a_third_of_the_strong_samples_win_without_a_number() {
    let strong = samples(&decks(), Verdict::Strong);
    let with = strong
        .iter()
        .filter(|sample| numbers(sample.result.as_deref().unwrap_or_default()) > 0)
        .count();
    assert!(
        (strong.len() - with) * 3 >= strong.len(),
        "{with} of {}",
        strong.len()
    );
}

/// How many numbers a text holds, in figures or in words. "One" is more often a pronoun.
fn numbers(text: &str) -> usize {
    const IN_WORDS: &str = "two three four five six seven eight nine ten eleven twelve thirteen fourteen \
        fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
        hundred thousand half third quarter fifth twice double";
    let in_words: HashSet<&str> = IN_WORDS.split_whitespace().collect();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || in_words.contains(word.to_lowercase().as_str())
        })
        .count()
}

#[test]
fn a_third_of_the_weak_samples_are_long() {
    let weak = samples(&decks(), Verdict::Weak);
    let long = weak
        .iter()
        .filter(|sample| (150..=250).contains(&words(sample)))
        .count();
    assert!(long * 3 >= weak.len(), "{long} of {}", weak.len());
}

/// As far as counting goes: whoever falls into "we" says it at least as often as "I", and whoever leaves
/// the outcome open ends without a number.
#[test]
fn weak_samples_fall_into_the_pitfalls_they_name() {
    let mut seen = 0;
    for (slug, deck) in decks() {
        for sample in &deck.samples {
            let text = parts(sample).join(" ");
            let count = |wanted: &[&str]| {
                let words = text.split(|c: char| !c.is_alphanumeric());
                words.filter(|word| wanted.contains(word)).count()
            };
            for pitfall in &sample.pitfalls {
                let holds = match pitfall.as_str() {
                    "lost-in-the-we" | "only-the-team" | "hidden-in-we" => {
                        count(&["we", "We", "our", "us"]) >= count(&["I", "my", "me"])
                    }
                    "success-left-vague" | "unchecked-happiness" => {
                        numbers(sample.result.as_deref().unwrap_or_default()) == 0
                    }
                    _ => continue,
                };
                assert!(holds, "{slug}: {pitfall}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 4, "{seen}");
}

/// A reason speaks of this sample: over the collection nine in ten share a word of content with the
/// story they judge, and of a weak sample's reasons all but one at most.
#[test]
fn reasons_point_at_their_story() {
    let decks = decks();
    let stems = |text: &str| -> HashSet<String> {
        telling_words(&normal(text))
            .into_iter()
            .map(|word| word.chars().take(4).collect())
            .collect()
    };
    let (mut pointing, mut all) = (0, 0);
    for (slug, deck) in &decks {
        for sample in &deck.samples {
            let story = stems(&format!("{} {}", sample.title, parts(sample).join(" ")));
            let aimed = sample
                .why
                .iter()
                .filter(|why| !stems(why).is_disjoint(&story));
            let aimed = aimed.count();
            if sample.verdict == Verdict::Weak {
                assert!(aimed + 1 >= sample.why.len(), "{slug}: {:?}", sample.id);
            }
            pointing += aimed;
            all += sample.why.len();
        }
    }
    assert!(pointing * 10 >= all * 9, "{pointing} of {all}");
}

/// Nobody is called by a name: a capital within a sentence is a day, a feast, a language or an
/// abbreviation, or a letter that something was marked with.
#[test]
fn people_are_told_of_by_their_role() {
    const KNOWN: &str = "I A B C Monday Mondays Tuesday Tuesdays Wednesday Thursday Thursdays Friday \
        Fridays Saturday Saturdays Sunday January February March April May June July August September \
        October November December Christmas Easter New Year English French Portuguese IT HR DIY";
    let known: HashSet<&str> = KNOWN.split_whitespace().collect();
    for (slug, deck) in decks() {
        for sample in &deck.samples {
            for part in parts(sample) {
                let mut starts = true;
                for word in part.split_whitespace() {
                    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                    let bare = bare.split(['\'', '\u{2019}']).next().unwrap();
                    let quoted = word.starts_with(['\'', '"', '(']);
                    if bare.starts_with(char::is_uppercase) && !starts && !quoted {
                        assert!(known.contains(bare), "{slug}: {:?} names {word}", sample.id);
                    }
                    starts = word.ends_with(['.', '!', '?', ':', '\'']);
                }
            }
        }
    }
}

/// The most that a rule "strong from so many up" (or down) gets right, over all thresholds, as a part
/// of all samples. Two of three samples are strong, so that "always strong" gets 0.67 without counting.
fn best_guess(count: impl Fn(&Sample) -> usize) -> f64 {
    let decks = decks();
    let strong: Vec<usize> = samples(&decks, Verdict::Strong)
        .iter()
        .map(&count)
        .collect();
    let weak: Vec<usize> = samples(&decks, Verdict::Weak).iter().map(&count).collect();
    let all = strong.len() + weak.len();
    let best = (0..=400_usize)
        .map(|least| {
            let long = |lengths: &[usize]| lengths.iter().filter(|n| **n >= least).count();
            let right = long(&strong) + weak.len() - long(&weak);
            right.max(all - right)
        })
        .max();
    best.unwrap() as f64 / all as f64
}

/// Who only counts words or figures must not learn the verdicts.
#[test]
fn neither_length_nor_figures_give_the_verdict_away() {
    for (what, best) in [
        ("words", best_guess(words)),
        (
            "numbers",
            best_guess(|sample| numbers(&parts(sample).join(" "))),
        ),
        (
            "words of the title",
            best_guess(|sample| sample.title.split(' ').count()),
        ),
    ] {
        assert!(best < 0.8, "{what}: {best}");
    }
}
