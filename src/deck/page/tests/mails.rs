//! Mails and threads saved as text.

use expect_test::expect;

use super::check;

#[test]
fn mail_txt() {
    check(
        "mail.txt",
        r##"From: recruiting@northbarn.example
To: candidate@mail.example
Date: Tue, 4 Mar 2025 09:12:44 +0000
Subject: Your interview on Thursday: what to expect
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello,

thank you for your time last week. On Thursday you will meet two people for
an hour. So that nothing comes as a surprise, here is what they may ask:

  * Tell us about a time you worked with an unhappy customer.
  * Describe a decision you took back.
  * When did you last learn something from a junior colleague?

What we look for:

  * Clear words
  * Your own part in the work

Please bring nothing but yourself.

Kind regards,
The recruiting desk

--
Northbarn Ltd, 4 Mill Lane
This message is confidential.
"##,
        &expect![[r#"
            Your interview on Thursday: what to expect
            P Tell us about a time you worked with an unhappy customer.
            P Describe a decision you took back.
            P When did you last learn something from a junior colleague?
            C Clear words
            C Your own part in the work
        "#]],
    );
}

#[test]
fn forwarded_mail_txt() {
    check(
        "forwarded-mail.txt",
        r##"Fyi, see below. Good luck!

---------- Forwarded message ---------
From: a friend <friend@mail.example>
Date: Mon, 3 Mar 2025 at 18:40
Subject: questions from my loop
To: me <me@mail.example>

> Hi, as promised:
>
> 1. Tell me about a launch that went wrong.
> 2. Describe the best team you were on, and what you did
>    to make it so.
> 3. How do you keep a promise when things change?
>
> Best
"##,
        &expect![[r#"
            questions from my loop
            P Tell me about a launch that went wrong.
            P Describe the best team you were on, and what you did to make it so.
            P How do you keep a promise when things change?
        "#]],
    );
}

#[test]
fn forum_txt() {
    check(
        "forum.txt",
        r##"r/interviewroom
•
4 mo. ago
grey_otter

Behavioral questions from my onsite (five rounds)
Discussion

Sharing since this place helped me. Questions I was asked:

1. Tell me about a time you had to say no to your manager.
2. Describe a project where the goal moved.
3. Tell me about someone you helped grow.
4. How do you deal with a teammate who does not answer?

Hope it helps!

Upvote
87
Downvote

23
comments

Share
tin_cup
•
4mo ago
Number two is so common. Prepare it.

Upvote
12
Downvote

Reply

reply
Share
moss_and_stone
•
3mo ago
Was it the same panel for all rounds?
"##,
        &expect![[r#"
            Behavioral questions from my onsite (five rounds)
            P Tell me about a time you had to say no to your manager.
            P Describe a project where the goal moved.
            P Tell me about someone you helped grow.
            P How do you deal with a teammate who does not answer?
        "#]],
    );
}

#[test]
fn no_mail_txt() {
    check(
        "no-mail.txt",
        r##"Interview notes
From: the panel of May

- Tell me about a handoff.
- Describe a late night.
"##,
        &expect![[r#"
            Interview notes
            P Tell me about a handoff.
            P Describe a late night.
        "#]],
    );
}
