//! Ratings: one rating is one transaction, acknowledged only after the commit. Never refused for being
//! late, early or second.

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::{App, find};
use crate::engine::card::{CardKey, Form, Grade, Kind, Label};
use crate::engine::day::Moment;
use crate::engine::history::{self, Schedule};
use crate::store::log::{self, Logged, NewReview, ReviewId};
use crate::store::schedule::Place;
use crate::store::story::StoryRow;
use crate::store::{self, card, deck, schedule, story};

/// A rating to be recorded.
#[derive(Clone, Debug)]
pub struct Rating {
    /// The card.
    pub card: CardKey,
    /// How well it was recalled.
    pub grade: Grade,
    /// How it was answered; without it, told for a prompt and picked for a short card.
    pub form: Option<Form>,
    /// Where it came from.
    pub label: Label,
    /// Seconds from ask to grade.
    pub seconds: Option<f64>,
    /// The story told, by identifier; without it, the prompt's first choice.
    pub story: Option<String>,
    /// A name for this submission: sent twice, it counts once.
    pub submission: Option<String>,
}

/// The acknowledgement of a rating that is on the disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// The review's name.
    pub ack: ReviewId,
    /// The card.
    pub card: CardKey,
    /// The grade recorded.
    pub grade: Grade,
    /// The card's state after it.
    pub schedule: Schedule,
}

/// A rating that was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// The review that no longer counts.
    pub review: ReviewId,
    /// Its card.
    pub card: CardKey,
    /// What its grade was.
    pub grade: Grade,
}

impl App {
    /// Records a rating: one transaction, one fsync, then the acknowledgement.
    pub fn rate(&mut self, rating: &Rating) -> Result<Rated> {
        if let Some(seconds) = rating
            .seconds
            .filter(|seconds| !seconds.is_finite() || *seconds < 0.0)
        {
            return Err(Failure::typed(format_args!(
                "seconds cannot be {seconds}: write a number from 0 up, such as 140"
            )));
        }
        // SQLite keeps no negative zero, and the hash must cover what it keeps.
        let seconds = rating.seconds.map(|seconds| seconds + 0.0);
        let moment = self.now();
        let transaction = self.store.write()?;
        let place = place_of(&transaction, &rating.card)?;
        if let Some(first) = resent(&transaction, rating)? {
            return Ok(first);
        }
        let told = told_story(&transaction, place, rating.story.as_deref())?;
        let form = rating.form.unwrap_or(if place.kind.is_short() {
            Form::Picked
        } else {
            Form::Told
        });
        let review = NewReview {
            card: place.card,
            key: &rating.card,
            moment,
            grade: rating.grade,
            form,
            label: rating.label,
            seconds,
            story: told.as_ref().map(|story| (story.id, story.uuid.as_str())),
            corrects: None,
        };
        let ack = log::append(&transaction, &review)?;
        if let Some(submission) = &rating.submission {
            log::remember_submission(&transaction, submission, ack)?;
        }
        let schedule = one_more(&transaction, place, review.to_fold())?;
        transaction.commit().map_err(store::StoreError::from)?;
        Ok(Rated {
            ack,
            card: rating.card.clone(),
            grade: rating.grade,
            schedule,
        })
    }

    /// How many of the newest ratings are of days before today, and how many there are, up to `count`.
    pub fn older_among_newest(&mut self, count: u32) -> Result<(usize, usize)> {
        let today = self.now().day;
        let newest = log::latest(&*self.store.read()?, count)?;
        let older = newest.iter().filter(|review| review.day < today).count();
        Ok((older, newest.len()))
    }

    /// Takes the newest ratings back, newest first, by adding retractions.
    pub fn undo(&mut self, count: u32) -> Result<Vec<Undone>> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let mut undone = Vec::new();
        for review in log::latest(&transaction, count)? {
            log::retract(&transaction, review.id, moment.at)?;
            let card = card::get(&transaction, review.card)?;
            refold(&transaction, &card.key)?;
            undone.push(Undone {
                review: review.id,
                card: card.key,
                grade: review.grade,
            });
        }
        transaction.commit().map_err(store::StoreError::from)?;
        Ok(undone)
    }

    /// Takes one review back, if it still counts.
    pub fn take_back(&mut self, id: ReviewId) -> Result<Undone> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let review = counting(&transaction, id)?;
        log::retract(&transaction, id, moment.at)?;
        let card = card::get(&transaction, review.card)?;
        refold(&transaction, &card.key)?;
        transaction.commit().map_err(store::StoreError::from)?;
        Ok(Undone {
            review: id,
            card: card.key,
            grade: review.grade,
        })
    }

    /// Corrects a review's grade: takes it back and adds one in its place, at its instant. One that was
    /// taken back comes back so, unless another stands in its place already.
    pub fn fix(&mut self, id: ReviewId, grade: Grade) -> Result<Rated> {
        let moment = self.now();
        let transaction = self.store.write()?;
        let (review, retracted) = correctable(&transaction, id)?;
        if !retracted {
            log::retract(&transaction, id, moment.at)?;
        }
        let card = card::get(&transaction, review.card)?;
        let told = match review.story {
            Some(row) => story::get(&transaction, row)?,
            None => None,
        };
        let ack = log::append(
            &transaction,
            &NewReview {
                card: card.id,
                key: &card.key,
                moment: Moment {
                    at: review.at,
                    offset: review.offset,
                    day: review.day,
                },
                grade,
                form: review.form,
                label: review.label,
                seconds: review.seconds,
                story: told.as_ref().map(|story| (story.id, story.uuid.as_str())),
                corrects: Some(review.place),
            },
        )?;
        let schedule = refold(&transaction, &card.key)?.ok_or_else(lost)?;
        transaction.commit().map_err(store::StoreError::from)?;
        Ok(Rated {
            ack,
            card: card.key,
            grade,
            schedule,
        })
    }
}

fn lost() -> Failure {
    Failure::refused("the rating is not in the log it was written to")
        .with("look at it with retell check")
}

/// The review of that name, and whether it was taken back. Refuses one in whose place another stands.
fn correctable(connection: &Connection, id: ReviewId) -> Result<(Logged, bool)> {
    let Some((review, retracted)) = log::find(connection, id)? else {
        return Err(
            Failure::typed(format_args!("there is no review {id}")).with("retell log lists them")
        );
    };
    if !retracted {
        return Ok((review, false));
    }
    let counting = log::of_card(connection, review.card)?;
    match counting.iter().find(|it| it.place == review.place) {
        None => Ok((review, true)),
        Some(standing) => Err(taken_back(id).with(format_args!(
            "{0} stands in its place: retell log fix {0} GRADE",
            standing.id
        ))),
    }
}

fn taken_back(id: ReviewId) -> Failure {
    Failure::typed(format_args!("review {id} was taken back already"))
}

/// The review of that name, if it counts.
fn counting(connection: &Connection, id: ReviewId) -> Result<Logged> {
    match correctable(connection, id)? {
        (_, true) => Err(taken_back(id).with("retell log shows what counts")),
        (review, false) => Ok(review),
    }
}

/// The place of the card of that key; an unknown one is named with its nearest match.
fn place_of(connection: &Connection, key: &CardKey) -> Result<Place> {
    match schedule::place_of(connection, key)? {
        Some(place) => Ok(place),
        None => Err(find::unknown_card(connection, key)?),
    }
}

/// The first acknowledgement of a submission that was sent before.
fn resent(connection: &Connection, rating: &Rating) -> Result<Option<Rated>> {
    let Some(submission) = &rating.submission else {
        return Ok(None);
    };
    let Some(ack) = log::submitted(connection, submission)? else {
        return Ok(None);
    };
    let Some((review, _)) = log::find(connection, ack)? else {
        return Err(lost());
    };
    let card = card::get(connection, review.card)?;
    if card.key != rating.card || review.grade != rating.grade {
        return Err(Failure::typed(format_args!(
            "submission \"{submission}\" was sent before for {} with grade {}",
            card.key, review.grade
        ))
        .with("give every rating an id of its own"));
    }
    let until: Vec<_> = log::of_card(connection, card.id)?
        .iter()
        .take_while(|other| other.place <= review.place)
        .map(Logged::to_fold)
        .collect();
    let schedule = history::fold(until).unwrap_or_else(|| history::advance(None, review.to_fold()));
    Ok(Some(Rated {
        ack,
        card: card.key,
        grade: review.grade,
        schedule,
    }))
}

/// The story told for a card: the one named, else a prompt's first choice. Telling a story for a
/// prompt links the two.
fn told_story(
    connection: &Connection,
    place: Place,
    named: Option<&str>,
) -> Result<Option<StoryRow>> {
    let links = story::links_of_card(connection, place.card)?;
    let Some(named) = named else {
        return match links.first() {
            Some(link) if place.kind == Kind::Prompt => Ok(story::get(connection, link.story)?),
            _ => Ok(None),
        };
    };
    let story = find::story(connection, named)?;
    if place.kind == Kind::Prompt && links.iter().all(|link| link.story != story.id) {
        story::link(connection, place.card, story.id, None, links.is_empty())?;
    }
    Ok(Some(story))
}

/// Takes one more review of a card, the newest of the log, into the caches. Where one device wrote the
/// whole log, nothing in it can stand behind that review: the schedule goes one step on, whatever the
/// card's history. Else the card's log is folded again.
fn one_more(connection: &Connection, place: Place, review: history::Review) -> Result<Schedule> {
    let schedule = if log::end_of_one(connection)?.is_some() {
        history::advance(schedule::of_card(connection, place.card)?, review)
    } else {
        schedule::folded(connection, place.card)?.ok_or_else(lost)?
    };
    keep(connection, place, Some(&schedule))?;
    Ok(schedule)
}

/// Folds a card's log again and writes what follows from it into the caches.
fn refold(connection: &Connection, key: &CardKey) -> Result<Option<Schedule>> {
    let place = place_of(connection, key)?;
    let folded = schedule::folded(connection, place.card)?;
    keep(connection, place, folded.as_ref())?;
    Ok(folded)
}

/// Writes what a card's log came to into the caches.
fn keep(connection: &Connection, place: Place, folded: Option<&Schedule>) -> Result<()> {
    let recalled = folded.is_some_and(|schedule| schedule.last_grade.recalled());
    let opened = match (place.kind, place.opened) {
        (Kind::Prompt, _) if recalled => true,
        (Kind::Prompt, true) => schedule::was_recalled(connection, place.deck)?,
        // The review that is new may not be its last: a correction stands in another one's place.
        (Kind::Prompt, false) => schedule::was_card_recalled(connection, place.card)?,
        (_, opened) => opened,
    };
    if opened != place.opened {
        deck::set_opened(connection, place.deck, opened)?;
        schedule::open_deck(connection, place.deck, opened)?;
    }
    schedule::save(connection, Place { opened, ..place }, folded)?;
    Ok(())
}
