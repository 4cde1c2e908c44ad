//! Whether a text asks the way an interviewer asks. Never decides what becomes of it.

use super::super::text::normal;
use super::mark;

/// How interviewers begin, in normal form: unmistakable even without a question mark.
const OPENINGS: [&str; 52] = [
    "tell me",
    "tell us",
    "talk me through",
    "talk us through",
    "talk about",
    "talk to me",
    "describe",
    "walk me",
    "walk us",
    "give me",
    "give us",
    "give an example",
    "give one example",
    "give a time",
    "share a",
    "share an",
    "share with",
    "share your",
    "recall a",
    "think of a",
    "think about a time",
    "time when",
    "a time when",
    "a time you",
    "the time you",
    "time you",
    "an example of",
    "example of",
    "explain a time",
    "explain how you",
    "explain a situation",
    "name a",
    "have you ever",
    "have you had",
    "how have you",
    "how did you",
    "how do you",
    "how would you",
    "when have you",
    "when was the last",
    "when did you",
    "what is your",
    "what's your",
    "what was your",
    "what would you",
    "what did you",
    "what do you",
    "what are your",
    "what is the",
    "what's the",
    "what was the",
    "when was a",
];

/// So many of the openings ask for a whole story.
const STORIES: usize = 32;

/// Beginnings that ask only where the sentence ends in a question mark or speaks to somebody.
const ASKING: [&str; 20] = [
    "what",
    "how",
    "why",
    "when",
    "which",
    "who",
    "where",
    "can you",
    "could you",
    "would you",
    "have you",
    "did you",
    "do you",
    "are you",
    "were you",
    "if you",
    "imagine",
    "suppose",
    "summarise",
    "summarize",
];

/// How interviewers begin in other languages, in normal form.
const FOREIGN_OPENINGS: [&str; 58] = [
    // German
    "erzählen sie",
    "erzähl",
    "beschreiben sie",
    "beschreibe",
    "schildern sie",
    "berichten sie",
    "nennen sie",
    "geben sie",
    "wie haben sie",
    "wie gehen sie",
    "wann haben sie",
    "was haben sie",
    // French
    "parlez-moi",
    "parlez moi",
    "décrivez",
    "racontez",
    "donnez-moi",
    "donnez un exemple",
    "expliquez",
    "comment avez-vous",
    "comment gérez-vous",
    "quand avez-vous",
    // Spanish
    "cuénteme",
    "cuéntame",
    "cuéntanos",
    "háblame",
    "hábleme",
    "describa",
    "dame un ejemplo",
    "deme un ejemplo",
    "explica",
    // Portuguese
    "conte-me",
    "conte sobre",
    "fale-me",
    "fale sobre",
    "descreva",
    "dê um exemplo",
    // Italian
    "mi parli",
    "parlami",
    "mi racconti",
    "raccontami",
    "descriva",
    "descrivi",
    // Dutch
    "vertel",
    "beschrijf",
    "geef een voorbeeld",
    // Polish, Swedish
    "opowiedz",
    "proszę opowiedzieć",
    "opisz",
    "berätta",
    "beskriv",
    // Russian
    "расскажите",
    "опишите",
    "приведите пример",
    // Chinese: no blank ends the word.
    "请描述",
    "请分享",
    "请讲",
    "请举例",
];

/// How a request ends in Japanese, Korean and Chinese.
const FOREIGN_ENDINGS: [&str; 8] = [
    "教えてください",
    "話してください",
    "お聞かせください",
    "説明してください",
    "ですか",
    "ましたか",
    "말씀해 주세요",
    "설명해 주세요",
];

fn asks_in_another_language(start: &str) -> bool {
    let opens = FOREIGN_OPENINGS.iter().any(|opening| {
        begins(start, opening) || (!opening.is_ascii() && start.starts_with(opening))
    });
    let end = start.trim_end_matches(['\u{3002}', '\u{ff1f}', ' ']);
    opens || FOREIGN_ENDINGS.iter().any(|ending| end.ends_with(ending))
}

/// Whether a text opens the way interviewers ask.
pub fn opens(text: &str) -> bool {
    let start = start(text);
    let opens = || OPENINGS.iter().any(|opening| begins(&start, opening));
    asks_in_another_language(&start) || (opens() && !heads_answer(&start)) || addresses(&start)
}

/// "Example of a good answer" heads one, and asks for none.
fn heads_answer(start: &str) -> bool {
    let is_example = begins(start, "example of") || begins(start, "an example of");
    let words = [" answer", " response", " reply"];
    is_example && words.iter().any(|word| start.contains(word))
}

/// Whether a text asks for a whole story, as no probe does.
pub fn asks_for_story(text: &str) -> bool {
    let start = start(text);
    let opens = OPENINGS[..STORIES]
        .iter()
        .any(|opening| begins(&start, opening));
    opens || begins(&start, "have you ever")
}

/// Whether a text asks: by its opening or by its question mark.
pub fn asks(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ' ', '*']);
    bare.ends_with(['?', '\u{ff1f}']) || opens(text)
}

/// Whether a heading is itself a question put to a candidate, rather than the title of a passage.
pub fn is_question_heading(text: &str) -> bool {
    let start = start(text);
    let to_reader = [
        "how do you answer",
        "how to",
        "how should",
        "what should you",
        "why should you",
        "how can you",
        "how do you prepare",
        "what is the star",
        "what is a",
        "what is an",
        "what do you need",
        "what did you think",
        "what do you think",
    ];
    if heads_answer(&start) || to_reader.iter().any(|opening| begins(&start, opening)) {
        return false;
    }
    let to_you = format!(" {} ", normal(text));
    let to_you = [
        " you ",
        " your ",
        " yourself ",
        " you've ",
        " you're ",
        " you'd ",
    ]
    .iter()
    .any(|word| to_you.contains(word));
    OPENINGS.iter().any(|opening| begins(&start, opening)) && (to_you || !start.starts_with("what"))
        || addresses(&start)
        || (asks(text) && to_you)
}

/// Whether somebody is asked: "can you", "what do you", "imagine you". "How you are assessed" asks nobody.
fn addresses(start: &str) -> bool {
    let words: Vec<&str> = start.split(' ').take(3).collect();
    let is_you = |place: usize| {
        words
            .get(place)
            .is_some_and(|word| matches!(*word, "you" | "your" | "you've"))
    };
    ASKING
        .iter()
        .filter(|word| begins(start, word))
        .any(|word| match *word {
            "imagine" | "suppose" | "summarise" | "summarize" => is_you(1) || is_you(2),
            word => word.ends_with("you") || is_you(2),
        })
}

/// The first words in normal form, without signs, numbers and quotes.
fn start(text: &str) -> String {
    let text = mark::without(text.trim());
    let text = mark::marked(text).map_or(text, |marked| marked.rest);
    let text = unlabelled(text);
    let short: String = text.chars().take(80).collect();
    let normal = normal(&short);
    let bare = normal.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.strip_prefix("please ").unwrap_or(bare).to_owned()
}

/// The text without a label such as "Q:" or "Question:".
pub fn unlabelled(text: &str) -> &str {
    for label in [
        "Question",
        "QUESTION",
        "question",
        "Prompt",
        "prompt",
        "PROMPT",
        "Interviewer",
        "Q",
        "q",
    ] {
        if let Some(rest) = text.strip_prefix(label) {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if let Some(rest) = rest.strip_prefix([':', '.', ')']) {
                return rest.trim_start();
            }
        }
    }
    text
}

fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
