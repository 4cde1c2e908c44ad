//! A deck as a deck file. Writes fields in the documented order, and nothing that is empty.

use std::fmt::Write;

use super::super::model::Deck;

/// A list longer than this is written one item a line.
const LINE_WIDTH: usize = 100;

/// The deck as text that [`parse`](super::parse) reads back to the same deck.
pub fn print(deck: &Deck) -> String {
    let mut page = Page::default();
    page.head(deck);
    for card in &deck.prompts {
        page.card("prompts", card.id.as_deref());
        page.text("ask", &card.ask);
        page.list("variants", &card.variants);
        page.list("topics", &card.topics);
        page.list("tags", &card.tags);
    }
    for card in &deck.criteria {
        page.card("criteria", card.id.as_deref());
        page.text("ask", &card.ask);
        page.list("tags", &card.tags);
    }
    for card in &deck.pitfalls {
        page.card("pitfalls", card.id.as_deref());
        page.text("text", &card.text);
        page.list("tags", &card.tags);
    }
    for card in &deck.follow_ups {
        page.card("follow_ups", card.id.as_deref());
        page.text("ask", &card.ask);
        page.optional("ready", card.ready.as_deref());
        page.list("tags", &card.tags);
    }
    for card in &deck.samples {
        page.card("samples", card.id.as_deref());
        page.text("verdict", card.verdict.name());
        page.text("title", &card.title);
        page.optional("prompt", card.prompt.as_deref());
        page.optional("situation", card.situation.as_deref());
        page.optional("task", card.task.as_deref());
        page.optional("action", card.action.as_deref());
        page.optional("result", card.result.as_deref());
        page.list("why", &card.why);
        page.list("pitfalls", &card.pitfalls);
        page.list("tags", &card.tags);
    }
    page.0
}

/// The commented start of a new deck, itself a deck that can be read.
pub fn template(title: &str) -> String {
    let title = string(title);
    format!(
        r#"# A deck for retell. Only the title and one card are required.
# Check it with:  retell decks check FILE      Take it in with:  retell import FILE
# A card's id is its name for ever: with one, you may reword the card and keep its history.

title = {title}
# id = "my-theme"                # the deck's name in commands; made from the title if left out
# track = "My collection"
# level = "foundational"
# summary = """What the theme means, and how it comes up in interviews."""
# related = ["ownership"]        # names of other decks
# companies = [{{ name = "A company", calls_it = "its own word for the theme" }}]
# tags = ["first"]

# What interviewers ask. Repeat the block for each prompt.
[[prompts]]
id = "first-prompt"
ask = "Write here what an interviewer would ask about this theme."
# variants = ["The same question in other words"]
# topics = ["customer", "deadline"]     # at most three; they tie your stories to the prompt

# What they listen for, as they would ask themselves.
# [[criteria]]
# id = "first-criterion"
# ask = "Did the candidate decide anything?"

# What costs the answer: the mistake, then why.
# [[pitfalls]]
# id = "first-pitfall"
# text = "Nobody acts in the story. I cannot tell what the candidate did."

# What they ask after the telling, and what to have ready for it.
# [[follow_ups]]
# id = "first-follow-up"
# ask = "What would you do otherwise today?"
# ready = "One change that you mean, and what it would have saved."

# A whole answer, strong or weak, and why it is.
# [[samples]]
# id = "first-sample"
# verdict = "strong"
# title = "The story's name"
# prompt = "first-prompt"
# situation = "Where and when it was."
# task = "What fell to you."
# action = "What you did."
# result = "What came of it, and how that was known."
# why = ["One reason", "Another reason"]
"#
    )
}

/// The text so far.
#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, deck: &Deck) {
        self.optional("id", deck.id.as_deref());
        self.text("title", &deck.title);
        self.optional("track", deck.track.as_deref());
        self.optional("level", deck.level.as_deref());
        if let Some(summary) = &deck.summary {
            self.line("summary", &multi_line(summary));
        }
        self.list("related", &deck.related);
        if !deck.companies.is_empty() {
            let companies = deck.companies.iter().map(|company| {
                let name = string(&company.name);
                company.calls_it.as_deref().map_or_else(
                    || format!("{{ name = {name} }}"),
                    |own| format!("{{ name = {name}, calls_it = {} }}", string(own)),
                )
            });
            self.items("companies", &companies.collect::<Vec<_>>());
        }
        self.list("tags", &deck.tags);
        self.optional("source", deck.source.as_deref());
    }

    fn card(&mut self, list: &str, id: Option<&str>) {
        self.0.push_str("\n[[");
        self.0.push_str(list);
        self.0.push_str("]]\n");
        self.optional("id", id);
    }

    fn text(&mut self, field: &str, text: &str) {
        let written = if text.contains('\n') {
            multi_line(text)
        } else {
            string(text)
        };
        self.line(field, &written);
    }

    fn optional(&mut self, field: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(field, text);
        }
    }

    fn list(&mut self, field: &str, texts: &[String]) {
        if !texts.is_empty() {
            let items: Vec<String> = texts.iter().map(|text| string(text)).collect();
            self.items(field, &items);
        }
    }

    fn items(&mut self, field: &str, items: &[String]) {
        let joined = items.join(", ");
        let written = if field.len() + joined.chars().count() + 5 <= LINE_WIDTH {
            format!("[{joined}]")
        } else {
            format!("[\n  {},\n]", items.join(",\n  "))
        };
        self.line(field, &written);
    }

    fn line(&mut self, field: &str, value: &str) {
        self.0.push_str(field);
        self.0.push_str(" = ");
        self.0.push_str(value);
        self.0.push('\n');
    }
}

/// A TOML string on one line.
fn string(text: &str) -> String {
    let mut written = String::from("\"");
    escape(text, &mut written, false);
    written.push('"');
    written
}

/// A TOML string whose line feeds are line ends.
fn multi_line(text: &str) -> String {
    let mut written = String::from("\"\"\"\n");
    escape(text, &mut written, true);
    written.push_str("\"\"\"");
    written
}

fn escape(text: &str, written: &mut String, keep_lines: bool) {
    let mut quotes = 0;
    for c in text.chars() {
        // In a multi-line string single quotes may stand as they are; three would end it, and so
        // might two before its own end.
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\n' if keep_lines => written.push('\n'),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\\' => written.push_str("\\\\"),
            '"' if keep_lines && quotes == 1 => written.push('"'),
            '"' => written.push_str("\\\""),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(written, "\\u{:04X}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    if keep_lines && written.ends_with('"') && !written.ends_with("\\\"") {
        written.pop();
        written.push_str("\\\"");
    }
}
