//! Mock interviews: drawn from the themes of the interview ahead, gone through question by question,
//! and graded once at the end. Hears nothing and so suggests no grade.

mod draw;

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::{App, Rating, commit};
use crate::deck::text;
use crate::engine::card::{CardKey, Form, Grade, Label};
use crate::engine::day::Day;
use crate::store::log::ReviewId;
use crate::store::mock::{self, MockRow, QuestionRow};
use crate::store::{card, deck, log, story};
use draw::drawn;

/// A mock interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Mock {
    /// Its name for ever.
    pub uuid: String,
    /// The day on which it was begun.
    pub day: Day,
    /// The minutes it was drawn for.
    pub minutes: f64,
    /// Its questions in order.
    pub questions: Vec<Question>,
    /// Whether it was gone through to its end.
    pub finished: bool,
    /// One thing that was good.
    pub good: Option<String>,
    /// One thing to mend.
    pub mend: Option<String>,
}

/// One question of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its number, from 1.
    pub number: u32,
    /// The interviewer who asks it, from 1.
    pub interviewer: u32,
    /// The card.
    pub card: CardKey,
    /// The theme's title.
    pub theme: String,
    /// The ask.
    pub ask: String,
    /// The story it is told with.
    pub story: Option<MockStory>,
    /// Whether an earlier question takes the same story: another angle is wanted.
    pub again: bool,
    /// The follow-ups asked after the telling.
    pub probes: Vec<String>,
    /// Whether it was answered.
    pub answered: bool,
    /// The seconds the telling took.
    pub seconds: Option<f64>,
    /// How it went, once it was graded.
    pub grade: Option<Grade>,
}

/// A story in a mock interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MockStory {
    /// Its identifier.
    pub uuid: String,
    /// What the user calls it.
    pub title: String,
}

impl Mock {
    /// How many interviewers there are.
    pub fn interviewers(&self) -> u32 {
        let last = self.questions.last();
        last.map_or(0, |question| question.interviewer)
    }

    /// How many themes are asked about.
    pub fn themes(&self) -> usize {
        let mut themes: Vec<&str> = self
            .questions
            .iter()
            .map(|it| it.card.deck.as_str())
            .collect();
        themes.sort_unstable();
        themes.dedup();
        themes.len()
    }

    /// Whether some question must take a story that another one takes already.
    pub fn repeats_a_story(&self) -> bool {
        self.questions.iter().any(|question| question.again)
    }
}

impl App {
    /// A mock interview as it would be drawn, without keeping it.
    pub fn draw_mock(&mut self, minutes: f64) -> Result<Mock> {
        let (at, day) = (self.now().at, self.now().day);
        let uuid = self.entropy.uuid(at).to_string();
        let seed = self.entropy.seed();
        let standard = self.standard()?;
        let transaction = self.store.read()?;
        let weaknesses = |story| standard.weaknesses(&transaction, story);
        let (row, questions) = drawn(&transaction, uuid, day, minutes, seed, weaknesses)?;
        shown(&transaction, row, questions)
    }

    /// Today's mock interview that was left unfinished; `None` where there is none.
    pub fn unfinished_mock(&mut self) -> Result<Option<Mock>> {
        let day = self.now().day;
        let transaction = self.store.read()?;
        let Some(row) = mock::unfinished(&transaction, day)? else {
            return Ok(None);
        };
        let questions = mock::questions(&transaction, row.id)?;
        Ok(Some(shown(&transaction, row, questions)?))
    }

    /// Draws a mock interview and keeps it.
    pub fn begin_mock(&mut self, minutes: f64) -> Result<Mock> {
        let moment = self.now();
        let uuid = self.entropy.uuid(moment.at).to_string();
        let seed = self.entropy.seed();
        let standard = self.standard()?;
        let transaction = self.store.write()?;
        let weaknesses = |story| standard.weaknesses(&transaction, story);
        let (row, questions) = drawn(&transaction, uuid, moment.day, minutes, seed, weaknesses)?;
        mock::insert(&transaction, &row, &questions, moment)?;
        let shown = shown(&transaction, row, questions)?;
        commit(transaction)?;
        Ok(shown)
    }

    /// Notes that a question was answered, and how long the telling took.
    pub fn answer_mock(&mut self, uuid: &str, number: u32, seconds: Option<f64>) -> Result<()> {
        let transaction = self.store.write()?;
        let (row, mut question) = question(&transaction, uuid, number)?;
        question.answered = true;
        question.seconds = seconds;
        mock::save_question(&transaction, row.id, &question)?;
        commit(transaction)
    }

    /// Records how a question went. Sent twice, it counts once.
    pub fn rate_mock(
        &mut self,
        uuid: &str,
        number: u32,
        grade: Grade,
        told: Option<&str>,
    ) -> Result<()> {
        let transaction = self.store.read()?;
        let (_, question) = question(&transaction, uuid, number)?;
        let key = card::get(&transaction, question.card)?.key;
        drop(transaction);
        self.rate(&Rating {
            card: key,
            grade,
            form: Some(Form::Told),
            label: Label::Mock,
            seconds: question.seconds,
            story: told.map(str::to_owned),
            submission: Some(submission(uuid, number)),
        })?;
        let Some(told) = told else { return Ok(()) };
        let transaction = self.store.write()?;
        let (row, mut question) = self::question(&transaction, uuid, number)?;
        question.story = Some(super::find::story(&transaction, told)?.id);
        mock::save_question(&transaction, row.id, &question)?;
        commit(transaction)
    }

    /// Ends a mock interview with what was good and what is to be mended.
    pub fn end_mock(&mut self, uuid: &str, good: &str, mend: &str) -> Result<Mock> {
        let transaction = self.store.write()?;
        let mut row = find(&transaction, uuid)?;
        let words = |text: &str| Some(text::clean(text)).filter(|text| !text.is_empty());
        row.finished = true;
        row.good = words(good);
        row.mend = words(mend);
        mock::update(&transaction, &row)?;
        let questions = mock::questions(&transaction, row.id)?;
        let shown = shown(&transaction, row, questions)?;
        commit(transaction)?;
        Ok(shown)
    }

    /// Every mock interview, newest first.
    pub fn mocks(&mut self) -> Result<Vec<Mock>> {
        let transaction = self.store.read()?;
        mock::all(&transaction)?
            .into_iter()
            .map(|row| {
                let questions = mock::questions(&transaction, row.id)?;
                shown(&transaction, row, questions)
            })
            .collect()
    }
}

/// The name under which a question's rating is sent: it stands for the question.
fn submission(uuid: &str, number: u32) -> String {
    format!("mock {uuid} {number}")
}

fn find(connection: &Connection, uuid: &str) -> Result<MockRow> {
    mock::all(connection)?
        .into_iter()
        .find(|row| row.uuid == uuid)
        .ok_or_else(|| {
            Failure::typed(format_args!("there is no mock interview {uuid}"))
                .with("retell mock list lists them")
        })
}

fn question(connection: &Connection, uuid: &str, number: u32) -> Result<(MockRow, QuestionRow)> {
    let row = find(connection, uuid)?;
    let question = mock::questions(connection, row.id)?
        .into_iter()
        .find(|question| question.number == number)
        .ok_or_else(|| {
            Failure::typed(format_args!(
                "mock interview {uuid} has no question {number}"
            ))
        })?;
    Ok((row, question))
}

fn shown(connection: &Connection, row: MockRow, questions: Vec<QuestionRow>) -> Result<Mock> {
    let questions = questions
        .into_iter()
        .map(|question| {
            let card = card::get(connection, question.card)?;
            let grade = match log::submitted(connection, &submission(&row.uuid, question.number))? {
                Some(id) => counting_grade(connection, id)?,
                None => None,
            };
            let told = match question.story {
                Some(story) => story::get(connection, story)?,
                None => None,
            };
            Ok(Question {
                number: question.number,
                interviewer: question.interviewer,
                theme: deck::get(connection, card.deck)?.title,
                ask: text::clean(card.front()),
                card: card.key,
                story: told.map(|row| MockStory {
                    uuid: row.uuid,
                    title: row.story.title,
                }),
                again: question.again,
                probes: question.probes,
                answered: question.answered,
                seconds: question.seconds,
                grade,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Mock {
        uuid: row.uuid,
        day: row.day,
        minutes: row.minutes,
        questions,
        finished: row.finished,
        good: row.good,
        mend: row.mend,
    })
}

/// The grade of a review unless it was taken back.
fn counting_grade(connection: &Connection, id: ReviewId) -> Result<Option<Grade>> {
    Ok(match log::find(connection, id)? {
        Some((review, false)) => Some(review.grade),
        _ => None,
    })
}
