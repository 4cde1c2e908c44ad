//! The interviews ahead: set, moved, listed, cleared; which themes each is about; days off.

mod debrief;
mod scope;

use rusqlite::Connection;

use super::deck::{slugs, unknown_company};
use super::failure::{Failure, Result};
use super::{App, commit};
use crate::config::Config;
use crate::deck::{company as profiles, text};
use crate::engine::day::Day;
use crate::store::interview;
use scope::{Measures, activate_scope, refuse_scope};

pub use crate::store::interview::{Interview, Went};
pub(super) use debrief::sore;
pub use debrief::{Asked, Kept, Sore};
pub(super) use scope::{agreed, asked_at, minutes_on, rounds, scope};

/// A plan looks no further ahead, in days: a year typed wrong is found here.
const FURTHEST: u32 = 1_000;

/// What is said of an interview; what is left out stays as it was.
#[derive(Clone, Debug, Default)]
pub struct SetInterview {
    /// The day, where it is known.
    pub day: Option<Day>,
    /// The company.
    pub company: Option<String>,
    /// The minutes of practice a day.
    pub minutes: Option<f64>,
    /// How many interviews the loop holds.
    pub rounds: Option<u32>,
    /// The themes, by slug or title; none for the company's, or all that are practised.
    pub themes: Vec<String>,
    /// How many prompts of each theme are practised; 0 for all.
    pub each: Option<u32>,
}

/// What setting an interview did.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is a new one.
    New,
    /// It had another day, or none.
    Moved(Option<Day>),
    /// Its day stayed.
    Kept,
}

/// An interview that was set.
#[derive(Clone, Debug)]
pub struct InterviewSet {
    /// How it stands.
    pub view: InterviewView,
    /// What became of it.
    pub change: Change,
    /// The decks that are practised from now on, by slug.
    pub activated: Vec<String>,
}

/// An interview and what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct InterviewView {
    /// The interview.
    pub interview: Interview,
    /// Today.
    pub today: Day,
    /// The minutes of practice a day.
    pub minutes: f64,
    /// How many interviews the loop holds.
    pub rounds: usize,
    /// The themes in its scope that are practised, by slug.
    pub themes: Vec<String>,
    /// How many prompts they have.
    pub prompts: usize,
    /// How many of these were never told.
    pub untold: usize,
    /// Tellings that a full day holds.
    pub per_day: u32,
    /// Days of practice left, today included.
    pub days: u32,
}

impl InterviewView {
    /// What it is called: the company, or just the interview.
    pub fn name(&self) -> &str {
        name(&self.interview)
    }

    /// Tellings that the days left hold.
    pub fn holds(&self) -> u64 {
        u64::from(self.per_day) * u64::from(self.days)
    }

    /// Whether the days left do not hold two tellings of every prompt.
    pub fn is_too_little(&self) -> bool {
        self.days > 0 && self.holds() < 2 * self.prompts as u64
    }

    /// Calendar days to go; `None` without a day ahead.
    pub fn days_left(&self) -> Option<u32> {
        let day = self.interview.day.filter(|day| *day >= self.today)?;
        Some(day.elapsed_since(self.today))
    }

    /// Whether it is over.
    pub fn is_past(&self) -> bool {
        self.interview.day.is_some_and(|day| day < self.today)
    }
}

/// What an interview is called.
pub fn name(interview: &Interview) -> &str {
    interview.company.as_deref().unwrap_or("Interview")
}

impl App {
    /// Sets an interview, or changes one that is ahead: of the same company; without a company, the
    /// only one there is. Decks of the company, or named, that were never practised are activated.
    ///
    /// A company without a profile is kept by its name. Refuses a day that has passed, zero minutes, a
    /// company misspelt, an unknown theme, and an interview without a prompt.
    pub fn set_interview(&mut self, asked: &SetInterview) -> Result<InterviewSet> {
        let moment = self.now();
        check(asked, moment.day)?;
        let transaction = self.store.write()?;
        let company = company_meant(&transaction, asked, moment.day)?;
        // Fixed entropy at a fixed instant gives every process the same identifier first.
        let uuid = loop {
            let uuid = self.entropy.uuid(moment.at).to_string();
            if !interview::exists(&transaction, &uuid)? {
                break uuid;
            }
        };
        let found = matching(&transaction, asked, company.as_deref(), moment.day)?;
        let mut row = found.clone().unwrap_or(Interview {
            id: 0,
            uuid,
            company: None,
            day: None,
            set_day: moment.day,
            minutes: None,
            rounds: None,
            themes: Vec::new(),
            each: None,
        });
        row.company = company.or(row.company);
        row.day = asked.day.or(row.day);
        row.minutes = asked.minutes.or(row.minutes);
        row.rounds = asked.rounds.or(row.rounds);
        if let Some(each) = asked.each {
            row.each = Some(each).filter(|each| *each > 0);
        }
        if !asked.themes.is_empty() {
            row.themes = slugs(&transaction, &asked.themes)?;
        }
        let activated = activate_scope(&transaction, &row, asked)?;
        let change = match &found {
            None => {
                row.id = interview::add(&transaction, &row, moment.at)?;
                Change::New
            }
            Some(before) => {
                interview::update(&transaction, &row)?;
                if before.day == row.day {
                    Change::Kept
                } else {
                    Change::Moved(before.day)
                }
            }
        };
        let measures = Measures::read(&transaction, &self.config, moment.day)?;
        let view = measures.view(&transaction, row)?;
        refuse_scope(&transaction, &view)?;
        commit(transaction)?;
        Ok(InterviewSet {
            view,
            change,
            activated,
        })
    }

    /// All interviews that were not cleared: those ahead, the nearest first, then those that are over.
    pub fn interviews(&mut self) -> Result<Vec<InterviewView>> {
        let today = self.now().day;
        let transaction = self.store.read()?;
        let measures = Measures::read(&transaction, &self.config, today)?;
        let mut views = interview::all(&transaction)?
            .into_iter()
            .map(|row| measures.view(&transaction, row))
            .collect::<Result<Vec<_>>>()?;
        views.sort_by_key(|view| {
            let day = view.interview.day;
            let ahead = day.filter(|_| !view.is_past());
            (
                view.is_past(),
                ahead.is_none(),
                ahead,
                day.map(std::cmp::Reverse),
            )
        });
        Ok(views)
    }

    /// Takes an interview that is not over out of the plan: the company's, or the only one there is.
    /// Gives back what it was.
    pub fn clear_interview(&mut self, company: Option<&str>) -> Result<Interview> {
        let today = self.now().day;
        let transaction = self.store.write()?;
        let open = not_over(&transaction, today)?;
        let row = pick(&open, company, "retell interview clear")?;
        interview::clear(&transaction, row.id)?;
        commit(transaction)?;
        Ok(row)
    }

    /// Takes a day off, or takes that back: whether that changed anything, and whether a plan reaches the
    /// day. Refuses a day that has passed.
    pub fn set_day_off(&mut self, day: Day, off: bool) -> Result<(bool, bool)> {
        let today = self.now().day;
        if day < today {
            return Err(past(day, today).with("retell plan off DATE takes a day to come"));
        }
        let transaction = self.store.write()?;
        let changed = interview::set_day_off(&transaction, day, off)?;
        let ahead = interview::ahead(&transaction, today)?;
        let reached = ahead.iter().any(|it| it.day.is_some_and(|on| on > day));
        commit(transaction)?;
        Ok((changed, reached))
    }
}

/// An interview and what its days hold.
pub(super) fn scope_measures(
    connection: &Connection,
    config: &Config,
    today: Day,
    row: Interview,
) -> Result<InterviewView> {
    Measures::read(connection, config, today)?.view(connection, row)
}

/// What can be told to be wrong without looking anything up.
fn check(asked: &SetInterview, today: Day) -> Result<()> {
    if let Some(day) = asked.day {
        if day < today {
            return Err(
                past(day, today).with("retell interview set DATE takes today or a day to come")
            );
        }
        let ahead = day.elapsed_since(today);
        if ahead > FURTHEST {
            return Err(Failure::typed(format_args!(
                "{day} is {ahead} days away: a plan looks {FURTHEST} days ahead at most"
            ))
            .with("is the year right?"));
        }
    }
    if let Some(minutes) = asked.minutes
        && !(minutes > 0.0 && minutes <= 1_440.0)
    {
        return Err(Failure::typed(format_args!(
            "--minutes {minutes}: the minutes of a day are above 0 and at most 1440"
        ))
        .with("a telling takes about two and a half: --minutes 25 holds ten"));
    }
    if let Some(rounds) = asked.rounds
        && !(1..=40).contains(&rounds)
    {
        return Err(Failure::typed(format_args!(
            "--rounds {rounds}: a loop has between 1 and 40 interviews"
        )));
    }
    Ok(())
}

fn past(day: Day, today: Day) -> Failure {
    let ago = today.elapsed_since(day);
    let days = if ago == 1 {
        "yesterday".to_owned()
    } else {
        format!("{ago} days ago")
    };
    Failure::typed(format_args!(
        "{day} has passed: it was {days}, today is {today}"
    ))
}

/// The company as it is kept: as its profile writes it, as an interview that is set already does, or as it
/// was typed. A name near that of a profile is a slip, unless the themes are named as well.
fn company_meant(
    connection: &Connection,
    asked: &SetInterview,
    today: Day,
) -> Result<Option<String>> {
    let Some(typed) = asked.company.as_deref() else {
        return Ok(None);
    };
    if let Some(profile) = profiles::find(typed) {
        return Ok(Some(profile.name));
    }
    let typed = text::clean(typed).replace('\n', " ");
    if typed.is_empty() {
        return Err(Failure::typed("the name of the company is empty")
            .with("leave --company out where there is none to name"));
    }
    let open = not_over(connection, today)?;
    if let Some(row) = open.iter().find(|row| is_company(row, &typed)) {
        return Ok(row.company.clone());
    }
    if asked.themes.is_empty() && profiles::nearest_name(&typed).is_some() {
        return Err(unknown_company(&typed)
            .with("if it is another company, name its themes: --themes ownership,dive-deep"));
    }
    Ok(Some(typed))
}

/// The interview that is meant: the company's; else the one that says no company, if the day is the
/// same or nothing else can be meant. `None` makes a new one.
fn matching(
    connection: &Connection,
    asked: &SetInterview,
    company: Option<&str>,
    today: Day,
) -> Result<Option<Interview>> {
    let open = not_over(connection, today)?;
    let Some(company) = company else {
        return match open.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(only.clone())),
            _ => pick(&open, None, "retell interview set DATE").map(Some),
        };
    };
    let same_company = |row: &&Interview| is_company(row, company);
    let open_ended = |row: &&Interview| {
        row.company.is_none() && (row.day.is_none() || asked.day.is_none() || row.day == asked.day)
    };
    let found = open.iter().find(same_company);
    Ok(found.or_else(|| open.iter().find(open_ended)).cloned())
}

fn is_company(row: &Interview, company: &str) -> bool {
    let wanted = text::slug(company);
    row.company.as_deref().is_some_and(|own| {
        // A name in another script has no slug.
        text::normal(own) == text::normal(company)
            || !wanted.is_empty() && text::slug(own) == wanted
    })
}

/// The interviews of today and later, and those without a day, nearest first.
fn not_over(connection: &Connection, today: Day) -> Result<Vec<Interview>> {
    let mut open: Vec<Interview> = interview::all(connection)?
        .into_iter()
        .filter(|row| row.day.is_none_or(|day| day >= today))
        .collect();
    open.sort_by_key(|row| (row.day.is_none(), row.day, row.id));
    Ok(open)
}

/// The one that is meant among several.
pub(super) fn pick(open: &[Interview], company: Option<&str>, command: &str) -> Result<Interview> {
    let listed = || {
        let lines: Vec<String> = open.iter().map(in_short).collect();
        lines.join(" · ")
    };
    let found = match company {
        Some(company) => open.iter().find(|row| is_company(row, company)),
        None if open.len() == 1 => open.first(),
        None => open.iter().find(|row| row.company.is_none()),
    };
    match (found, company) {
        (Some(row), _) => Ok(row.clone()),
        (None, _) if open.is_empty() => {
            Err(Failure::typed("no interview is set").with("retell interview set in 3 weeks"))
        }
        (None, Some(company)) => Err(Failure::typed(format_args!(
            "no interview at \"{company}\" is set"
        ))
        .with(format_args!("there is: {}", listed()))),
        (None, None) => Err(Failure::typed("several interviews are set: say which")
            .with(format_args!("there is: {}", listed()))
            .with(format_args!("{command} --company NAME"))),
    }
}

/// An interview in one line.
pub fn in_short(row: &Interview) -> String {
    let name = name(row);
    row.day.map_or_else(
        || format!("{name}, no day yet"),
        |day| format!("{name}, {}", day.short()),
    )
}
