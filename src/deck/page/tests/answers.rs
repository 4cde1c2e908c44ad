//! Sample answers in many forms: verdicts, signs, tables, dialogues.

use expect_test::expect;

use super::check;

#[test]
fn strong_dot_txt() {
    check(
        "strong-dot.txt",
        r##"Invent and simplify

Common prompts
- Tell me about a process you made shorter.
- Describe an idea you borrowed from another field.

Sample answers

Strong. The one-page form

Prompt: Tell me about a process you made shorter.
Situation
New suppliers filled in nine pages.
Task
I was asked to halve the wait.
Action
I sat with three suppliers and struck every line nobody used.
Result
One page; the wait fell from twelve days to two.

Weak. We brainstormed

Prompt: Describe an idea you borrowed.
Situation
We needed ideas.
Task
Find some.
Action
We had a workshop.
Result
People liked it.

Common pitfalls
- Inventing where nothing was needed.
"##,
        &expect![[r#"
            Invent and simplify
            P Tell me about a process you made shorter.
            P Describe an idea you borrowed from another field.
            X Inventing where nothing was needed.
            S strong The one-page form @1 [New suppliers filled in nine pages.|I was asked to halve the wait.|I sat with three suppliers and struck every line nobody used.|One page; the wait fell from twelve days to two.] []
            S weak We brainstormed @2? [We needed ideas.|Find some.|We had a workshop.|People liked it.] []
            ! 9 sample 1 does not say why it is strong
            ! 21 sample 2 does not say why it is weak
            ! 21 sample 2 asks a paraphrase of prompt 2: linked to it
        "#]],
    );
}

#[test]
fn ticked_titles_txt() {
    check(
        "ticked-titles.txt",
        r##"Backbone

Questions
- Tell me about a time you spoke against your director.
- Describe a decision you carried although you were against it.

Example answers

✓ The red launch
Question: Tell me about a time you spoke against your director.
Situation: The launch had two open faults that could lose data.
Task: I owned quality.
Action: I showed both faults live and offered a date five days later.
Result: We shipped five days later and lost nothing.

✗ I always speak up
Question: Describe a decision you carried although you were against it.
Situation: There was a plan.
Task: I was against it.
Action: I said so.
Result: We did it anyway.

Red flags
- Nobody was ever against the candidate.
"##,
        &expect![[r#"
            Backbone
            P Tell me about a time you spoke against your director.
            P Describe a decision you carried although you were against it.
            X Nobody was ever against the candidate.
            S strong The red launch @1 [The launch had two open faults that could lose data.|I owned quality.|I showed both faults live and offered a date five days later.|We shipped five days later and lost nothing.] []
            S weak I always speak up @2 [There was a plan.|I was against it.|I said so.|We did it anyway.] []
            ! 9 sample 1 does not say why it is strong
            ! 16 sample 2 does not say why it is weak
        "#]],
    );
}

#[test]
fn parts_in_tables_html() {
    check(
        "parts-in-tables.html",
        r##"<html><head><title>Delegation</title></head><body><article><h1>Delegation</h1>
<h2>Typical questions</h2><ul><li>Tell me about work you gave away and took back.</li><li>How do you choose who does what?</li></ul>
<h2>Model answers</h2>
<h3>Good answer: The report rota</h3>
<p>Question: How do you choose who does what?</p>
<table><tr><th>Situation</th><td>Four analysts, one report that everyone feared.</td></tr><tr><th>Task</th><td>I had to make it nobody's burden.</td></tr><tr><th>Action</th><td>I paired a novice with an old hand each week.</td></tr><tr><th>Result</th><td>After a quarter all four could write it in half a day.</td></tr></table>
<h3>Bad answer: I do it myself</h3>
<p>Question: Tell me about work you gave away and took back.</p>
<table><tr><th>Situation</th><th>Task</th><th>Action</th><th>Result</th></tr><tr><td>The work came back poor.</td><td>It had to be done.</td><td>I did it at night.</td><td>It was done.</td></tr></table>
<h2>Things to avoid</h2><ul><li>Calling control care.</li></ul></article></body></html>"##,
        &expect![[r#"
            Delegation
            P Tell me about work you gave away and took back.
            P How do you choose who does what?
            X Calling control care.
            S strong The report rota @2 [Four analysts, one report that everyone feared.|I had to make it nobody's burden.|I paired a novice with an old hand each week.|After a quarter all four could write it in half a day.] []
            S weak I do it myself @1 [The work came back poor.|It had to be done.|I did it at night.|It was done.] []
            ! 4 sample 1 does not say why it is strong
            ! 7 sample 2 does not say why it is weak
        "#]],
    );
}

#[test]
fn answers_side_by_side_md() {
    check(
        "answers-side-by-side.md",
        r##"# Repair

## Questions
- Tell me about a leak.
- Describe a mess.

## Sample answers

| | Weak answer | Strong answer |
|---|---|---|
| Situation | It leaked. | The main pipe burst at five in the morning. |
| Task | Fix it. | I was the only one with a key. |
| Action | I fixed it. | I shut the main and called both plumbers. |
| Result | Fixed. | Dry in an hour; no stock was lost. |
"##,
        &expect![[r#"
            Repair
            P Tell me about a leak.
            P Describe a mess.
            S weak Sample 1 @none [It leaked.|Fix it.|I fixed it.|Fixed.] []
            S strong Sample 2 @none [The main pipe burst at five in the morning.|I was the only one with a key.|I shut the main and called both plumbers.|Dry in an hour; no stock was lost.] []
            ! 9 sample 1 does not say why it is weak
            ! 9 sample 2 does not say why it is strong
        "#]],
    );
}

#[test]
fn dialogue_md() {
    check(
        "dialogue.md",
        r##"# Handling pressure

## Questions

- Tell me about a day when everything broke at once.
- How do you work when the clock is visible?

## Example answers

### Strong answer: Three alarms

**Interviewer:** Tell me about a day when everything broke at once.

**Candidate:** On the last day of a quarter three systems failed within an hour. I was the only senior person in the office. I wrote the three on a board, gave two away and took the one with customers waiting. By six all were up, and no order was lost.

**Interviewer:** What did you learn?

**Candidate:** That giving work away is the first step, not the last.

### Weak answer: I stay calm

**Interviewer:** How do you work when the clock is visible?

**Candidate:** I am always calm and just work through it.

## Pitfalls

- Claiming never to feel it.
"##,
        &expect![[r#"
            Handling pressure
            P Tell me about a day when everything broke at once.
            P How do you work when the clock is visible?
            X Claiming never to feel it.
            S strong Three alarms @1 [-|-|On the last day of a quarter three systems failed within an hour. I was the only senior person in the office. I wrote the three on a board, gave two away and took the one with customers waiting. By six all were up, and no order was lost.
            Interviewer: What did you learn?
            That giving work away is the first step, not the last.|-] []
            S weak I stay calm @2 [-|-|I am always calm and just work through it.|-] []
            ! 10 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 10 sample 1 does not say why it is strong
            ! 20 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 20 sample 2 does not say why it is weak
        "#]],
    );
}

#[test]
fn questions_and_answers_md() {
    check(
        "questions-and-answers.md",
        r##"# Nerves

## Common questions

- Tell me about stage fright.
- How do you calm a room?

## Sample answers

**Interviewer:** Tell me about stage fright.

**Candidate:** My first talk went badly. I wrote cards and rehearsed them four times with a friend. The second talk went well.

**Interviewer:** How do you calm a room?

**Candidate:** I wait.
"##,
        &expect![[r#"
            Nerves
            P Tell me about stage fright.
            P How do you calm a room?
            S strong Tell me about stage fright. @1 [-|-|My first talk went badly. I wrote cards and rehearsed them four times with a friend. The second talk went well.|-] []
            S strong How do you calm a room? @2 [-|-|I wait.|-] []
            ! 10 sample 1 has no verdict: taken as strong
            ! 10 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 10 sample 1 does not say why it is strong
            ! 14 sample 2 has no verdict: taken as strong
            ! 14 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 14 sample 2 does not say why it is strong
        "#]],
    );
}

#[test]
fn ticks_among_reasons_txt() {
    check(
        "ticks-among-reasons.txt",
        r##"Steadiness

Common prompts
- Tell me about a storm at work.

Sample answers

Strong: The night shift

Prompt: Tell me about a storm at work.
Situation: The mill lost power at night.
Task: I led the shift.
Action: I sent half home and rotated the rest.
Result: The line ran again at six.
Why this works
✓ Names the risk.
✓ Ends with a fact.

Weak: Calm as ever

Prompt: Tell me about a storm at work.
Situation: It was hectic.
Task: Keep calm.
Action: I kept calm.
Result: It passed.
Why this is weak
✗ Nothing happens.
"##,
        &expect![[r#"
            Steadiness
            P Tell me about a storm at work.
            S strong The night shift @1 [The mill lost power at night.|I led the shift.|I sent half home and rotated the rest.|The line ran again at six.] ["Names the risk.", "Ends with a fact."]
            S weak Calm as ever @1 [It was hectic.|Keep calm.|I kept calm.|It passed.] ["Nothing happens."]
        "#]],
    );
}

#[test]
fn ticks_before_items_txt() {
    check(
        "ticks-before-items.txt",
        r##"Clarity

Common prompts
✓ Tell me about a text you rewrote.
✓ Describe a message that was misread.

Pitfalls
✗ Long words.
✗ No main point.
"##,
        &expect![[r#"
            Clarity
            P Tell me about a text you rewrote.
            P Describe a message that was misread.
            X Long words.
            X No main point.
        "#]],
    );
}

#[test]
fn verdict_words_in_a_story_txt() {
    check(
        "verdict-words-in-a-story.txt",
        r##"Patience

Common prompts
- Tell me about a long wait.

Sample answers

STRONG
The slow vendor
Prompt: Tell me about a long wait.
Situation
A vendor was late. Good. We had time to test.
Task
Keep the team busy.
Action
I drew up a list.
Strong. Simple. It worked
Result
The vendor came in May.
"##,
        &expect![[r#"
            Patience
            P Tell me about a long wait.
            S strong The slow vendor @1 [A vendor was late. Good. We had time to test.|Keep the team busy.|I drew up a list.
            Strong. Simple. It worked|The vendor came in May.] []
            ! 8 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn lettered_parts_md() {
    check(
        "lettered-parts.md",
        r##"# Delegating

## Questions
1. Tell me about handing over a task.

## Sample Answers

### ✅ Strong Answer
> **Q:** Tell me about handing over a task.
>
> **S:** The newsletter took me a day each week.
> **T:** I had to free that day.
> **A:** I wrote a checklist and sat beside a colleague twice.
> **R:** It now takes her half a day.

**Why it works:** Concrete, and the colleague gains too.

### ❌ Weak Answer
> **Q:** Tell me about handing over a task.
>
> I gave it to someone and it went fine.

**Why it doesn't work:** No detail.
"##,
        &expect![[r#"
            Delegating
            P Tell me about handing over a task.
            S strong Tell me about handing over a task. @1 [The newsletter took me a day each week.|I had to free that day.|I wrote a checklist and sat beside a colleague twice.|It now takes her half a day.] ["Concrete, and the colleague gains too."]
            S weak Tell me about handing over a task. @1 [-|-|I gave it to someone and it went fine.|-] ["No detail."]
            ! 18 sample 2 names no situation, task, action or result: its text is kept as the action
        "#]],
    );
}
