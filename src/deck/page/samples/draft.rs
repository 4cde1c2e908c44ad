//! One answer while it is gathered. Finds no beginning of another.

use super::super::super::model::{Problem, Sample, Verdict};
use super::super::super::text::clean;
use super::super::star::Part;
use super::points::points;

/// A sample and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The line where it begins.
    pub line: usize,
    /// The sample; its prompt is the text as the page has it.
    pub sample: Sample,
}

/// An answer so far.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) line: usize,
    pub(super) badge: Option<Verdict>,
    pub(super) prefix: Option<Verdict>,
    pub(super) reasons: Option<Verdict>,
    pub(super) title: String,
    pub(super) prompt: String,
    pub(super) prompt_pending: bool,
    pub(super) fields: [String; 4],
    pub(super) why: Vec<String>,
    pub(super) free: Vec<String>,
    pub(super) stage: Option<Part>,
    /// Whether only its words say that it is an answer.
    pub(super) is_bare: bool,
}

impl Draft {
    /// Takes the question above; below it one line without an end is an answer, and no title.
    pub(super) fn answer_to(&mut self, asked: &str) {
        asked.clone_into(&mut self.prompt);
        if self.is_fresh() && !self.title.is_empty() {
            self.free.push(std::mem::take(&mut self.title));
        }
    }

    /// Whether only its title, verdict or prompt is known yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.stage.is_none() && self.free.is_empty()
    }

    /// Takes a text of the part that the answer has come to.
    pub(super) fn add(&mut self, text: &str) {
        let text = clean(text);
        if text.is_empty() {
            return;
        }
        let field = match self.stage {
            None => return self.free.push(text),
            Some(Part::Why) => return self.why.push(text),
            Some(Part::Situation) => 0,
            Some(Part::Task) => 1,
            Some(Part::Action) => 2,
            Some(Part::Result | Part::Lesson) => 3,
        };
        if !self.fields[field].is_empty() {
            self.fields[field].push('\n');
        }
        self.fields[field].push_str(&text);
    }

    /// The sample; none where it has no text.
    pub(super) fn finish(mut self, number: usize, problems: &mut Vec<Problem>) -> Option<Read> {
        let mut note = |reason: String| {
            problems.push(Problem {
                line: self.line,
                reason,
            });
        };
        let is_empty = self.fields.iter().all(String::is_empty) && self.free.is_empty();
        if is_empty {
            if !self.title.is_empty() || self.badge.is_some() {
                note(format!("sample \"{}\" has no text: left out", self.title));
            }
            return None;
        }
        let verdict = self.verdict(number, &mut note);
        if self.fields.iter().all(String::is_empty) {
            note(format!(
                "sample {number} names no situation, task, action or result: its text is kept as the action"
            ));
            self.fields[2] = std::mem::take(&mut self.free).join("\n");
        } else if self.fields[3].is_empty() {
            note(format!(
                "sample {number} has no result: the file may have been cut off"
            ));
        }
        if self.why.is_empty() {
            note(format!(
                "sample {number} does not say why it is {}",
                verdict.name()
            ));
        }
        let title = [self.title, self.prompt.clone()]
            .into_iter()
            .find(|text| !text.is_empty());
        let filled = |text: String| (!text.is_empty()).then_some(text);
        let [situation, task, action, result] = self.fields.map(filled);
        Some(Read {
            line: self.line,
            sample: Sample {
                id: None,
                verdict,
                title: title.unwrap_or_else(|| format!("Sample {number}")),
                prompt: filled(self.prompt),
                situation,
                task,
                action,
                result,
                why: points(&self.why),
                pitfalls: Vec::new(),
                tags: Vec::new(),
            },
        })
    }

    /// What the page calls it; strong where it says nothing, with a note.
    fn verdict(&self, number: usize, note: &mut impl FnMut(String)) -> Verdict {
        let said = [self.badge, self.prefix, self.reasons];
        let mut said = said.into_iter().flatten();
        let Some(verdict) = said.next() else {
            note(format!("sample {number} has no verdict: taken as strong"));
            return Verdict::Strong;
        };
        if said.any(|other| other != verdict) {
            note(format!(
                "sample {number} is called both strong and weak: taken as {}",
                verdict.name()
            ));
        }
        verdict
    }
}
