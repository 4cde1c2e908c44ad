//! A life before an interview: sixteen themes with 500 prompts, 20,000 reviews of them, and stories.

use std::path::Path;

use retell::app::App;
use retell::app::interview::SetInterview;
use retell::engine::card::{CardKey, Grade, Kind};
use retell::store::{Store, cache, card, deck, log};
use retell::story::Story;

use crate::collection::{self, Past, Result, TODAY};

/// Themes asked about.
pub const THEMES: usize = 16;

/// Prompts in them.
pub const PROMPTS: usize = 500;

/// Reviews of these.
const REVIEWS: usize = 20_000;

/// Prompts practised on one day.
const A_DAY: usize = 25;

/// Days to the interview.
const AHEAD: u32 = 18;

/// Makes the life in a folder: each story is linked to prompts of its own, all prompts to one where there
/// are as many stories. `interview` sets one, about everything.
pub fn build(home: &Path, stories: usize, interview: bool) -> Result<()> {
    drop(App::open_or_create(collection::surroundings(home)?)?);
    practise(home)?;
    let mut app = App::open_or_create(collection::surroundings(home)?)?;
    for number in 0..stories {
        let row = app.add_story(&story(number))?;
        for prompt in (number..PROMPTS).step_by(stories.max(PROMPTS / 6)) {
            app.link(&row.uuid, &key(prompt), None, true)?;
        }
    }
    if interview {
        app.set_interview(&SetInterview {
            day: Some(TODAY + AHEAD),
            minutes: Some(25.0),
            ..SetInterview::default()
        })?;
    }
    Ok(())
}

/// The key of a prompt, by its number.
fn key(prompt: usize) -> CardKey {
    CardKey {
        deck: collection::deck_slug(prompt % THEMES),
        kind: Kind::Prompt,
        slug: format!("prompt-{prompt}"),
    }
}

fn practise(home: &Path) -> Result<()> {
    let mut store = Store::open(&home.join("retell.db"), |_, _| Ok(()))?;
    // Nobody waits for this disk; every other setting is the program's own.
    store
        .connection()
        .execute_batch("PRAGMA synchronous = OFF")?;
    let transaction = store.write()?;
    let mut decks = Vec::new();
    for number in 0..THEMES {
        let mut row = collection::deck_row(number);
        row.id = deck::insert(&transaction, &row)?;
        decks.push(row);
    }
    let mut cards = Vec::new();
    for prompt in 0..PROMPTS {
        let key = key(prompt);
        let row = collection::card(
            &decks[prompt % THEMES],
            key.clone(),
            prompt / THEMES,
            prompt,
        );
        cards.push((card::insert(&transaction, &row)?, key));
    }
    let days = (REVIEWS / A_DAY) as u32;
    for review in 0..REVIEWS {
        let (card, key) = &cards[review % PROMPTS];
        let past = Past {
            day: TODAY - (days - (review / A_DAY) as u32),
            card: review % PROMPTS,
            // Two of eleven are not recalled.
            grade: Grade::ALL[[4, 3, 5, 4, 2, 4, 5, 3, 4, 1, 4][review * 7 % 11]],
        };
        log::append(&transaction, &past.to_append(*card, key, review as i64))?;
    }
    cache::rebuild(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// A story of a few hundred words.
fn story(number: usize) -> Story {
    let part = |part: usize, bytes| Some(collection::sentence(number * 5 + part, bytes));
    Story {
        title: format!("The story number {number}"),
        cues: (0..4)
            .map(|cue| collection::sentence(number * 9 + cue, 40))
            .collect(),
        topics: vec![["failure", "conflict", "deadline"][number % 3].to_owned()],
        situation: part(0, 250),
        task: part(1, 150),
        action: part(2, 700),
        result: part(3, 300),
        evidence: part(4, 100),
        ..Story::default()
    }
}
