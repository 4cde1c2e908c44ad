//! Pages of other layouts: articles, groups, several themes, definition lists, reader views.

use expect_test::expect;

use super::check;

#[test]
fn top10_html() {
    check(
        "top10.html",
        r#"<html><head><title>Top 3 Behavioral Interview Questions (2026) - Careers Blog</title></head><body>
<h1>Top 3 Behavioral Interview Questions</h1><p>Every interviewer asks these.</p>
<h2>Why do interviewers ask behavioral questions?</h2><p>Because the past counts.</p>
<h2>1. Tell me about yourself</h2><p>Keep it short.</p><ul><li>Do smile.</li><li>Do breathe.</li></ul>
<h2>2. Describe a time you failed</h2><p>Own it.</p>
<h2>3. What is your greatest weakness?</h2><p>Be honest.</p>
<h2>How to answer with STAR</h2><p>Situation first.</p>
<h2>Final thoughts</h2><p>Good luck.</p>
<h2>Related articles</h2><ul><li>How do you write a cover letter?</li></ul></body></html>"#,
        &expect![[r#"
            Top 3 Behavioral Interview Questions
            P Tell me about yourself
            P Describe a time you failed
            P What is your greatest weakness?
            ! 4 the text below 3 prompts is left out: a card holds the prompt alone
            ! 7 unknown heading "How to answer with STAR": what stands below it is left out
            ! 8 unknown heading "Final thoughts": what stands below it is left out
        "#]],
    );
}

#[test]
fn h3q_md() {
    check(
        "h3q.md",
        r#"# Ownership interview questions

Intro.

## Questions

### Tell me about a time you cleaned up a mess.

They want to see care.

### Describe a time you overstepped.

Careful here.

## Red flags

- Blaming others
- Waiting
"#,
        &expect![[r#"
            Ownership interview questions
            P Tell me about a time you cleaned up a mess.
            P Describe a time you overstepped.
            X Blaming others
            X Waiting
            ! 7 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn groups_md() {
    check(
        "groups.md",
        r#"# Amazon questions

## Ownership
- Tell me about a mess you cleaned.
- When did you overstep?

## Dive Deep
- Tell me about a detail.
- How do you check numbers?
"#,
        &expect![[r#"
            Amazon questions
            P Tell me about a mess you cleaned. #Ownership
            P When did you overstep? #Ownership
            P Tell me about a detail. #Dive Deep
            P How do you check numbers? #Dive Deep
        "#]],
    );
}

#[test]
fn subgroups_md() {
    check(
        "subgroups.md",
        r#"# Prep

## Common prompts

### Conflict
- Tell me about a conflict.
- Describe a disagreement with your boss.

### Failure
- Tell me about a failure.

## Pitfalls
- Blaming.
"#,
        &expect![[r#"
            Prep
            P Tell me about a conflict. #Conflict
            P Describe a disagreement with your boss. #Conflict
            P Tell me about a failure. #Failure
            X Blaming.
        "#]],
    );
}

#[test]
fn themes_md() {
    check(
        "themes.md",
        r#"# Ownership

## Common prompts
- Tell me about a mess you cleaned.

## Common pitfalls
- Waiting for permission.

# Dive Deep

## Common prompts
- Tell me about a detail.

## Common pitfalls
- Hand waving.
"#,
        &expect![[r#"
            Themes
            P Tell me about a mess you cleaned. #Ownership
            P Tell me about a detail. #Dive Deep
            X Waiting for permission. #Ownership
            X Hand waving. #Dive Deep
        "#]],
    );
}

#[test]
fn themes_txt() {
    check(
        "themes.txt",
        r#"Ownership

Common prompts

- Tell me about a mess you cleaned.

Common pitfalls

- Waiting for permission.

Dive Deep

Common prompts

- Tell me about a detail.

Common pitfalls

- Hand waving.
"#,
        &expect![[r#"
            Themes
            P Tell me about a mess you cleaned. #Ownership
            P Tell me about a detail. #Dive Deep
            X Waiting for permission. #Ownership
            X Hand waving. #Dive Deep
        "#]],
    );
}

#[test]
fn dl_html() {
    check(
        "dl.html",
        r#"<h1>Ownership</h1><h2>Interview questions</h2><dl><dt>Tell me about a mess you cleaned.</dt><dd>Name the cost.</dd><dt>When did you overstep?</dt><dd>Name the line.</dd></dl><h2>Follow-up questions</h2><dl><dt>What did it cost?</dt><dd>Have the number ready.</dd></dl>"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess you cleaned.
            P When did you overstep?
            F What did it cost? -> Have the number ready.
            ! 1 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn nestedlist_html() {
    check(
        "nestedlist.html",
        r#"<h1>Ownership</h1><h2>Common prompts</h2><ul><li>Care<ul><li>Tell me about a mess you cleaned.</li><li>When did you overstep?</li></ul></li><li>Detail<ul><li>How do you check numbers?</li></ul></li></ul>"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess you cleaned. #Care
            P When did you overstep? #Care
            P How do you check numbers? #Detail
        "#]],
    );
}

#[test]
fn frontmatter_md() {
    check(
        "frontmatter.md",
        r#"---
title: Ownership at Scale
track: "Amazon LP"
level: Advanced
url: https://pages.example/ownership
tags: [care, scale]
---

## Sample questions

1. Tell me about a mess you cleaned.
2. When did you overstep?
"#,
        &expect![[r#"
            Ownership at Scale | Amazon LP | advanced
            P Tell me about a mess you cleaned.
            P When did you overstep?
        "#]],
    );
}

#[test]
fn inline_txt() {
    check(
        "inline.txt",
        r#"Ownership: interview guide

WHAT THE INTERVIEWER IS LOOKING FOR
- Care
- Speed

QUESTIONS TO EXPECT
- Tell me about a mess you cleaned.
- When did you overstep?

RED FLAGS
- Blame

EXAMPLE ANSWER
Situation: The bakery lost its orders.
Task: I had to find them.
Action: I called everyone.
Result: 40 of 41 were found.

QUESTIONS TO ASK THE INTERVIEWER
- What does a good day look like?
"#,
        &expect![[r#"
            Ownership: interview guide
            P Tell me about a mess you cleaned.
            P When did you overstep?
            C Care
            C Speed
            X Blame
            S strong Sample 1 @none [The bakery lost its orders.|I had to find them.|I called everyone.|40 of 41 were found.] []
            ! 15 sample 1 has no verdict: taken as strong
            ! 15 sample 1 does not say why it is strong
            ! 20 unknown heading "QUESTIONS TO ASK THE INTERVIEWER": its item is left out
        "#]],
    );
}

#[test]
fn br_html() {
    check(
        "br.html",
        r#"<div><b>Common prompts</b><br>• Tell me about a mess you cleaned.<br>• When did you overstep?<br><br><b>Red flags</b><br>• Blame<br></div>"#,
        &expect![[r#"
            Br
            P Tell me about a mess you cleaned.
            P When did you overstep?
            X Blame
        "#]],
    );
}

#[test]
fn pre_html() {
    check(
        "pre.html",
        r#"<pre>Common prompts

  - Tell me about a mess.
  - When did you overstep?
</pre>"#,
        &expect![[r#"
            Pre
            P Tell me about a mess.
            P When did you overstep?
        "#]],
    );
}

#[test]
fn companies_txt() {
    check(
        "companies.txt",
        r#"Ownership

Common prompts

- Tell me about a mess.
- When did you overstep?

Related themes

Dive Deep, Earn Trust

Companies that ask this

Amazon
Stripe
Meta

Subscribe

- Tell me about mail.
"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess.
            P When did you overstep?
            R dive-deep
            R earn-trust
            K Amazon
            K Stripe
            K Meta
        "#]],
    );
}

#[test]
fn samples_md() {
    check(
        "samples.md",
        r#"# Trust

## Interview questions
1. Tell me about trust you lost.
2. How do you earn trust?

## Example answers

### Good example: The late invoice
**Question:** How do you earn trust?

**Situation:** An invoice was late.

**Task:** I owned billing.

**Action:** I called before they did.

**Result:** They renewed.

**Why it works**
- Early
- Personal

### Bad example: The blame
**Question:** Tell me about trust you lost.

**Situation:** A colleague failed.

**Task:** None.

**Action:** I told the boss.

**Result:** Nothing.

**What went wrong**
- No ownership
"#,
        &expect![[r#"
            Trust
            P Tell me about trust you lost.
            P How do you earn trust?
            S strong The late invoice @2 [An invoice was late.|I owned billing.|I called before they did.|They renewed.] ["Early", "Personal"]
            S weak The blame @1 [A colleague failed.|None.|I told the boss.|Nothing.] ["No ownership"]
        "#]],
    );
}
