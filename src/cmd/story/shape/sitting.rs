//! A sitting in which a story is shaped: told aloud, then its cues, what changed, and what else the user
//! likes. Grades nothing. Every step is saved before the next is asked.

use super::question::{Answer, Next, Question};
use super::shown::{head, known};
use super::words::{Counter, parts, takes, written};
use crate::app::App;
use crate::app::shaping::Begun;
use crate::clock::Stopwatch;
use crate::cmd::Context;
use crate::cmd::session::stage::{Legend, Stage, judged};
use crate::cmd::story::in_editor;
use crate::config::Config;
use crate::story::{Source, State, Story, file};
use crate::term::Key;

/// What came of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// The user left it before anything was done.
    ToNothing,
    /// Something was told or saved.
    Further,
    /// The story is ready to be told.
    ToReady,
}

/// Shapes a story step by step; `notice` is what is said above the first.
pub fn shape(
    context: &Context,
    app: &mut App,
    stage: &mut Stage,
    begun: Begun,
    notice: String,
) -> anyhow::Result<Came> {
    let stopwatch = app.clock().stopwatch();
    let mut sitting = Sitting {
        config: app.config()?,
        story: app.story(&begun.uuid)?.row.story,
        live: !app.clock().is_fixed(),
        context,
        app,
        stage,
        begun,
        stopwatch,
        telling: None,
        notice,
        came: Came::ToNothing,
    };
    sitting.go_through()?;
    if sitting.came != Came::ToNothing {
        sitting.keep()?;
    }
    Ok(sitting.came)
}

struct Sitting<'a> {
    context: &'a Context,
    app: &'a mut App,
    stage: &'a mut Stage,
    config: Config,
    begun: Begun,
    /// The story as it was last saved.
    story: Story,
    /// Whether time runs: not while the clock is held still.
    live: bool,
    /// Runs for the whole sitting.
    stopwatch: Stopwatch,
    /// The seconds of the telling.
    telling: Option<u32>,
    /// What is said of the step before.
    notice: String,
    came: Came,
}

impl Sitting<'_> {
    fn go_through(&mut self) -> anyhow::Result<()> {
        if self.tell()? == Next::Stop
            || self.cues()? == Next::Stop
            || self.evidence()? == Next::Stop
        {
            return Ok(());
        }
        while self.more()? == Next::On {}
        Ok(())
    }

    /// The story told once aloud, with the clock.
    fn tell(&mut self) -> anyhow::Result<Next> {
        const KEYS: [Legend<'static>; 4] = [
            ("enter", "told it"),
            ("p", "pause"),
            ("s", "not aloud now"),
            ("q", "stop"),
        ];
        let mut stopwatch = self.app.clock().stopwatch();
        loop {
            let head = head(self.stage, &self.story, &self.notice);
            let mut rest = known(self.stage, &self.story);
            rest.push(String::new());
            self.stage.open_card(&head, &rest);
            let label = if self.live && !stopwatch.is_running() {
                " Paused. p goes on."
            } else {
                " Tell it once aloud, as it comes."
            };
            let legend = self.stage.legend(&KEYS);
            let band = self.config.band.value;
            let key = self
                .stage
                .timed_key(label, band, &legend, self.live, &stopwatch, "psq")?;
            match key {
                None | Some(Key::Char('q') | Key::Escape) => return Ok(Next::Stop),
                Some(Key::Char('s')) => return Ok(Next::On),
                Some(Key::Char('p')) if stopwatch.is_running() => stopwatch.pause(),
                Some(Key::Char('p')) => stopwatch.resume(),
                Some(Key::Enter) => {
                    self.telling = self.live.then(|| stopwatch.elapsed_seconds());
                    self.notice = self.telling.map_or_else(
                        || "told".to_owned(),
                        |seconds| format!("told in {}", judged(seconds, band)),
                    );
                    self.keep()?;
                    return Ok(Next::On);
                }
                Some(_) => {}
            }
        }
    }

    fn cues(&mut self) -> anyhow::Result<Next> {
        let before = self.story.cues.join(" · ");
        let answer = self.text(
            "Which few words bring it back?",
            "One thing each, with · or ; between them: what you would write on a card in your pocket.",
            &before,
            &|_, _| String::new(),
        )?;
        if let Some(line) = answer.text {
            self.save(|story| story.cues = Story::cues_of(&line.replace('\n', " ")))?;
        }
        Ok(answer.next)
    }

    /// What changed, and how the user knows it.
    fn evidence(&mut self) -> anyhow::Result<Next> {
        let before = self.story.evidence.clone().unwrap_or_default();
        let answer = self.text(
            "What changed, and how do you know?",
            file::belongs("evidence"),
            &before,
            &|_, _| String::new(),
        )?;
        if let Some(text) = answer.text {
            self.save(|story| story.evidence = Some(text))?;
        }
        if answer.next == Next::On && self.story.evidence.is_some() {
            return self.source();
        }
        Ok(answer.next)
    }

    fn source(&mut self) -> anyhow::Result<Next> {
        let stays = match self.story.source {
            None => "leave it open".to_owned(),
            Some(source) => format!("it stays {}", source.name()),
        };
        let keys: [Legend<'_>; 5] = [
            ("m", "measured: counted or read off"),
            ("e", "estimated: worked out"),
            ("t", "told: somebody said so"),
            ("enter", &stays),
            ("q", "stop"),
        ];
        loop {
            let mut head = head(self.stage, &self.story, &self.notice);
            let style = self.stage.screen().style;
            let ask = self.stage.text("How do you know it?", " ", " ");
            head.extend(ask.iter().map(|line| style.bold(line)));
            let mut rest = vec![String::new()];
            let evidence = self.story.evidence.as_deref().unwrap_or_default();
            rest.extend(self.stage.text(evidence, "   ", "   "));
            rest.push(String::new());
            rest.extend(self.stage.legend(&keys));
            self.stage.open_card(&head, &rest);
            let source = match self.stage.key("metq")? {
                None | Some(Key::Char('q') | Key::Escape) => return Ok(Next::Stop),
                Some(Key::Enter) => return Ok(Next::On),
                Some(Key::Char('m')) => Source::Measured,
                Some(Key::Char('e')) => Source::Estimated,
                Some(Key::Char('t')) => Source::Told,
                Some(_) => continue,
            };
            self.save(|story| story.source = Some(source))?;
            return Ok(Next::On);
        }
    }

    /// What may come now: it is ready, its parts, the whole in the editor, or nothing more.
    fn more(&mut self) -> anyhow::Result<Next> {
        let ripe = self.story.state == State::Draft && self.story.needs().is_empty();
        let mut keys: Vec<Legend<'_>> = vec![("enter", "enough for now")];
        if ripe {
            keys.push(("r", "it is ready to be told"));
        }
        keys.extend([
            ("p", "write its parts"),
            ("c", "cues"),
            ("w", "what changed"),
            ("e", "all of it in your editor"),
        ]);
        let head = head(self.stage, &self.story, &self.notice);
        let mut rest = known(self.stage, &self.story);
        rest.extend(self.standing());
        rest.push(String::new());
        rest.extend(self.stage.legend(&keys));
        self.stage.open_card(&head, &rest);
        let key = self.stage.key("rpcweq")?;
        if key != Some(Key::Redraw) {
            self.notice.clear();
        }
        match key {
            None | Some(Key::Enter | Key::Escape | Key::Char('q')) => return Ok(Next::Stop),
            Some(Key::Char('r')) if ripe => {
                self.save(|story| story.state = State::Ready)?;
                self.came = Came::ToReady;
                return Ok(Next::Stop);
            }
            Some(Key::Char('p')) => self.parts()?,
            Some(Key::Char('c')) => drop(self.cues()?),
            Some(Key::Char('w')) => drop(self.evidence()?),
            Some(Key::Char('e')) => self.in_editor()?,
            Some(_) => {}
        }
        Ok(Next::On)
    }

    /// How long the written parts take, and what the story still needs.
    fn standing(&self) -> Vec<String> {
        let style = self.stage.screen().style;
        let mut said = Vec::new();
        let words = written(&self.story);
        if words > 0 {
            let pace = self.config.words_per_minute.value;
            said.push(format!("Written: {}.", takes(words, pace)));
        }
        let needs: Vec<&str> = self
            .story
            .needs()
            .into_iter()
            .map(|need| match need {
                "cues" => "a few cues",
                _ => "something that shows it worked",
            })
            .collect();
        if !needs.is_empty() && self.story.state == State::Draft {
            said.push(format!("It still needs {}.", needs.join(" and ")));
        }
        if said.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new()];
        let text = self.stage.text(&said.join(" "), " ", " ");
        lines.extend(text.iter().map(|line| style.dim(line)));
        lines
    }

    /// The parts one at a time; each is saved before the next.
    fn parts(&mut self) -> anyhow::Result<()> {
        let pace = self.config.words_per_minute.value;
        let band = self.config.band.value;
        for (label, field) in parts(self.config.frame.value) {
            let counter = Counter::new(&self.story, field, pace, band);
            let before = self.story.text(field).unwrap_or_default().to_owned();
            let hint = format!("{} Counted at {pace} words a minute.", file::belongs(field));
            let answer = self.text(label, &hint, &before, &|text, room| {
                counter.line(text, room)
            })?;
            if let Some(text) = answer.text {
                self.save(|story| {
                    if let Some(place) = story.text_mut(field) {
                        *place = Some(text);
                    }
                })?;
            }
            if answer.next == Next::Stop {
                break;
            }
        }
        Ok(())
    }

    /// The whole story in the user's editor. One that fails says how to go on, and the sitting goes on.
    fn in_editor(&mut self) -> anyhow::Result<()> {
        let edited = in_editor::edit(self.context, self.app, &self.begun.uuid, &self.story);
        match edited {
            Ok(Some(story)) => {
                self.story = story;
                self.saved()?;
            }
            Ok(None) => "nothing changed".clone_into(&mut self.notice),
            Err(failure) => self.notice = failure.to_string(),
        }
        Ok(())
    }

    fn text(
        &mut self,
        ask: &str,
        hint: &str,
        before: &str,
        count: &dyn Fn(&str, usize) -> String,
    ) -> anyhow::Result<Answer> {
        let question = Question {
            head: &|stage| head(stage, &self.story, &self.notice),
            ask,
            hint,
            before,
            count,
        };
        let answer = question.ask(self.stage)?;
        self.notice.clear();
        Ok(answer)
    }

    /// Saves one change of the story as it is by now.
    fn save(&mut self, change: impl FnOnce(&mut Story)) -> anyhow::Result<()> {
        let mut story = self.app.story(&self.begun.uuid)?.row.story;
        change(&mut story);
        self.story = self.app.edit_story(&self.begun.uuid, &story)?.story;
        self.saved()
    }

    fn saved(&mut self) -> anyhow::Result<()> {
        "saved".clone_into(&mut self.notice);
        self.keep()
    }

    /// Keeps how long the sitting and the telling took so far.
    fn keep(&mut self) -> anyhow::Result<()> {
        if self.came == Came::ToNothing {
            self.came = Came::Further;
        }
        let seconds = self.live.then(|| self.stopwatch.elapsed_seconds());
        Ok(self.app.keep_shaping(&self.begun, seconds, self.telling)?)
    }
}
