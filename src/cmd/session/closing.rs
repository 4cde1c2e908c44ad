//! The end of a session: what it came to, what it changed, and how to take the last step back. Also what
//! is said when there is nothing to do.

use std::collections::BTreeSet;

use super::offers::times;
use super::stage::write;
use super::{Sitting, Step};
use crate::app::App;
use crate::app::queue::Ask;
use crate::app::readiness::Readiness;
use crate::app::session::Tally;
use crate::engine::readiness::ThemeState;
use crate::term::{Key, Screen, note, one_line, truncate};

/// How much of an ask is repeated at the end.
const ASK_COLUMNS: usize = 40;

/// Readiness before the session, to say what it changed.
pub(super) struct Before {
    ready: BTreeSet<String>,
    on_the_day: Option<usize>,
}

impl Before {
    /// Reads it as it is now.
    pub(super) fn read(app: &mut App) -> anyhow::Result<Self> {
        Ok(Self::from(&app.readiness(None, None)?))
    }
}

impl From<&Readiness> for Before {
    fn from(readiness: &Readiness) -> Self {
        Self {
            ready: readiness
                .in_scope()
                .filter(|theme| theme.readiness.state == ThemeState::Ready)
                .map(|theme| theme.title.clone())
                .collect(),
            on_the_day: readiness.ready_on_the_day(),
        }
    }
}

impl Sitting {
    /// Shows what the session came to after its last card; the last steps can still be taken back.
    pub(super) fn close(&mut self) -> anyhow::Result<Step> {
        loop {
            let mut lines = self.summary()?;
            let keys = self
                .stage
                .legend(&[("enter", "done"), ("u", "take the last one back")]);
            lines.push(String::new());
            lines.extend(keys);
            self.open_card(&[], &lines)?;
            match self.stage.key("uq")? {
                None | Some(Key::Enter | Key::Escape | Key::Char('q')) => return Ok(Step::Quit),
                Some(Key::Char('u')) => return self.undo(),
                Some(_) => {}
            }
        }
    }

    /// Ends the session before its last card.
    pub(super) fn stop(mut self) -> anyhow::Result<()> {
        let lines = self.summary()?;
        write(&[vec![String::new()], lines].concat());
        Ok(())
    }

    /// What the session changed for better or worse.
    fn changes(&self, readiness: &Readiness) -> Vec<String> {
        let after = Before::from(readiness);
        let mut changes = Vec::new();
        if let Some(before) = self.before.as_ref().filter(|_| shows(readiness)) {
            for theme in after.ready.difference(&before.ready) {
                changes.push(format!("▲ {theme} is ready"));
            }
            for theme in before.ready.difference(&after.ready) {
                changes.push(format!("▼ {theme} is no longer ready"));
            }
        }
        for (_, ask, count) in &self.slipped {
            changes.push(format!(
                "▼ \"{}\" slipped {}: try another story for it",
                truncate(&one_line(ask), ASK_COLUMNS),
                times(*count)
            ));
        }
        changes
    }

    /// The day of the interview as it looks now, and tomorrow.
    fn prospects(&mut self, readiness: &Readiness) -> anyhow::Result<Vec<String>> {
        let mut ahead = Vec::new();
        let on_the_day = readiness.ready_on_the_day();
        if let Some(now) = on_the_day.filter(|_| shows(readiness)) {
            let before = self.before.as_ref().and_then(|before| before.on_the_day);
            let was = before
                .filter(|was| *was != now)
                .map_or_else(String::new, |was| format!(" (was {was})"));
            let themes = readiness.in_scope().count();
            ahead.push(format!("On the day {now} of {themes}{was}."));
        }
        let tomorrow = match readiness.day {
            // The summary of the last evening says what tomorrow is for.
            Some(day) if day == readiness.today + 1 => None,
            Some(_) => self.app.prospect()?.and_then(|prospect| prospect.tomorrow),
            None if readiness.is_the_day() => None,
            None => self.app.stats()?.forecast.first().map(|day| day.minutes),
        };
        if let Some(minutes) = tomorrow.map(f64::round).filter(|minutes| *minutes >= 1.0) {
            ahead.push(format!("Tomorrow {}.", count(minutes as usize, "minute")));
        }
        Ok(ahead)
    }

    fn summary(&mut self) -> anyhow::Result<Vec<String>> {
        let tally = self.session.tally();
        let again = self.session.left_again(&mut self.app)?;
        let screen = self.stage.screen();
        let mut lines = self.stage.text(&done(&tally), " ", " ");
        // The last evening ends with "that's enough".
        if again > 0 && !self.session.is_the_evening() {
            let cards = if again == 1 {
                "One".to_owned()
            } else {
                again.to_string()
            };
            let could = format!("{cards} could come again today: retell review --again");
            lines.extend(self.stage.text(&could, " ", "   "));
        }
        let readiness = self.app.readiness(None, None)?;
        let changes = self.changes(&readiness);
        for change in &changes {
            let wrapped = self.stage.text(change, "   ", "     ");
            lines.extend(wrapped.iter().map(|line| screen.style.marks(line)));
        }
        let ahead = self.prospects(&readiness)?;
        if !ahead.is_empty() {
            lines.extend(self.stage.text(&ahead.join(" "), " ", " "));
        }
        Ok(lines)
    }
}

/// Whether readiness is spoken of: once it is known, and not on the day of the interview.
fn shows(readiness: &Readiness) -> bool {
    readiness.known() && !readiness.is_the_day()
}

/// What was done, in one sentence.
fn done(tally: &Tally) -> String {
    if tally.reviewed == 0 {
        return "Nothing graded this time. Whenever you like: retell review".to_owned();
    }
    let mut parts = Vec::new();
    if tally.tellings > 0 {
        parts.push(count(tally.tellings, "telling"));
    }
    if tally.picks > 0 {
        parts.push(count(tally.picks, "pick"));
    }
    if tally.short > 0 {
        parts.push(count(tally.short, "short card"));
    }
    let minutes = tally.minutes.round() as usize;
    parts.push(if minutes == 0 {
        "under a minute".to_owned()
    } else {
        count(minutes, "minute")
    });
    format!("Done: {}.", parts.join(", "))
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// Says that no prompt has a story that could be picked, and how one gets one.
pub(super) fn nothing_to_pick(screen: &Screen) {
    let said = "No prompt left today has a story to pick. Link one to what it answers:";
    for line in screen.wrap(said, "", "") {
        note(&line);
    }
    note("   retell story link STORY PROMPT");
}

/// Says that nothing of today went so badly that it comes again.
pub(super) fn nothing_again(screen: &Screen) {
    let said = "Nothing of today is left to come again. What else there is:";
    for line in screen.wrap(said, "", "") {
        note(&line);
    }
    note("   retell");
}

/// Says kindly that there is nothing to practise, and what to type instead.
pub(super) fn nothing_to_do(app: &mut App, screen: &Screen, asked_for: bool) -> anyhow::Result<()> {
    let today = app.queue(&Ask::default())?;
    let minutes = today.agreed;
    let (said, next) = if today.is_the_day {
        (
            "Today is the day, and there is nothing to practise. Your cues are on one page."
                .to_owned(),
            "retell sheet",
        )
    } else if asked_for {
        (
            "Nothing of that is due today. To practise it all the same:".to_owned(),
            "retell review --drill, with the same words",
        )
    } else if today.minutes <= 0.0 || (today.practised.minutes > 0.0 && app.due_today()? > 0) {
        let done = today.practised.minutes;
        (
            format!(
                "Enough for today: {:.0} of your {:.0} minutes are done. If you feel like more:",
                done.round(),
                minutes.round()
            ),
            "retell review --minutes 10",
        )
    } else {
        (
            "Nothing is due today; what comes next will be here in time. To practise ahead:"
                .to_owned(),
            "retell review --ahead 7",
        )
    };
    for line in screen.wrap(&said, "", "") {
        note(&line);
    }
    note(&format!("   {next}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_in_words() {
        let tally = Tally {
            reviewed: 8,
            tellings: 1,
            picks: 5,
            short: 2,
            minutes: 19.4,
        };
        assert_eq!(
            done(&tally),
            "Done: 1 telling, 5 picks, 2 short cards, 19 minutes."
        );
        let short = Tally {
            picks: 0,
            short: 0,
            minutes: 0.2,
            ..tally
        };
        assert_eq!(done(&short), "Done: 1 telling, under a minute.");
        assert_eq!(
            done(&Tally::default()),
            "Nothing graded this time. Whenever you like: retell review"
        );
    }
}
