//! Which prompts the stories may answer, and the minutes for the rest, theme by theme. Decides nothing.

use super::super::whole_minutes;
use super::prompts::{answers, head};
use super::{heading, title};
use crate::app::matrix::Fitting;
use crate::cmd::plural;
use crate::story::fit::{Effort, Fit, MOST_FIRST, SHAPING_MINUTES};
use crate::term::{Align, Screen, Table, one_line, truncate};

/// So many stories are named that may answer a prompt.
const NAMED: usize = 3;

/// A theme's name takes no more columns of the table.
const LONGEST_NAME: usize = 38;

/// What exists, what needs a pick, what needs a story.
pub(super) fn lines(
    screen: &Screen,
    fitting: &Fitting,
    by_prompt: bool,
    scope: &str,
) -> Vec<String> {
    let mut lines = heading(screen, &summary(fitting));
    if by_prompt {
        lines.extend(prompts(screen, fitting));
        lines.push(String::new());
        let marks = "● answers it · ◐ may answer it, best first: to pick, or to tell and see · ○ needs a story";
        let legend = screen.wrap(marks, " ", " ");
        lines.extend(legend.iter().map(|line| screen.style.marks(line)));
    } else {
        lines.extend(screen.wrap(&claim(fitting), " ", " "));
        lines.push(String::new());
        lines.extend(table(fitting).lines(screen));
        lines.push(String::new());
        for (name, text) in meanings(fitting) {
            let first = format!(" {name}");
            let text = screen.wrap(&text, &first, "          ");
            lines.extend(text.iter().map(|line| screen.style.dim(line)));
        }
    }
    lines.push(String::new());
    lines.extend(next(screen, fitting, scope));
    lines
}

/// "Google · 12 themes · 84 prompts".
fn summary(fitting: &Fitting) -> String {
    let matrix = &fitting.matrix;
    let prompts: usize = matrix.themes.iter().map(|theme| theme.prompts.len()).sum();
    let counts = format!(
        "{} · {}",
        plural(matrix.themes.len(), "theme"),
        plural(prompts, "prompt")
    );
    match &matrix.company {
        Some(company) => format!("{} · {counts}", one_line(company)),
        None => counts,
    }
}

/// "8 of your 11 stories fit 23 prompts that have none yet; 40 more share a topic with one."
fn claim(fitting: &Fitting) -> String {
    let effort = fitting.effort();
    if effort.close + effort.loose + effort.open == 0 {
        return "Every prompt has a story already.".to_owned();
    }
    let stories = match fitting.matrix.stories.len() {
        1 => "your story".to_owned(),
        all => format!("your {all} stories"),
    };
    let close = match fitting.close_stories() {
        0 => format!("None of {stories} fits a prompt closely"),
        fits => format!(
            "{fits} of {stories} {} {} that {} none yet",
            if fits == 1 { "fits" } else { "fit" },
            plural(effort.close, "prompt"),
            if effort.close == 1 { "has" } else { "have" }
        ),
    };
    match effort.loose {
        0 => format!("{close}."),
        1 => format!("{close}; 1 more may be answered by one."),
        loose => format!("{close}; {loose} more may be answered by one."),
    }
}

fn table(fitting: &Fitting) -> Table {
    let mut table = Table::new(&[
        ("", Align::Left),
        ("linked", Align::Right),
        ("pick", Align::Right),
        ("tell", Align::Right),
        ("story", Align::Right),
        ("minutes", Align::Right),
    ]);
    let row = |name: String, effort: &Effort, minutes: f64| {
        [
            truncate(&name, LONGEST_NAME),
            effort.linked.to_string(),
            effort.close.to_string(),
            effort.loose.to_string(),
            effort.open.to_string(),
            minutes.to_string(),
        ]
    };
    let mut in_all = 0.0;
    for (theme, effort) in fitting.matrix.themes.iter().zip(&fitting.efforts) {
        let minutes = whole_minutes(fitting.minutes(effort));
        in_all += minutes;
        table.row(row(one_line(&theme.title).into_owned(), effort, minutes));
    }
    if fitting.efforts.len() > 1 {
        table.row(row("All".to_owned(), &fitting.effort(), in_all));
    }
    table
}

/// What each column means, with its minutes.
fn meanings(fitting: &Fitting) -> Vec<(&'static str, String)> {
    let (telling, picking) = (fitting.lengths.telling, fitting.lengths.picking);
    let (telling, picking) = (minutes_in_words(telling), minutes_in_words(picking));
    vec![
        (
            "linked   ",
            format!("a story answers it: {picking} if it was never practised"),
        ),
        (
            "pick     ",
            format!("a story fits, by more than half of its topics: choose it, {picking}"),
        ),
        (
            "tell     ",
            format!("a story may fit, by a topic or its words: tell it for this ask, {telling}"),
        ),
        (
            "story    ",
            format!(
                "none fits: a new one for up to {MOST_FIRST} of them, {} to shape, {telling} to tell; then picks",
                minutes_in_words(SHAPING_MINUTES),
            ),
        ),
    ]
}

/// "2.5 minutes", "1 minute".
fn minutes_in_words(minutes: f64) -> String {
    let rounded = (minutes * 10.0).round() / 10.0;
    let plural = if (rounded - 1.0).abs() < f64::EPSILON {
        ""
    } else {
        "s"
    };
    format!("{rounded} minute{plural}")
}

/// Prompt by prompt: what answers it, or may.
fn prompts(screen: &Screen, fitting: &Fitting) -> Vec<String> {
    let matrix = &fitting.matrix;
    let mut lines = Vec::new();
    for (theme, found) in matrix.themes.iter().zip(&fitting.candidates) {
        lines.push(String::new());
        lines.extend(head(screen, theme, ""));
        for (prompt, candidates) in theme.prompts.iter().zip(found) {
            lines.extend(screen.wrap(&one_line(&prompt.front), "   ", "   "));
            if !prompt.links.is_empty() {
                lines.extend(answers(screen, matrix, prompt));
            } else if candidates.is_empty() {
                lines.push(screen.style.marks("     ○ needs a story"));
            }
            for candidate in candidates.iter().take(NAMED) {
                let how = if candidate.fit.is_close() {
                    "pick"
                } else {
                    "tell"
                };
                let text = format!(
                    "{} · {how} · {}",
                    title(matrix, candidate.story),
                    reason(&candidate.fit)
                );
                let may = screen.wrap(&text, "     ◐ ", "       ");
                lines.extend(may.iter().map(|line| screen.style.marks(line)));
            }
        }
    }
    lines
}

/// What speaks for a story: "both about failure, trust".
pub(super) fn reason(fit: &Fit) -> String {
    let shared: Vec<&str> = fit.shared.names().collect();
    match shared.as_slice() {
        [] => "its words are alike".to_owned(),
        topics => format!("both about {}", topics.join(", ")),
    }
}

fn next(screen: &Screen, fitting: &Fitting, scope: &str) -> Vec<String> {
    let effort = fitting.effort();
    let prompts = effort.close + effort.loose;
    if prompts == 0 {
        let command = super::command(&fitting.matrix);
        return vec![format!(" next  {}", screen.style.accent(&command))];
    }
    let command = format!("retell matrix{scope} --link");
    let what = format!("asks about {}, a key each", plural(prompts, "prompt"));
    let mut lines = vec![format!(" next  {}", screen.style.accent(&command))];
    lines.extend(screen.wrap(&what, "       ", "       "));
    lines
}
