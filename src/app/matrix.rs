//! Stories × themes and × prompts: what the user's stories cover, what is missing, and which prompts of
//! a company they may answer. Reads only; links are made by `link`.

mod scope;

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::failure::Result;
use super::story::reach;
use super::{App, commit, lengths, measured};
use crate::engine::card::CardKey;
use crate::engine::queue::Lengths;
use crate::store::story::{self as store, StoryRow};
use crate::store::{ask, card, declined};
use crate::story::State;
use crate::story::coverage::{self, Coverage, Gap, Step};
use crate::story::fit::{self, Candidate, Effort, Subject};
use crate::story::topics::Topics;
use scope::{Scoped, bundled_prompts, stored_prompt};

/// What a matrix is about.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The themes, by slug or title.
    pub themes: Vec<String>,
    /// Without themes, what this company asks about, practised or not; without either, all themes that
    /// are practised.
    pub company: Option<String>,
}

/// The user's stories and what they answer.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The company's name, where it is about one.
    pub company: Option<String>,
    /// The stories that are not set aside, oldest first.
    pub stories: Vec<StoryRow>,
    /// The themes that have prompts.
    pub themes: Vec<Theme>,
    /// The counts and the gaps; places are those in `stories`, `themes` and a theme's `prompts`.
    pub coverage: Coverage,
    asked: Vec<Vec<coverage::Prompt>>,
    told: Vec<Subject>,
}

/// A theme of the matrix.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The deck's slug.
    pub slug: String,
    /// The deck's title.
    pub title: String,
    /// Its prompts that are neither retired nor set aside.
    pub prompts: Vec<Prompt>,
}

/// A prompt of the matrix.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// The prompt.
    pub card: CardKey,
    /// The ask as shown.
    pub front: String,
    /// The stories that answer it, its first choice first.
    pub links: Vec<Link>,
    /// Whether it was ever practised.
    pub practised: bool,
    /// The stories that the user said do not answer it.
    declined: Vec<usize>,
    row: Option<i64>,
    subject: Subject,
}

/// A link of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The story's place.
    pub story: usize,
    /// What to stress for this ask.
    pub angle: Option<String>,
    /// Whether the story is the prompt's first choice.
    pub first: bool,
}

/// Which prompts without a story the user's stories may answer, and what the rest takes.
#[derive(Clone, Debug)]
pub struct Fitting {
    /// What it is about.
    pub matrix: Matrix,
    /// For each theme and prompt the stories that may answer it, best first; none where one does already.
    pub candidates: Vec<Vec<Vec<Candidate>>>,
    /// What each theme takes.
    pub efforts: Vec<Effort>,
    /// The minutes of a telling and of a pick.
    pub lengths: Lengths,
}

impl Matrix {
    /// The worst gap and the step that fills it; `None` where nothing is missing.
    pub fn step(&self) -> Option<(Gap, Step)> {
        let gaps = &self.coverage.gaps;
        let candidates =
            |theme: usize, prompt: usize, but: &[usize]| self.candidates_but(theme, prompt, but);
        let gap = gaps.worst()?;
        let step = coverage::step(gap, &self.asked, &gaps.topics_without, candidates);
        Some((gap, step))
    }

    /// How many prompts without a story share a topic with one that was not declined for them.
    pub fn linkable(&self) -> usize {
        let shares = |theme: usize, prompt: usize| {
            let asked = self.asked[theme][prompt].topics;
            let declined = &self.themes[theme].prompts[prompt].declined;
            let mut told = self.told.iter().enumerate();
            told.any(|(place, story)| {
                story.topics.shared(asked).count() > 0 && !declined.contains(&place)
            })
        };
        let without = self.coverage.gaps.prompts_without.iter();
        without
            .filter(|(theme, prompt)| shares(*theme, *prompt))
            .count()
    }

    /// The stories that may answer a prompt and are not linked to it, best first.
    fn candidates(&self, theme: usize, prompt: usize) -> Vec<Candidate> {
        let links = &self.themes[theme].prompts[prompt].links;
        let linked: Vec<usize> = links.iter().map(|link| link.story).collect();
        self.candidates_but(theme, prompt, &linked)
    }

    /// The stories that may answer a prompt, without these and those that were declined.
    fn candidates_but(&self, theme: usize, prompt: usize, but: &[usize]) -> Vec<Candidate> {
        let prompt = &self.themes[theme].prompts[prompt];
        let but = [but, &prompt.declined].concat();
        fit::candidates(&prompt.subject, &self.told, &but)
    }
}

impl Fitting {
    fn new(matrix: Matrix, lengths: Lengths) -> Self {
        let mut candidates = Vec::new();
        let mut efforts = Vec::new();
        for (theme, of_theme) in matrix.themes.iter().enumerate() {
            let mut effort = Effort::default();
            let mut found = Vec::new();
            for (place, prompt) in of_theme.prompts.iter().enumerate() {
                let linked = !prompt.links.is_empty();
                let may_answer = if linked {
                    Vec::new()
                } else {
                    matrix.candidates(theme, place)
                };
                let best = may_answer.first().map(|candidate| candidate.fit);
                effort.add(linked, prompt.practised, best);
                found.push(may_answer);
            }
            candidates.push(found);
            efforts.push(effort);
        }
        Self {
            matrix,
            candidates,
            efforts,
            lengths,
        }
    }

    /// How many stories fit a prompt closely that has none.
    pub fn close_stories(&self) -> usize {
        let all = self.candidates.iter().flatten().flatten();
        let close = all.filter(|candidate| candidate.fit.is_close());
        let stories: HashSet<usize> = close.map(|candidate| candidate.story).collect();
        stories.len()
    }

    /// What all themes take together.
    pub fn effort(&self) -> Effort {
        let all = self.efforts.iter().copied();
        all.fold(Effort::default(), Effort::plus)
    }

    /// The minutes that an effort takes this user.
    pub fn minutes(&self, effort: &Effort) -> f64 {
        effort.minutes(self.lengths.telling, self.lengths.picking)
    }
}

impl App {
    /// What the user's stories cover.
    pub fn matrix(&mut self, scope: &Scope) -> Result<Matrix> {
        let transaction = self.store.read()?;
        load(&transaction, scope)
    }

    /// Which prompts without a story the user's stories may answer, and what the rest takes.
    pub fn fitting(&mut self, scope: &Scope) -> Result<Fitting> {
        let transaction = self.store.read()?;
        let config = measured(&transaction, &self.config)?;
        let lengths = lengths(&config);
        Ok(Fitting::new(load(&transaction, scope)?, lengths))
    }

    /// Notes that stories, by identifier, do not answer a prompt, or takes that back. They are not offered
    /// for it again until one of the two reads otherwise. Of a prompt that is not in the collection nothing
    /// is noted.
    pub fn decline(&mut self, stories: &[String], prompt: &CardKey, declined: bool) -> Result<()> {
        let transaction = self.store.write()?;
        let Some(card) = card::find(&transaction, prompt)? else {
            return Ok(());
        };
        for uuid in stories {
            let story = super::find::story(&transaction, uuid)?;
            if declined {
                declined::add(&transaction, story.id, card.id)?;
            } else {
                declined::remove(&transaction, story.id, card.id)?;
            }
        }
        commit(transaction)
    }

    /// Links, without asking, what [`fit::strong_links`] chooses, and gives each prompt with its story's
    /// title.
    pub fn link_strong(&mut self, scope: &Scope) -> Result<Vec<(CardKey, String)>> {
        let transaction = self.store.write()?;
        let matrix = load(&transaction, scope)?;
        let without = &matrix.coverage.gaps.prompts_without;
        let candidates: Vec<Vec<Candidate>> = without
            .iter()
            .map(|(theme, prompt)| matrix.candidates(*theme, *prompt))
            .collect();
        let first: Vec<usize> = (0..matrix.stories.len())
            .map(|story| matrix.coverage.of_story(story).0.first)
            .collect();
        let mut linked = Vec::new();
        for (place, story) in fit::strong_links(&candidates, &first) {
            let (theme, prompt) = without[place];
            let prompt = &matrix.themes[theme].prompts[prompt];
            let story = &matrix.stories[story];
            let card = match prompt.row {
                Some(row) => row,
                None => reach(&transaction, &prompt.card)?.id,
            };
            store::link(&transaction, card, story.id, None, true)?;
            linked.push((prompt.card.clone(), story.story.title.clone()));
        }
        commit(transaction)?;
        Ok(linked)
    }
}

fn load(connection: &Connection, scope: &Scope) -> Result<Matrix> {
    let Scoped { company, decks } = scope::read(connection, scope)?;
    let stories: Vec<StoryRow> = store::all(connection)?
        .into_iter()
        .filter(|row| row.story.state != State::Retired)
        .collect();
    let places: HashMap<i64, usize> = (0..)
        .zip(&stories)
        .map(|(place, row)| (row.id, place))
        .collect();
    let mut links = links_by_card(connection, &places)?;
    let declined = declined::by_card(connection)?;
    let declined_for = |card: i64| {
        let stories = declined.get(&card).into_iter().flatten();
        stories.filter_map(|row| places.get(row).copied()).collect()
    };
    let stored: Vec<i64> = decks.iter().filter_map(|deck| deck.row).collect();
    let mut prompts: HashMap<i64, Vec<ask::AskRow>> = HashMap::new();
    for row in ask::of_decks(connection, &stored)? {
        prompts.entry(row.deck).or_default().push(row);
    }
    let themes: Vec<Theme> = decks
        .into_iter()
        .map(|deck| Theme {
            prompts: match deck.row {
                Some(row) => prompts
                    .remove(&row)
                    .unwrap_or_default()
                    .iter()
                    .map(|it| {
                        let linked = links.remove(&it.id).unwrap_or_default();
                        stored_prompt(&deck.slug, it, linked, declined_for(it.id))
                    })
                    .collect(),
                None => bundled_prompts(&deck.slug),
            },
            slug: deck.slug,
            title: deck.title,
        })
        .filter(|theme| !theme.prompts.is_empty())
        .collect();
    let told: Vec<Subject> = stories
        .iter()
        .map(|row| Subject::of_story(&row.story))
        .collect();
    let about: Vec<Topics> = told.iter().map(|subject| subject.topics).collect();
    let asked: Vec<Vec<coverage::Prompt>> = themes.iter().map(in_places).collect();
    Ok(Matrix {
        coverage: Coverage::new(&about, &asked),
        company,
        stories,
        themes,
        asked,
        told,
    })
}

/// Each card's links, the stories by their places.
fn links_by_card(
    connection: &Connection,
    places: &HashMap<i64, usize>,
) -> Result<HashMap<i64, Vec<Link>>> {
    let mut links: HashMap<i64, Vec<Link>> = HashMap::new();
    for link in store::links(connection)? {
        if let Some(story) = places.get(&link.story) {
            links.entry(link.card).or_default().push(Link {
                story: *story,
                angle: link.angle,
                first: link.first,
            });
        }
    }
    Ok(links)
}

fn in_places(theme: &Theme) -> Vec<coverage::Prompt> {
    let links = |prompt: &Prompt| {
        let links = prompt.links.iter();
        links
            .map(|link| coverage::Link {
                story: link.story,
                first: link.first,
            })
            .collect()
    };
    let prompts = theme.prompts.iter();
    prompts
        .map(|prompt| coverage::Prompt {
            topics: prompt.subject.topics,
            links: links(prompt),
        })
        .collect()
}
