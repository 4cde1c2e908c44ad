//! One text asked for while a story is shaped: what is there stays on enter, escape stops. Decides nothing
//! about the story.

use crate::cmd::session::stage::{Stage, write};
use crate::term::{Paragraph, Writing};

/// What is asked, and what stands around it.
pub struct Question<'a> {
    /// What stands above: the story, and what was said of the step before.
    pub head: &'a dyn Fn(&Stage) -> Vec<String>,
    /// The question.
    pub ask: &'a str,
    /// What would answer it.
    pub hint: &'a str,
    /// What is there already.
    pub before: &'a str,
    /// A line that follows from the text, in so many columns; empty for none.
    pub count: &'a dyn Fn(&str, usize) -> String,
}

/// Whether the sitting goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The next step is asked.
    On,
    /// The user stops here.
    Stop,
}

/// What came of a question.
pub struct Answer {
    /// The text, if it is another than before; it may be empty.
    pub text: Option<String>,
    /// Whether the sitting goes on.
    pub next: Next,
}

impl Question<'_> {
    /// Asks it.
    pub fn ask(&self, stage: &mut Stage) -> anyhow::Result<Answer> {
        if stage.screen().plain {
            return self.ask_line(stage);
        }
        let mut paragraph = Paragraph::new(self.before);
        let unchanged = paragraph.text();
        loop {
            let mut head = self.lines(stage);
            head.push(String::new());
            stage.open_card(&head, &[]);
            let room = stage.screen().text_width().min(stage.screen().width - 1);
            let style = stage.screen().style;
            let legend = stage.legend(&[("enter", "next"), ("esc", "stop here")]);
            let below = |text: &str| {
                let mut lines = vec![String::new()];
                let count = (self.count)(text, room);
                if !count.is_empty() {
                    lines.push(style.dim(&count));
                }
                lines.extend(legend.iter().cloned());
                lines
            };
            let writing = stage.write_text(&mut paragraph, head.len(), &below)?;
            if writing == Writing::Redraw {
                continue;
            }
            let text = paragraph.text();
            return Ok(Answer {
                text: (text != unchanged).then_some(text),
                next: if writing == Writing::Left {
                    Next::Stop
                } else {
                    Next::On
                },
            });
        }
    }

    /// The same as one line, typed with the terminal's own editing; its count comes after it.
    fn ask_line(&self, stage: &mut Stage) -> anyhow::Result<Answer> {
        let lines = self.lines(stage);
        stage.open_card(&lines, &[]);
        let Some(typed) = stage.ask_line(">", self.before)? else {
            return Ok(Answer {
                text: None,
                next: Next::Stop,
            });
        };
        let count = (self.count)(&typed, stage.screen().text_width());
        if !count.is_empty() {
            write(&[count]);
        }
        Ok(Answer {
            text: (typed != self.before).then_some(typed),
            next: Next::On,
        })
    }

    fn lines(&self, stage: &Stage) -> Vec<String> {
        let style = stage.screen().style;
        let mut lines = (self.head)(stage);
        let ask = stage.text(self.ask, " ", " ");
        lines.extend(ask.iter().map(|line| style.bold(line)));
        let hint = stage.text(self.hint, " ", " ");
        lines.extend(hint.iter().map(|line| style.dim(line)));
        lines
    }
}
