//! Tables of HTML as rows, or read through where they only lay out a page.

use scraper::ElementRef;

use super::super::ask;
use super::super::block::{Block, Row};
use super::Reader;

/// Cells beyond so many columns, or longer than so many letters, are not repeated in the rows below.
const WIDEST: usize = 40;
const LONGEST: usize = 400;

impl Reader {
    /// A table's rows; a table that only lays out a page is read through.
    pub(super) fn table(&mut self, element: ElementRef<'_>) {
        self.flush();
        let names_columns = names_columns(element);
        let lays_out = element.descendent_elements().skip(1).any(|inner| {
            match inner.value().name() {
                "table" | "h1" | "h2" | "h3" | "h4" | "dl" | "article" => true,
                // A cell may hold several cards.
                "ul" | "ol" => !names_columns,
                _ => false,
            }
        });
        if lays_out {
            self.children(element);
            self.flush();
            return;
        }
        let mut first = true;
        let mut held = Held::default();
        let rows = element
            .descendent_elements()
            .filter(|inner| inner.value().name() == "tr");
        for row in rows {
            if row.value().attr("hidden").is_some() {
                continue;
            }
            if let Some(line) = row.value().attr("l").and_then(|line| line.parse().ok()) {
                self.line = line;
            }
            let cells: Vec<ElementRef<'_>> = row
                .child_elements()
                .filter(|cell| matches!(cell.value().name(), "td" | "th"))
                .collect();
            let header = !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th");
            let cells: Vec<(String, usize)> = cells
                .into_iter()
                .map(|cell| (self.cell(cell), rows_of(cell)))
                .collect();
            let cells = held.with(cells);
            if cells.iter().any(|cell| !cell.is_empty()) {
                let row = Row {
                    cells,
                    header: header && first,
                    first,
                };
                self.blocks.push(Block::row(self.line, row));
                first = false;
            }
        }
    }

    /// A cell's text, a line for each of its blocks.
    fn cell(&self, cell: ElementRef<'_>) -> String {
        let mut inner = Self {
            line: self.line,
            in_article: true,
            edge: Some('\n'),
            ..Self::default()
        };
        inner.inline(cell);
        let lines = inner.now.text.lines().map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.join(" ")
        });
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }
}

/// How many rows a cell stands in.
fn rows_of(cell: ElementRef<'_>) -> usize {
    let rows = cell.value().attr("rows");
    rows.and_then(|rows| rows.parse().ok()).unwrap_or(1)
}

/// Cells that stand in several rows: for each column, in how many more, and the text.
#[derive(Default)]
struct Held(Vec<(usize, String)>);

impl Held {
    /// A row's cells with those that reach into it from above. A question is asked once.
    fn with(&mut self, cells: Vec<(String, usize)>) -> Vec<String> {
        let mut row = Vec::new();
        let mut cells = cells.into_iter();
        loop {
            while let Some((rows, text)) = self.0.get_mut(row.len()).filter(|(rows, _)| *rows > 0) {
                *rows -= 1;
                row.push(if ask::asks(text) {
                    String::new()
                } else {
                    text.clone()
                });
            }
            let Some((text, rows)) = cells.next() else {
                return row;
            };
            if self.0.len() <= row.len() && row.len() < WIDEST {
                self.0.resize(row.len() + 1, (0, String::new()));
            }
            if rows > 1 && row.len() < WIDEST && text.len() < LONGEST {
                self.0[row.len()] = (rows - 1, text.clone());
            }
            row.push(text);
        }
    }
}

/// Whether a table's first row says what its columns hold.
fn names_columns(table: ElementRef<'_>) -> bool {
    let first = table
        .descendent_elements()
        .find(|inner| inner.value().name() == "tr");
    first.is_some_and(|row| {
        let mut cells = row.child_elements().peekable();
        cells.peek().is_some() && cells.all(|cell| cell.value().name() == "th")
    })
}
