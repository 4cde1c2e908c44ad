//! Printed pages, scans and wikis saved as text.

use expect_test::expect;

use super::check;

#[test]
fn print_txt() {
    check(
        "print.txt",
        "Interview Handbook                                             Page 1 of 3\n\
         \n\
                                 Earning trust\n\
         \n\
         Trust is lent, not owned. Panels therefore ask for the moment at which some-\n\
         body had a reason to doubt you.\n\
         \n\
         Interview questions\n\
         \n\
         1. Tell me about a time you had to rebuild a relation-\n\
            ship after a mistake of your own.\n\
         2. Describe a situation in which you disagreed with\n\
            the whole room.\n\
         3. How do you give feedback to someone who out-\n\
            ranks you?\n\
         \u{c}Interview Handbook                                             Page 2 of 3\n\
         \n\
         4. Tell me about a promise you could not keep and\n\
            what you did about it.\n\
         \n\
         What we look for\n\
         \n\
         • Owns the mistake without a \"but\".\n\
         • Repairs before explaining, and says what was\n\
           changed for good.\n\
         \n\
         Common mistakes\n\
         \n\
         • Praising oneself for being honest.\n\
         \u{c}Interview Handbook                                             Page 3 of 3\n\
         \n\
         • Telling a story in which the other side was simply\n\
           wrong.\n\
         \n\
         Follow-up questions\n\
         \n\
         • How did you know that the trust was back? – Name\n\
           the sign.\n",
        &expect![[r#"
            Earning trust
            P Tell me about a time you had to rebuild a relationship after a mistake of your own.
            P Describe a situation in which you disagreed with the whole room.
            P How do you give feedback to someone who outranks you?
            P Tell me about a promise you could not keep and what you did about it.
            C Owns the mistake without a "but".
            C Repairs before explaining, and says what was changed for good.
            X Praising oneself for being honest.
            X Telling a story in which the other side was simply wrong.
            F How did you know that the trust was back? -> Name the sign.
        "#]],
    );
}

#[test]
fn flat_print_txt() {
    check(
        "flat-print.txt",
        r##"Working with data
Interview guide, edition 4

QUESTIONS
Tell me about a number that changed your mind.
Describe a time when the data and your gut did not agree, and which
of the two you followed in the end.
How do you check a figure before you show it?

GREEN FLAGS
Says where the number came from.
Knows what was not measured.

RED FLAGS
Quotes a percentage without a base.

12
© Quiet Press
"##,
        &expect![[r#"
            Working with data
            P Tell me about a number that changed your mind.
            P Describe a time when the data and your gut did not agree, and which of the two you followed in the end.
            P How do you check a figure before you show it?
            C Says where the number came from.
            C Knows what was not measured.
            X Quotes a percentage without a base.
        "#]],
    );
}

#[test]
fn scan_txt() {
    check(
        "scan.txt",
        r##"CREATIVE PROBLEM SOLVING

lnterview questions

o Tell me about a time you solved a problem with
almost no budget.
o Describe an idea of yours that others laughed at .
o When did a detour turn out to be the way ?

What we look for

« A problem worth solving
« Ideas that were thrown away

Pitfalls

¢ The idea came from nowhere.
¢ No one else appears in the story.
"##,
        &expect![[r#"
            CREATIVE PROBLEM SOLVING
            P Tell me about a time you solved a problem with almost no budget.
            P Describe an idea of yours that others laughed at .
            P When did a detour turn out to be the way ?
            C A problem worth solving
            C Ideas that were thrown away
            X The idea came from nowhere.
            X No one else appears in the story.
        "#]],
    );
}

#[test]
fn wiki_txt() {
    check(
        "wiki.txt",
        r##"= Interviewing: Mentoring =
'''Mentoring''' is asked at level three and above.

== Questions ==
* Tell me about someone who grew because of you.
* Describe a time your advice was wrong.
# How do you choose whom to mentor?

== Signals ==
* The other person's goal comes first.
* Progress is shown, not claimed.

== Anti-patterns ==
* Mentoring as lecturing.
* ''"I just answered their questions."''

== Deep dives ==
* ''What did you learn from them?''

[[Category:Interviewing]]
"##,
        &expect![[r#"
            Interviewing: Mentoring
            P Tell me about someone who grew because of you.
            P Describe a time your advice was wrong.
            P How do you choose whom to mentor?
            C The other person's goal comes first.
            C Progress is shown, not claimed.
            X Mentoring as lecturing.
            X "I just answered their questions."
            F What did you learn from them? -> nothing
        "#]],
    );
}

#[test]
fn numbers_between_txt() {
    check(
        "numbers-between.txt",
        r##"1
Tell me about a handoff.
2
Describe a late night.
3
How do you rest?
"##,
        &expect![[r#"
            Numbers between
            P Tell me about a handoff.
            P Describe a late night.
            P How do you rest?
        "#]],
    );
}

#[test]
fn kept_hyphens_txt() {
    check(
        "kept-hyphens.txt",
        r##"Common prompts

- Tell me about a long-
  term plan that failed, and who was hurt by it.
- Describe a well-
  meant change that harmed some-
  body.
"##,
        &expect![[r#"
            Kept hyphens
            P Tell me about a long-term plan that failed, and who was hurt by it.
            P Describe a well-meant change that harmed somebody.
        "#]],
    );
}

#[test]
fn alternating_txt() {
    check(
        "alternating.txt",
        r##"Common prompts

Your worst week at work, and why.
Tell me about a good week.
A colleague you could not stand.
Describe a lucky break.

Red flags

Blames luck.
"##,
        &expect![[r#"
            Alternating
            P Your worst week at work, and why.
            P Tell me about a good week.
            P A colleague you could not stand.
            P Describe a lucky break.
            X Blames luck.
        "#]],
    );
}

#[test]
fn running_head_txt() {
    check(
        "running-head.txt",
        "Quiet Handbook\n\
         \n\
         Common prompts\n\
         \n\
         - Tell me about a small room.\n\
         \u{c}Quiet Handbook\n\
         \n\
         - Describe a large one.\n\
         \u{c}Quiet Handbook\n\
         \n\
         Red flags\n\
         \n\
         - Noise.\n",
        &expect![[r#"
            Quiet Handbook
            P Tell me about a small room.
            P Describe a large one.
            X Noise.
        "#]],
    );
}

#[test]
fn slides_txt() {
    check(
        "slides.txt",
        r##"Slide 1
Inclusion
How we interview for it

Slide 2
Questions
• Tell me about a voice that was missing.
• Describe a meeting you changed.

Slide 3
Signals
• Invites the quiet.
• Changes the format, not the people.

Slide 4
Red flags
• Speaks for others.
"##,
        &expect![[r#"
            Inclusion
            P Tell me about a voice that was missing.
            P Describe a meeting you changed.
            C Invites the quiet.
            C Changes the format, not the people.
            X Speaks for others.
        "#]],
    );
}
