//! What an interview ahead changes in a session: it says about when the plan brings a prompt again, asks
//! before a new prompt in the last two days, and ends the last evening on the strongest story. Grades
//! nothing.

use std::collections::BTreeMap;

use super::{Sitting, Step};
use crate::app::face::{Face, Next};
use crate::app::session::Turn;
use crate::term::Key;

/// So many days before an interview a new prompt is not simply asked.
const LATE: u32 = 2;

impl Sitting {
    /// Adds to a prompt's face about when the plan brings it again.
    pub(super) fn foresee(&mut self, turn: &Turn, face: &mut Face) -> anyhow::Result<()> {
        let Next::Planned {
            interview, about, ..
        } = &mut face.next
        else {
            return Ok(());
        };
        if self.prospect.is_none() {
            let prospect = self.app.prospect()?;
            self.prospect = Some(prospect.map_or_else(BTreeMap::new, |prospect| prospect.next));
        }
        let next = self.prospect.as_ref();
        let next = next.and_then(|next| next.get(&turn.served.row).copied());
        *about = Some(next.unwrap_or(*interview));
        Ok(())
    }

    /// Asks whether a new prompt is still told so close to the interview; `None` to go on with it.
    pub(super) fn so_late(&mut self, turn: &Turn, face: &Face) -> anyhow::Result<Option<Step>> {
        let Next::Planned { interview, .. } = face.next else {
            return Ok(None);
        };
        let days = interview.elapsed_since(self.app.now().day);
        if face.schedule.is_some() || days > LATE {
            return Ok(None);
        }
        let said = if days == 1 {
            "New, and the interview is tomorrow. What you have told before may deserve the minutes more."
        } else {
            "New, two days before. What you have told before may deserve the minutes more."
        };
        loop {
            let head = self.head(turn, face);
            let mut rest = vec![String::new()];
            rest.extend(self.stage.text(said, " ", " "));
            rest.push(String::new());
            rest.extend(self.stage.legend(&[
                ("enter", "tell it"),
                ("s", "leave it"),
                ("u", "undo"),
                ("q", "stop"),
            ]));
            self.open_card(&head, &rest)?;
            match self.stage.key("suq")? {
                None => return Ok(Some(Step::Quit)),
                Some(Key::Enter) => return Ok(None),
                Some(key) => {
                    if let Some(step) = self.leave(key)? {
                        return Ok(Some(step));
                    }
                }
            }
        }
    }

    /// One more telling after the last card, of the strongest story: nothing is graded, and it is
    /// enough then.
    pub(super) fn end_on_the_strongest(&mut self) -> anyhow::Result<Step> {
        let Some(card) = self.app.strongest()? else {
            return Ok(Step::On);
        };
        let face = self.app.face(&card)?;
        let stopwatch = self.stopwatch();
        let legend = self
            .stage
            .legend(&[("enter", "told it"), ("u", "undo"), ("q", "stop")]);
        loop {
            let head = self.titled(&face, "to end on");
            let said = self.stage.text(
                "Your strongest story. Tell it once more, for yourself: nothing is graded.",
                " ",
                " ",
            );
            self.open_card(
                &head,
                &[vec![String::new()], said, vec![String::new()]].concat(),
            )?;
            let key = self.stage.timed_key(
                " Tell it aloud.",
                self.band,
                &legend,
                self.live,
                &stopwatch,
                "uq",
            )?;
            match key {
                None | Some(Key::Char('q')) => return Ok(Step::Quit),
                Some(Key::Char('u')) => return self.undo(),
                Some(Key::Enter) => break,
                Some(_) => {}
            }
        }
        self.notice = match &face.story {
            Some(story) => vec![super::stage::in_cues(&story.story)],
            None => Vec::new(),
        };
        self.notice
            .push("That's enough. Tomorrow, one page of cues: retell sheet".to_owned());
        Ok(Step::On)
    }
}
