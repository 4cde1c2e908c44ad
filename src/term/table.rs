//! Rows in columns, without borders. Never colours: colour the finished lines.

use comfy_table::{Cell, CellAlignment, ContentArrangement, presets};

use super::screen::{Screen, wrap_to};
use super::width::width;

/// At which edge of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table: a heading, its rows, and how each column is aligned.
#[derive(Clone, Debug, Default)]
pub struct Table {
    alignment: Vec<Align>,
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of columns with these headings; all empty means no heading line.
    pub fn new(columns: &[(&str, Align)]) -> Self {
        Self {
            alignment: columns.iter().map(|(_, align)| *align).collect(),
            heading: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row: one cell of harmless text a column.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) -> &mut Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// The finished lines, headings first. A table too wide wraps its cells; on a narrow screen each
    /// row becomes an entry of its own.
    pub fn lines(&self, screen: &Screen) -> Vec<String> {
        if screen.width < 60 && self.natural_width() > screen.width {
            return self.entries(screen.width);
        }
        let mut table = comfy_table::Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(screen.width).unwrap_or(u16::MAX));
        if self.has_heading() {
            table.set_header(self.heading.iter().map(Cell::new));
        }
        table.add_rows(&self.rows);
        for (column, align) in table.column_iter_mut().zip(&self.alignment) {
            column.set_padding((1, 1));
            column.set_cell_alignment(match align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
        table
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    }

    fn has_heading(&self) -> bool {
        self.heading.iter().any(|name| !name.is_empty())
    }

    fn natural_width(&self) -> usize {
        let widest = |column: usize| {
            self.rows
                .iter()
                .chain([&self.heading])
                .filter_map(|row| row.get(column))
                .map(|cell| width(cell) + 2)
                .max()
                .unwrap_or(0)
        };
        (0..self.heading.len()).map(widest).sum()
    }

    /// A row as its first cell and, below it, the others that are not empty, each with its heading.
    fn entries(&self, columns: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for row in &self.rows {
            let mut cells = row.iter().zip(&self.heading);
            if let Some((first, _)) = cells.next() {
                lines.extend(wrap_to(columns, first, " ", "   "));
            }
            let others: Vec<String> = cells
                .filter(|(cell, _)| !cell.is_empty())
                .map(|(cell, name)| format!("{name} {cell}").trim_start().to_owned())
                .collect();
            if !others.is_empty() {
                lines.extend(wrap_to(columns, &others.join(" · "), "   ", "   "));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn themes() -> Table {
        let mut table = Table::new(&[
            ("", Align::Left),
            ("today", Align::Right),
            ("prompts", Align::Left),
        ]);
        table.row(["Customer Obsession", "0.94", "●●●●●◐○ one has no story"]);
        table.row(["漢字", "1", ""]);
        table
    }

    #[test]
    fn columns_align_by_what_is_seen() {
        assert_eq!(
            themes().lines(&Screen::paper(80)),
            [
                "                     today  prompts",
                " Customer Obsession   0.94  ●●●●●◐○ one has no story",
                " 漢字                    1",
            ]
        );
    }

    #[test]
    fn a_narrow_screen_shows_entries() {
        assert_eq!(
            themes().lines(&Screen::paper(40)),
            [
                " Customer Obsession",
                "   today 0.94 · prompts ●●●●●◐○ one has",
                "   no story",
                " 漢字",
                "   today 1",
            ]
        );
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        let mut table = Table::new(&[("a", Align::Left), ("b", Align::Left), ("c", Align::Right)]);
        table.row([
            "words of many letters ".repeat(5),
            "漢字".repeat(30),
            "7".repeat(20),
        ]);
        for columns in [10, 20, 40, 59, 60, 80, 120] {
            for line in table.lines(&Screen::paper(columns)) {
                assert!(width(&line) <= columns, "{columns}: {line}");
            }
        }
    }

    #[test]
    fn a_table_may_be_empty() {
        assert!(
            Table::new(&[])
                .lines(&Screen::paper(80))
                .concat()
                .is_empty()
        );
    }
}
