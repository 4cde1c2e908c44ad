//! What is missing, a line a kind of gap, the gravest first. Decides nothing.

use super::title;
use crate::app::criteria::ThemeCriteria;
use crate::app::matrix::Matrix;
use crate::cmd::plural;
use crate::term::{Screen, one_line, pad_right, width};

/// So many names of one kind of gap are told; the rest is counted.
const NAMED: usize = 6;

/// The columns of a gap's name, and the narrowest screen on which it stands beside what it says.
const NAME_COLUMNS: usize = 18;
const BESIDE: usize = 60;

/// The gaps; nothing where there are none.
pub(super) fn lines(screen: &Screen, matrix: &Matrix, criteria: &[ThemeCriteria]) -> Vec<String> {
    let gaps = &matrix.coverage.gaps;
    let theme = |theme: &usize| one_line(&matrix.themes[*theme].title).into_owned();
    let mut told: Vec<(&str, Vec<String>)> = vec![
        (
            "No story for",
            gaps.themes_without.iter().map(theme).collect(),
        ),
        ("No story about", topics(&gaps.topics_without)),
        (
            "Rests on one",
            gaps.themes_on_one.iter().map(|(on, _)| theme(on)).collect(),
        ),
        ("Prompts without", without(matrix)),
        ("Not shown yet", unshown(matrix, criteria)),
        (
            "Carries too much",
            gaps.too_much
                .iter()
                .map(|(story, first)| {
                    format!("\"{}\", first choice of {first}", title(matrix, *story))
                })
                .collect(),
        ),
        (
            "Answers none yet",
            gaps.idle
                .iter()
                .map(|story| format!("\"{}\"", title(matrix, *story)))
                .collect(),
        ),
    ];
    told.retain(|(_, names)| !names.is_empty());
    let mut lines = vec![String::new()];
    if told.is_empty() {
        let text =
            "Every prompt has a story, no theme rests on one, and no story carries too much.";
        lines.extend(screen.wrap(text, " ", " "));
    }
    for (name, names) in told {
        lines.extend(gap(screen, name, &listed(&names)));
    }
    lines
}

/// The topics, each with how many prompts ask for it.
fn topics(missing: &[(&'static str, usize)]) -> Vec<String> {
    let mut spelled = false;
    let about = |(topic, prompts): &(&str, usize)| match prompts {
        0 => (*topic).to_owned(),
        count if spelled => format!("{topic} ({count})"),
        count => {
            spelled = true;
            format!("{topic} ({})", plural(*count, "prompt"))
        }
    };
    missing.iter().map(about).collect()
}

/// How many prompts of each theme have no story, most first. A theme without any is named elsewhere.
fn without(matrix: &Matrix) -> Vec<String> {
    let gaps = &matrix.coverage.gaps;
    let mut counts: Vec<(usize, usize)> = matrix
        .themes
        .iter()
        .enumerate()
        .filter(|(theme, _)| !gaps.themes_without.contains(theme))
        .map(|(theme, it)| (theme, it.prompts.len() - matrix.coverage.answered[theme]))
        .filter(|(_, count)| *count > 0)
        .collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let name = |theme: usize| one_line(&matrix.themes[theme].title).into_owned();
    counts
        .into_iter()
        .map(|(theme, count)| format!("{count} in {}", name(theme)))
        .collect()
}

/// The criteria that no story has shown: how many of each theme, or which of an only one. A theme of
/// which none was ever ticked is not judged.
fn unshown(matrix: &Matrix, criteria: &[ThemeCriteria]) -> Vec<String> {
    let judged = |slug: &str| criteria.iter().find(|it| it.deck == slug && it.is_judged());
    if let [only] = matrix.themes.as_slice() {
        return judged(&only.slug).map_or_else(Vec::new, |theme| {
            let unshown = theme.unshown();
            unshown.map(|it| one_line(&it.front).into_owned()).collect()
        });
    }
    let mut spelled = false;
    let of_theme = |theme: &ThemeCriteria| {
        let (unshown, all) = (theme.unshown().count(), theme.criteria.len());
        let what = if std::mem::replace(&mut spelled, true) {
            ""
        } else {
            " criteria"
        };
        format!("{unshown} of {all}{what} in {}", one_line(&theme.title))
    };
    matrix
        .themes
        .iter()
        .filter_map(|theme| judged(&theme.slug))
        .filter(|theme| theme.unshown().count() > 0)
        .map(of_theme)
        .collect()
}

fn listed(names: &[String]) -> String {
    let mut shown: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if names.len() > NAMED {
        shown.push(format!("and {} more", names.len() - NAMED));
    }
    shown.join(" · ")
}

/// A gap's name, and beside or below it what it says.
fn gap(screen: &Screen, name: &str, text: &str) -> Vec<String> {
    if screen.width < BESIDE {
        let mut lines = vec![format!(" {name}")];
        lines.extend(screen.wrap(text, "   ", "   "));
        return lines;
    }
    let first = format!(" {}", pad_right(name, NAME_COLUMNS));
    let rest = " ".repeat(width(&first));
    screen.wrap(text, &first, &rest)
}
