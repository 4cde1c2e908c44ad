//! Linking stories to the prompts that they may answer: asked about at a terminal, printed as commands
//! without one, or done unasked where much speaks for it and `--yes` was given.

mod pass;

use std::collections::HashMap;
use std::io::Write;

use serde::Serialize;

use super::fit::reason;
use super::{say, title, typed};
use crate::app::find::short_id;
use crate::app::matrix::{Fitting, Scope};
use crate::app::story::Suggestion;
use crate::app::{App, Failure};
use crate::cmd::{Context, json, plural};
use crate::engine::card::CardKey;
use crate::story::fit::Candidate;
use crate::term::{Terminal, one_line};
use pass::{Offer, Pass, Question};

/// So many stories are offered for a prompt: one key each.
const OFFERED: usize = 3;

/// So many commands are printed where nobody can be asked.
const PRINTED: usize = 10;

/// Asks which story answers each prompt without one; with `--yes` links what fits strongly.
pub(super) fn of_scope(
    context: &Context,
    mut app: App,
    scope: &Scope,
    fitting: &Fitting,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if context.yes {
        return strong(context, &mut app, scope, fitting, out);
    }
    let questions = questions(fitting);
    if questions.is_empty() {
        let text = match fitting.effort().open {
            0 => "every prompt has a story",
            _ => "no story fits a prompt without one: retell matrix says what to add",
        };
        return say(context, text, out);
    }
    let terminal =
        Terminal::open(context.look, &context.environment, "--yes").map_err(Failure::typed)?;
    let first = (0..fitting.matrix.stories.len())
        .map(|story| {
            let uuid = fitting.matrix.stories[story].uuid.clone();
            (uuid, fitting.matrix.coverage.of_story(story).0.first)
        })
        .collect();
    let effort = fitting.effort();
    let without = effort.close + effort.loose + effort.open;
    let linked = Pass::new(app, terminal, questions, first)?.go_through()?;
    let left = match without - linked {
        0 => "every prompt has a story now".to_owned(),
        left => format!("{} left without a story", plural(left, "prompt")),
    };
    let text = format!(
        "{} linked, {left}; see it: retell matrix",
        plural(linked, "prompt")
    );
    say(context, &text, out)
}

/// Links without asking what shares two topics, and says what it was.
fn strong(
    context: &Context,
    app: &mut App,
    scope: &Scope,
    fitting: &Fitting,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let linked = app.link_strong(scope)?;
    for (card, title) in &linked {
        writeln!(out, "{card}  {}", one_line(title))?;
    }
    let effort = fitting.effort();
    let left = (effort.close + effort.loose).saturating_sub(linked.len());
    let rest = match left {
        0 => String::new(),
        left => format!(
            "; {} may be answered as well, which only you can tell: retell matrix{} --link",
            plural(left, "prompt"),
            typed(scope)
        ),
    };
    let text = format!("{} linked{rest}", plural(linked.len(), "prompt"));
    say(context, &text, out)
}

/// The prompts without a story that one may answer, theme by theme, the close fits first.
fn questions(fitting: &Fitting) -> Vec<Question> {
    let mut questions = Vec::new();
    for (theme, found) in fitting.matrix.themes.iter().zip(&fitting.candidates) {
        let from = questions.len();
        for (prompt, candidates) in theme.prompts.iter().zip(found) {
            if candidates.is_empty() {
                continue;
            }
            let offer = |candidate: &Candidate| Offer {
                uuid: fitting.matrix.stories[candidate.story].uuid.clone(),
                title: title(&fitting.matrix, candidate.story),
                reason: reason(&candidate.fit),
            };
            questions.push(Question {
                card: prompt.card.clone(),
                theme: theme.title.clone(),
                front: prompt.front.clone(),
                answered_by: None,
                close: candidates[0].fit.is_close(),
                offers: candidates.iter().take(OFFERED).map(offer).collect(),
            });
        }
        questions[from..].sort_by_key(|question: &Question| !question.close);
    }
    questions
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    card: &'a CardKey,
    front: &'a str,
    topics: Vec<&'static str>,
    likeness: f64,
    answered: bool,
}

/// `retell story link STORY`: asks about the prompts that a story may answer, best first; without a
/// terminal prints what to type.
pub fn of_story(
    context: &Context,
    name: &str,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut app = context.read()?;
    let row = app.story(name)?.row;
    let suggestions = app.suggest(&row.uuid)?;
    if as_json {
        return suggestions.iter().try_for_each(|it| {
            json(
                out,
                &SuggestionJson {
                    card: &it.card,
                    front: &it.front,
                    topics: it.fit.shared.names().collect(),
                    likeness: (it.fit.likeness * 1e3).round() / 1e3,
                    answered: it.answered_by.is_some(),
                },
            )
        });
    }
    let title = one_line(&row.story.title).into_owned();
    if suggestions.is_empty() {
        let id = short_id(&row.uuid);
        let way_on = if row.story.topics.is_empty() {
            format!(
                "retell story edit {id} --topic TOPIC says what it is about, retell story topics lists the words"
            )
        } else {
            // An imported prompt has no topics, and no topic of the story will ever meet one.
            format!(
                "retell story link {id} CARD links it to one that you choose, retell cards lists them"
            )
        };
        let text = format!("no prompt that you practise shares a topic with \"{title}\": {way_on}");
        return say(context, &text, out);
    }
    let Ok(terminal) = Terminal::open(context.look, &context.environment, "PROMPT") else {
        return commands(context, &row.uuid, &suggestions, out);
    };
    let questions = suggestions.into_iter().map(|it| Question {
        card: it.card,
        theme: it.theme,
        front: it.front,
        answered_by: it.answered_by,
        close: it.fit.is_close(),
        offers: vec![Offer {
            uuid: row.uuid.clone(),
            title: title.clone(),
            reason: reason(&it.fit),
        }],
    });
    let linked = Pass::new(app, terminal, questions.collect(), HashMap::new())?.go_through()?;
    let text = format!("\"{title}\" answers {} more", plural(linked, "prompt"));
    say(context, &text, out)
}

/// The prompts that a story may answer, each with the command that links it.
fn commands(
    context: &Context,
    uuid: &str,
    suggestions: &[Suggestion],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let screen = context.screen();
    for suggestion in suggestions.iter().take(PRINTED) {
        for line in screen.wrap(&one_line(&suggestion.front), " ○ ", "   ") {
            writeln!(out, "{}", screen.style.marks(&line))?;
        }
        let facts = facts(&reason(&suggestion.fit), suggestion.answered_by.as_deref());
        for line in screen.wrap(&facts, "   ", "   ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
        // A command is copied: it is never wrapped.
        writeln!(
            out,
            "   retell story link {} {}",
            short_id(uuid),
            suggestion.card
        )?;
    }
    if suggestions.len() > PRINTED {
        let rest = plural(suggestions.len() - PRINTED, "prompt");
        let text = format!("and {rest} more: --json prints all");
        for line in screen.wrap(&text, " ", "   ") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// What speaks for a link, and what answers the prompt now.
fn facts(reason: &str, answered_by: Option<&str>) -> String {
    match answered_by {
        Some(title) => format!("{reason} · answered by \"{}\"", one_line(title)),
        None => format!("{reason} · no story yet"),
    }
}
