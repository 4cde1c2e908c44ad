//! Which words of a text are names, from their capitals and their neighbours. Guesses; when in doubt, it
//! sees a name.

use super::known::{self, Known};
use super::tokens::{Token, is_caseless};

/// A name seen in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens that make it: from, and up to but without.
    pub from: usize,
    /// The first token behind it.
    pub to: usize,
    /// Surely a name: small letters do not make another word of it.
    pub sure: bool,
    /// A form such as "Ltd" stands behind it.
    pub company: bool,
}

/// More capitals than these in a title, and nothing else, are a way of writing titles.
const TITLE_CAPITALS: usize = 3;

/// The names in a text. In a title, and in a text all of capitals, a capital says little.
pub fn names(tokens: &[Token], is_title: bool, known: &Known) -> Vec<Name> {
    let text = Text {
        tokens,
        known,
        loud: is_loud(tokens, is_title),
        cased: cased(tokens),
    };
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        match text.name_at(place) {
            Some(name) => {
                place = name.to;
                found.push(name);
            }
            None => place += 1,
        }
    }
    found
}

/// Whether capitals stand everywhere.
fn is_loud(tokens: &[Token], is_title: bool) -> bool {
    let long: Vec<&Token> = tokens
        .iter()
        .filter(|token| token.text.chars().count() > 3 && !token.is_caseless())
        .collect();
    let capitals = long.iter().all(|token| token.is_capital());
    let shouted = tokens
        .iter()
        .all(|token| !token.text.chars().any(char::is_lowercase));
    tokens.len() > 1 && shouted || is_title && capitals && long.len() >= TITLE_CAPITALS
}

/// Whether most letters have capitals and small forms.
fn cased(tokens: &[Token]) -> bool {
    let letters = tokens.iter().flat_map(|token| token.text.chars());
    let (caseless, others): (Vec<char>, Vec<char>) = letters
        .filter(|letter| letter.is_alphabetic())
        .partition(|letter| is_caseless(*letter));
    others.len() > caseless.len()
}

struct Text<'a> {
    tokens: &'a [Token<'a>],
    known: &'a Known,
    loud: bool,
    cased: bool,
}

impl Text<'_> {
    /// The name that begins at a token.
    fn name_at(&self, from: usize) -> Option<Name> {
        let token = &self.tokens[from];
        if token.is_caseless() {
            // Foreign letters in a text of ours are somebody's name.
            return self.cased.then(|| self.extended(from, true));
        }
        let titled = self.is_titled(from);
        if titled && token.text.chars().count() > 1 {
            return Some(self.extended(from, true));
        }
        if !token.is_capital() {
            return None;
        }
        if self.is_initial(from) || self.is_elided(from) {
            return Some(self.extended(from, true));
        }
        if self.known.is_no_name(token.text) || self.counts(from + 1) {
            return None;
        }
        let name = self.extended(from, self.known.is_given(token.text));
        let free = !token.start && !self.loud;
        (free || name.company || self.shows_itself(from, &name)).then_some(name)
    }

    /// Whether a title stands before: "Dr Ode", and in small letters "mr ode".
    fn is_titled(&self, place: usize) -> bool {
        let token = &self.tokens[place];
        let Some(before) = place.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        if !matches!(token.gap, " " | ". " | "." | "\u{a0}") || !known::is_title(before.text) {
            return false;
        }
        if known::is_plain_title(before.text) {
            return !self.known.is_no_name(token.text) || token.is_capital();
        }
        token.is_capital() && !self.known.is_no_name(token.text)
    }

    /// "J. Roe": one capital with a full stop before a name.
    fn is_initial(&self, place: usize) -> bool {
        let single = |token: &Token| token.text.chars().count() == 1 && token.is_capital();
        let mut last = place;
        while self.tokens.get(last).is_some_and(single) {
            last += 1;
        }
        let following = self.tokens.get(last);
        last > place
            && self.tokens[place].text != "I"
            && following.is_some_and(|next| {
                next.gap.starts_with('.')
                    && next.is_joined()
                    && next.is_capital()
                    && !self.known.is_no_name(next.text)
            })
    }

    /// "O'Dell": one capital with an apostrophe before a name.
    fn is_elided(&self, place: usize) -> bool {
        let word = self.tokens[place].text;
        word.chars().count() == 1
            && word != "I"
            && self.tokens.get(place + 1).is_some_and(|next| {
                matches!(next.gap, "'" | "\u{2019}")
                    && next.is_capital()
                    && next.text.chars().count() > 1
            })
    }

    /// A number follows: "Max 30", "Jan 2024".
    fn counts(&self, place: usize) -> bool {
        self.tokens.get(place).is_some_and(|next| {
            next.gap == " " && next.text.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// The name with all words that belong to it.
    fn extended(&self, from: usize, sure: bool) -> Name {
        let mut name = Name {
            from,
            to: from + 1,
            sure,
            company: false,
        };
        while let Some(token) = self.tokens.get(name.to) {
            if token.is_capital()
                && known::is_company_form(token.text)
                && matches!(token.gap, " " | ", " | " & ")
            {
                name.company = true;
                name.to += 1;
                continue;
            }
            let step = self.step(&name);
            if step == 0 {
                break;
            }
            name.to += step;
            name.sure |= self.known.is_given(self.tokens[name.to - 1].text);
        }
        name
    }

    /// How many of the next words belong to a name: one, a few with particles before it, or none.
    fn step(&self, name: &Name) -> usize {
        let mut place = name.to;
        while self.tokens.get(place).is_some_and(|token| {
            matches!(token.gap, " " | "-" | "'" | "\u{2019}") && known::is_particle(token.text)
        }) {
            place += 1;
        }
        let Some(token) = self.tokens.get(place).filter(|token| token.is_joined()) else {
            return 0;
        };
        let single = token.text.chars().count() == 1 && !token.is_caseless();
        let after_initial = token.gap.starts_with('.');
        let short_before = self.tokens[place - 1].text.chars().count() <= 2;
        let belongs = if token.is_caseless() {
            self.tokens[place - 1].is_caseless() || self.cased
        } else if single {
            // "Ann B. Roe", but not "Ann I think".
            token.is_capital() && self.is_initial(place)
        } else if name.sure && !self.loud || token.gap.starts_with('-') {
            token.is_capital() && !token.text.chars().all(char::is_uppercase)
        } else {
            token.is_capital() && !self.known.is_no_name(token.text)
        };
        if !belongs || after_initial && !short_before || self.loud && !name.sure {
            return 0;
        }
        place + 1 - name.to
    }

    /// Whether a word at a sentence's beginning is a name for more than its capital.
    fn shows_itself(&self, from: usize, name: &Name) -> bool {
        let word = self.tokens[from].text;
        let capitals = word.chars().skip(1).any(char::is_uppercase);
        if name.sure || !word.is_ascii() || capitals && !self.loud {
            return true;
        }
        let next = self.tokens.get(name.to);
        let owns = next.is_some_and(|next| {
            matches!(next.gap, "'" | "\u{2019}") && matches!(next.text, "s" | "S")
        });
        let acts = next.is_some_and(|next| {
            let several = word.ends_with('s') && !known::follows_one(next.text);
            next.gap == " " && known::follows_names(next.text) && !several
        });
        let several = name.to - from > 1 && !self.loud;
        several || (owns || acts) && !known::sounds_like_a_thing(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn found(text: &str, is_title: bool) -> Vec<String> {
        let tokens = tokens(text);
        names(&tokens, is_title, &Known::default())
            .iter()
            .map(|name| {
                let range = tokens[name.from].range.start..tokens[name.to - 1].range.end;
                text[range].to_owned()
            })
            .collect()
    }

    #[test]
    fn names_are_seen_by_capitals_and_neighbours() {
        for (text, names) in [
            ("I asked Odalys to stop on Monday in May.", &["Odalys"][..]),
            (
                "Then I told Odalys Brandt-Fall's team.",
                &["Odalys Brandt-Fall"],
            ),
            ("The till broke. Returns fell. Nobody rang.", &[]),
            ("Priya rang. Later Priya asked.", &["Priya", "Priya"]),
            ("Odalys said no. Traffic was down.", &["Odalys"]),
            ("Odalys's desk was empty; today's was not", &["Odalys"]),
            (
                "\u{dc}nal kam. \u{141}ukasz went home.",
                &["\u{dc}nal", "\u{141}ukasz"],
            ),
            (
                "We met Jan van der Molen and O'Dell.",
                &["Jan van der Molen", "O'Dell"],
            ),
            ("Dr. Long and mr ode and Nurse Manager", &["Long", "ode"]),
            ("So J. R. Roe and M. Doe wrote.", &["J. R. Roe", "M. Doe"]),
            ("Max 30 people since Jan 2024.", &[]),
            ("At GitForge the API and the CEO of the UK", &["GitForge"]),
            ("plan B, vitamin C, I said I'd go", &[]),
            ("Bill was late, and I asked Will to wait", &["Bill", "Will"]),
            (
                "so \u{7530}\u{4e2d} called me twice that day",
                &["\u{7530}\u{4e2d}"],
            ),
            (
                "bought by Northgate Foods Ltd, and by Hill & Sons",
                &["Northgate Foods Ltd", "Hill & Sons"],
            ),
            ("CALLED PRIYA TWICE", &["PRIYA"]),
            ("he said: Nothing works", &[]),
        ] {
            assert_eq!(found(text, false), names, "{text}");
        }
        assert_eq!(found("The Night Odalys Closed Everything", true), [""; 0]);
        assert_eq!(
            found("The Night Priya Closed Everything", true),
            ["Priya Closed"]
        );
    }
}
