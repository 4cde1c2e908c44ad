//! The latest observations of a long log, without reading the rest of it: the prompts met at its end are
//! folded alone. Only for a log that one device wrote.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::app::failure::Result;
use crate::engine::day::Day;
use crate::engine::history::{self, Schedule};
use crate::engine::memory::Observation;
use crate::store::log::{self, Brief, ReviewId};
use crate::store::schedule;

/// A log that holds no more than so many times the rows that are looked at is sooner read from end to end.
const SHORT: i64 = 3;

/// A review, with its place in the log.
type Placed = (i64, Brief);

/// The latest so many observations of days before `today`, in log order; `end` is where the log ends.
///
/// Looks at as many rows at the log's end as should hold that many, and at more as long as they hold too few.
pub(super) fn observations(
    connection: &Connection,
    end: ReviewId,
    today: Day,
    most: usize,
) -> Result<Vec<Observation>> {
    let mut rows = rows_for(connection, end, most)?;
    loop {
        let is_short = end.seq <= SHORT * rows;
        let from = if is_short { 0 } else { end.seq - rows };
        let reviews = if is_short {
            prompts_of(connection, end.device, 0)?
        } else {
            let cards = log::cards_after(connection, end.device, from)?;
            let prompts = schedule::prompts_among(connection, cards)?;
            log::briefly_of(connection, end.device, &prompts)?
        };
        let found = observed(&reviews, today);
        // What lies before is not all there: other prompts may have been reviewed then.
        let at_the_end = found.len() - found.partition_point(|(place, _)| *place <= from);
        if is_short || at_the_end >= most {
            let first = found.len().saturating_sub(most);
            return Ok(found[first..].iter().map(|(_, it)| *it).collect());
        }
        rows *= 2;
    }
}

/// How many rows at the log's end should hold so many reviews of prompts, and some to spare: as the last
/// few do.
fn rows_for(connection: &Connection, end: ReviewId, most: usize) -> Result<i64> {
    let few = (most as i64 / 20).clamp(1, end.seq.max(1));
    let prompts = prompts_of(connection, end.device, end.seq - few)?.len() as i64;
    Ok(most as i64 * few / prompts.max(few / 8 + 1) * 5 / 4 + 1)
}

/// The reviews of prompts in a device's rows after one number.
fn prompts_of(connection: &Connection, device: i64, from: i64) -> Result<Vec<Placed>> {
    let mut reviews = log::briefly_after(connection, device, from)?;
    let cards = reviews.iter().map(|(_, it)| it.card).collect();
    let prompts = schedule::prompts_among(connection, cards)?;
    reviews.retain(|(_, it)| prompts.binary_search(&it.card).is_ok());
    Ok(reviews)
}

/// What these reviews tell of days before `today`, each with its place in the log.
fn observed(reviews: &[Placed], today: Day) -> Vec<(i64, Observation)> {
    let mut states: HashMap<i64, Schedule> = HashMap::new();
    let mut found = Vec::new();
    for (place, Brief { card, review, .. }) in reviews {
        let before = states.get(card).copied();
        if review.day < today {
            let observation = history::observation(before.as_ref(), review);
            found.extend(observation.map(|it| (*place, it)));
        }
        states.insert(*card, history::advance(before, *review));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::fit::read_each;
    use crate::deck::content::{Content, Detail};
    use crate::engine::card::{CardKey, Form, Grade, Kind, Label};
    use crate::engine::day::Moment;
    use crate::store::cache;
    use crate::store::card::{self, CardRow};
    use crate::store::deck::{self, DeckRow};
    use crate::store::log::NewReview;
    use crate::store::{Store, StoreError};

    /// Four prompts and a criterion.
    fn cards(connection: &Connection) -> Vec<(i64, CardKey)> {
        let deck = DeckRow {
            id: 0,
            slug: "theme".to_owned(),
            title: "Theme".to_owned(),
            track: None,
            level: None,
            summary: None,
            related: Vec::new(),
            companies: Vec::new(),
            tags: Vec::new(),
            source: "theme".to_owned(),
            active: true,
            opened: true,
            introduced: true,
        };
        let deck = deck::insert(connection, &deck).unwrap();
        let card = |number: i64| {
            let kind = [Kind::Prompt, Kind::Criterion][usize::from(number == 4)];
            let row = CardRow {
                id: 0,
                deck,
                key: CardKey {
                    deck: "theme".to_owned(),
                    kind,
                    slug: number.to_string(),
                },
                position: number,
                content: Content {
                    front: number.to_string(),
                    detail: Detail::default(),
                },
                own: None,
                added_variants: Vec::new(),
                guest: false,
                retired: false,
                suspended: false,
                buried: None,
            };
            (card::insert(connection, &row).unwrap(), row.key)
        };
        (0..5).map(card).collect()
    }

    /// One thing that happens to the log.
    #[derive(Clone, Debug)]
    struct Happens {
        card: usize,
        grade: usize,
        days: i32,
        drill: bool,
        /// Whether a review before this one is taken back, and whether it is corrected then.
        takes_back: Option<(prop::sample::Index, bool)>,
    }

    fn happens() -> impl Strategy<Value = Happens> {
        let takes_back = prop::option::weighted(0.2, any::<(prop::sample::Index, bool)>());
        (0..5_usize, 0..6_usize, -1..3_i32, any::<bool>(), takes_back).prop_map(
            |(card, grade, days, drill, takes_back)| Happens {
                card,
                grade,
                days,
                drill,
                takes_back,
            },
        )
    }

    fn write(connection: &Connection, all: &[Happens]) -> Day {
        log::add_device(connection, uuid::Uuid::from_u128(7), 0).unwrap();
        let cards = cards(connection);
        let mut day = Day::new(20_000);
        let mut kept: Vec<ReviewId> = Vec::new();
        for it in all {
            day = day + 3 - (3 - it.days) as u32;
            let (card, key) = &cards[it.card];
            let mut review = NewReview {
                card: *card,
                key,
                moment: Moment {
                    at: i64::from(day.number()) * 86_400_000,
                    offset: 0,
                    day,
                },
                grade: Grade::ALL[it.grade],
                form: Form::Told,
                label: if it.drill {
                    Label::Drill
                } else {
                    Label::Session
                },
                seconds: None,
                story: None,
                corrects: None,
            };
            if let Some((index, corrects)) = it.takes_back.as_ref().filter(|_| !kept.is_empty()) {
                let id = kept.swap_remove(index.index(kept.len()));
                log::retract(connection, id, review.moment.at).unwrap();
                if *corrects {
                    let (before, _) = log::find(connection, id).unwrap().unwrap();
                    let (_, key) = cards.iter().find(|(row, _)| *row == before.card).unwrap();
                    (review.card, review.key) = (before.card, key);
                    review.moment.day = before.day;
                    review.corrects = Some(before.place);
                }
            }
            kept.push(log::append(connection, &review).unwrap());
        }
        cache::rebuild(connection).unwrap();
        day
    }

    proptest! {
        #[test]
        fn the_end_of_a_log_gives_what_the_whole_log_gives(
            all in prop::collection::vec(happens(), 0..120), most in 1..30_usize, back in 0..4_u32,
        ) {
            let mut today = Day::new(0);
            let store = Store::in_memory(|connection| {
                today = write(connection, &all) - back;
                Ok::<(), StoreError>(())
            }).unwrap();
            let connection = store.connection();
            let mut whole = Vec::new();
            read_each(connection, today, |step| {
                whole.extend(step.observation.filter(|_| step.brief.review.day < today));
            }).unwrap();
            whole.drain(..whole.len().saturating_sub(most));
            let end = log::end_of_one(connection).unwrap().unwrap();
            prop_assert_eq!(observations(connection, end, today, most).unwrap(), whole);
        }
    }
}
