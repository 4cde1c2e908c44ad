//! What is offered right after a rating: other prompts for a story that was told well, another story for
//! a prompt that slipped again. Never asks for more than a key, and never twice for one story.

use super::{Sitting, Step, Told};
use crate::app::Rated;
use crate::app::face::{Face, FaceStory};
use crate::app::session::Turn;
use crate::app::story::Suggestion;
use crate::engine::card::Kind;
use crate::term::Key;

/// How many prompts are offered: one key each.
const OFFERED: usize = 3;

impl Sitting {
    /// Follows up on a rating that is on the disk.
    pub(super) fn after(
        &mut self,
        turn: &Turn,
        face: Face,
        told: &Told,
        rated: &Rated,
    ) -> anyhow::Result<Step> {
        if turn.served.card.kind != Kind::Prompt {
            return Ok(Step::On);
        }
        if !rated.grade.recalled() {
            if face.failures == 0 {
                return Ok(Step::On);
            }
            let count = face.failures + 1;
            self.slipped.push((rated.clone(), face.ask.clone(), count));
            return self.advise(turn, face);
        }
        match &face.story {
            Some(story) if told.form.is_full() && self.offered.insert(story.uuid.clone()) => {
                self.also_answers(story)
            }
            _ => Ok(Step::On),
        }
    }

    /// Offers another story for a prompt that slipped again.
    fn advise(&mut self, turn: &Turn, mut face: Face) -> anyhow::Result<Step> {
        let screen = self.stage.screen();
        let times = times(face.failures + 1);
        let advice = if face.story.is_some() {
            "Another story often comes more easily than this one told again."
        } else {
            "A story noted for it, a title and three cues, gives it something to hold on to."
        };
        let legend = self.stage.legend(&[
            ("l", "another story for it"),
            ("enter", "go on"),
            ("u", "undo"),
        ]);
        let mut rest = vec![
            String::new(),
            screen
                .style
                .accent(&format!(" This one has slipped {times}.")),
        ];
        rest.extend(self.stage.text(advice, " ", " "));
        rest.push(String::new());
        rest.extend(legend);
        loop {
            let head = self.head(turn, &face);
            self.open_card(&head, &rest)?;
            match self.stage.key("luq")? {
                None | Some(Key::Char('q')) => return Ok(Step::Quit),
                Some(Key::Enter) => return Ok(Step::On),
                Some(Key::Char('u')) => return self.undo(),
                Some(Key::Char('l')) => {
                    self.other_story(turn, &mut face)?;
                    return Ok(Step::On);
                }
                Some(_) => {}
            }
        }
    }

    /// Offers the prompts that a story may answer as well.
    fn also_answers(&mut self, story: &FaceStory) -> anyhow::Result<Step> {
        let mut suggestions = self.app.suggest(&story.uuid)?;
        suggestions.truncate(OFFERED);
        let mut linked = vec![false; suggestions.len()];
        if suggestions.is_empty() {
            return Ok(Step::On);
        }
        loop {
            self.show_suggestions(story, &suggestions, &linked)?;
            match self.stage.key("123uq")? {
                None | Some(Key::Char('q')) => return Ok(Step::Quit),
                Some(Key::Enter | Key::Escape) => break,
                Some(Key::Char('u')) => return self.undo(),
                Some(Key::Char(digit)) => {
                    let place = digit.to_digit(10).map_or(0, |digit| digit as usize);
                    if let Some(suggestion) =
                        place.checked_sub(1).and_then(|at| suggestions.get(at))
                    {
                        let link = &mut linked[place - 1];
                        if *link {
                            self.session
                                .unlink(&mut self.app, &story.uuid, &suggestion.card)?;
                        } else {
                            self.session.link(
                                &mut self.app,
                                &story.uuid,
                                &suggestion.card,
                                false,
                            )?;
                        }
                        *link = !*link;
                        if linked.iter().all(|linked| *linked) {
                            break;
                        }
                    }
                }
                Some(_) => {}
            }
        }
        let count = linked.iter().filter(|linked| **linked).count();
        if count > 0 {
            let prompts = if count == 1 { "prompt" } else { "prompts" };
            self.notice.push(format!(
                "linked to {count} more {prompts}: while the story is fresh you only pick it there"
            ));
        }
        Ok(Step::On)
    }

    fn show_suggestions(
        &mut self,
        story: &FaceStory,
        suggestions: &[Suggestion],
        linked: &[bool],
    ) -> anyhow::Result<()> {
        let screen = self.stage.screen();
        let question = format!("\"{}\" may also answer", story.story.title);
        let head: Vec<String> = self
            .stage
            .text(&question, " ", " ")
            .iter()
            .map(|line| screen.style.bold(line))
            .collect();
        let mut rest = vec![String::new()];
        for (place, (suggestion, linked)) in suggestions.iter().zip(linked).enumerate() {
            let mark = if *linked { '●' } else { '○' };
            let first = format!("   {}  {mark} ", place + 1);
            let lines = self.stage.text(&suggestion.front, &first, "        ");
            rest.extend(lines.iter().map(|line| screen.style.marks(line)));
        }
        rest.push(String::new());
        let digits: Vec<String> = (1..=suggestions.len())
            .map(|digit| digit.to_string())
            .collect();
        rest.extend(self.stage.legend(&[
            (&digits.join(" "), "yes, link it"),
            ("enter", "go on"),
            ("u", "undo"),
        ]));
        self.open_card(&head, &rest)
    }
}

/// "twice", "3 times".
pub(super) fn times(count: usize) -> String {
    match count {
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
