//! Each rule's question to a story's words. Knows nothing of silence, of order, or of who asked.

use super::super::Story;
use super::super::words::{count, holds, holds_any, listed, pronouns, sentences, words};
use super::proof::{self, Proof};
use super::vague::{self, VagueWords};
use super::{Finding, Level, Measure, Rule};

/// Situation and task together take at most this share of the words, in per cent.
const MOST_SETTING: usize = 30;

/// The action takes at least this share of the words, in per cent.
const LEAST_ACTION: usize = 50;

/// More words than these cannot be told in two minutes.
const MOST_WORDS: usize = 320;

/// More numbers than these in a result cannot be kept.
const MOST_NUMBERS: usize = 4;

/// A written text is the skeleton of a telling: spoken, it may take twice as long.
const SPOKEN_GROWS: f64 = 2.0;

/// A written text may be told a fifth faster than at the user's usual pace.
const SPOKEN_SHRINKS: f64 = 1.2;

/// A story's words, counted once.
pub struct Text {
    /// Words of situation, task, action and result.
    counts: [usize; 4],
    /// Of these, all together.
    pub total: usize,
    /// What shows that it worked, in result and evidence, or in the cues while nothing is written.
    proof: Proof,
    /// All that is told.
    all: Vec<String>,
}

impl Text {
    /// Counts a story's words.
    pub fn of(story: &Story, vague: &VagueWords) -> Self {
        let parts = story.parts();
        let counts = parts.map(count);
        let evidence = story.text("evidence").unwrap_or_default();
        let outcome = if story.is_written() {
            format!("{}\n{evidence}", parts[3])
        } else {
            format!("{}\n{evidence}", story.cues.join("\n"))
        };
        let told = if story.is_written() {
            parts.join("\n")
        } else {
            story.cues.join("\n")
        };
        let when = story.text("when").unwrap_or_default();
        Self {
            total: counts.iter().sum(),
            counts,
            all: words(&format!("{told}\n{evidence}\n{when}")),
            proof: proof::read(&outcome, vague),
        }
    }

    /// What one rule says.
    pub fn judge(&self, rule: Rule, story: &Story, measure: &Measure) -> Vec<Finding> {
        let finding = match rule {
            Rule::VagueWords => return self.vague(story, measure),
            Rule::NoEvidence => self.evidence(),
            Rule::NoDecision => decision(story),
            Rule::NobodyAffected => self.affected(),
            Rule::BareNumber => self.bare_number(story),
            Rule::LongSetup => self.setup(),
            Rule::ShortAction => self.action(),
            Rule::NoTimeSpan => self.time_span(),
            Rule::TooManyNumbers => self.numbers(),
            Rule::TooLong => self.length(),
            Rule::OutsideBand => self.band(measure),
            Rule::NoLesson => lesson(story),
        };
        finding
            .map(|(field, text, mend)| Finding {
                rule,
                level: rule.level(),
                field,
                text,
                mend: mend.to_owned(),
            })
            .into_iter()
            .collect()
    }

    fn is_written(&self) -> bool {
        self.total > 0
    }

    fn evidence(&self) -> Option<Said> {
        (!self.proof.shown).then(|| {
            (
                "result",
                "nothing shows that it worked".to_owned(),
                "give one of three: a number with what it was before, a change somebody saw, or their words",
            )
        })
    }

    fn affected(&self) -> Option<Said> {
        (!self.proof.somebody).then(|| {
            (
                "result",
                "nobody is named for whom something changed".to_owned(),
                "name one person by role, and what they do or say since: \"the night cashier no longer …\"",
            )
        })
    }

    fn bare_number(&self, story: &Story) -> Option<Said> {
        let number = self.proof.measures.first()?;
        (!self.proof.weighed && story.source.is_none()).then(|| {
            (
                "result",
                format!("the number {number} stands alone: no before, and no word on who counted it"),
                "say what it was before or where it comes from: \"from 31 a month to 7, by the same form\"",
            )
        })
    }

    fn numbers(&self) -> Option<Said> {
        let numbers = self.proof.measures.len();
        (numbers > MOST_NUMBERS).then(|| {
            (
                "result",
                format!("the result has {numbers} numbers: which one would you say?"),
                "keep that one and what it was before; have the others ready for when they ask",
            )
        })
    }

    fn time_span(&self) -> Option<Said> {
        let spans = has_time(&self.all);
        (!spans).then(|| {
            (
                "story",
                "nothing says when it was or how long it took".to_owned(),
                "one date or span is enough: \"one Sunday in March\", \"within six weeks\"",
            )
        })
    }

    fn vague(&self, story: &Story, measure: &Measure) -> Vec<Finding> {
        let mut found: Vec<Finding> = ["action", "result"]
            .into_iter()
            .filter_map(|field| {
                let words = words(story.text(field).unwrap_or_default());
                let vague = measure.vague.found(&words);
                (vague.weight >= vague::VAGUE).then(|| vague_finding(field, &vague.words))
            })
            .collect();
        let vague = measure.vague.found(&self.all);
        if found.is_empty() && vague.weight >= 2 * vague::VAGUE {
            found.push(vague_finding("story", &vague.words));
        }
        found
    }

    fn setup(&self) -> Option<Said> {
        let setting = self.counts[0] + self.counts[1];
        let share = (setting * 100).div_ceil(self.total.max(1));
        (self.rests_on_more_than_setting() && setting * 100 > MOST_SETTING * self.total).then(
            || {
                (
                    "situation",
                    format!(
                        "situation and task take {share} % of the words; {MOST_SETTING} is plenty"
                    ),
                    "keep where, when, what was at stake and your part: three sentences",
                )
            },
        )
    }

    fn action(&self) -> Option<Said> {
        let share = self.counts[2] * 100 / self.total.max(1);
        (self.rests_on_more_than_setting() && self.counts[2] * 100 < LEAST_ACTION * self.total).then(
            || {
                (
                    "action",
                    format!("the action takes {share} % of the words, less than half"),
                    "tell more of what you did: what you ruled out, what it cost, who was against it",
                )
            },
        )
    }

    /// Shares mean something only once the action or the result is written.
    fn rests_on_more_than_setting(&self) -> bool {
        self.counts[2] + self.counts[3] > 0
    }

    fn length(&self) -> Option<Said> {
        (self.total > MOST_WORDS).then(|| {
            (
                "story",
                format!("{} words are more than two minutes", self.total),
                "cut it to cues and tell it from those",
            )
        })
    }

    fn band(&self, measure: &Measure) -> Option<Said> {
        let (from, to) = measure.band;
        if let Some(seconds) = measure.told_seconds {
            let way = if seconds < from {
                "shorter"
            } else if seconds > to {
                "longer"
            } else {
                return None;
            };
            return Some((
                "story",
                format!(
                    "your tellings take {}, {way} than {} to {}",
                    clock(seconds),
                    clock(from),
                    clock(to)
                ),
                if seconds < from { LONGER } else { SHORTER },
            ));
        }
        if !self.is_written() || self.counts[2] == 0 || self.counts[3] == 0 {
            return None;
        }
        let pace = f64::from(measure.words_per_minute.max(1)) / 60.0;
        let seconds = self.total as f64 / pace;
        let short = seconds * SPOKEN_GROWS < f64::from(from);
        let long = seconds / SPOKEN_SHRINKS > f64::from(to);
        (short || long).then(|| {
            (
                "story",
                format!(
                    "{} words take about {} at your pace; a telling should take {} to {}",
                    self.total,
                    clock(seconds as u32),
                    clock(from),
                    clock(to)
                ),
                if short { LONGER } else { SHORTER },
            )
        })
    }
}

/// A field, what is weak there, and how to mend it.
type Said = (&'static str, String, &'static str);

const LONGER: &str = "tell one moment in full: who said what, and what you weighed";
const SHORTER: &str = "leave out what happened before you acted; they ask when they miss it";

fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn vague_finding(field: &'static str, words: &[&str]) -> Finding {
    let quoted: Vec<String> = words
        .iter()
        .take(5)
        .map(|word| format!("\"{word}\""))
        .collect();
    let place = if field == "story" { "story" } else { field };
    Finding {
        rule: Rule::VagueWords,
        level: Level::Warning,
        field,
        text: format!("vague in the {place}: {}", quoted.join(", ")),
        mend: "put what one could have seen or heard in its place".to_owned(),
    }
}

/// The user is missing from their own action: "we" at least as often as "I". Not asked of stories about
/// teamwork or about bringing others on, where "we" may be the point.
fn decision(story: &Story) -> Option<Said> {
    let about_others = ["teamwork", "growing-others"];
    if story
        .topics
        .iter()
        .any(|topic| about_others.contains(&topic.as_str()))
    {
        return None;
    }
    let action = story.text("action")?;
    let all = words(action);
    let (own, shared) = (pronouns(&all, "i"), pronouns(&all, "we"));
    let decisions = own_decisions(action);
    if decisions >= ENOUGH_DECISIONS || own > shared && decisions > 0 {
        return None;
    }
    let text = match (own, shared) {
        (0, 0) => "the action has no \"I\": things were done, and nobody did them".to_owned(),
        _ if own > shared => "the action tells what you did, and nothing that you chose".to_owned(),
        _ => format!("the action says \"we\" {shared} times and \"I\" {own}: what did you decide?"),
    };
    Some((
        "action",
        text,
        "say one thing that would have gone another way without you: \"I chose … over …\"",
    ))
}

/// So many choices of one's own stand up to any number of "we".
const ENOUGH_DECISIONS: usize = 2;

/// Words with which somebody chooses, or says what they did not choose.
const CHOICES: &str = "\
decided, decide, chose, choose, proposed, propose, refused, refuse, rejected, declined, \
insisted, offered, postponed, dropped, cut, stopped, cancelled, canceled, withdrew, left, leave, \
advised, recommended, argued, swapped, warned, pulled, limited, suggested, admitted, ruled, \
picked, tried, instead, rather, against, relaxed, wrong, mistake, apologised, apologized";

/// Words with which somebody says what they did not do, right behind "I".
const REFUSALS: &str = "\
not, didn't, wouldn't, couldn't, never";

/// In how many sentences the user chooses: "I" before a word of choosing, or a reason before "so I".
fn own_decisions(text: &str) -> usize {
    sentences(text)
        .into_iter()
        .filter(|sentence| {
            let words = words(sentence);
            holds(&words, "so i")
                || (0..words.len())
                    .find(|&place| pronouns(&words[place..=place], "i") == 1)
                    .is_some_and(|own| holds_any(&words[own + 1..], CHOICES))
                || (0..words.len()).any(|place| {
                    let near = &words[place + 1..words.len().min(place + 3)];
                    pronouns(&words[place..=place], "i") == 1 && holds_any(near, REFUSALS)
                })
        })
        .count()
}

fn lesson(story: &Story) -> Option<Said> {
    let asked = ["conflict", "failure", "feedback"];
    let wanted = story
        .topics
        .iter()
        .any(|topic| asked.contains(&topic.as_str()));
    (wanted && story.lesson.is_none() && story.is_written()).then(|| {
        (
            "lesson",
            "nothing says what you took from it".to_owned(),
            "one sentence on what you do differently since, and where that showed",
        )
    })
}

/// Names of times; "may" and "march" only after a word that makes them months.
const TIMES: &str = "\
january, february, april, june, july, august, september, october, november, december, monday, \
tuesday, wednesday, thursday, friday, saturday, sunday, mondays, tuesdays, wednesdays, \
thursdays, fridays, saturdays, sundays, spring, summer, autumn, winter, easter, christmas, \
morning, afternoon, evening, night, noon, midnight, o'clock, overnight, yesterday, weekend, \
half-year, half-term, q1, q2, q3, q4";

const BEFORE_SPANS: &str = "\
a, an, the, that, one, two, three, four, five, six, seven, eight, nine, ten, twelve, next, last, \
same, first, second, following, half, few, later";

fn has_time(words: &[String]) -> bool {
    words.iter().enumerate().any(|(place, word)| {
        let before = &words[place.saturating_sub(3)..place];
        let single = word.strip_suffix("'s").unwrap_or(word);
        listed(TIMES, single)
            || matches!(single, "may" | "march")
                && holds_any(before, "in, by, since, until, of, last, next, early, late")
            || (single.len() == 4 && (single.starts_with("19") || single.starts_with("20")))
                && single.bytes().all(|byte| byte.is_ascii_digit())
            || listed(proof::TIME_UNITS, single)
                && before.iter().any(|word| {
                    listed(BEFORE_SPANS, word.as_str())
                        || word.starts_with(|c: char| c.is_ascii_digit())
                })
    })
}
