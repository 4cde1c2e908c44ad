//! Sample answers: judged strong or weak with the reason first, and one strong answer read before a
//! theme's first telling. Never tells the verdict before the guess.

use super::stage::{Block, Legend, stack};
use super::{Sitting, Step, Told, grade};
use crate::app::face::{Example, Face};
use crate::app::session::Turn;
use crate::deck::content::Detail;
use crate::deck::model::Verdict;
use crate::engine::card::{Form, Grade};
use crate::term::Key;

const KEYS: [Legend<'static>; 6] = [
    ("s", "strong"),
    ("w", "weak"),
    ("0", "no idea"),
    ("b", "not today"),
    ("u", "undo"),
    ("q", "stop"),
];

impl Sitting {
    /// Shows a strong answer before a theme's first telling; `false` if the user closed the terminal.
    pub(super) fn example(&mut self, turn: &Turn, example: &Example) -> anyhow::Result<bool> {
        let style = self.stage.screen().style;
        let mut title = self.stage.text(
            "Once, before your first telling on this theme: an answer that works.",
            " ",
            " ",
        );
        for line in self.stage.text(&example.title, " ", " ") {
            title.push(style.bold(&line));
        }
        let parts = self.parts(&example.detail);
        let open = self.stage.read(&title, &parts, "your turn")?;
        self.app.introduce(&turn.served.card.deck)?;
        Ok(open)
    }

    /// Goes through a sample from its text to its rating.
    pub(super) fn sample(&mut self, turn: &Turn, face: Face) -> anyhow::Result<Step> {
        let mut told = Told {
            stopwatch: self.stopwatch(),
            seconds: None,
            form: Form::Picked,
            cursor: None,
        };
        loop {
            let head = self.head(turn, &face);
            let task = self.stage.text(
                "Why is it strong, or weak? Say the reason, then the verdict.",
                " ",
                " ",
            );
            let keys = self.stage.legend(&KEYS);
            let mut blocks = self.parts(&face.detail);
            let foot = [task, keys].concat();
            let length: usize = blocks.iter().map(Vec::len).sum();
            let rows = self
                .stage
                .rows()
                .map(|rows| rows.saturating_sub(head.len() + 1));
            if rows.is_none_or(|rows| length + foot.len() < rows) {
                blocks.push(foot);
                self.open_card(&head, &[vec![String::new()], stack(&blocks, rows)].concat())?;
            } else {
                if !self.stage.read(&head, &blocks, "judge it")? {
                    return Ok(Step::Quit);
                }
                self.open_card(&head, &[vec![String::new()], foot].concat())?;
            }
            let Some(key) = self.stage.key("sw0bxuq")? else {
                return Ok(Step::Quit);
            };
            let guess = match key {
                Key::Char('s') => Some(Verdict::Strong),
                Key::Char('w') => Some(Verdict::Weak),
                Key::Char('0') => None,
                key => match self.leave(key)? {
                    Some(step) => return Ok(step),
                    None => continue,
                },
            };
            // A wrong guess was not known, whatever was said about it.
            told.cursor = match guess {
                Some(guess) if Some(guess) == face.detail.verdict => None,
                Some(_) => Some(Grade::ALL[2]),
                None => Some(Grade::ALL[0]),
            };
            return self.judge(turn, face, told, guess);
        }
    }

    /// Tells the verdict and its reasons, and takes the grade.
    fn judge(
        &mut self,
        turn: &Turn,
        face: Face,
        mut told: Told,
        guess: Option<Verdict>,
    ) -> anyhow::Result<Step> {
        let mut why_read = false;
        loop {
            let head = self.head(turn, &face);
            let verdict = self.verdict(&face, guess);
            let why: Block = face
                .detail
                .why
                .iter()
                .flat_map(|reason| self.stage.text(reason, " • ", "   "))
                .collect();
            let grades = grade::lines(self.stage.screen(), &face.next, told.cursor);
            let rows = self
                .stage
                .rows()
                .map(|rows| rows.saturating_sub(head.len() + 1));
            let fixed = verdict.len() + grades.len();
            let why = if rows.is_none_or(|rows| fixed + why.len() <= rows) {
                why
            } else {
                let reasons = [verdict.clone(), why];
                if !why_read && !self.stage.read(&head, &reasons, "grade it")? {
                    return Ok(Step::Quit);
                }
                why_read = true;
                Vec::new()
            };
            let lines = stack(&[verdict, why, grades], rows);
            self.stage
                .go_on(&head, &[vec![String::new()], lines].concat());
            let Some(key) = self.stage.key("012345bxuq")? else {
                return Ok(Step::Quit);
            };
            if let Some(grade) = grade::chosen(key, told.cursor) {
                let rated = self.rate(&face, &told, grade)?;
                return self.after(turn, face, &told, &rated);
            }
            told.cursor = grade::moved(key, told.cursor);
            if let Some(step) = self.leave(key)? {
                return Ok(step);
            }
        }
    }

    fn verdict(&self, face: &Face, guess: Option<Verdict>) -> Block {
        let Some(verdict) = face.detail.verdict else {
            return Vec::new();
        };
        let name = verdict.name();
        let told = match guess {
            Some(guess) if guess == verdict => format!(" Right: it is {name}."),
            Some(_) => format!(" No: it is {name}."),
            None => format!(" It is {name}."),
        };
        vec![self.stage.screen().style.accent(&told)]
    }

    /// The four parts of an answer, each a paragraph.
    fn parts(&self, detail: &Detail) -> Vec<Block> {
        [
            &detail.situation,
            &detail.task,
            &detail.action,
            &detail.result,
        ]
        .into_iter()
        .flatten()
        .map(|part| self.stage.text(part, " ", " "))
        .collect()
    }
}
