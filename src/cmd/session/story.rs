//! Stories within a session: noting one, choosing one, changing cues. Grades nothing.

use super::stage::Legend;
use super::{Sitting, Step};
use crate::app::face::{Face, FaceStory};
use crate::app::session::Turn;
use crate::engine::card::CardKey;
use crate::story::Story;
use crate::term::{Key, one_line, truncate};

/// As many stories as are listed at once.
const LISTED: usize = 5;

/// What the user chose.
enum Choice {
    /// This story, by identifier.
    Story(String),
    /// Another key that was on offer.
    Key(char),
    /// Nothing; enter or escape.
    Back,
    /// The card was left.
    Left(Step),
}

impl Sitting {
    /// Offers a prompt without a story what there is to do before any grade; `None` goes on to the
    /// telling.
    pub(super) fn offer_story(
        &mut self,
        turn: &Turn,
        face: &mut Face,
    ) -> anyhow::Result<Option<Step>> {
        let card = &turn.served.card;
        let question = if self.app.has_stories()? {
            "Which of your stories answers this?"
        } else {
            "You have no story for this yet. Noting one takes a minute: a title and three cues."
        };
        let keys = [
            ("a", "note one now"),
            ("n", "none yet"),
            ("t", "tell it unlinked"),
        ];
        loop {
            match self.pick_story(turn, face, question, &keys, None)? {
                Choice::Story(story) => {
                    self.session.link(&mut self.app, &story, card, true)?;
                    *face = self.app.face(card)?;
                    return Ok(None);
                }
                Choice::Key('a') => {
                    if self.note_story(card, face)? {
                        return Ok(None);
                    }
                }
                Choice::Key('n') => return self.none_yet().map(Some),
                Choice::Key(_) => return Ok(None),
                Choice::Back => {}
                Choice::Left(step) => return Ok(Some(step)),
            }
        }
    }

    /// The story told was not the one for this prompt: another is, or none. No lapse.
    pub(super) fn wrong_story(
        &mut self,
        turn: &Turn,
        face: &mut Face,
    ) -> anyhow::Result<Option<Step>> {
        let card = &turn.served.card;
        let wrong = face.story.as_ref().map(|story| story.uuid.clone());
        let keys = [
            ("a", "note one now"),
            ("n", "none of mine"),
            ("enter", "back"),
        ];
        let question = "Which story answers this instead?";
        match self.pick_story(turn, face, question, &keys, wrong.as_deref())? {
            Choice::Story(story) => {
                self.session.link(&mut self.app, &story, card, true)?;
                self.change_story(card, face)?;
            }
            Choice::Key('a') => {
                self.note_story(card, face)?;
            }
            Choice::Key(_) => {
                if let Some(wrong) = wrong {
                    self.session.unlink(&mut self.app, &wrong, card)?;
                }
                return self.none_yet().map(Some);
            }
            Choice::Back => {}
            Choice::Left(step) => return Ok(Some(step)),
        }
        Ok(None)
    }

    /// Links one more story to the prompt; where it is the first, it is the one to tell.
    pub(super) fn link_another(
        &mut self,
        turn: &Turn,
        face: &mut Face,
    ) -> anyhow::Result<Option<Step>> {
        let card = &turn.served.card;
        let linked = face.story.as_ref().map(|story| story.uuid.clone());
        let keys = [("a", "note one now"), ("enter", "back")];
        let question = "Which story answers this as well?";
        match self.pick_story(turn, face, question, &keys, linked.as_deref())? {
            Choice::Story(story) => {
                let first = face.story.is_none();
                self.session.link(&mut self.app, &story, card, first)?;
                self.change_story(card, face)?;
                self.say("linked");
            }
            Choice::Key(_) => {
                self.note_story(card, face)?;
            }
            Choice::Back => {}
            Choice::Left(step) => return Ok(Some(step)),
        }
        Ok(None)
    }

    /// Chooses another story for a prompt that keeps slipping, after its rating.
    pub(super) fn other_story(&mut self, turn: &Turn, face: &mut Face) -> anyhow::Result<()> {
        let linked = face.story.as_ref().map(|story| story.uuid.clone());
        let keys = [("a", "note one now"), ("enter", "leave it as it is")];
        let question = "Which story may come more easily?";
        let choice = self.pick_story(turn, face, question, &keys, linked.as_deref())?;
        match choice {
            Choice::Story(story) => {
                self.session
                    .link(&mut self.app, &story, &turn.served.card, true)?;
                self.say("its first choice from now on");
            }
            Choice::Key(_) => {
                self.note_story(&turn.served.card, face)?;
            }
            Choice::Back | Choice::Left(_) => {}
        }
        Ok(())
    }

    /// Asks for the cues anew.
    pub(super) fn edit_cues(&mut self, face: &mut Face) -> anyhow::Result<Option<Step>> {
        let Some(shown) = &mut face.story else {
            return Ok(None);
        };
        let before = shown.story.cues.join(" · ");
        let Some(typed) = self.stage.ask_line(" Cues, with · or ; between", &before)? else {
            return Ok(None);
        };
        let mut story = self.app.story(&shown.uuid)?.row.story;
        story.cues = Story::cues_of(&typed);
        shown.story = self.app.edit_story(&shown.uuid, &story)?.story;
        Ok(None)
    }

    /// Keeps what was missing in the telling.
    pub(super) fn note_missing(
        &mut self,
        turn: &Turn,
        face: &mut Face,
    ) -> anyhow::Result<Option<Step>> {
        let typed = self.stage.ask_line(" What was missing?", "")?;
        if let Some(missing) = typed.filter(|missing| !missing.trim().is_empty()) {
            let story = face.story.as_ref().map(|story| story.uuid.as_str());
            self.app.note_missing(&turn.served.card, story, &missing)?;
            match &mut face.story {
                Some(story) => story.missing.push(missing),
                None => self.say("noted for the story that you link to it"),
            }
        }
        Ok(None)
    }

    /// Notes a story for a prompt, a title and three cues; `false` if the user thought better of it.
    fn note_story(&mut self, card: &CardKey, face: &mut Face) -> anyhow::Result<bool> {
        let title = self.stage.ask_line(" Title, one line", "")?;
        let Some(title) = title.filter(|title| !title.trim().is_empty()) else {
            return Ok(false);
        };
        let mut cues = Vec::new();
        while cues.len() < 3 {
            let question = format!(" Cue {} (enter to skip)", cues.len() + 1);
            match self.stage.ask_line(&question, "")? {
                Some(cue) if !cue.trim().is_empty() => cues.push(cue),
                _ => break,
            }
        }
        let story = self.app.add_story(&Story {
            title,
            cues,
            topics: face.detail.topics.clone(),
            ..Story::default()
        })?;
        self.session.link(&mut self.app, &story.uuid, card, true)?;
        self.change_story(card, face)?;
        Ok(true)
    }

    /// Reads the prompt's story again after its links have changed; the wording stays.
    fn change_story(&mut self, card: &CardKey, face: &mut Face) -> anyhow::Result<()> {
        face.story = self.app.face(card)?.story;
        Ok(())
    }

    fn none_yet(&mut self) -> anyhow::Result<Step> {
        self.session.no_story(&mut self.app)?;
        self.say("noted: no story yet · nothing graded, it comes back tomorrow");
        Ok(Step::On)
    }

    /// Lists stories, those that may answer the prompt first, and waits for a choice.
    fn pick_story(
        &mut self,
        turn: &Turn,
        face: &Face,
        question: &str,
        keys: &[Legend<'_>],
        but: Option<&str>,
    ) -> anyhow::Result<Choice> {
        let mut stories = self.app.stories_for(&turn.served.card)?;
        stories.retain(|(story, _)| Some(story.uuid.as_str()) != but);
        let stories: Vec<FaceStory> = stories.into_iter().map(|(story, _)| story).collect();
        let question = if stories.is_empty() && but.is_some() {
            "You have no other story noted yet."
        } else {
            question
        };
        let single = keys.iter().filter(|(name, _)| name.len() == 1);
        let own: String = single.map(|(name, _)| *name).collect();
        let leaving = if self.session.has(turn) { "sbxuq" } else { "" };
        let known = format!("{own}12345l{leaving}");
        loop {
            self.list_stories(turn, face, question, &stories, keys)?;
            let Some(key) = self.stage.key(&known)? else {
                return Ok(Choice::Left(Step::Quit));
            };
            if key != Key::Redraw {
                self.notice.clear();
            }
            let chosen = match key {
                Key::Char(key) if own.contains(key) => Some(Choice::Key(key)),
                Key::Char('1'..='9' | 'l') => self.listed(key, question, &stories)?,
                Key::Enter | Key::Escape => Some(Choice::Back),
                // After its rating the card has no turn that could be left.
                key if self.session.has(turn) => self.leave(key)?.map(Choice::Left),
                _ => None,
            };
            if let Some(chosen) = chosen {
                return Ok(chosen);
            }
        }
    }

    /// The story that a key chooses: by its digit, or of all of them.
    fn listed(
        &mut self,
        key: Key,
        question: &str,
        stories: &[FaceStory],
    ) -> anyhow::Result<Option<Choice>> {
        let place = match key {
            Key::Char('l') if stories.len() > LISTED => {
                let title = |it: &FaceStory| it.story.title.clone();
                let titles: Vec<String> = stories.iter().map(title).collect();
                self.stage.choose(question, &titles)?
            }
            Key::Char(digit) => digit
                .to_digit(10)
                .and_then(|digit| (digit as usize).checked_sub(1))
                .filter(|place| *place < LISTED),
            _ => None,
        };
        let story = place.and_then(|place| stories.get(place));
        Ok(story.map(|story| Choice::Story(story.uuid.clone())))
    }

    fn list_stories(
        &mut self,
        turn: &Turn,
        face: &Face,
        question: &str,
        stories: &[FaceStory],
        keys: &[Legend<'_>],
    ) -> anyhow::Result<()> {
        let screen = self.stage.screen();
        let mut rest = vec![String::new()];
        rest.extend(self.stage.text(question, " ", " "));
        for (place, story) in stories.iter().take(LISTED).enumerate() {
            let room = screen.text_width().saturating_sub(6);
            let title = truncate(&one_line(&story.story.title), room);
            let number = screen.style.accent(&(place + 1).to_string());
            rest.push(format!("   {number}  {title}"));
        }
        rest.push(String::new());
        let mut all: Vec<Legend<'_>> = Vec::new();
        if stories.len() > LISTED {
            all.push(("l", "another of mine"));
        }
        all.extend_from_slice(keys);
        if self.session.has(turn) {
            all.extend([
                ("s", "skip"),
                ("x", "not for me"),
                ("u", "undo"),
                ("q", "stop"),
            ]);
        }
        rest.extend(self.stage.legend(&all));
        let head = self.head(turn, face);
        self.open_card(&head, &rest)
    }
}
