//! A story's list of what to mend: what was missing in its tellings, until it is done. Never changes a text or a
//! schedule.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Connection;

use super::failure::{Failure, Result};
use super::find;
use super::{App, commit};
use crate::deck::text;
use crate::engine::card::CardKey;
use crate::store::story::StoryRow;
use crate::store::{card, missing, story};
use crate::story::State;

/// Something on a story's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// Its number on this list, from 1, for good.
    pub number: usize,
    /// What was missing in the telling, in the user's words.
    pub text: String,
    /// The prompt that was told.
    pub card: CardKey,
    /// When it was noted, in milliseconds since 1970.
    pub at: i64,
    /// When it was marked as done; `None` while it is open.
    pub done_at: Option<i64>,
}

/// A story's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodoList {
    /// The story's identifier.
    pub uuid: String,
    /// Its title.
    pub title: String,
    /// What is on it, oldest first.
    pub entries: Vec<Todo>,
}

impl Todo {
    /// Whether it is still to be mended.
    pub const fn is_open(&self) -> bool {
        self.done_at.is_none()
    }
}

impl App {
    /// Keeps what was missing in a telling, in the user's words: it goes on the story's list.
    pub fn note_missing(
        &mut self,
        prompt: &CardKey,
        name: Option<&str>,
        missing: &str,
    ) -> Result<()> {
        let moment = self.now();
        let text = text::clean(missing).replace('\n', " ");
        let transaction = self.store.write()?;
        let card = find::card(&transaction, prompt)?;
        let story = name
            .map(|name| find::story(&transaction, name))
            .transpose()?
            .map(|row| row.id);
        missing::add(&transaction, card.id, story, moment.at, &text)?;
        commit(transaction)
    }

    /// A story's list; without a name, those of all stories in use that have one.
    pub fn todo(&mut self, name: Option<&str>) -> Result<Vec<TodoList>> {
        let transaction = self.store.read()?;
        let stories = match name {
            Some(name) => vec![find::story(&transaction, name)?],
            None => story::all(&transaction)?
                .into_iter()
                .filter(|row| row.story.state != State::Retired)
                .collect(),
        };
        let only = name.and_then(|_| stories.first().map(|row| row.id));
        let mut entries_of = by_story(&transaction, only)?;
        let mut lists = Vec::new();
        for row in stories {
            let entries = entries_of.remove(&row.id).unwrap_or_default();
            if name.is_some() || !entries.is_empty() {
                lists.push(TodoList {
                    uuid: row.uuid,
                    title: row.story.title,
                    entries,
                });
            }
        }
        Ok(lists)
    }

    /// Marks numbers of a story's list as done, or as open again; all of them or, where one is
    /// unknown, none.
    pub fn set_done(&mut self, name: &str, numbers: &[usize], done: bool) -> Result<()> {
        let at = self.now().at;
        let transaction = self.store.write()?;
        let story = find::story(&transaction, name)?;
        let rows = missing::of_story(&transaction, story.id)?;
        for number in numbers {
            let row = number.checked_sub(1).and_then(|place| rows.get(place));
            let row = row.ok_or_else(|| unknown(&story, *number, rows.len()))?;
            if row.done_at.is_some() != done {
                missing::set_done(&transaction, row, done.then_some(at))?;
            }
        }
        commit(transaction)
    }
}

fn unknown(story: &StoryRow, number: usize, count: usize) -> Failure {
    let title = &story.story.title;
    let advice = match count {
        0 => "what was missing in a telling goes there: o, after it".to_owned(),
        1 => "it has one entry, 1".to_owned(),
        _ => format!("its entries are 1 to {count}"),
    };
    Failure::typed(format_args!(
        "there is no {number} on the list of \"{title}\""
    ))
    .with(advice)
}

/// Each story's list, or that of one, oldest first, with what was done. Each prompt is read once.
pub(super) fn by_story(
    connection: &Connection,
    only: Option<i64>,
) -> Result<HashMap<i64, Vec<Todo>>> {
    let mut keys = HashMap::new();
    let mut lists: HashMap<i64, Vec<Todo>> = HashMap::new();
    for (story, row) in missing::all(connection)? {
        if only.is_some_and(|only| only != story) {
            continue;
        }
        let key: &mut CardKey = match keys.entry(row.card) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(card::get(connection, row.card)?.key),
        };
        let list = lists.entry(story).or_default();
        list.push(Todo {
            number: list.len() + 1,
            card: key.clone(),
            text: row.text,
            at: row.at,
            done_at: row.done_at,
        });
    }
    Ok(lists)
}
