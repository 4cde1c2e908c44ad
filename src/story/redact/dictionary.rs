//! All names and private words of some stories, and where they stand in a text. Decides no placeholder.

use std::collections::HashMap;
use std::ops::Range;

use super::figures::figures;
use super::known::{self, Known};
use super::money;
use super::names::names;
use super::tokens::{Token, tokens};
use super::{Kind, PrivateWords, each_text, overlap};
use crate::story::Story;

/// So many words in a row are a person's names.
const MOST_NAMES: usize = 2;

/// Words that stand for one thing.
#[derive(Debug)]
struct Entry {
    /// Its words as they are written.
    words: Vec<String>,
    kind: Kind,
    /// Entries of one group are one thing: "Ada Roe", "Ada".
    group: usize,
    /// Small letters mean the same.
    any_case: bool,
}

/// Where an entry stands in a text.
#[derive(Debug)]
pub struct Match {
    /// Its bytes.
    pub place: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Its group.
    pub group: usize,
}

/// Names and private words, by their first word in lower case.
#[derive(Debug, Default)]
pub struct Dictionary {
    entries: HashMap<String, Vec<Entry>>,
    groups: usize,
}

impl Dictionary {
    /// Reads the stories for names, and takes the user's words and companies.
    pub fn of(stories: &[Story], words: &PrivateWords, known: &Known) -> Self {
        let mut dictionary = Self::default();
        for (list, kind) in [
            (&words.private, Kind::Private),
            (&words.companies, Kind::Company),
        ] {
            for entry in list {
                let parts: Vec<String> = tokens(entry)
                    .iter()
                    .map(|token| token.text.to_owned())
                    .collect();
                dictionary.add_known(parts, kind, words, known);
            }
        }
        for story in stories {
            each_text(&mut story.clone(), |field, text| {
                dictionary.read(text, field == "title", words, known);
            });
        }
        dictionary
    }

    /// Adds a word of the user's, or a company by its name and its first word.
    fn add_known(&mut self, parts: Vec<String>, kind: Kind, words: &PrivateWords, known: &Known) {
        let group = self.new_group();
        let common = |part: &String| known.is_word_too(&part.to_lowercase());
        let any_case = kind == Kind::Private || parts.len() > 1 || !parts.iter().any(common);
        if let [first, _, ..] = &parts[..]
            && kind == Kind::Company
            && !known.is_no_name(first)
        {
            self.add(words, vec![first.clone()], kind, group, false);
        }
        self.add(words, parts, kind, group, any_case);
    }

    /// Adds the names of a text, and the numbers that only the words around them make sums of money.
    fn read(&mut self, text: &str, is_title: bool, words: &PrivateWords, known: &Known) {
        let figures = figures(text);
        for (place, _) in figures
            .iter()
            .filter(|(_, kind)| *kind == Some(Kind::Amount))
        {
            let sum = &text[place.clone()];
            if money::is_bare(sum) && !words.is_kept(sum) {
                let parts = tokens(sum)
                    .iter()
                    .map(|part| part.text.to_owned())
                    .collect();
                self.add(words, parts, Kind::Amount, 0, false);
            }
        }
        let masked: Vec<Range<usize>> = figures.into_iter().map(|(place, _)| place).collect();
        let tokens = tokens(text);
        // What is masked parts the words around it.
        let free = |token: &Token| masked.iter().all(|place| !overlap(place, &token.range));
        for part in tokens.split(|token| !free(token)) {
            for name in names(part, is_title, known) {
                let name_tokens = &part[name.from..name.to];
                let kind = if name.company {
                    Kind::Company
                } else {
                    Kind::Name
                };
                self.add_name(name_tokens, kind, name.sure, words, known);
            }
        }
    }

    fn add_name(
        &mut self,
        name: &[Token],
        kind: Kind,
        sure: bool,
        words: &PrivateWords,
        known: &Known,
    ) {
        let mut parts: Vec<String> = name.iter().map(|token| token.text.to_owned()).collect();
        if self.find(&parts).is_some() || words.is_kept(&parts.join(" ")) {
            return;
        }
        let whole = parts.clone();
        while parts.len() > 1
            && kind == Kind::Company
            && known::is_company_form(&parts[parts.len() - 1])
        {
            parts.pop();
        }
        // Of a company its first word tells; the others are what it makes.
        let most = if kind == Kind::Company {
            1
        } else {
            parts.len()
        };
        let telling: Vec<&String> = parts
            .iter()
            .take(most)
            .filter(|part| part.chars().count() > 1 || parts.len() == 1)
            .filter(|part| !known::is_particle(part))
            .collect();
        let (kind, group) = telling
            .iter()
            .find_map(|part| self.find(&[(*part).clone()]))
            .unwrap_or_else(|| (kind, self.new_group()));
        for part in telling {
            let folded = part.to_lowercase();
            // One word of several that means something by itself is left alone.
            if parts.len() > 1 && !sure && known.is_word_too(&folded) {
                continue;
            }
            let means_one_thing = !known.is_word_too(&folded) && !known::sounds_abstract(&folded);
            // Of three words and more, some are ordinary: "Royal Free Hospital".
            let any_case = means_one_thing && (sure || most <= MOST_NAMES);
            self.add(words, vec![part.clone()], kind, group, any_case);
        }
        for several in [parts, whole] {
            if several.len() > 1 {
                self.add(words, several, kind, group, true);
            }
        }
    }

    fn new_group(&mut self) -> usize {
        self.groups += 1;
        self.groups
    }

    fn add(
        &mut self,
        kept: &PrivateWords,
        words: Vec<String>,
        kind: Kind,
        group: usize,
        any_case: bool,
    ) {
        let Some(first) = words.first().map(|word| word.to_lowercase()) else {
            return;
        };
        if kept.is_kept(&words.join(" ")) || words.iter().any(|word| kept.is_kept(word)) {
            return;
        }
        let entries = self.entries.entry(first).or_default();
        match entries.iter_mut().find(|entry| entry.words == words) {
            Some(known) => known.any_case |= any_case,
            None => entries.push(Entry {
                words,
                kind,
                group,
                any_case,
            }),
        }
    }

    /// The thing that these words are.
    fn find(&self, words: &[String]) -> Option<(Kind, usize)> {
        self.entries
            .get(&words.first()?.to_lowercase())?
            .iter()
            .find(|entry| entry.is(words))
            .map(|entry| (entry.kind, entry.group))
    }

    /// Where the entries stand in a text, outside of what is masked; the longest wins.
    pub fn matches(&self, text: &str, masked: &[Range<usize>]) -> Vec<Match> {
        let tokens = tokens(text);
        let mut found = Vec::new();
        let mut place = 0;
        while let Some(token) = tokens.get(place) {
            let hit = self
                .entries
                .get(&token.folded())
                .into_iter()
                .flatten()
                .filter(|entry| entry.stands_at(&tokens[place..]))
                .max_by_key(|entry| entry.words.len());
            let Some(entry) = hit else {
                place += 1;
                continue;
            };
            let last = &tokens[place + entry.words.len() - 1];
            let range = token.range.start..last.range.end;
            if masked.iter().any(|mask| overlap(mask, &range)) {
                place += 1;
                continue;
            }
            found.push(Match {
                place: range,
                kind: entry.kind,
                group: entry.group,
            });
            place += entry.words.len();
        }
        found
    }
}

impl Entry {
    fn is(&self, words: &[String]) -> bool {
        self.words.len() == words.len()
            && self
                .words
                .iter()
                .zip(words)
                .all(|(own, word)| self.same(own, word))
    }

    fn same(&self, own: &str, word: &str) -> bool {
        own == word || self.any_case && own.to_lowercase() == word.to_lowercase()
    }

    fn stands_at(&self, tokens: &[Token]) -> bool {
        tokens.len() >= self.words.len()
            && self
                .words
                .iter()
                .zip(tokens)
                .enumerate()
                .all(|(place, (word, token))| {
                    // Words of one entry stand side by side in one line.
                    self.same(word, token.text)
                        && (place == 0
                            || token.gap.chars().count() <= 3 && !token.gap.contains('\n'))
                })
    }
}
