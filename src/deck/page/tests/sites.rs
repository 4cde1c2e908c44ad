//! More layouts of other sites.

use expect_test::expect;

use super::check;

#[test]
fn underlined_capitals() {
    check(
        "z1.txt",
        r#"INTERVIEW PREP: CONFLICT
========================

KEY QUESTIONS
-------------
* Tell me about a conflict.
* How did you resolve a disagreement?

SIGNALS
-------
* Listens first
* Owns own part
"#,
        &expect![[r#"
            INTERVIEW PREP: CONFLICT
            P Tell me about a conflict.
            P How did you resolve a disagreement?
            C Listens first
            C Owns own part
        "#]],
    );
}

#[test]
fn bold_paragraphs() {
    check(
        "z2.html",
        r#"<h1>Ownership</h1><p><strong>Common prompts</strong></p><p>1. Tell me about a mess.</p><p>2. When did you overstep?</p><p><strong>Red flags:</strong></p><p>❌ Blame</p><p>❌ Delay</p>"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess.
            P When did you overstep?
            X Blame
            X Delay
        "#]],
    );
}

#[test]
fn no_blank_lines() {
    check(
        "z5.txt",
        r#"Common prompts:
Tell me about a mess.
When did you overstep?
Red flags:
Blame.
Delay.
"#,
        &expect![[r#"
            Z5
            P Tell me about a mess.
            P When did you overstep?
            X Blame.
            X Delay.
        "#]],
    );
}

#[test]
fn an_answer_in_one_paragraph() {
    check(
        "z6.md",
        r#"**Ownership**

**Common prompts**

- Tell me about a mess.

**Sample answer (strong)**

**Situation:** A. **Task:** B. **Action:** C. **Result:** D.
"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess.
            S strong Sample 1 @none [A.|B.|C.|D.] []
            ! 7 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn dashed_labels() {
    check(
        "z7.md",
        r#"# Ownership

## Common prompts
- Tell me about a mess.

## Sample answers

### Strong: The roof

> Prompt: "Tell me about a mess."

- **Situation** – It leaked.
- **Task** – Dry it.
- **Action** – I climbed.
- **Result** – Dry.

**Why this works:** Clear; measured.
"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess.
            S strong The roof @1 [It leaked.|Dry it.|I climbed.|Dry.] ["Clear; measured."]
        "#]],
    );
}

#[test]
fn cards_of_answers() {
    check(
        "z8.html",
        r#"<h2>Common prompts</h2><ul><li>Tell me about a mess.</li></ul><h2>Sample STAR answers</h2><div class=card><span class=badge>STRONG</span><h3>The roof</h3><p class=prompt><b>Prompt:</b> <q>Tell me about a mess.</q></p><dl><dt>Situation</dt><dd>It leaked.</dd><dt>Task</dt><dd>Dry it.</dd><dt>Action</dt><dd>I climbed.</dd><dt>Result</dt><dd>Dry.</dd></dl><h4>Why this works</h4><ol><li>Clear</li><li>Short</li></ol></div><div class=card><span class=badge>WEAK</span><h3>The shed</h3><p><b>Prompt:</b> Tell me of a mess</p><dl><dt>Situation</dt><dd>x.</dd><dt>Task</dt><dd>y.</dd><dt>Action</dt><dd>z.</dd><dt>Result</dt><dd>w.</dd></dl><h4>Why this is weak</h4><ol><li>Vague</li></ol></div>"#,
        &expect![[r#"
            Z8
            P Tell me about a mess.
            S strong The roof @1 [It leaked.|Dry it.|I climbed.|Dry.] ["Clear", "Short"]
            S weak The shed @1? [x.|y.|z.|w.] ["Vague"]
            ! 1 sample 2 asks a paraphrase of prompt 1: linked to it
        "#]],
    );
}

#[test]
fn a_table_as_layout() {
    check(
        "z9.html",
        r#"<table><tr><td><h2>Common prompts</h2><ul><li>Tell me about a mess.</li><li>When did you overstep?</li></ul></td><td><h2>Pitfalls</h2><ul><li>Blame</li></ul></td></tr></table>"#,
        &expect![[r#"
            Z9
            P Tell me about a mess.
            P When did you overstep?
            X Blame
        "#]],
    );
}

#[test]
fn linked_items() {
    check(
        "zb.md",
        r#"# Ownership

[Home](/) [About](/a)

## Common prompts

- [Tell me about a mess.](/q/1)
- [When did you overstep?](/q/2)

## Related themes

[Dive Deep](/d) [Earn Trust](/e)

## Companies that ask this

Amazon, Stripe and Meta
"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess.
            P When did you overstep?
            R dive-deep
            R earn-trust
            K Amazon
            K Stripe and Meta
        "#]],
    );
}

#[test]
fn commas_without_blanks() {
    check(
        "zd.txt",
        r#"Tell me about a mess.,Care
When did you overstep?,Judgement
How do you rest?,Calm
"#,
        &expect![[r#"
            Zd
            P Tell me about a mess.
            P When did you overstep?
            P How do you rest?
        "#]],
    );
}

#[test]
fn probes_below_questions() {
    check(
        "ze.txt",
        r#"1. Tell me about a mess.

   Follow-up: Whose was it?

2. When did you overstep?

   Follow-up: Who noticed?
"#,
        &expect![[r#"
            Ze
            P Tell me about a mess.
            P When did you overstep?
            F Whose was it? -> nothing
            F Who noticed? -> nothing
        "#]],
    );
}

#[test]
fn numbers_on_lines_of_their_own() {
    check(
        "zi.txt",
        r#"Common prompts

1.
Tell me about a mess.
2.
When did you overstep?
"#,
        &expect![[r#"
            Zi
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}

#[test]
fn groups_within_a_section() {
    check(
        "zk.json",
        r#"{"common prompts":{"leadership":["Tell me about a mess."],"trust":["When did you overstep?"]},"common pitfalls":["Blame."]}"#,
        &expect![[r#"
            Zk
            P Tell me about a mess. #leadership
            P When did you overstep? #trust
            X Blame.
        "#]],
    );
}

#[test]
fn probes_of_objects() {
    check(
        "zl.json",
        r#"{"title":"X","prompts":[{"text":"Tell me about a mess.","follow_ups":["Whose?","Why?"]},{"text":"When did you overstep?","follow_ups":[]}]}"#,
        &expect![[r#"
            X
            P Tell me about a mess.
            P When did you overstep?
            F Whose? -> nothing
            F Why? -> nothing
        "#]],
    );
}

#[test]
fn quotations() {
    check(
        "zm.html",
        r#"<h1>Ownership</h1><h2>Common prompts</h2><blockquote>Tell me about a mess.</blockquote><blockquote>When did you overstep?</blockquote>"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}

#[test]
fn badges_on_lines_of_their_own() {
    check(
        "zo.txt",
        r#"Amazon LP
Advanced
FREE
Ownership

Common prompts
- Tell me about a mess.
- When did you overstep?
"#,
        &expect![[r#"
            Ownership | Amazon LP | advanced
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}

#[test]
fn a_menu_before_the_badges() {
    check(
        "zp.txt",
        r#"Home
Themes
Pricing
Sign in

prep.example

Google GooglynessIntermediateFREE

Comfort with Ambiguity

Common prompts
- Tell me about a mess.
- When did you overstep?
"#,
        &expect![[r#"
            Comfort with Ambiguity | Google Googlyness | intermediate
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}

#[test]
fn words_that_are_no_badges() {
    check(
        "zq.txt",
        r#"Earn Trust

Trackless Weekly

Common prompts
- Tell me about a mess.
- When did you overstep?
"#,
        &expect![[r#"
            Earn Trust
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}
