//! Words that say how something should sound and nothing that one could have seen. The list is the
//! user's: their own words may be added and ours taken off.

use super::super::words::{holds, words};

/// Words and phrases that could stand in anybody's story.
const HOLLOW: &str = "\
massively, incredibly, significantly, significant, dramatically, dramatic, greatly, considerably, \
considerable, substantially, substantial, \
great, amazing, awesome, fantastic, excellent, brilliant, wonderful, outstanding, impressive, impressed, \
perfect, flawless, successful, successfully, success, smoothly, smoother, seamless, seamlessly, \
professional, professionals, professionally, professionalism, positive, positively, happy, happier, \
satisfied, satisfaction, pleased, thrilled, delighted, proud, proudest, pride, exemplary, well received, \
appreciated, the best, world-class, best-in-class, nice, essential, robust, efficient, effective, \
effectively, efficiently, innovative, modern, record time, \
stakeholder, stakeholders, best practice, best practices, communication, communicated, communicate, \
atmosphere, mindset, culture, commitment, committed, dedication, dedicated, determination, persistence, \
passion, passionate, energy, enthusiasm, spirit, spirits, excellence, integrity, transparency, \
transparent, visibility, alignment, aligned, rapport, relationship, relationships, confidence, \
confident, maturity, growth, vision, leadership, synergy, synergies, inspired, inspiring, inspire, \
motivated, motivating, motivate, \
somehow, in the end, at the end of the day, pulled together, pitched in, teamed up, came together, \
extra mile, hard work, worked hard, worked really hard, gave it my all, whatever it took, \
whatever was needed, day and night, stayed late, stayed on, late nights, all night, long hours, \
extra hours, evenings and weekends, at the weekend, hardly any sleep, never gave up, never give up, \
i have always, i have never, i've always, i've never, \
involved in, made sure, making sure, ensured, ensuring, ensure, improved things, optimised, optimized, \
optimise, optimize, streamlined, leveraged, leverage, user-friendly, customer-centric, data-driven, \
results-driven, high standards, momentum, structured, strategic, proactive, proactively, hands-on, \
known for, reputation for, i believe, i believed, i am someone who, i'm someone who, naturally, thrive, \
thrived, it shows that, it showed me, it shows how, i think it shows, it taught me, i learned that, \
i learnt that, is key, was key, went well, worked well, on a good path, on the right track, stepped up, \
took charge, took ownership, win-win, buy-in, the big picture, raised the bar, moved the needle, \
make a difference, made a difference, real difference, a good example of, a great example of, \
a perfect example of, ownership, accountability, customer obsession, bias for action";

/// Amounts that nobody could count again: what stands on one shows nothing.
const UNCOUNTED: &str = "\
a lot, lots of, a great deal, a huge amount, tons of, loads of, plenty of, several, various, numerous, \
a number of, a few people, some people, many people, several people, most people, much better, much more, \
much faster, much smoother, far more, far better";

/// Words that weaken in numbers: said once they are only how people speak.
const LOOSE: &str = "\
a little, a bit, a couple of, and so on, very, really, extremely, hugely, absolutely, totally, \
completely, truly, highly, fully, properly, overwhelmingly, clearly, obviously, definitely, basically, \
literally, of course, so much, huge, massive, stuff, kind of, sort of, over the weekend, worked out, \
on board, challenging, overtime, i think, you have to";

/// Words that leave nothing out; two may be meant, more are a manner of speaking.
const ABSOLUTE: &str = "everyone, everybody, everything, nobody, anyone, anybody, always, never, forever, \
constantly, at all times, every single, all of us, no one";

/// So many absolute words are taken at their word.
const ABSOLUTES_MEANT: usize = 2;

/// A text as vague as this is worth a remark: two hollow words, or one and a loose one, or three loose ones.
pub const VAGUE: usize = 3;

/// The vague words in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VagueWords {
    hollow: Vec<String>,
    uncounted: Vec<String>,
    loose: Vec<String>,
    absolute: Vec<String>,
}

/// The vague words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// The different words, the emptiest first.
    pub words: Vec<&'a str>,
    /// How vague they make the text: two for a hollow word, one for another.
    pub weight: usize,
}

impl Default for VagueWords {
    fn default() -> Self {
        Self {
            hollow: entries(HOLLOW),
            uncounted: entries(UNCOUNTED),
            loose: entries(LOOSE),
            absolute: entries(ABSOLUTE),
        }
    }
}

impl VagueWords {
    /// The list as the user changed it: a word or phrase a line is added, one after a hyphen is taken
    /// off; empty lines and what follows `#` are left out.
    pub fn changed_by(text: &str) -> Self {
        let mut list = Self::default();
        for line in text.lines() {
            let entry = line.split('#').next().unwrap_or_default().trim();
            let (off, entry) = match entry.strip_prefix('-') {
                Some(rest) => (true, words(rest).join(" ")),
                None => (false, words(entry).join(" ")),
            };
            if entry.is_empty() {
                continue;
            }
            for known in [
                &mut list.hollow,
                &mut list.uncounted,
                &mut list.loose,
                &mut list.absolute,
            ] {
                known.retain(|known| *known != entry);
            }
            if !off {
                list.hollow.push(entry);
            }
        }
        list
    }

    /// The vague words of a text. A longer phrase stands for the words inside it.
    pub fn found(&self, words: &[String]) -> Found<'_> {
        let hollow = in_text(&self.hollow, words);
        let mut loose = in_text(&self.uncounted, words);
        loose.extend(in_text(&self.loose, words));
        let absolute = in_text(&self.absolute, words)
            .into_iter()
            .skip(ABSOLUTES_MEANT);
        let both: Vec<&str> = hollow.iter().chain(&loose).copied().collect();
        let whole = |entry: &&&str| {
            !both.iter().any(|other| {
                other.len() > entry.len() && format!(" {other} ").contains(&format!(" {entry} "))
            })
        };
        let mut found = Found::default();
        found.words.extend(hollow.iter().filter(whole));
        found.weight = 2 * found.words.len();
        let before = found.words.len();
        found.words.extend(loose.iter().filter(whole));
        found.words.extend(absolute);
        found.weight += found.words.len() - before;
        found
    }

    /// Whether a sentence could stand in anybody's story, or rests on an amount that nobody counted.
    pub fn is_hollow(&self, words: &[String]) -> bool {
        self.hollow
            .iter()
            .chain(&self.uncounted)
            .any(|entry| holds(words, entry))
    }
}

fn in_text<'a>(list: &'a [String], words: &[String]) -> Vec<&'a str> {
    list.iter()
        .filter(|entry| holds(words, entry))
        .map(String::as_str)
        .collect()
}

fn entries(list: &str) -> Vec<String> {
    list.split(", ")
        .map(|entry| entry.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stand_for_the_words_inside_them() {
        let list = VagueWords::default();
        for (text, found) in [
            ("We walked the stairs", &[][..]),
            ("It was very well received", &["well received", "very"]),
            ("I worked really hard", &["worked really hard"]),
            ("Everyone came", &[]),
            ("Everyone was always there", &[]),
            ("Everyone was always there and never late", &["never"]),
        ] {
            assert_eq!(list.found(&words(text)).words, found, "{text}");
        }
    }

    #[test]
    fn the_list_is_the_users() {
        let list = VagueWords::changed_by("# mine\n Circle Back \n- very\n-everyone # meant\n\n");
        let text = words("Everyone was very keen to circle back, always");
        assert_eq!(list.found(&text).words, ["circle back"]);
        assert!(list.is_hollow(&words("we circle back")) && !list.is_hollow(&words("really")));
    }
}
