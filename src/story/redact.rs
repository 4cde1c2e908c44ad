//! What in stories could give somebody away, and the same stories with placeholders in its place. Reads
//! words and not their meaning, so when in doubt it finds; never opens a file.

mod dictionary;
mod figures;
mod known;
mod money;
mod names;
mod tokens;

use std::ops::Range;

use serde::Serialize;

use super::{Story, TEXT_FIELDS};
use dictionary::Dictionary;
use known::Known;

/// What a find is, in the order in which finds are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person, a place, a team or a product.
    Name,
    /// A company.
    Company,
    /// A word of the user's own list.
    Private,
    /// A sum of money.
    Amount,
    /// An e-mail address, or a name after an "@".
    Address,
    /// A telephone number, or another long number.
    Phone,
    /// An address on the web.
    Link,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Company,
        Self::Private,
        Self::Amount,
        Self::Address,
        Self::Phone,
        Self::Link,
    ];

    /// The word in the placeholder and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Company => "company",
            Self::Private => "private",
            Self::Amount => "amount",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Link => "link",
        }
    }

    /// What stands in place of the find with this number. Only who and what are told apart.
    fn placeholder(self, number: usize) -> String {
        match (self, number) {
            (Self::Name, _) | (Self::Company | Self::Private, 2..) => {
                format!("[{} {number}]", self.name())
            }
            _ => format!("[{}]", self.name()),
        }
    }
}

/// Something that could give somebody away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Find {
    /// What it is.
    pub kind: Kind,
    /// As it is written in the stories, in order of appearance: "Ada Roe", "Ada".
    pub forms: Vec<String>,
    /// What stands in its place.
    pub placeholder: String,
    /// In how many places it stands.
    pub places: usize,
    /// The fields in which it stands, in order of appearance.
    pub fields: Vec<&'static str>,
}

/// The words the user, and what retell knows of the user, adds to what is found or takes from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivateWords {
    companies: Vec<String>,
    private: Vec<String>,
    kept: Vec<String>,
}

impl PrivateWords {
    /// The user's list: a word or phrase a line is private, one after a hyphen may stay; empty lines and
    /// what follows `#` are left out. The companies are those the user has to do with.
    pub fn new(companies: Vec<String>, list: &str) -> Self {
        let mut words = Self {
            companies,
            ..Self::default()
        };
        for line in list.lines() {
            let entry = line.split('#').next().unwrap_or_default().trim();
            match entry.strip_prefix('-') {
                Some(entry) => words.keep(entry),
                None => words.hide(entry),
            }
        }
        words
    }

    /// Lets a word stand.
    pub fn keep(&mut self, word: &str) {
        let folded = fold(word);
        if !folded.is_empty() {
            self.private.retain(|private| fold(private) != folded);
            self.kept.push(folded);
        }
    }

    /// Makes a word private.
    pub fn hide(&mut self, word: &str) {
        let folded = fold(word);
        if !folded.is_empty() {
            self.kept.retain(|kept| *kept != folded);
            self.private.push(word.trim().to_owned());
        }
    }

    fn is_kept(&self, text: &str) -> bool {
        self.kept.contains(&fold(text))
    }
}

/// Words in small letters with single blanks between them.
fn fold(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Stories with placeholders, and what these stand for.
#[derive(Clone, Debug, Default)]
pub struct Redacted {
    /// The stories, in their order.
    pub stories: Vec<Story>,
    /// What was found, by kind, then in order of appearance.
    pub finds: Vec<Find>,
}

/// Puts placeholders in place of all that is found; the same thing has the same placeholder in all
/// stories. Doing it again changes nothing.
pub fn redact(stories: &[Story], words: &PrivateWords) -> Redacted {
    let known = Known::default();
    let mut redacted = Redacted {
        stories: stories.to_vec(),
        finds: Vec::new(),
    };
    let mut used = Kind::ALL.map(|kind| highest(stories, kind));
    // What stands between two finds may be one once these are gone: until nothing is left.
    loop {
        let dictionary = Dictionary::of(&redacted.stories, words, &known);
        let mut round = Round {
            dictionary: &dictionary,
            words,
            used: &mut used,
            finds: &mut redacted.finds,
            groups: Vec::new(),
            changed: false,
        };
        for story in &mut redacted.stories {
            each_text(story, |field, text| round.replace(field, text));
        }
        if !round.changed {
            break;
        }
    }
    redacted.finds.sort_by_key(|find| find.kind);
    redacted
}

/// One pass over all texts.
struct Round<'a> {
    dictionary: &'a Dictionary,
    words: &'a PrivateWords,
    used: &'a mut [usize; Kind::ALL.len()],
    finds: &'a mut Vec<Find>,
    /// For each group of the dictionary that was met, its find.
    groups: Vec<(usize, usize)>,
    changed: bool,
}

impl Round<'_> {
    fn replace(&mut self, field: &'static str, text: &mut String) {
        let mut hits = Vec::new();
        let mut masked = Vec::new();
        for (place, kind) in figures::figures(text) {
            let kind = kind.filter(|_| !self.words.is_kept(&text[place.clone()]));
            // What is private is so inside of a link as well, but the link goes as a whole.
            masked.push(place.clone());
            hits.extend(kind.map(|kind| (place, kind, None)));
        }
        for hit in self.dictionary.matches(text, &masked) {
            let group = Some(hit.group).filter(|_| hit.kind != Kind::Amount);
            hits.push((hit.place, hit.kind, group));
        }
        if hits.is_empty() {
            return;
        }
        self.changed = true;
        hits.sort_by_key(|(place, ..)| place.start);
        let mut redacted = String::with_capacity(text.len());
        let mut end = 0;
        for (place, kind, group) in hits {
            redacted.push_str(&text[end..place.start]);
            redacted.push_str(&self.note(field, &text[place.clone()], kind, group));
            end = place.end;
        }
        redacted.push_str(&text[end..]);
        *text = redacted;
    }

    /// Notes a find and gives its placeholder.
    fn note(
        &mut self,
        field: &'static str,
        form: &str,
        kind: Kind,
        group: Option<usize>,
    ) -> String {
        let index = match group {
            Some(group) => self.find_of_group(group, kind),
            None => self.find_of_form(form, kind),
        };
        let find = &mut self.finds[index];
        find.places += 1;
        if !find.forms.iter().any(|known| known == form) {
            find.forms.push(form.to_owned());
        }
        if !find.fields.contains(&field) {
            find.fields.push(field);
        }
        find.placeholder.clone()
    }

    fn find_of_group(&mut self, group: usize, kind: Kind) -> usize {
        let met = self.groups.iter().find(|(known, _)| *known == group);
        if let Some((_, index)) = met {
            return *index;
        }
        let index = self.new_find(kind);
        self.groups.push((group, index));
        index
    }

    fn find_of_form(&mut self, form: &str, kind: Kind) -> usize {
        let known = self
            .finds
            .iter()
            .position(|find| find.kind == kind && find.forms.iter().any(|known| known == form));
        known.unwrap_or_else(|| self.new_find(kind))
    }

    fn new_find(&mut self, kind: Kind) -> usize {
        let number = &mut self.used[kind as usize];
        *number += 1;
        self.finds.push(Find {
            kind,
            forms: Vec::new(),
            placeholder: kind.placeholder(*number),
            places: 0,
            fields: Vec::new(),
        });
        self.finds.len() - 1
    }
}

/// The highest number of a placeholder that already stands in the stories.
fn highest(stories: &[Story], kind: Kind) -> usize {
    let mut highest = 0;
    for story in stories {
        each_text(&mut story.clone(), |_, text| {
            let numbers = figures::figures(text)
                .into_iter()
                .filter_map(|(place, _)| figures::number_in(&text[place], kind));
            highest = numbers.fold(highest, usize::max);
        });
    }
    highest
}

/// Does something with every text of a story that the user wrote, in the order in which it is told.
fn each_text(story: &mut Story, mut act: impl FnMut(&'static str, &mut String)) {
    act("title", &mut story.title);
    for cue in &mut story.cues {
        act("cues", cue);
    }
    for field in TEXT_FIELDS {
        if let Some(Some(text)) = story.text_mut(field) {
            act(field, text);
        }
    }
    for tag in &mut story.tags {
        act("tags", tag);
    }
}

/// Whether two places have a byte in common.
fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests;
