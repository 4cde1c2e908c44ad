//! A mock interview at the terminal: each question and its follow-ups with a clock, then how each
//! went. Keeps every answer at once, so that it may be left and taken up again the same day.

use super::super::session::grade;
use super::super::session::stage::{Legend, Stage};
use super::record::questions_in_words;
use crate::app::App;
use crate::app::mock::{Mock, Question};
use crate::config::Band;
use crate::term::{Key, Terminal, one_line};

/// How long an answer to a follow-up should take, in seconds.
const PROBE_BAND: Band = Band { from: 20, to: 60 };

const ASK_KEYS: [Legend<'static>; 3] = [("enter", "answered"), ("p", "pause"), ("q", "stop")];

const GRADE_KEYS: [Legend<'static>; 3] = [
    ("w", "another story"),
    ("enter", "leave it ungraded"),
    ("q", "stop"),
];

/// The user left: everything so far is kept.
struct Left;

/// One mock interview being held.
struct Talk {
    app: App,
    stage: Stage,
    mock: Mock,
    band: Band,
    live: bool,
}

/// Holds a mock interview; gives its record, or nothing if the user left before its end.
pub fn hold(mut app: App, terminal: Terminal, mock: Mock) -> anyhow::Result<Option<Mock>> {
    let band = app.config()?.band.value;
    let live = !app.clock().is_fixed();
    let mut talk = Talk {
        stage: Stage::open(terminal)?,
        app,
        mock,
        band,
        live,
    };
    if talk.go_through()?.is_err() {
        let kept = " kept; retell mock goes on with it today";
        super::super::session::stage::write(&[kept.to_owned()]);
        return Ok(None);
    }
    Ok(Some(talk.mock))
}

impl Talk {
    fn go_through(&mut self) -> anyhow::Result<Result<(), Left>> {
        if self.begin()?.is_err() {
            return Ok(Err(Left));
        }
        for place in 0..self.mock.questions.len() {
            if !self.mock.questions[place].answered && self.question(place)?.is_err() {
                return Ok(Err(Left));
            }
        }
        for place in 0..self.mock.questions.len() {
            if self.mock.questions[place].grade.is_none() && self.grade(place)?.is_err() {
                return Ok(Err(Left));
            }
        }
        self.end()
    }

    /// Says what is to come, and what it cannot do.
    fn begin(&mut self) -> anyhow::Result<Result<(), Left>> {
        let answered = self.mock.questions.iter().filter(|it| it.answered).count();
        let what = format!(
            "{} interviewer{}, {} theme{}, {}.",
            self.mock.interviewers(),
            if self.mock.interviewers() == 1 {
                ""
            } else {
                "s"
            },
            self.mock.themes(),
            if self.mock.themes() == 1 { "" } else { "s" },
            questions_in_words(self.mock.questions.len()),
        );
        let mut said = vec![what];
        if answered > 0 {
            said.push(format!(
                "{answered} answered already; it goes on from there."
            ));
        }
        said.push(
            "Answer aloud, as you would there. It cannot hear you: how each question went, you say \
             once, at the end."
                .to_owned(),
        );
        if self.mock.repeats_a_story() {
            said.push(
                "You have fewer stories than it has questions, so one is told twice: from another \
                 angle the second time."
                    .to_owned(),
            );
        }
        let head = self.head("Mock interview", "");
        loop {
            let mut rest = vec![String::new()];
            for text in &said {
                rest.extend(self.stage.text(text, " ", " "));
            }
            rest.push(String::new());
            rest.extend(self.stage.legend(&[("enter", "begin"), ("q", "not now")]));
            self.stage.open_card(&head, &rest);
            match self.stage.key("q")? {
                Some(Key::Enter) => return Ok(Ok(())),
                None | Some(Key::Char('q') | Key::Escape) => return Ok(Err(Left)),
                Some(_) => {}
            }
        }
    }

    /// Asks a question, then its follow-ups.
    fn question(&mut self, place: usize) -> anyhow::Result<Result<(), Left>> {
        let question = self.mock.questions[place].clone();
        let hint = if question.again {
            "Its story was told already: take another angle, or another story."
        } else {
            ""
        };
        let Some(seconds) = self.ask(&question, &question.ask, hint, self.band)? else {
            return Ok(Err(Left));
        };
        let seconds = self.live.then(|| f64::from(seconds));
        let number = question.number;
        let uuid = self.mock.uuid.clone();
        for probe in &question.probes {
            if self.ask(&question, probe, "", PROBE_BAND)?.is_none() {
                // The telling itself was heard out; only its follow-ups are cut short.
                self.app.answer_mock(&uuid, number, seconds)?;
                return Ok(Err(Left));
            }
        }
        self.app.answer_mock(&uuid, number, seconds)?;
        let kept = &mut self.mock.questions[place];
        kept.answered = true;
        kept.seconds = seconds;
        Ok(Ok(()))
    }

    /// Shows one ask with its clock until it is answered; gives the seconds, or nothing if the user left.
    fn ask(
        &mut self,
        question: &Question,
        ask: &str,
        hint: &str,
        band: Band,
    ) -> anyhow::Result<Option<u32>> {
        let style = self.stage.screen().style;
        let place = format!(
            "question {} of {}",
            question.number,
            self.mock.questions.len()
        );
        let interviewer = format!("Interviewer {}", question.interviewer);
        let mut stopwatch = self.app.clock().stopwatch();
        let mut anew = true;
        loop {
            if anew {
                let mut head = self.head(&interviewer, &place);
                let asked = self.stage.text(ask, " ", " ");
                head.extend(asked.iter().map(|line| style.bold(line)));
                let mut rest = vec![String::new()];
                if !hint.is_empty() {
                    let said = self.stage.text(hint, " ", " ");
                    rest.extend(said.iter().map(|line| style.dim(line)));
                    rest.push(String::new());
                }
                self.stage.open_card(&head, &rest);
                anew = false;
            }
            let legend = self.stage.legend(&ASK_KEYS);
            let key = self.stage.timed_key(
                " Answer aloud.",
                band,
                &legend,
                self.live,
                &stopwatch,
                "pq",
            )?;
            match key {
                None | Some(Key::Char('q')) => return Ok(None),
                Some(Key::Enter) => return Ok(Some(stopwatch.elapsed_seconds())),
                Some(Key::Char('p')) if stopwatch.is_running() => stopwatch.pause(),
                Some(Key::Char('p')) => stopwatch.resume(),
                Some(_) => continue,
            }
            anew = true;
        }
    }

    /// Asks how a question went.
    fn grade(&mut self, place: usize) -> anyhow::Result<Result<(), Left>> {
        loop {
            let question = self.mock.questions[place].clone();
            let next = self.app.face(&question.card)?.next;
            let screen = self.stage.screen();
            let style = screen.style;
            let of = format!(
                "question {} of {}",
                question.number,
                self.mock.questions.len()
            );
            let mut head = self.head(&one_line(&question.theme), &of);
            let asked = self.stage.text(&question.ask, " ", " ");
            head.extend(asked.iter().map(|line| style.bold(line)));
            let mut rest = vec![String::new()];
            rest.extend(match &question.story {
                Some(story) => self.stage.text(&story.title, " Your story  ", "   "),
                None => vec![style.dim(" No story is linked to it: w links the one you told.")],
            });
            rest.push(String::new());
            rest.extend(grade::lines(screen, &next, None));
            rest.extend(self.stage.legend(&GRADE_KEYS));
            self.stage.open_card(&head, &rest);
            let Some(key) = self.stage.key("012345wq")? else {
                return Ok(Err(Left));
            };
            if let Some(grade) = grade::chosen(key, None) {
                let told = question.story.as_ref().map(|story| story.uuid.as_str());
                self.app
                    .rate_mock(&self.mock.uuid, question.number, grade, told)?;
                self.mock.questions[place].grade = Some(grade);
                return Ok(Ok(()));
            }
            match key {
                Key::Enter => return Ok(Ok(())),
                Key::Char('q') => return Ok(Err(Left)),
                Key::Char('w') => self.other_story(place)?,
                _ => {}
            }
        }
    }

    fn other_story(&mut self, place: usize) -> anyhow::Result<()> {
        let stories = self.app.stories_for(&self.mock.questions[place].card)?;
        let titles: Vec<String> = stories
            .iter()
            .map(|(story, _)| story.story.title.clone())
            .collect();
        if let Some(chosen) = self.stage.choose("Which story did you tell?", &titles)? {
            let story = &stories[chosen].0;
            self.mock.questions[place].story = Some(crate::app::mock::MockStory {
                uuid: story.uuid.clone(),
                title: story.story.title.clone(),
            });
        }
        Ok(())
    }

    /// One thing to keep and one to mend.
    fn end(&mut self) -> anyhow::Result<Result<(), Left>> {
        let head = self.head("Mock interview", "");
        let said = self
            .stage
            .text("Two lines to take away; enter leaves one out.", " ", " ");
        self.stage.open_card(&head, &said);
        let Some(good) = self.stage.ask_line(" One thing that was good:", "")? else {
            return Ok(Err(Left));
        };
        let Some(mend) = self.stage.ask_line(" One thing to mend:", "")? else {
            return Ok(Err(Left));
        };
        self.mock = self.app.end_mock(&self.mock.uuid, &good, &mend)?;
        Ok(Ok(()))
    }

    fn head(&self, left: &str, right: &str) -> Vec<String> {
        let screen = self.stage.screen();
        let left = format!(" {}", screen.style.bold(left));
        let mut head = screen.spread(&left, &screen.style.dim(right));
        if !screen.plain {
            head.push(screen.rule());
        }
        head
    }
}
