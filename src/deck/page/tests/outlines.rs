//! Outlines, callouts, and pages of several themes.

use expect_test::expect;

use super::check;

#[test]
fn nested_outline_md() {
    check(
        "nested-outline.md",
        r##"Story prep
==========

* Questions
    * Conflict
        * Tell me about a time two leads pulled you apart.
        * Describe a disagreement about quality.
    * Growth
        * What have you unlearnt?
* What they score
    * Own part is clear
    * Result has a number
* Mistakes
    * Too much background
        * Two sentences are enough.
    * No ending
"##,
        &expect![[r#"
            Story prep
            P Tell me about a time two leads pulled you apart. #Conflict
            P Describe a disagreement about quality. #Conflict
            P What have you unlearnt? #Growth
            C Own part is clear
            C Result has a number
            X Too much background. Two sentences are enough.
            X No ending
        "#]],
    );
}

#[test]
fn callouts_md() {
    check(
        "callouts.md",
        r##"---
tags: interview
---
# Frugality

Related: [[Ownership]] [[Speed|Bias for action]]

> [!question] Prompts
> - Tell me about something you built for almost nothing.
> - Describe a cost you questioned. #money
> - How do you decide what not to buy?

> [!success] What they want
> - A constraint that bred an idea
> - The saving, in figures

> [!failure] Pitfalls
> - Cheap is not frugal
> - Saving on people

> [!tip]- Follow-ups
> - What did you give up?
"##,
        &expect![[r#"
            Frugality
            P Tell me about something you built for almost nothing.
            P Describe a cost you questioned. #money
            P How do you decide what not to buy?
            C A constraint that bred an idea
            C The saving, in figures
            X Cheap is not frugal
            X Saving on people
            F What did you give up? -> nothing
        "#]],
    );
}

#[test]
fn callouts_around_prompts_md() {
    check(
        "callouts-around-prompts.md",
        r##"# Sleep

> [!tip] Practise aloud
> Twice is enough.

## Questions

> [!note]
> Pick three.

- Tell me about a tired day.
- Describe a rested one.
"##,
        &expect![[r#"
            Sleep
            P Tell me about a tired day.
            P Describe a rested one.
        "#]],
    );
}

#[test]
fn arrows_md() {
    check(
        "arrows.md",
        r##"# Think big

*A principle page*

**Expect to be asked**

- What is the boldest thing you proposed?
- Tell me about a vision you had to sell.

**What we are listening for**

- The size of the bet is stated
- The first small step is stated too

**Where candidates go wrong**

- A dream without a step
- Someone else's vision

**They will dig deeper with**

- "What if it had failed?" → know the floor.
- "Who else saw it?" → name them.

**Green flags**

- Changed the plan when facts came in
"##,
        &expect![[r#"
            Think big
            P What is the boldest thing you proposed?
            P Tell me about a vision you had to sell.
            C The size of the bet is stated
            C The first small step is stated too
            C Changed the plan when facts came in
            X A dream without a step
            X Someone else's vision
            F What if it had failed? -> know the floor.
            F Who else saw it? -> name them.
        "#]],
    );
}

#[test]
fn pitfalls_as_headings_md() {
    check(
        "pitfalls-as-headings.md",
        r##"# Humility

## Questions
- Tell me about being wrong.
- When did a junior teach you?

## Red flags

### Fake modesty
It shows in the second question.

### Credit for everything
Nobody else is named.
"##,
        &expect![[r#"
            Humility
            P Tell me about being wrong.
            P When did a junior teach you?
            X Fake modesty. It shows in the second question.
            X Credit for everything. Nobody else is named.
        "#]],
    );
}

#[test]
fn two_levels_of_bullets_txt() {
    check(
        "two-levels-of-bullets.txt",
        r##"• Prompts
   o Tell me about chaos.
   o Describe order.
• Pitfalls
   o Lists for lists.
   o Tidy desk, messy plan.
"##,
        &expect![[r#"
            Two levels of bullets
            P Tell me about chaos.
            P Describe order.
            X Lists for lists.
            X Tidy desk, messy plan.
        "#]],
    );
}

#[test]
fn indented_items_txt() {
    check(
        "indented-items.txt",
        r##"Prompts
	- Tell me about chaos.
	- Describe order.
What they look for
	- Sorts first.
Pitfalls
	- Lists for lists.
"##,
        &expect![[r#"
            Indented items
            P Tell me about chaos.
            P Describe order.
            C Sorts first.
            X Lists for lists.
        "#]],
    );
}

#[test]
fn numbered_themes_html() {
    check(
        "numbered-themes.html",
        r##"<h1>Our principles and how we ask</h1><p>Every loop covers two.</p><h2>1. Candour</h2><p>We hold it dear.</p><h4>Questions</h4><ul><li>Tell me about a time you told bad news.</li></ul><h4>Red flags</h4><ul><li>Treats candour as a slogan.</li></ul><h2>2. Thrift</h2><p>We hold it dear.</p><h4>Questions</h4><ul><li>Tell me about a time you cut a cost without harm.</li></ul><h4>Red flags</h4><ul><li>Treats thrift as a slogan.</li></ul><h2>3. Depth</h2><p>We hold it dear.</p><h4>Questions</h4><ul><li>Tell me about a time you found the true cause.</li></ul><h4>Red flags</h4><ul><li>Treats depth as a slogan.</li></ul>"##,
        &expect![[r#"
            Our principles and how we ask
            P Tell me about a time you told bad news. #Candour
            P Tell me about a time you cut a cost without harm. #Thrift
            P Tell me about a time you found the true cause. #Depth
            X Treats candour as a slogan. #Candour
            X Treats thrift as a slogan. #Thrift
            X Treats depth as a slogan. #Depth
        "#]],
    );
}

#[test]
fn advice_behind_prompts_md() {
    check(
        "advice-behind-prompts.md",
        r##"Sure! Here are some behavioral interview questions about **resilience**, along with tips:

### 1. Questions
1. **Tell me about a time you were rejected.** – Keep it short.
2. **Describe a plan that failed twice.**

### 2. What Interviewers Look For
- **Recovery:** You came back within days.
- **Learning:** You changed one thing.

### 3. Common Mistakes
- **Blame:** Naming others.
- **Vagueness:** No dates.

### 4. Follow-Up Questions
- *"What would you do now?"* – Have the new plan.
- *"Who helped?"*

Let me know if you'd like sample answers!
"##,
        &expect![[r#"
            Advice behind prompts
            P Tell me about a time you were rejected.
            P Describe a plan that failed twice.
            C Recovery: You came back within days.
            C Learning: You changed one thing.
            X Blame: Naming others.
            X Vagueness: No dates.
            F What would you do now? -> Have the new plan.
            F Who helped? -> nothing
            ! 4 the text below a prompt is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn pictures_before_headings_txt() {
    check(
        "pictures-before-headings.txt",
        r##"🧭 Direction

🗣 Common prompts
👉 Tell me about a change of course.
👉 Describe a goal you set for others.

👀 What they look for
✅ One clear aim
✅ A way to notice drift

⚠️ Pitfalls
❌ Ten aims
❌ None

🔎 Follow-ups
❓ Who drifted? – Name the sign.
"##,
        &expect![[r#"
            Direction
            P Tell me about a change of course.
            P Describe a goal you set for others.
            C One clear aim
            C A way to notice drift
            X Ten aims
            X None
            F Who drifted? -> Name the sign.
        "#]],
    );
}
