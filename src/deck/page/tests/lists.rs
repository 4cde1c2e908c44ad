//! Lists made by hand: one prompt a line, numbered, bulleted, ticked, pasted from a word processor.

use expect_test::expect;

use super::check;

#[test]
fn list_plain_txt() {
    check(
        "list-plain.txt",
        r#"Tell me about a time you failed.
Describe a conflict with a peer.
How do you handle ambiguity?
What is your proudest work?
"#,
        &expect![[r#"
            List plain
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
            P What is your proudest work?
        "#]],
    );
}

#[test]
fn list_title_txt() {
    check(
        "list-title.txt",
        r#"Leadership round

Tell me about a time you failed.
Describe a conflict with a peer.
How do you handle ambiguity?
"#,
        &expect![[r#"
            Leadership round
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
        "#]],
    );
}

#[test]
fn list_gaps_txt() {
    check(
        "list-gaps.txt",
        r#"Tell me about a time you failed.

Describe a conflict with a peer.

How do you handle ambiguity?
"#,
        &expect![[r#"
            List gaps
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
        "#]],
    );
}

#[test]
fn list_num_txt() {
    check(
        "list-num.txt",
        r#"Questions for the on-site
1. Tell me about a time you failed.
2. A conflict with a peer
3. Your proudest piece of work
"#,
        &expect![[r#"
            Questions for the on-site
            P Tell me about a time you failed.
            P A conflict with a peer
            P Your proudest piece of work
        "#]],
    );
}

#[test]
fn list_paren_txt() {
    check(
        "list-paren.txt",
        r#"1) Tell me about a time you failed.
2) Describe a conflict with a peer,
   and how it ended.
3) How do you handle ambiguity?
"#,
        &expect![[r#"
            List paren
            P Tell me about a time you failed.
            P Describe a conflict with a peer, and how it ended.
            P How do you handle ambiguity?
        "#]],
    );
}

#[test]
fn list_check_txt() {
    check(
        "list-check.txt",
        r#"Prep list

[ ] Tell me about a time you failed.
[x] Describe a conflict with a peer.
- [ ] How do you handle ambiguity?
"#,
        &expect![[r#"
            Prep list
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
        "#]],
    );
}

#[test]
fn list_qa_txt() {
    check(
        "list-qa.txt",
        r#"Q: Tell me about a time you failed.
A: I once dropped a table. It took a day
to come back.

Q: Describe a conflict with a peer.
A: We argued about tabs.

Q: How do you handle ambiguity?
A: I ask.
"#,
        &expect![[r#"
            List qa
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
            ! 1 the text below 3 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn list_q1_txt() {
    check(
        "list-q1.txt",
        r#"Q1. Tell me about a time you failed.
Q2. Describe a conflict with a peer.
Q3. How do you handle ambiguity?
"#,
        &expect![[r#"
            List q1
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
        "#]],
    );
}

#[test]
fn word_txt() {
    check(
        "word.txt",
        r#"Questions I want to practise
•	Tell me about a time you failed.
•	Describe a conflict with a peer.
o	What did you learn from it?
•	How do you handle ambiguity?
"#,
        &expect![[r#"
            Questions I want to practise
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
            F What did you learn from it? -> nothing
        "#]],
    );
}

#[test]
fn word2_txt() {
    check(
        "word2.txt",
        r#"§  Tell me about a time you failed.
§  Describe a conflict with a peer.
§  How do you handle ambiguity?
"#,
        &expect![[r#"
            Word2
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity?
        "#]],
    );
}

#[test]
fn spanish_txt() {
    check(
        "spanish.txt",
        r#"Preguntas

- ¿Cuándo fallaste?
- ¿Qué aprendiste?
"#,
        &expect![[r#"
            Preguntas
            P ¿Cuándo fallaste?
            P ¿Qué aprendiste?
        "#]],
    );
}

#[test]
fn quotes_txt() {
    check(
        "quotes.txt",
        r#"Common questions:

“Tell me about a time you failed.”
“Describe a conflict with a peer.”
"#,
        &expect![[r#"
            Quotes
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
        "#]],
    );
}

#[test]
fn wrapped_txt() {
    check(
        "wrapped.txt",
        r#"Common prompts

  - Tell me about a time you had to choose between a deadline and the
    quality of what you shipped.
  - Describe a mess that was not yours and that
    you cleaned.

Common pitfalls

  - Blaming others. The listener wonders what you will say about
    them next.
"#,
        &expect![[r#"
            Wrapped
            P Tell me about a time you had to choose between a deadline and the quality of what you shipped.
            P Describe a mess that was not yours and that you cleaned.
            X Blaming others. The listener wonders what you will say about them next.
        "#]],
    );
}

#[test]
fn dup_txt() {
    check(
        "dup.txt",
        r#"Common prompts

- Tell me about a mess.
- Tell me about a mess
- When did you overstep?
"#,
        &expect![[r#"
            Dup
            P Tell me about a mess.
            P When did you overstep?
            ! 4 "Tell me about a mess" stands on line 3 already: kept once
        "#]],
    );
}

#[test]
fn groups_txt() {
    check(
        "groups.txt",
        r#"Ownership
• Tell me about a mess you cleaned.
• When did you overstep?

Dive Deep
• Tell me about a detail.
• How do you check numbers?
"#,
        &expect![[r#"
            Groups
            P Tell me about a mess you cleaned. #Ownership
            P When did you overstep? #Ownership
            P Tell me about a detail. #Dive Deep
            P How do you check numbers? #Dive Deep
        "#]],
    );
}

#[test]
fn nestedprobe_md() {
    check(
        "nestedprobe.md",
        r#"## Common prompts

- Tell me about a mess you cleaned.
  - Whose mess was it?
  - Hint: be fair.
- When did you overstep?
"#,
        &expect![[r#"
            Nestedprobe
            P Tell me about a mess you cleaned.
            P When did you overstep?
            F Whose mess was it? -> nothing
            ! 3 a remark nested below the prompt left out
        "#]],
    );
}

#[test]
fn ask_html() {
    check(
        "ask.html",
        r#"<ul><li><a href=x>Tell me about a mess.</a></li><li><a href=y>When did you overstep?</a></li></ul>"#,
        &expect![[r#"
            Ask
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}
