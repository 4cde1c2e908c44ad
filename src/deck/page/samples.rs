//! Sample answers: where each begins, its verdict, title, prompt, parts and reasons. Links none.

mod draft;
mod points;
mod rows;

use super::super::model::Problem;
use super::super::text::clean;
use super::ask;
use super::block::{Block, Shape};
use super::entries::unquoted;
use super::heading;
use super::mark;
use super::star::{self, Part};
use draft::{Draft, Read};
pub use rows::sets_answers_side_by_side;

/// An answer without any label has at least so many words.
const SHORTEST_TOLD: usize = 20;

/// Words by which somebody speaks of himself.
const FIRST_PERSON: [&str; 15] = [
    "I", "my", "My", "we", "We", "our", "Our", "ich", "Ich", "je", "Je", "yo", "Yo", "eu", "Eu",
];

/// The samples of a section, after so many `before`. They answer the question `asked` where they name
/// no other.
pub fn read(
    blocks: &[Block],
    asked: Option<&str>,
    before: usize,
    problems: &mut Vec<Problem>,
) -> Vec<Read> {
    let mut reader = Reader {
        is_asked: asked.is_some(),
        ..Reader::default()
    };
    let blocks = rows::unrolled(blocks);
    for (index, block) in blocks.iter().enumerate() {
        reader.block(block, blocks.get(index + 1));
    }
    let mut samples = Vec::new();
    for mut draft in reader.finished() {
        if draft.prompt.is_empty()
            && let Some(asked) = asked
        {
            draft.answer_to(asked);
        }
        if let Some(read) = draft.finish(before + samples.len() + 1, problems) {
            samples.push(read);
        }
    }
    samples
}

#[derive(Default)]
struct Reader {
    drafts: Vec<Draft>,
    /// Whether a question stands above, so that any text answers it.
    is_asked: bool,
}

impl Reader {
    /// The drafts; what only sounded like an answer was an introduction where proper ones follow.
    fn finished(mut self) -> Vec<Draft> {
        let is_introduction = |draft: &Draft| draft.is_bare && draft.stage.is_none();
        if self.drafts.len() > 1 && is_introduction(&self.drafts[0]) {
            self.drafts.remove(0);
        }
        self.drafts
    }

    fn begin(&mut self, line: usize) -> &mut Draft {
        self.drafts.push(Draft {
            line,
            ..Draft::default()
        });
        let last = self.drafts.len() - 1;
        &mut self.drafts[last]
    }

    /// The draft that a title, verdict or prompt belongs to: the last while it has no text yet.
    fn fresh(&mut self, line: usize, is_free: impl Fn(&Draft) -> bool) -> &mut Draft {
        let goes_on = self
            .drafts
            .last()
            .is_some_and(|draft| draft.is_fresh() && is_free(draft));
        if !goes_on {
            return self.begin(line);
        }
        let last = self.drafts.len() - 1;
        &mut self.drafts[last]
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        let pieces = star::pieces(&block.text);
        if pieces.len() > 1 {
            for piece in pieces {
                let block = Block::new(block.line, Shape::Text, piece);
                self.block(&block, None);
            }
            return;
        }
        let text = block.text.as_str();
        if matches!(block.shape, Shape::Row(_) | Shape::Link) || text.is_empty() {
            return;
        }
        let badge = star::badge(text).or_else(|| star::contrast(text));
        if let Some(verdict) = badge
            && !self.in_reasons_list(block)
        {
            self.fresh(block.line, |draft| {
                draft.badge.is_none() && draft.title.is_empty()
            })
            .badge = Some(verdict);
        } else if let Some((verdict, title)) = star::verdict_and_title(text)
            && !self.in_reasons_list(block)
        {
            let draft = self.fresh(block.line, |draft| {
                draft.prefix.is_none() && draft.title.is_empty()
            });
            draft.prefix = Some(verdict);
            draft.title = clean(title);
        } else if let Some(title) = star::numbered_title(text) {
            let draft = self.fresh(block.line, |draft| draft.title.is_empty());
            draft.title = clean(if title.is_empty() { text } else { title });
        } else if self.is_in_dialogue() && star::asks_on(text) {
            self.say(block.line, text);
        } else if let Some(prompt) = star::prompt(text) {
            self.prompt(block, prompt);
        } else if let Some(answer) = star::answer(text) {
            self.say(block.line, answer);
        } else if let Some((part, rest)) = star::part(text)
            && self.accepts(part, block)
        {
            self.part(block.line, part, text, rest);
        } else {
            self.body(block, next);
        }
    }

    /// "Good: ..." among the reasons is a reason, not the next sample.
    fn in_reasons_list(&self, block: &Block) -> bool {
        block.is_item()
            && self
                .drafts
                .last()
                .is_some_and(|draft| draft.stage == Some(Part::Why))
    }

    /// Whether the last answer is told in free words below a title, so that a question may come in
    /// between. Without titles each question begins an answer.
    fn is_in_dialogue(&self) -> bool {
        self.drafts.last().is_some_and(|draft| {
            let is_titled = !draft.title.is_empty() || draft.badge.is_some();
            is_titled && draft.stage.is_none() && !draft.free.is_empty()
        })
    }

    /// A line of the answer that its label keeps from being a title.
    fn say(&mut self, line: usize, text: &str) {
        if self.drafts.is_empty() {
            self.begin(line);
        }
        if let Some(draft) = self.drafts.last_mut() {
            draft.prompt_pending = false;
            draft.add(text);
        }
    }

    fn prompt(&mut self, block: &Block, prompt: &str) {
        let title = self.drafts.last_mut().and_then(steal_title);
        let draft = self.fresh(block.line, |draft| draft.prompt.is_empty());
        if draft.title.is_empty() {
            draft.title = title.unwrap_or_default();
        }
        draft.prompt = clean(unquoted(prompt));
        draft.prompt_pending = draft.prompt.is_empty();
    }

    /// Labels count in their order only, so that a story may contain the word on a line of its own.
    fn accepts(&self, part: Part, block: &Block) -> bool {
        let Some(draft) = self.drafts.last() else {
            return part == Part::Situation;
        };
        match draft.stage {
            None => {
                part != Part::Why
                    || !draft.free.is_empty()
                    || block.is_heading()
                    || !draft.title.is_empty()
            }
            Some(stage) if part == Part::Situation => stage >= Part::Result,
            Some(stage) => part > stage,
        }
    }

    fn part(&mut self, line: usize, part: Part, text: &str, rest: &str) {
        let restarts = self
            .drafts
            .last()
            .is_none_or(|draft| part == Part::Situation && draft.stage.is_some());
        if restarts {
            let title = self.drafts.last_mut().and_then(steal_title);
            self.begin(line).title = title.unwrap_or_default();
        }
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        draft.stage = Some(part);
        if part == Part::Why {
            draft.reasons = star::verdict_of_why(text);
        }
        draft.add(rest);
    }

    fn body(&mut self, block: &Block, next: Option<&Block>) {
        let text = block.text.as_str();
        let sign = block.item().and_then(|item| item.sign);
        let judged = star::sign(text).or_else(|| sign.and_then(star::sign_of));
        let prompt_follows = next.is_some_and(|next| {
            star::prompt(&next.text).is_some()
                && !(self.is_in_dialogue() && star::asks_on(&next.text))
        });
        let story_follows = judged.is_some()
            && next.is_some_and(|next| {
                matches!(star::part(&next.text), Some((Part::Situation, _)))
                    && !self.in_reasons_list(block)
            });
        let heads_answer = block.is_heading() || (block.gap && (prompt_follows || story_follows));
        if heads_answer
            && !self
                .drafts
                .last()
                .is_some_and(|draft| draft.is_fresh() && draft.title.is_empty())
        {
            let title = if ask::opens(text) { "" } else { text };
            let draft = self.begin(block.line);
            draft.title = clean(mark::without(title));
            draft.prefix = judged;
            if title.is_empty() {
                draft.prompt = clean(unquoted(text));
            }
            return;
        }
        if self.drafts.is_empty() && (self.is_asked || is_told(text)) {
            self.begin(block.line).is_bare = !self.is_asked;
        }
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        if draft.prompt_pending {
            draft.prompt = clean(unquoted(text));
            draft.prompt_pending = false;
        } else if draft.stage.is_none() && draft.title.is_empty() && is_title(text) {
            draft.title = clean(mark::without(text));
            draft.prefix = draft.prefix.or(judged);
        } else if draft.stage.is_none()
            && draft.prompt.is_empty()
            && draft.free.is_empty()
            && ask::opens(unquoted(text))
        {
            draft.prompt = clean(unquoted(text));
        } else {
            let text = if block.is_item() {
                mark::without(text)
            } else {
                text
            };
            draft.add(text);
        }
    }
}

/// A paragraph in which somebody tells of himself.
fn is_told(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let is_long = text.split_whitespace().count() >= SHORTEST_TOLD;
    is_long && words.any(|word| FIRST_PERSON.contains(&word))
}

/// A short line without an end: a title rather than the beginning of a story.
fn is_title(text: &str) -> bool {
    text.chars().count() <= 100
        && !text.ends_with(['.', '?', '!', ':'])
        && !ask::opens(unquoted(text))
}

/// A title without a verdict was read as the last line of the reasons or the result before it.
fn steal_title(draft: &mut Draft) -> Option<String> {
    let is_title = |text: &String| heading::looks_like_one(text);
    match draft.stage {
        Some(Part::Why) if draft.why.len() > 1 && draft.why.last().is_some_and(is_title) => {
            draft.why.pop()
        }
        Some(Part::Result) => {
            let (rest, last) = draft.fields[3].rsplit_once('\n')?;
            let last = last.to_owned();
            let rest = rest.trim_end().to_owned();
            is_title(&last).then(|| {
                draft.fields[3] = rest;
                last
            })
        }
        _ => None,
    }
}
