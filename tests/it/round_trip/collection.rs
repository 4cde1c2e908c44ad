//! A collection that takes steps in this process, and shows itself through the program's commands.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::Parser;
use retell::app::card::CardFilter;
use retell::app::import::{ImportAsk, Incoming};
use retell::app::interview::{Asked, SetInterview};
use retell::app::{self, App, Rating, ReviewId, Surroundings};
use retell::cli::Cli;
use retell::deck::update::Near;
use retell::engine::card::{CardKey, Kind};
use retell::paths::Environment;
use tempfile::TempDir;

use super::steps::Step;

/// A collection in a folder of its own, on a machine whose clock the steps set.
pub struct Collection {
    folder: TempDir,
    /// Held open while steps are taken: the last to close a collection has to tidy it up.
    held: Option<App>,
    /// How often it moved to another machine.
    moved: u32,
    /// Milliseconds since 1970.
    at: i64,
    /// Seconds east of UTC.
    zone: i32,
}

impl Collection {
    /// An empty collection.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            held: None,
            moved: 0,
            at: 1_795_338_000_123,
            zone: 0,
        }
    }

    /// An empty collection at the same time and place.
    pub fn elsewhere(&self) -> Self {
        let Self { at, zone, .. } = *self;
        Self {
            at,
            zone,
            ..Self::new()
        }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join(self.moved.to_string())
    }

    fn environment(&self) -> Environment {
        let zone = FixedOffset::east_opt(self.zone).unwrap();
        let at = DateTime::from_timestamp_millis(self.at).unwrap();
        Environment {
            home: Some(self.home()),
            now: Some(at.with_timezone(&zone).to_rfc3339()),
            columns: Some(80),
            ..Environment::default()
        }
    }

    fn open(&self) -> App {
        let surroundings = Surroundings::find(None, &self.environment()).unwrap();
        App::open_or_create(surroundings).unwrap()
    }

    /// What a command that only shows says, or why it does not.
    pub fn run(&self, arguments: &[&str]) -> String {
        let typed = Cli::try_parse_from(["retell"].iter().chain(arguments)).unwrap();
        let mut out = Vec::new();
        match retell::cmd::run(typed, self.environment(), &mut out) {
            Ok(()) => String::from_utf8(out).unwrap(),
            Err(error) => format!("{}{error}", String::from_utf8(out).unwrap()),
        }
    }

    /// Its export.
    pub fn export(&self) -> String {
        self.run(&["export"])
    }

    /// Brings an export in.
    pub fn import(&self, export: &str) {
        let mut input = export.as_bytes();
        self.open().import_lines(&mut input, false, |_| {}).unwrap();
    }

    /// Closes it.
    pub fn rest(&mut self) {
        self.held = None;
    }

    /// Takes a step; what is refused changes nothing.
    pub fn take(&mut self, step: &Step) {
        // No two things happen at the same instant.
        self.at += 1;
        match step {
            Step::Later { hours, zone } => {
                self.at += hours * 3_600_000;
                self.zone = *zone;
            }
            Step::Move => {
                self.rest();
                let export = self.export();
                self.moved += 1;
                self.import(&export);
            }
            step => {
                if self.held.is_none() {
                    self.held = Some(self.open());
                }
                let _ = do_it(&mut self.open(), step);
            }
        }
    }
}

/// The one in that place, counted round and round.
fn one<T>(of: Vec<T>, place: usize) -> app::Result<T> {
    let place = place % of.len().max(1);
    of.into_iter()
        .nth(place)
        .ok_or_else(|| app::Failure::typed("there is none"))
}

fn card(app: &mut App, kinds: &[Kind], place: usize) -> app::Result<CardKey> {
    let mut keys = Vec::new();
    let filter = CardFilter {
        kinds: kinds.to_vec(),
        retired: true,
        ..CardFilter::default()
    };
    app.cards(&filter, |line| {
        keys.push(line.card);
        Ok(())
    })?;
    one(keys, place)
}

fn prompt(app: &mut App, place: usize) -> app::Result<CardKey> {
    card(app, &[Kind::Prompt], place)
}

fn story(app: &mut App, place: usize) -> app::Result<String> {
    let stories = app.stories()?;
    Ok(one(stories, place)?.row.uuid)
}

fn review(app: &mut App, place: usize) -> app::Result<ReviewId> {
    let mut reviews = Vec::new();
    app.log(|line| reviews.push(line.review.id))?;
    one(reviews, place)
}

fn deck(app: &mut App, place: usize) -> app::Result<String> {
    let decks = app.decks()?.into_iter().map(|line| line.slug).collect();
    one(decks, place)
}

fn do_it(app: &mut App, step: &Step) -> app::Result<()> {
    match step {
        Step::Later { .. } | Step::Move => {}
        Step::Rate {
            card: place,
            grade,
            form,
            label,
            seconds,
            story: told,
            submission,
        } => {
            let story = told.map(|place| story(app, place)).transpose()?;
            let card = card(app, &[], *place)?;
            app.rate(&Rating {
                card,
                grade: *grade,
                form: *form,
                label: *label,
                seconds: *seconds,
                story,
                submission: submission.clone(),
            })?;
        }
        Step::Undo(count) => drop(app.undo(*count)?),
        Step::TakeBack(place) => {
            let review = review(app, *place)?;
            app.take_back(review)?;
        }
        Step::Fix(place, grade) => {
            let review = review(app, *place)?;
            app.fix(review, *grade)?;
        }
        Step::Reword(place, own) => {
            let card = card(app, &[], *place)?;
            app.reword(&card, own.as_deref())?;
        }
        Step::Suspend(place) => {
            let card = card(app, &[], *place)?;
            app.suspend(&card)?;
        }
        Step::Resume(place) => {
            let card = card(app, &[], *place)?;
            app.resume(&card)?;
        }
        Step::Bury(place) => {
            let card = card(app, &[], *place)?;
            app.bury(&card)?;
        }
        Step::Import(deck, clash) => {
            let ask = ImportAsk {
                slug: None,
                dry_run: false,
                clash: *clash,
                near: Near::KeepHistory,
                others: Vec::new(),
            };
            let incoming = Incoming::from_deck(deck.clone(), Vec::new(), "deck");
            app.import(incoming, &ask, &mut |_, _| {})?;
        }
        Step::Activate(slug) => drop(app.activate(&[(*slug).to_owned()])?),
        Step::Deactivate(place) => {
            let deck = deck(app, *place)?;
            app.deactivate(&[deck])?;
        }
        Step::Remove(place) => {
            let deck = deck(app, *place)?;
            app.remove_deck(&deck)?;
        }
        step => return tell(app, step),
    }
    Ok(())
}

/// What is about stories and what they are told in.
fn tell(app: &mut App, step: &Step) -> app::Result<()> {
    match step {
        Step::Tell(story) => drop(app.add_story(story)?),
        Step::Edit(place, text) => {
            let story = story(app, *place)?;
            app.edit_story(&story, text)?;
        }
        Step::Silence(place, rule) => {
            let story = story(app, *place)?;
            app.silence(&story, *rule, true)?;
        }
        Step::Tick(place, criterion, met) => {
            let story = story(app, *place)?;
            let criterion = card(app, &[Kind::Criterion], *criterion)?;
            app.tick(&story, &criterion, *met)?;
        }
        Step::Link {
            story: place,
            card,
            angle,
            first,
        } => {
            let story = story(app, *place)?;
            let prompt = prompt(app, *card)?;
            app.link(&story, &prompt, angle.as_deref(), *first)?;
        }
        Step::Unlink(place, card) => {
            let story = story(app, *place)?;
            let prompt = prompt(app, *card)?;
            app.unlink(&story, &prompt)?;
        }
        Step::Decline(place, card) => {
            let story = story(app, *place)?;
            let prompt = prompt(app, *card)?;
            app.decline(&[story], &prompt, true)?;
        }
        Step::Lacked {
            card,
            story: told,
            text,
        } => {
            let prompt = prompt(app, *card)?;
            let story = told.map(|place| story(app, place)).transpose()?;
            app.note_missing(&prompt, story.as_deref(), text)?;
        }
        Step::Done(place, number, done) => {
            let story = story(app, *place)?;
            app.set_done(&story, &[*number], *done)?;
        }
        Step::Shape {
            story: place,
            seconds,
            telling,
        } => {
            let story = story(app, *place)?;
            let begun = app.begin_shaping(&story)?;
            app.keep_shaping(&begun, *seconds, *telling)?;
        }
        Step::LeaveShaping(place) => {
            let story = story(app, *place)?;
            app.skip_shaping(&story)?;
        }
        step => return interview(app, step),
    }
    Ok(())
}

/// What is about interviews, real ones and others.
fn interview(app: &mut App, step: &Step) -> app::Result<()> {
    match step {
        Step::Interview { set, ahead } => {
            let day = Some(app.now().day + *ahead);
            let set = SetInterview { day, ..set.clone() };
            app.set_interview(&set)?;
        }
        Step::Clear => drop(app.clear_interview(None)?),
        Step::DayOff(ahead) => {
            let day = app.now().day + *ahead;
            app.set_day_off(day, true)?;
        }
        Step::Debrief(asked) => {
            let asked: Vec<Asked> = asked
                .iter()
                .map(|(asked, went, follow_up)| Asked {
                    asked: asked.clone(),
                    went: *went,
                    card: None,
                    own: false,
                    story: None,
                    follow_up: follow_up.clone(),
                })
                .collect();
            app.debrief(None, &asked)?;
        }
        Step::Mock {
            minutes,
            grade,
            seconds,
            words,
        } => {
            let mock = app.begin_mock(*minutes)?;
            app.answer_mock(&mock.uuid, 1, *seconds)?;
            let story = story(app, 0).ok();
            app.rate_mock(&mock.uuid, 1, *grade, story.as_deref())?;
            app.end_mock(&mock.uuid, words, "")?;
        }
        _ => {}
    }
    Ok(())
}
