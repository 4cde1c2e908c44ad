//! Stories × prompts: every prompt with the stories that answer it and what to stress. Decides nothing.

use super::{grid, heading, title};
use crate::app::matrix::{Matrix, Prompt, Theme};
use crate::cmd::plural;
use crate::term::{Screen, one_line};

/// A theme after the other, a prompt after the other.
pub(super) fn lines(screen: &Screen, matrix: &Matrix) -> Vec<String> {
    let mut lines = heading(screen, &grid::summary(matrix));
    for (place, theme) in matrix.themes.iter().enumerate() {
        let answered = matrix.coverage.answered[place];
        lines.push(String::new());
        lines.extend(head(screen, theme, &format!("{answered} of ")));
        for prompt in &theme.prompts {
            lines.extend(screen.wrap(&one_line(&prompt.front), "   ", "   "));
            lines.extend(answers(screen, matrix, prompt));
        }
    }
    lines.push(String::new());
    let marks = "● first choice · ○ answers it as well";
    let legend = screen.wrap(marks, " ", " ");
    lines.extend(legend.iter().map(|line| screen.style.marks(line)));
    lines
}

/// A theme's title and how many prompts it has.
pub(super) fn head(screen: &Screen, theme: &Theme, counted: &str) -> Vec<String> {
    let title = format!(" {}", one_line(&theme.title));
    let prompts = format!("{counted}{}", plural(theme.prompts.len(), "prompt"));
    let lines = screen.spread(&title, &prompts);
    lines.iter().map(|line| screen.style.bold(line)).collect()
}

/// The stories linked to a prompt, each with what to stress.
pub(super) fn answers(screen: &Screen, matrix: &Matrix, prompt: &Prompt) -> Vec<String> {
    if prompt.links.is_empty() {
        return vec![screen.style.dim("     no story yet")];
    }
    let mut lines = Vec::new();
    for link in &prompt.links {
        let mark = if link.first { "     ● " } else { "     ○ " };
        let told = screen.wrap(&title(matrix, link.story), mark, "       ");
        lines.extend(told.iter().map(|line| screen.style.marks(line)));
        if let Some(angle) = &link.angle {
            let stress = format!("stress: {}", one_line(angle));
            lines.extend(screen.wrap(&stress, "       ", "       "));
        }
    }
    lines
}
