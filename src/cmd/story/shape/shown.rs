//! What a step of shaping a story shows of it. Asks nothing.

use crate::cmd::session::stage::Stage;
use crate::story::Story;
use crate::term::{one_line, truncate, width};

/// What stands at the right of every step's head.
const PLACE: &str = "shaping";

/// The story's title, and what is said of the step before.
pub(super) fn head(stage: &Stage, story: &Story, notice: &str) -> Vec<String> {
    let screen = stage.screen();
    let room = screen.text_width().saturating_sub(width(PLACE) + 3).max(12);
    let title = truncate(&one_line(&story.title), room);
    let title = format!(" {}", screen.style.bold(&title));
    let mut head = screen.spread(&title, &screen.style.dim(PLACE));
    if !screen.plain {
        head.push(screen.rule());
    }
    if !notice.is_empty() {
        for line in notice.lines() {
            // A command is copied: it is never wrapped.
            let shown = if line.contains("retell ") {
                vec![one_line(line).into_owned()]
            } else {
                stage.text(line, " ", "   ")
            };
            head.extend(shown.iter().map(|line| screen.style.dim(line)));
        }
        head.push(String::new());
    }
    head
}

/// The cues, and what shows that it worked.
pub(super) fn known(stage: &Stage, story: &Story) -> Vec<String> {
    let mut lines = Vec::new();
    if !story.cues.is_empty() {
        lines.extend(stage.text(&story.cues.join(" · "), "   ", "   "));
    }
    if let Some(evidence) = &story.evidence {
        let source = story
            .source
            .map_or_else(String::new, |source| format!(" ({})", source.name()));
        lines.extend(stage.text(&format!("{evidence}{source}"), "   shows it: ", "   "));
    }
    lines
}
