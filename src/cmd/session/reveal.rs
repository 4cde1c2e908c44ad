//! What is shown once a prompt was told: the user's cues, what the theme listens for, the grades.

use super::stage::{Block, Legend, judged, stack};
use super::{Sitting, Step, Told, grade};
use crate::app::face::{Face, FaceStory};
use crate::app::session::Turn;
use crate::config::Band;
use crate::engine::card::Form;
use crate::story::Story;
use crate::term::{Key, Screen, one_line, width};

const KEYS: [Legend<'static>; 7] = [
    ("t", "whole text"),
    ("w", "wrong story"),
    ("e", "edit cues"),
    ("l", "link"),
    ("c", "criteria"),
    ("o", "what was missing"),
    ("u", "undo"),
];

/// What stands before a story's title.
const LABEL: &str = " Your story  ";

impl Sitting {
    /// Shows what there is to compare with, and takes the grade.
    pub(super) fn reveal(
        &mut self,
        turn: &Turn,
        mut face: Face,
        mut told: Told,
    ) -> anyhow::Result<Step> {
        self.notice.clear();
        self.foresee(turn, &mut face)?;
        loop {
            let head = self.head(turn, &face);
            let time = time(&told, self.band_of(turn, &face));
            let lines = self.reveal_lines(head.len(), &face, &told, &time);
            self.stage.go_on(&head, &lines);
            let Some(key) = self.stage.key("012345twelcosbxuq")? else {
                return Ok(Step::Quit);
            };
            if let Some(grade) = grade::chosen(key, told.cursor) {
                let rated = self.rate(&face, &told, grade)?;
                return self.after(turn, face, &told, &rated);
            }
            told.cursor = grade::moved(key, told.cursor);
            // Looking things up is no part of the telling.
            told.stopwatch.pause();
            let step = match key {
                Key::Char('t') => self.whole_text(&face)?,
                Key::Char('c') => self.criteria(turn, &mut face, &told)?,
                Key::Char('o') => self.note_missing(turn, &mut face)?,
                Key::Char('e') => self.edit_cues(&mut face)?,
                Key::Char('l') => self.link_another(turn, &mut face)?,
                Key::Char('w') => self.wrong_story(turn, &mut face)?,
                key => self.leave(key)?,
            };
            told.stopwatch.resume();
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    fn reveal_lines(&self, above: usize, face: &Face, told: &Told, time: &str) -> Vec<String> {
        let screen = self.stage.screen();
        let rows = self.stage.rows().map(|rows| rows.saturating_sub(above));
        let grades = grade::lines(screen, &face.next, told.cursor);
        let notice: Block = self
            .notice
            .iter()
            .map(|line| screen.style.dim(&format!(" {line}")))
            .collect();
        let mut story = self.story_block(face.story.as_ref(), time);
        let keys = self.stage.legend(&keys(face));
        let fixed = notice.len() + story.len() + grades.len();
        // One empty line above each of the blocks that are there.
        let gaps = 3 + usize::from(!notice.is_empty());
        let room = rows.map(|rows| rows.saturating_sub(fixed + keys.len() + gaps));
        if rows.is_none_or(|rows| fixed + keys.len() <= rows) {
            story.extend(keys);
        }
        let told_before = face
            .schedule
            .map_or(0, |schedule| schedule.reviews as usize);
        let lists = lists(screen, [&face.criteria, &face.pitfalls], told_before, room);
        let blocks = [notice, story, lists, grades];
        let mut lines = stack(&blocks, rows.map(|rows| rows.saturating_sub(1)));
        if rows.is_none_or(|rows| lines.len() < rows) {
            lines.insert(0, String::new());
        }
        lines
    }

    /// A story's title with what is to be said beside it, its angle, cues and what was missing the last
    /// time.
    pub(super) fn story_block(&self, story: Option<&FaceStory>, beside: &str) -> Block {
        let screen = self.stage.screen();
        let style = screen.style;
        let Some(story) = story else {
            let missing = "No story is linked to this prompt: l links one.";
            if width(missing) + width(beside) + 3 <= screen.text_width() {
                return screen.spread(&format!(" {}", style.dim(missing)), &style.dim(beside));
            }
            let mut lines = self.stage.text(missing, " ", " ");
            if !beside.is_empty() {
                lines.push(format!(" {beside}"));
            }
            return lines.iter().map(|line| style.dim(line)).collect();
        };
        let mut lines: Vec<String> = self
            .stage
            .text(&story.story.title, LABEL, "   ")
            .iter()
            .map(|line| match line.strip_prefix(LABEL) {
                Some(title) => format!("{LABEL}{}", style.accent(title)),
                None => style.accent(line),
            })
            .collect();
        let beside = style.dim(beside);
        match lines.as_slice() {
            [only] if width(only) + width(&beside) + 2 <= screen.text_width() => {
                lines = screen.spread(only, &beside);
            }
            _ if width(&beside) > 0 => lines.push(format!("   {beside}")),
            _ => {}
        }
        if let Some(angle) = &story.angle {
            lines.extend(self.stage.text(&format!("angle: {angle}"), "   ", "   "));
        }
        if story.story.cues.is_empty() {
            lines.push(style.dim("   no cues yet: e adds them"));
        } else {
            let cues = story.story.cues.join(" · ");
            lines.extend(self.stage.text(&cues, "   ", "   "));
        }
        if let Some((latest, others)) = story.missing.split_last() {
            let more = match others.len() {
                0 => String::new(),
                others => format!(" (+{others} to mend)"),
            };
            let missing = format!("missing last time: {latest}{more}");
            let missing = self.stage.text(&missing, "   ", "   ");
            lines.extend(missing.iter().map(|line| style.dim(line)));
        }
        lines
    }

    /// Everything there is of the story.
    fn whole_text(&mut self, face: &Face) -> anyhow::Result<Option<Step>> {
        let mut blocks = vec![self.story_block(face.story.as_ref(), "")];
        if let Some(story) = &face.story {
            let view = self.app.story(&story.uuid)?;
            let list = |entries: &mut dyn Iterator<Item = &str>, first: &str| -> Block {
                entries
                    .flat_map(|entry| self.stage.text(entry, first, "     "))
                    .collect()
            };
            blocks.extend(self.story_parts(&view.row.story));
            let mut prompts = view.prompts.iter().map(|prompt| prompt.front.as_str());
            blocks.push(list(&mut prompts, "   answers: "));
            let open = view.todo.iter().filter(|todo| todo.is_open());
            blocks.push(list(
                &mut open.map(|todo| todo.text.as_str()),
                "   missing: ",
            ));
        }
        self.read(&[], &blocks)
    }

    /// The parts of a story that were written down, each a paragraph.
    fn story_parts(&self, story: &Story) -> Vec<Block> {
        [
            (&story.when, "When"),
            (&story.role, "Role"),
            (&story.situation, "Situation"),
            (&story.task, "Task"),
            (&story.action, "Action"),
            (&story.result, "Result"),
            (&story.evidence, "Evidence"),
            (&story.lesson, "Lesson"),
            (&story.short, "In 30 seconds"),
        ]
        .into_iter()
        .filter_map(|(part, name)| {
            let part = part.as_ref()?;
            Some(self.stage.text(part, &format!("   {name}: "), "     "))
        })
        .collect()
    }

    /// What the theme listens for and watches out for: to be ticked once a story was told, else to be
    /// read.
    fn criteria(
        &mut self,
        turn: &Turn,
        face: &mut Face,
        told: &Told,
    ) -> anyhow::Result<Option<Step>> {
        let story = face.story.as_ref().filter(|_| told.form.is_full());
        match story.map(|story| story.uuid.clone()) {
            Some(story) if !face.criteria.is_empty() => self.tick(turn, face, &story),
            _ => self.whole_lists(face),
        }
    }

    /// All that the theme listens for and watches out for, unabridged.
    fn whole_lists(&mut self, face: &Face) -> anyhow::Result<Option<Step>> {
        let style = self.stage.screen().style;
        let mut blocks: Vec<Block> = [
            ("They listen for", &face.criteria, " • "),
            ("Watch out for", &face.pitfalls, " × "),
        ]
        .into_iter()
        .filter(|(_, entries, _)| !entries.is_empty())
        .map(|(heading, entries, mark)| {
            let mut lines = vec![style.bold(&format!(" {heading}"))];
            for entry in entries {
                lines.extend(self.stage.text(entry, mark, "   "));
            }
            lines
        })
        .collect();
        if blocks.is_empty() {
            blocks.push(self.stage.text("The theme lists nothing here.", " ", " "));
        }
        let title = self.stage.text(&face.ask, " ", " ");
        self.read(&title, &blocks)
    }

    fn read(&mut self, title: &[String], blocks: &[Block]) -> anyhow::Result<Option<Step>> {
        let open = self.stage.read(title, blocks, "back")?;
        Ok((!open).then_some(Step::Quit))
    }
}

/// The keys that do something here: some need a story, one what the theme lists.
fn keys(face: &Face) -> Vec<Legend<'static>> {
    KEYS.into_iter()
        .filter(|(key, _)| match *key {
            "t" | "w" | "e" => face.story.is_some(),
            "c" => !face.criteria.is_empty() || !face.pitfalls.is_empty(),
            _ => true,
        })
        .collect()
}

/// How long the telling took, against the time it should take.
fn time(told: &Told, band: Band) -> String {
    if told.form == Form::Silent {
        return "told silently".to_owned();
    }
    let Some(seconds) = told.seconds else {
        return String::new();
    };
    judged(seconds, band)
}

/// What the theme listens for and watches out for, side by side: as many entries as the room holds,
/// others each time; one of each over the whole width where that is all there is room for.
fn lists(screen: Screen, entries: [&[String]; 2], turn: usize, room: Option<usize>) -> Block {
    let [criteria, pitfalls] = entries;
    // Columns are hard to follow where they are read out.
    let most = if screen.plain {
        0
    } else {
        criteria.len().max(pitfalls.len())
    };
    for count in (1..=most).rev() {
        let all = count == most;
        let side = |heading: &str, mark: &str, entries: &[String]| -> Vec<String> {
            let shown = count.min(entries.len());
            let start = if all { 0 } else { turn * count };
            let mut lines = vec![if shown < entries.len() {
                format!(" {heading} ({shown} of {})", entries.len())
            } else {
                format!(" {heading}")
            }];
            lines.extend((0..shown).map(|place| {
                let entry = one_line(&entries[(start + place) % entries.len()]);
                format!(" {mark} {}", first_sentence(&entry))
            }));
            lines
        };
        let lines = screen.columns(
            &side("They listen for", "•", criteria),
            &side("Watch out for", "×", pitfalls),
        );
        if room.is_none_or(|room| lines.len() <= room) {
            return lines;
        }
    }
    let one = |heading: &str, entries: &[String]| -> Block {
        let entry = entries.get(turn % entries.len().max(1));
        entry.map_or_else(Vec::new, |entry| {
            let entry = one_line(entry);
            let text = format!("{heading}: {}", first_sentence(&entry));
            screen.wrap(&text, " ", "   ")
        })
    };
    let lines = [
        one("They listen for", criteria),
        one("Watch out for", pitfalls),
    ]
    .concat();
    if room.is_none_or(|room| lines.len() <= room) {
        lines
    } else {
        Vec::new()
    }
}

/// The first sentence of a longer text; the whole of it is one key away.
fn first_sentence(text: &str) -> &str {
    let end = text
        .match_indices(['.', '?', '!'])
        .map(|(place, mark)| place + mark.len())
        .find(|end| {
            let rest = &text[*end..];
            rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
        });
    end.map_or(text, |end| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_before_the_next_one_begins() {
        for (text, first) in [
            ("One. Two.", "One."),
            ("Only one", "Only one"),
            (
                "It grew by 3.5 times e.g. here",
                "It grew by 3.5 times e.g. here",
            ),
            ("Who? Me.", "Who?"),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }

    #[test]
    fn lists_show_what_fits_and_others_the_next_time() {
        let criteria = ["one", "two", "three"].map(str::to_owned);
        let pitfalls = ["four", "five"].map(str::to_owned);
        let show = |turn, room| {
            let screen = Screen {
                plain: false,
                ..Screen::paper(80)
            };
            lists(screen, [&criteria, &pitfalls], turn, room)
                .iter()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            show(1, Some(4)),
            [
                "They listen for Watch out for",
                "• one × four",
                "• two × five",
                "• three"
            ]
        );
        assert_eq!(
            show(1, Some(2)),
            [
                "They listen for (1 of 3) Watch out for (1 of 2)",
                "• two × five"
            ]
        );
        assert!(show(0, Some(1)).is_empty());
        // On a narrow screen one of each, its heading whole.
        let narrow = lists(Screen::paper(40), [&criteria, &pitfalls], 0, None);
        assert_eq!(narrow, [" They listen for: one", " Watch out for: four"]);
    }
}
