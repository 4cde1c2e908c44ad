//! The list to tick after a telling: which of the theme's criteria it met, and what it mended of what
//! was missing in the story. Grades nothing, and moves no schedule.

use std::ops::Range;

use super::stage::{Block, write};
use super::{Sitting, Step};
use crate::app::face::Face;
use crate::app::session::{Tick, Turn};
use crate::app::todo::Todo;
use crate::engine::card::CardKey;
use crate::term::Key;

/// A page has no more entries to tick than there are digits.
const DIGITS: usize = 9;

/// Something on the list.
struct Entry {
    what: What,
    text: String,
    ticked: bool,
}

/// What an entry is. Entries of one sort stand together under their heading.
enum What {
    /// What interviewers listen for.
    Criterion(CardKey),
    /// What was missing in an earlier telling: its number on the story's list.
    Missing(usize),
    /// A mistake, only to be read.
    Pitfall,
}

impl What {
    const fn heading(&self) -> &'static str {
        match self {
            Self::Criterion(_) => "They listen for: did you show it?",
            Self::Missing(_) => "This was missing: is it mended?",
            Self::Pitfall => "Watch out for",
        }
    }

    const fn has_digit(&self) -> bool {
        !matches!(self, Self::Pitfall)
    }
}

impl Sitting {
    /// Lets the user tick the criteria that a story's telling met, and what is missing in it no longer; criteria
    /// that it met before are ticked.
    pub(super) fn tick(
        &mut self,
        turn: &Turn,
        face: &mut Face,
        story: &str,
    ) -> anyhow::Result<Option<Step>> {
        self.notice.clear();
        let mut entries = self.entries(turn, face, story)?;
        let title = self.stage.text(&face.ask, " ", " ");
        let (mut page, mut shown_anew) = (0, true);
        loop {
            let pages = pages(&self.heights(&entries), self.room(title.len()));
            page = page.min(pages.len().saturating_sub(1));
            let shown = pages.get(page).cloned().unwrap_or_default();
            let is_last = page + 1 >= pages.len();
            if shown_anew {
                let lines = self.page_lines(&entries, &shown, is_last);
                self.open_card(&title, &lines)?;
            }
            shown_anew = true;
            match self.stage.key("123456789 q")? {
                None | Some(Key::Char('q')) => return Ok(Some(Step::Quit)),
                Some(Key::Char(' ') | Key::Right | Key::Down) if !is_last => page += 1,
                Some(Key::Left | Key::Up) => page = page.saturating_sub(1),
                Some(Key::Enter | Key::Escape | Key::Char(' ')) => break,
                Some(Key::Char(key)) => {
                    let digit = key.to_digit(10).map_or(0, |digit| digit as usize);
                    let Some(place) = pressed(&entries, &shown, digit) else {
                        continue;
                    };
                    self.toggle(story, &mut entries[place])?;
                    // Where nothing is redrawn, the whole list again would hide what changed.
                    if self.stage.screen().plain {
                        write(&self.entry_lines(&entries[place], digit));
                        shown_anew = false;
                    }
                }
                Some(_) => {}
            }
        }
        self.say(&outcome(&entries));
        if let Some(story) = &mut face.story {
            story.missing = still_missing(entries);
        }
        Ok(None)
    }

    fn entries(&mut self, turn: &Turn, face: &Face, story: &str) -> anyhow::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for theme in self.app.criteria(Some(&turn.served.card.deck))? {
            entries.extend(theme.criteria.into_iter().map(|criterion| Entry {
                ticked: criterion.shown_by.iter().any(|it| it.uuid == story),
                text: criterion.front,
                what: What::Criterion(criterion.card),
            }));
        }
        for list in self.app.todo(Some(story))? {
            let open = list.entries.into_iter().filter(Todo::is_open);
            entries.extend(open.map(|todo| Entry {
                what: What::Missing(todo.number),
                text: todo.text,
                ticked: false,
            }));
        }
        entries.extend(face.pitfalls.iter().map(|pitfall| Entry {
            what: What::Pitfall,
            text: pitfall.clone(),
            ticked: false,
        }));
        Ok(entries)
    }

    fn toggle(&mut self, story: &str, entry: &mut Entry) -> anyhow::Result<()> {
        entry.ticked = !entry.ticked;
        let tick = match &entry.what {
            What::Criterion(card) => Tick::Met(card.clone()),
            What::Missing(number) => Tick::Mended(*number),
            What::Pitfall => return Ok(()),
        };
        self.session
            .tick(&mut self.app, story, tick, entry.ticked)?;
        Ok(())
    }

    /// The rows that a page's entries and headings may fill, below a title of so many.
    fn room(&self, title: usize) -> Option<usize> {
        // An empty line above the entries, another above the keys, and the keys.
        let rows = self.stage.rows()?;
        Some(rows.saturating_sub(title + 4))
    }

    fn heights(&self, entries: &[Entry]) -> Vec<Height> {
        entries
            .iter()
            .map(|entry| Height {
                heading: entry.what.heading(),
                lines: self.entry_lines(entry, 1).len(),
                has_digit: entry.what.has_digit(),
            })
            .collect()
    }

    fn page_lines(&self, entries: &[Entry], shown: &Range<usize>, is_last: bool) -> Block {
        let style = self.stage.screen().style;
        let mut lines = Vec::new();
        let (mut heading, mut used) = ("", 0);
        for entry in &entries[shown.clone()] {
            if heading != entry.what.heading() {
                heading = entry.what.heading();
                lines.push(String::new());
                lines.extend(
                    self.stage
                        .text(heading, " ", " ")
                        .iter()
                        .map(|line| style.bold(line)),
                );
            }
            used += usize::from(entry.what.has_digit());
            lines.extend(self.entry_lines(entry, used));
        }
        let digits = match used {
            0 => String::new(),
            1 => "1".to_owned(),
            more => format!("1–{more}"),
        };
        let mut keys = vec![(digits.as_str(), "tick, or take it back")];
        keys.retain(|_| used > 0);
        keys.extend((!is_last).then_some(("space", "more")));
        keys.push(("enter", "done"));
        lines.push(String::new());
        lines.extend(self.stage.legend(&keys));
        lines
    }

    fn entry_lines(&self, entry: &Entry, digit: usize) -> Block {
        let style = self.stage.screen().style;
        let mark = match (&entry.what, entry.ticked) {
            (What::Pitfall, _) => return self.stage.text(&entry.text, "   × ", "     "),
            (_, true) => '●',
            (_, false) => '○',
        };
        self.stage
            .text(&entry.text, &format!("   {digit}  {mark} "), "        ")
            .iter()
            .map(|line| style.marks(line))
            .collect()
    }
}

/// What was ticked, in one sentence.
fn outcome(entries: &[Entry]) -> String {
    let criteria = entries
        .iter()
        .filter(|entry| matches!(entry.what, What::Criterion(_)));
    let ticked = criteria.clone().filter(|entry| entry.ticked).count();
    format!(
        "this story has shown {ticked} of {} criteria",
        criteria.count()
    )
}

/// What was missing in the story and still is.
fn still_missing(entries: Vec<Entry>) -> Vec<String> {
    let missing = |entry: &Entry| matches!(entry.what, What::Missing(_)) && !entry.ticked;
    entries
        .into_iter()
        .filter(missing)
        .map(|entry| entry.text)
        .collect()
}

/// The entry that a digit stands for on the page shown.
fn pressed(entries: &[Entry], shown: &Range<usize>, digit: usize) -> Option<usize> {
    shown
        .clone()
        .filter(|place| entries[*place].what.has_digit())
        .nth(digit.checked_sub(1)?)
}

/// How much room an entry takes.
#[derive(Clone, Copy)]
struct Height {
    heading: &'static str,
    lines: usize,
    has_digit: bool,
}

/// The entries page by page: as many as fit the room with their headings, at least one, and no more to
/// tick than there are digits.
fn pages(heights: &[Height], room: Option<usize>) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let (mut used, mut digits) = (0, 0);
    for (place, height) in heights.iter().enumerate() {
        let follows = |before: &Range<usize>| {
            before.end > before.start && heights[before.end - 1].heading == height.heading
        };
        // An empty line and the heading itself.
        let heading = |page: Option<&Range<usize>>| if page.is_some_and(follows) { 0 } else { 2 };
        let taken = used + heading(pages.last()) + height.lines;
        let fits = room.is_none_or(|room| taken <= room)
            && digits + usize::from(height.has_digit) <= DIGITS;
        match pages.last_mut() {
            Some(page) if fits => {
                used = taken;
                page.end = place + 1;
            }
            _ => {
                pages.push(place..place + 1);
                (used, digits) = (heading(None) + height.lines, 0);
            }
        }
        digits += usize::from(height.has_digit);
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heights(listed: &[(&'static str, usize)]) -> Vec<Height> {
        let height = |(heading, lines): &(&'static str, usize)| Height {
            heading,
            lines: *lines,
            has_digit: *heading != "read",
        };
        listed.iter().map(height).collect()
    }

    #[test]
    fn a_page_holds_what_fits_under_its_headings() {
        let three = heights(&[("tick", 1), ("tick", 2), ("read", 1)]);
        let ends = |heights: &[Height], room| -> Vec<usize> {
            pages(heights, room).iter().map(|page| page.end).collect()
        };
        for (room, expected) in [
            (None, &[3][..]),
            // Four lines, and two headings with an empty line above each.
            (Some(8), &[3]),
            (Some(7), &[2, 3]),
            (Some(4), &[1, 2, 3]),
            (Some(0), &[1, 2, 3]),
        ] {
            assert_eq!(ends(&three, room), expected, "{room:?}");
        }
        assert!(ends(&[], Some(9)).is_empty());
        assert_eq!(ends(&heights(&[("tick", 1); 20]), None), [9, 18, 20]);
        assert_eq!(ends(&heights(&[("read", 1); 20]), None), [20]);
    }

    proptest! {
        #[test]
        fn every_entry_stands_on_one_page(
            lines in prop::collection::vec((prop::bool::ANY, 1_usize..5), 1..40),
            room in prop::option::of(0_usize..30),
        ) {
            let listed: Vec<_> =
                lines.iter().map(|(tick, lines)| (if *tick { "tick" } else { "read" }, *lines)).collect();
            let heights = heights(&listed);
            let pages = pages(&heights, room);
            let mut next = 0;
            for page in &pages {
                prop_assert!(page.start == next && page.end > page.start);
                let digits = heights[page.clone()].iter().filter(|it| it.has_digit).count();
                prop_assert!(digits <= DIGITS);
                next = page.end;
            }
            prop_assert_eq!(next, heights.len());
        }
    }
}
