//! The offer to shape a story before the first card: one key, once a day. Grades nothing, and decides
//! neither which story it is nor how long it takes.

use super::stage::{Legend, Stage};
use crate::app::App;
use crate::app::shaping::Shaping;
use crate::cmd::Context;
use crate::cmd::story::shape::{Came, answers, shape};
use crate::engine::shaping::ENOUGH_STORIES;
use crate::term::{Key, Terminal, one_line};

/// What came of the offer.
#[derive(Default)]
pub(super) struct Shaped {
    /// The terminal, if it was needed.
    pub stage: Option<Stage>,
    /// What is said above the first card.
    pub notice: Option<String>,
}

/// Offers to shape a story, where the day sets minutes aside for one; `None` if the user stops the
/// session there.
pub(super) fn offer(
    context: &Context,
    app: &mut App,
    terminal: Terminal,
) -> anyhow::Result<Option<Shaped>> {
    let Some(shaping) = app.shaping()? else {
        return Ok(Some(Shaped::default()));
    };
    let mut stage = Stage::open(terminal)?;
    let story = &shaping.story;
    let notice = loop {
        show(&mut stage, &shaping);
        match stage.key("sq")? {
            None | Some(Key::Char('q')) => return Ok(None),
            Some(Key::Char('s')) => {
                app.skip_shaping(&story.uuid)?;
                break Some("left for another day; its minutes are for the cards".to_owned());
            }
            Some(Key::Enter) => {
                let begun = app.begin_shaping(&story.uuid)?;
                let title = one_line(&story.story.title);
                break match shape(context, app, &mut stage, begun, String::new())? {
                    Came::ToNothing => None,
                    Came::Further => Some(format!("kept: \"{title}\"")),
                    Came::ToReady => Some(format!("\"{title}\" is ready to be told")),
                };
            }
            Some(_) => {}
        }
    };
    Ok(Some(Shaped {
        stage: Some(stage),
        notice,
    }))
}

fn show(stage: &mut Stage, shaping: &Shaping) {
    const KEYS: [Legend<'static>; 3] = [("enter", "shape it"), ("s", "not today"), ("q", "stop")];
    let screen = stage.screen();
    let style = screen.style;
    let minutes = format!("{:.0} minutes", shaping.minutes);
    let mut head = screen.spread(
        &format!(" {}", style.bold("Shape a story first?")),
        &style.dim(&minutes),
    );
    if !screen.plain {
        head.push(screen.rule());
    }
    let story = &shaping.story.story;
    head.extend(
        stage
            .text(&story.title, " ", " ")
            .iter()
            .map(|line| style.bold(line)),
    );
    let mut rest = Vec::new();
    if !story.cues.is_empty() {
        rest.extend(stage.text(&story.cues.join(" · "), "   ", "   "));
    }
    let ready = match shaping.ready {
        1 => "1 story is".to_owned(),
        ready => format!("{ready} stories are"),
    };
    let facts = format!(
        "a draft that {} · {ready} ready, {ENOUGH_STORIES} will do",
        answers(shaping.prompts)
    );
    let facts = stage.text(&facts, "   ", "   ");
    rest.extend(facts.iter().map(|line| style.dim(line)));
    rest.push(String::new());
    let what = "Tell it once aloud, then its cues and what changed. The cards come after it.";
    rest.extend(stage.text(what, " ", " "));
    rest.push(String::new());
    rest.extend(stage.legend(&KEYS));
    stage.open_card(&head, &rest);
}
