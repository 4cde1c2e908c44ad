//! Sections to a deck: cards, links between samples and prompts, and what to tell about them. The only
//! stage that knows themes.

mod below;
mod links;
mod refusals;
mod wording;

use super::super::model::{Company, Criterion, Deck, FollowUp, Pitfall, Problem, Prompt};
use super::super::text::{clean, short_slug, slug};
use super::ask;
use super::block::{Block, Document, Shape};
use super::entries::{self, Entry};
use super::header;
use super::heading::{self, Role};
use super::list;
use super::repeats::Repeats;
use super::samples;
use super::sections::{self, Section};
use super::star;
use super::{Hint, Page, Refusal};
use refusals::{no_prompts, no_text};
use wording::{brief, names, probe_and_advice, with_explanation, with_nested};

pub use links::linked;

/// Builds the deck.
pub fn build(document: Document, hint: Hint<'_>) -> Result<Page, Refusal> {
    if document.blocks.is_empty() {
        return Err(no_text());
    }
    let forced = hint.list || (document.is_list && !names_sections(&document));
    let (mut sections, mut themes) = if forced {
        list::forced(&document)
    } else {
        let title = header::stated_title(&document);
        sections::split(&document.blocks, title.as_deref())
    };
    let mut builder = Builder {
        problems: document.problems.clone(),
        ..Builder::default()
    };
    let groups = list::resolve(&mut sections, &mut builder.problems);
    if themes.is_empty() {
        themes = groups;
    }
    let followed = sections.len() > 1;
    let mut head = header::read(&sections[0].blocks, &document, followed || forced);
    if themes.first() == head.title.as_ref() && themes.len() > 1 && document.title.is_none() {
        head.title = None;
    }
    for section in &sections[1..] {
        builder.section(section);
    }
    if builder.deck.prompts.is_empty() {
        return Err(no_prompts(&sections, hint));
    }
    if !document.is_list {
        builder.note_cut_off(&sections, &document.blocks);
    }
    let title = heading_as_title(&sections)
        .or(head.title)
        .or_else(|| only_question(&document.blocks, &builder.deck))
        .unwrap_or_else(|| header::title_of(hint.file()));
    builder.deck.track = head.track;
    builder.deck.level = head.level;
    builder.deck.tags.clone_from(&document.tags);
    let mut summary = head.summary;
    let about = std::mem::take(&mut builder.about).into_iter();
    summary.extend(about.filter(|text| document.summary.as_ref() != Some(text)));
    builder.deck.summary = (!summary.is_empty()).then(|| summary.join("\n"));
    let links = builder.link();
    builder.problems.sort_by_key(|problem| problem.line);
    Ok(Page {
        slug: slug_for(&title, &builder.deck, hint),
        address: document.address,
        problems: builder.problems,
        links,
        themes,
        deck: Deck {
            title,
            ..builder.deck
        },
    })
}

/// Whether a heading says what stands below it.
fn names_sections(document: &Document) -> bool {
    let mut headings = document.blocks.iter().filter(|block| block.is_heading());
    headings.any(|block| heading::role(&block.text).is_some())
}

/// The first section's own heading, where it stands above all others and says more than what it holds.
fn heading_as_title(sections: &[Section]) -> Option<String> {
    let first = sections.get(1)?;
    let is_first = sections[0].blocks.is_empty() && first.level == 1;
    (is_first && !first.title.is_empty() && heading::role(&first.title).is_none())
        .then(|| first.title.clone())
}

/// The deck's slug. Two lists without a name are two lists: what they begin with tells them apart.
fn slug_for(title: &str, deck: &Deck, hint: Hint<'_>) -> String {
    match deck.prompts.first() {
        Some(first) if title == header::UNTITLED => {
            header::slug_of(&format!("imported {}", short_slug(&first.ask)), hint.file())
        }
        _ => header::slug_of(title, hint.file()),
    }
}

/// The question that a whole page is about: its first heading, and its only prompt.
fn only_question(blocks: &[Block], deck: &Deck) -> Option<String> {
    let first = blocks.first().filter(|block| block.is_heading())?;
    let is_only = deck.prompts.len() == 1 && ask::is_question_heading(&first.text);
    is_only.then(|| first.text.clone())
}

#[derive(Default)]
struct Builder {
    deck: Deck,
    about: Vec<String>,
    problems: Vec<Problem>,
    repeats: Repeats,
    /// The lines of the samples.
    sample_lines: Vec<usize>,
}

impl Builder {
    fn note(&mut self, line: usize, reason: impl Into<String>) {
        self.problems.push(Problem {
            line,
            reason: reason.into(),
        });
    }

    fn section(&mut self, section: &Section) {
        match section.role {
            Some(Role::About) if section.asked.is_some() => {
                self.note(section.line, "what stands below a prompt alone is left out");
            }
            Some(Role::About) => {
                let said = section.blocks.iter().filter(|block| {
                    matches!(block.shape, Shape::Text | Shape::Item(_)) && !block.text.is_empty()
                });
                self.about.extend(said.map(|block| block.text.clone()));
            }
            Some(Role::Samples) => {
                let (asked, tag) = (section.asked.as_deref(), section.tag.as_ref());
                self.samples(&section.blocks, asked, tag);
            }
            Some(Role::Related) => {
                let slugs = names(&section.blocks).into_iter().map(|name| slug(&name));
                self.deck
                    .related
                    .extend(slugs.filter(|slug| !slug.is_empty()));
            }
            Some(Role::Companies) => {
                let companies = names(&section.blocks).into_iter();
                self.deck.companies.extend(companies.map(|name| Company {
                    name,
                    calls_it: None,
                }));
            }
            Some(Role::End) | None => {}
            Some(role) => self.cards(section, role),
        }
    }

    /// The answers that blocks tell; they answer the question `asked` where they name no other.
    fn samples(&mut self, blocks: &[Block], asked: Option<&str>, tag: Option<&String>) {
        let before = self.deck.samples.len();
        for read in samples::read(blocks, asked, before, &mut self.problems) {
            let mut sample = read.sample;
            sample.tags.extend(tag.cloned());
            self.sample_lines.push(read.line);
            self.deck.samples.push(sample);
        }
    }

    fn cards(&mut self, section: &Section, role: Role) {
        let entries = entries::entries(&section.blocks, Some(role));
        let mut left_out = 0;
        let mut first_left_out = 0;
        for mut entry in entries {
            let (probes, notes): (Vec<String>, Vec<String>) = std::mem::take(&mut entry.notes)
                .into_iter()
                .partition(|note| star::probe(note).is_some());
            entry.notes = notes;
            entry.nested.extend(
                probes
                    .iter()
                    .filter_map(|probe| star::probe(probe))
                    .map(str::to_owned),
            );
            let is_prompt = entry.role.unwrap_or(role) == Role::Prompts;
            if is_prompt {
                self.below(&mut entry, section.tag.as_ref());
            }
            if is_prompt && !entry.notes.is_empty() {
                left_out += 1;
                first_left_out = if left_out == 1 {
                    entry.line
                } else {
                    first_left_out
                };
            }
            self.card(entry, role, section.tag.as_ref());
        }
        if left_out > 0 {
            let prompts = if left_out == 1 {
                "a prompt".to_owned()
            } else {
                format!("{left_out} prompts")
            };
            self.note(
                first_left_out,
                format!("the text below {prompts} is left out: a card holds the prompt alone"),
            );
        }
    }

    /// The cards and answers that stand below a question under labels of their own.
    fn below(&mut self, entry: &mut Entry, tag: Option<&String>) {
        let below = below::take(entry);
        for (role, text) in below.cards {
            let card = Entry {
                line: entry.line,
                text,
                ..Entry::default()
            };
            self.card(card, role, tag);
        }
        self.samples(&below.answers, Some(&entry.text), tag);
    }

    fn card(&mut self, entry: Entry, role: Role, tag: Option<&String>) {
        let role = entry.role.unwrap_or(role);
        let mut tags: Vec<String> = tag.into_iter().cloned().chain(entry.tag.clone()).collect();
        tags.dedup();
        if let Some(first) = self.repeats.before(role, &entry.text, entry.line) {
            return self.note(
                entry.line,
                format!(
                    "\"{}\" stands on line {first} already: kept once",
                    brief(&entry.text)
                ),
            );
        }
        match role {
            Role::Criteria => {
                let ask = with_nested(&entry);
                self.deck.criteria.push(Criterion {
                    id: None,
                    ask,
                    tags,
                });
            }
            Role::Pitfalls => {
                let text = with_explanation(&entry);
                self.deck.pitfalls.push(Pitfall {
                    id: None,
                    text,
                    tags,
                });
            }
            Role::FollowUps => self.follow_up(&entry, tags),
            _ => {
                let (line, nested) = (entry.line, entry.nested.clone());
                let ask = entry.text;
                self.deck.prompts.push(Prompt {
                    ask,
                    tags: tags.clone(),
                    ..Prompt::default()
                });
                self.nested_probes(line, &nested, &tags);
            }
        }
    }

    /// Questions nested below a prompt are its probes; other remarks have no place on a card.
    fn nested_probes(&mut self, line: usize, nested: &[String], tags: &[String]) {
        let (probes, remarks): (Vec<&String>, Vec<&String>) =
            nested.iter().partition(|text| ask::asks(text));
        for probe in probes {
            let text = clean(super::mark::without(probe));
            if self.repeats.before(Role::FollowUps, &text, line).is_none() {
                self.deck.follow_ups.push(FollowUp {
                    ask: text,
                    tags: tags.to_vec(),
                    ..FollowUp::default()
                });
            }
        }
        if !remarks.is_empty() {
            let what = if remarks.len() == 1 {
                "a remark".to_owned()
            } else {
                format!("{} remarks", remarks.len())
            };
            self.note(line, format!("{what} nested below the prompt left out"));
        }
    }

    fn follow_up(&mut self, entry: &Entry, tags: Vec<String>) {
        let (ask, advice) = probe_and_advice(&entry.text);
        let below: Vec<String> = entry
            .notes
            .iter()
            .chain(&entry.nested)
            .map(|text| clean(super::mark::without(text)))
            .collect();
        let ready = advice
            .map(str::to_owned)
            .into_iter()
            .chain(below)
            .collect::<Vec<_>>()
            .join(" ");
        self.deck.follow_ups.push(FollowUp {
            id: None,
            ask: clean(entries::unquoted(ask)),
            ready: (!ready.is_empty()).then(|| clean(&ready)),
            tags,
        });
    }

    /// A last item without an end, where the others have one, was probably cut off.
    fn note_cut_off(&mut self, sections: &[Section], blocks: &[Block]) {
        let Some(last) = blocks.last().filter(|block| block.is_item()) else {
            return;
        };
        let Some(section) = sections
            .iter()
            .rev()
            .find(|section| section.blocks.last() == Some(last))
        else {
            return;
        };
        let ends = |block: &&Block| {
            block.text.ends_with([
                '.', '?', '!', '"', '\'', ')', '\u{201d}', '\u{3002}', '\u{ff1f}',
            ])
        };
        let others = section
            .blocks
            .iter()
            .filter(|block| block.is_item())
            .count()
            - 1;
        let ending = section
            .blocks
            .iter()
            .filter(|block| block.is_item())
            .filter(ends)
            .count();
        if !ends(&last) && others >= 1 && ending == others {
            self.note(
                last.line,
                format!(
                    "the last item, \"{}\", has no end: the file may have been cut off",
                    brief(&last.text)
                ),
            );
        }
    }
}
