//! Stories × themes as a grid, and as a list where the grid is wider than the screen. Decides nothing.

use super::{heading, title};
use crate::app::matrix::Matrix;
use crate::cmd::plural;
use crate::story::coverage::Cell;
use crate::story::fit::MOST_FIRST;
use crate::term::{Screen, one_line, pad_left, pad_right, truncate, width};

/// A theme's name is cut to no fewer columns than this, and given no more than that.
const SHORTEST_NAME: usize = 18;
const LONGEST_NAME: usize = 44;

/// The heading of the last column, and the columns it takes with the gap before it.
const STORIES: &str = "stories";
const STORIES_COLUMNS: usize = STORIES.len() + 2;

/// The narrowest screen on which a story's counts stand beside its title.
const BESIDE: usize = 60;

/// The grid or the list, and the stories with what each carries.
pub(super) fn lines(screen: &Screen, matrix: &Matrix) -> Vec<String> {
    let shown = shown(matrix);
    let mut lines = heading(screen, &summary(matrix));
    lines.push(String::new());
    match Grid::fitting(screen, matrix, &shown) {
        Some(grid) => lines.extend(grid.lines(screen, matrix)),
        None => lines.extend(list(screen, matrix, &shown)),
    }
    if !shown.is_empty() {
        let marks = "2● answers two prompts of the theme, and is the first choice of one or more · \
                     1○ answers one as another choice";
        lines.push(String::new());
        let legend = screen.wrap(marks, " ", " ");
        lines.extend(legend.iter().map(|line| screen.style.dim(line)));
        lines.push(String::new());
        lines.extend(stories(screen, matrix, &shown));
    }
    lines
}

/// The stories that answer a prompt of these themes: only they have a number.
fn shown(matrix: &Matrix) -> Vec<usize> {
    let all = 0..matrix.stories.len();
    all.filter(|story| matrix.coverage.of_story(*story).0.prompts > 0)
        .collect()
}

/// "15 stories × 16 themes · 87 of 112 prompts have a story".
pub(super) fn summary(matrix: &Matrix) -> String {
    let stories = match matrix.stories.len() {
        1 => "1 story".to_owned(),
        many => format!("{many} stories"),
    };
    let prompts: usize = matrix.themes.iter().map(|theme| theme.prompts.len()).sum();
    let answered: usize = matrix.coverage.answered.iter().sum();
    format!(
        "{stories} × {} · {answered} of {} {} a story",
        plural(matrix.themes.len(), "theme"),
        plural(prompts, "prompt"),
        if prompts == 1 { "has" } else { "have" }
    )
}

/// The columns of a grid that fits its screen.
struct Grid<'a> {
    shown: &'a [usize],
    name: usize,
    cell: usize,
}

impl<'a> Grid<'a> {
    fn fitting(screen: &Screen, matrix: &Matrix, shown: &'a [usize]) -> Option<Self> {
        let cells = (0..matrix.themes.len())
            .flat_map(|theme| shown.iter().map(move |story| (theme, *story)))
            .map(|(theme, story)| width(&mark(matrix.coverage.cells[theme][story])));
        let numbers = shown.len().to_string().len();
        let cell = cells.max().unwrap_or(0).max(numbers) + 1;
        let room = screen
            .width
            .checked_sub(2 + shown.len() * cell + STORIES_COLUMNS)?;
        let longest = matrix
            .themes
            .iter()
            .map(|theme| width(&one_line(&theme.title)))
            .max()
            .unwrap_or(0)
            .min(LONGEST_NAME);
        (room >= longest.min(SHORTEST_NAME)).then_some(Self {
            shown,
            name: longest.min(room),
            cell,
        })
    }

    fn lines(&self, screen: &Screen, matrix: &Matrix) -> Vec<String> {
        let numbers: String = (1..=self.shown.len())
            .map(|number| pad_left(&format!("{number} "), self.cell))
            .collect();
        let head = format!(" {} {numbers}  {STORIES}", pad_right("", self.name));
        let mut lines = vec![screen.style.dim(&head)];
        for (theme, row) in matrix.coverage.cells.iter().enumerate() {
            let name = truncate(&one_line(&matrix.themes[theme].title), self.name);
            let cells: String = self
                .shown
                .iter()
                .map(|story| pad_left(&mark(row[*story]), self.cell))
                .collect();
            let count = pad_left(&count(matrix, theme), STORIES_COLUMNS);
            let line = format!(" {} {cells}{count}", pad_right(&name, self.name));
            lines.push(screen.style.marks(&line));
        }
        lines
    }
}

/// How many prompts of a theme a story answers, and whether it is the first choice of one.
fn mark(cell: Cell) -> String {
    match cell {
        Cell { prompts: 0, .. } => "· ".to_owned(),
        Cell { prompts, first: 0 } => format!("{prompts}○"),
        Cell { prompts, .. } => format!("{prompts}●"),
    }
}

/// How many stories a theme has: a word where that is a gap.
fn count(matrix: &Matrix, theme: usize) -> String {
    match matrix.coverage.stories_of(theme).count() {
        0 => "none".to_owned(),
        1 => "only 1".to_owned(),
        many => many.to_string(),
    }
}

/// A theme after the other, each with its stories.
fn list(screen: &Screen, matrix: &Matrix, shown: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    for (theme, of_theme) in matrix.themes.iter().enumerate() {
        lines.extend(screen.wrap(&one_line(&of_theme.title), " ", " "));
        let stories = match matrix.coverage.stories_of(theme).count() {
            0 => "no story".to_owned(),
            1 => "only 1 story".to_owned(),
            many => format!("{many} stories"),
        };
        let answered = matrix.coverage.answered[theme];
        let facts = format!(
            "{stories} · {answered} of {}",
            plural(of_theme.prompts.len(), "prompt")
        );
        let facts = screen.wrap(&facts, "   ", "   ");
        lines.extend(facts.iter().map(|line| screen.style.dim(line)));
        for (number, story) in shown.iter().enumerate() {
            let cell = matrix.coverage.cells[theme][*story];
            if cell.prompts > 0 {
                let room = screen.text_width().saturating_sub(12);
                let title = pad_right(&truncate(&title(matrix, *story), room), room);
                let line = format!("   {:>3}  {title}  {}", number + 1, mark(cell));
                lines.push(screen.style.marks(&line));
            }
        }
    }
    lines
}

/// The stories behind the numbers, each with what it carries.
fn stories(screen: &Screen, matrix: &Matrix, shown: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    let facts: Vec<String> = shown.iter().map(|story| carries(matrix, *story)).collect();
    let widest = facts.iter().map(|facts| width(facts)).max().unwrap_or(0);
    for (number, (story, facts)) in shown.iter().zip(&facts).enumerate() {
        let number = format!(" {:>3}  ", number + 1);
        let title = title(matrix, *story);
        if screen.width < BESIDE {
            lines.extend(screen.wrap(&title, &number, "      "));
            let facts = screen.wrap(facts, "      ", "      ");
            lines.extend(facts.iter().map(|line| screen.style.dim(line)));
            continue;
        }
        let room = screen
            .text_width()
            .saturating_sub(width(&number) + 2 + widest);
        let title = pad_right(&truncate(&title, room), room);
        lines.push(format!("{number}{title}  {facts}"));
    }
    lines
}

/// "7 prompts, first choice of 5: too much".
fn carries(matrix: &Matrix, story: usize) -> String {
    let (all, _) = matrix.coverage.of_story(story);
    let too_much = if all.first > MOST_FIRST {
        ": too much"
    } else {
        ""
    };
    format!(
        "{}, first choice of {}{too_much}",
        plural(all.prompts, "prompt"),
        all.first
    )
}
