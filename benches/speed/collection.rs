//! Makes a collection of any size through retell's own library: 267 bytes of text a card, five reviews
//! each, a tenth of the cards due. Chains, heads and caches are those that practice would have left.

use std::path::Path;

use retell::app::{App, Surroundings};
use retell::deck::content::{Content, Detail};
use retell::engine::card::{CardKey, Form, Grade, Kind, Label};
use retell::engine::day::{Day, Moment};
use retell::engine::history::{self, Schedule};
use retell::paths::Environment;
use retell::store::card::CardRow;
use retell::store::deck::DeckRow;
use retell::store::log::{self, NewReview};
use retell::store::{Store, card, deck, schedule};

/// The day on which the benchmark is held, and the instant that every run of the program is given.
pub const NOW: &str = "2026-11-22T09:00:00Z";

/// Days from 1970 to the day of `NOW`.
pub const TODAY: Day = Day::new(20_779);

/// Bytes of text a card carries, its name and its bookkeeping aside.
pub const TEXT: usize = 267;

/// Reviews a card has behind it.
pub const REVIEWS: usize = 5;

/// Cards a deck has: four themes' worth.
const OF_A_DECK: usize = 100;

/// What anything that goes wrong here is told with.
pub type Result<T> = anyhow::Result<T>;

/// The collection's folder, clock and settings.
pub fn surroundings(home: &Path) -> Result<Surroundings> {
    let environment = Environment {
        now: Some(NOW.to_owned()),
        seed: Some("7".to_owned()),
        ..Environment::default()
    };
    Ok(Surroundings::find(Some(home), &environment)?)
}

/// Makes a collection of so many cards in a folder.
pub fn build(home: &Path, cards: usize) -> Result<()> {
    drop(App::open_or_create(surroundings(home)?)?);
    let mut store = Store::open(&home.join("retell.db"), |_, _| Ok(()))?;
    // Nobody waits for this disk; every other setting is the program's own.
    store
        .connection()
        .execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")?;
    let transaction = store.write()?;
    let mut known = Vec::with_capacity(cards);
    let mut row = None;
    for index in 0..cards {
        if index.is_multiple_of(OF_A_DECK) {
            let mut new = deck_row(index / OF_A_DECK);
            new.id = deck::insert(&transaction, &new)?;
            row = Some(new);
        }
        if let Some(row) = &row {
            let mut new = card_row(row, index);
            new.id = card::insert(&transaction, &new)?;
            known.push((new.id, new.key));
        }
    }
    for (at, review) in (0..).zip(history_of_all(cards)) {
        let (card, key) = &known[review.card];
        log::append(&transaction, &review.to_append(*card, key, at))?;
    }
    for (index, (id, _)) in known.iter().enumerate() {
        let row = card::get(&transaction, *id)?;
        schedule::save(
            &transaction,
            schedule::place(&row, true, true),
            Some(&practised(index).1),
        )?;
    }
    transaction.commit()?;
    Ok(())
}

/// The key of a card of the collection.
pub fn key(index: usize) -> CardKey {
    CardKey {
        deck: deck_slug(index / OF_A_DECK),
        kind: kind(index),
        slug: format!("card-{index}"),
    }
}

/// The name of a deck.
pub fn deck_slug(number: usize) -> String {
    format!("theme-{number}")
}

/// Of ten cards, four are prompts.
const fn kind(index: usize) -> Kind {
    match index % 10 {
        0..=3 => Kind::Prompt,
        4 | 5 => Kind::Criterion,
        6 | 7 => Kind::Pitfall,
        _ => Kind::FollowUp,
    }
}

/// A deck of the collection, practised.
pub fn deck_row(number: usize) -> DeckRow {
    DeckRow {
        id: 0,
        slug: deck_slug(number),
        title: format!("Theme {number}"),
        track: None,
        level: None,
        summary: None,
        related: Vec::new(),
        companies: Vec::new(),
        tags: Vec::new(),
        source: deck_slug(number),
        active: true,
        opened: true,
        introduced: true,
    }
}

fn card_row(deck: &DeckRow, index: usize) -> CardRow {
    card(deck, key(index), index % OF_A_DECK, index)
}

/// A card whose text no card of another number has.
pub fn card(deck: &DeckRow, key: CardKey, position: usize, index: usize) -> CardRow {
    let (front, ready) = if key.kind == Kind::FollowUp {
        (sentence(index, 180), Some(sentence(index + 1, TEXT - 180)))
    } else {
        (sentence(index, TEXT), None)
    };
    CardRow {
        id: 0,
        deck: deck.id,
        key,
        position: position as i64,
        content: Content {
            front,
            detail: Detail {
                ready,
                ..Detail::default()
            },
        },
        own: None,
        added_variants: Vec::new(),
        guest: false,
        retired: false,
        suspended: false,
        buried: None,
    }
}

/// A text of so many bytes that no other number has.
pub fn sentence(index: usize, bytes: usize) -> String {
    const WORDS: [&str; 12] = [
        "tell", "about", "when", "customer", "deadline", "you", "decided", "without", "team",
        "data", "late", "why",
    ];
    let mut text = format!("{index}");
    let mut step = index;
    while text.len() < bytes {
        step = step.wrapping_mul(31).wrapping_add(7);
        text.push(' ');
        text.push_str(WORDS[step % WORDS.len()]);
    }
    text.truncate(bytes);
    text
}

/// A review of the collection's past.
#[derive(Clone, Copy)]
pub struct Past {
    /// Its day.
    pub day: Day,
    /// The number of its card.
    pub card: usize,
    /// Its grade.
    pub grade: Grade,
}

impl Past {
    /// The same as the log takes it, the `at`th of all.
    pub fn to_append(self, card: i64, key: &CardKey, at: i64) -> NewReview<'_> {
        let instant = i64::from(self.day.number()) * 86_400_000 + 28_800_000 + at % 3_600_000;
        NewReview {
            card,
            key,
            moment: Moment {
                at: instant,
                offset: 0,
                day: self.day,
            },
            grade: self.grade,
            form: form(key.kind),
            label: Label::Session,
            seconds: Some(if key.kind.is_short() { 31.0 } else { 140.0 }),
            story: None,
            corrects: None,
        }
    }
}

const fn form(kind: Kind) -> Form {
    if kind.is_short() {
        Form::Picked
    } else {
        Form::Told
    }
}

/// All reviews, day by day.
fn history_of_all(cards: usize) -> Vec<Past> {
    let mut all: Vec<Past> = (0..cards)
        .flat_map(|card| {
            practised(card)
                .0
                .into_iter()
                .map(move |(day, grade)| Past { day, card, grade })
        })
        .collect();
    all.sort_by_key(|review| (review.day, review.card));
    all
}

/// A card's reviews, each on the day it was due, and the state they lead to. Every tenth card has
/// become due within the last month; the others will within three.
fn practised(card: usize) -> (Vec<(Day, Grade)>, Schedule) {
    let grades: [usize; REVIEWS] = [4, 3 + card % 3, card * 7 % 6, 4, 3 + card / 3 % 3];
    let grades = grades.map(|grade| Grade::ALL[grade]);
    let begun = follow(Day::new(0), grades);
    let due = begun.1.due.number();
    let last = begun.1.last.number();
    let shift = if card.is_multiple_of(10) {
        TODAY.number() - (card / 10 % 30) as i32 - due
    } else {
        let ahead = 1 + (card * 13 % 90) as i32;
        // Nobody has practised tomorrow yet.
        (TODAY.number() + ahead - due).min(TODAY.number() - 1 - last)
    };
    let shifted = follow(Day::new(shift), grades);
    debug_assert!(shifted.1.last < TODAY);
    shifted
}

fn follow(first: Day, grades: [Grade; REVIEWS]) -> (Vec<(Day, Grade)>, Schedule) {
    let review = |day, grade| history::Review {
        day,
        grade,
        form: Form::Told,
        drill: false,
    };
    let mut reviews = vec![(first, grades[0])];
    let mut state = history::advance(None, review(first, grades[0]));
    for grade in &grades[1..] {
        reviews.push((state.due, *grade));
        state = history::advance(Some(state), review(state.due, *grade));
    }
    (reviews, state)
}
