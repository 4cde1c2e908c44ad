//! Kinds of pages that hold more than a list: guides to be filled in, dialogues, answers side by side.

use expect_test::expect;

use super::check;

#[test]
fn a_guide_to_be_filled_in() {
    check(
        "guide.txt",
        "Guide to roofs\nCompetency: Care\n\nPrimary question:\nTell me about a leak.\n\n\
         Secondary questions:\nWho saw it?\nWhat broke?\n\nPositive indicators:\nA date\nA cost\n\n\
         Negative indicators:\nBlame\nHaste\n\nNotes: ________\n\nRating:  1   2   3   4   5\n",
        &expect![[r#"
            Guide to roofs
            P Tell me about a leak.
            C A date
            C A cost
            X Blame
            X Haste
            F Who saw it? -> nothing
            F What broke? -> nothing
        "#]],
    );
}

#[test]
fn a_title_that_sounds_like_an_advertisement() {
    check(
        "mock.md",
        "# Mock interview: roofs\n\n**Interviewer:** Tell me about a leak.\n\n**Me:** It rained.\n\n\
         **Interviewer:** Describe a mess.\n\n**Me:** I swept.\n",
        &expect![[r#"
            Mock interview: roofs
            P Tell me about a leak.
            P Describe a mess.
            ! 3 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn strong_beside_weak_below_their_question() {
    check(
        "beside.html",
        "<h1>Care</h1><h2>The question</h2><p>Tell me about a leak.</p>\
         <table><tr><th>Good answer</th><th>Bad answer</th></tr><tr><td>I climbed at once.</td><td>It rained</td></tr></table>\
         <h2>Red flags</h2><ul><li>Haste</li></ul>",
        &expect![[r#"
            Care
            P Tell me about a leak.
            X Haste
            S strong Tell me about a leak. @1 [-|-|I climbed at once.|-] []
            S weak Tell me about a leak. @1 [-|-|It rained|-] []
            ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 1 does not say why it is strong
            ! 1 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 2 does not say why it is weak
        "#]],
    );
}

#[test]
fn strong_beside_weak_among_the_answers() {
    check(
        "beside.md",
        "# Care\n\n## Questions\n- Tell me about a leak.\n- Describe a mess.\n\n## Sample answers\n\n\
         | Question | Strong answer | Weak answer |\n|---|---|---|\n| Tell me about a leak. | I climbed. | It rained. |\n\
         | Describe a mess. | I swept. | |\n",
        &expect![[r#"
            Care
            P Tell me about a leak.
            P Describe a mess.
            S strong Tell me about a leak. @1 [-|-|I climbed.|-] []
            S weak Tell me about a leak. @1 [-|-|It rained.|-] []
            S strong Describe a mess. @2 [-|-|I swept.|-] []
            ! 11 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 11 sample 1 does not say why it is strong
            ! 11 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 11 sample 2 does not say why it is weak
            ! 12 sample 3 names no situation, task, action or result: its text is kept as the action
            ! 12 sample 3 does not say why it is strong
        "#]],
    );
}

#[test]
fn strong_and_weak_columns_beside_questions() {
    check(
        "beside.csv",
        "Question,Strong answer,Weak answer\nTell me about a leak.,I climbed.,It rained.\nDescribe a mess.,I swept.,\n",
        &expect![[r#"
            Beside
            P Tell me about a leak.
            P Describe a mess.
            S strong Tell me about a leak. @1 [-|-|I climbed.|-] []
            S weak Tell me about a leak. @1 [-|-|It rained.|-] []
            S strong Describe a mess. @2 [-|-|I swept.|-] []
            ! 2 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 2 sample 1 does not say why it is strong
            ! 2 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 2 sample 2 does not say why it is weak
            ! 3 sample 3 names no situation, task, action or result: its text is kept as the action
            ! 3 sample 3 does not say why it is strong
        "#]],
    );
}

#[test]
fn what_a_good_answer_includes_is_no_answer() {
    check(
        "prep.txt",
        "*** CARE ***\n\nQ1. Tell me about a leak.\nGood answer includes: a date.\nA weak answer shows: blame.\n\
         Watch out for: haste.\n\nQ2. Describe a mess.\nGood answers should: name a cost.\n",
        &expect![[r#"
            CARE
            P Tell me about a leak.
            P Describe a mess.
            C a date.
            C name a cost.
            X blame.
            X haste.
        "#]],
    );
}

#[test]
fn an_answer_in_german() {
    check(
        "mut.html",
        "<h1>Mut</h1><h2>M\u{f6}gliche Fragen</h2><ul><li>Wie fragen Sie um Hilfe?</li></ul>\
         <h2>Das wollen Personaler h\u{f6}ren</h2><ul><li>Ehrlichkeit</li></ul><h2>Beispielantwort</h2>\
         <p>Frage: Wie fragen Sie um Hilfe?</p><p>Ich rief den Hersteller an. Am Abend lief die Maschine.</p>",
        &expect![[r#"
            Mut
            P Wie fragen Sie um Hilfe?
            C Ehrlichkeit
            S strong Wie fragen Sie um Hilfe? @1 [-|-|Ich rief den Hersteller an. Am Abend lief die Maschine.|-] []
            ! 1 sample 1 has no verdict: taken as strong
            ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn entities_in_plain_text() {
    check(
        "care.txt",
        "Care\n\nCommon prompts:\n1) Tell me about a leak &amp; a mess.\n2) What&#39;s your worst roof?\n\n\
         What we&#39;re looking for:\na) a date\nb) a cost\n\nBeware\n- haste\n",
        &expect![[r#"
            Care
            P Tell me about a leak & a mess.
            P What's your worst roof?
            C a date
            C a cost
            X haste
        "#]],
    );
}

#[test]
fn a_wrapped_line_with_a_colon_and_a_heading_about_form() {
    check(
        "care.txt",
        "Care\n\nCommon prompts\n\n\
         • Tell me about a customer who\ncounted your mistakes: what did you say to that one?\n\
         • Describe a mess.\n\nHow your answer should be structured\n\n• Situation\n• Result\n",
        &expect![[r#"
            Care
            P Tell me about a customer who counted your mistakes: what did you say to that one?
            P Describe a mess.
            ! 9 unknown heading "How your answer should be structured": its 2 items are left out
        "#]],
    );
}

#[test]
fn cells_that_stand_in_several_rows() {
    check(
        "matrix.html",
        "<h1>Matrix</h1><table><tr><td>Competency</td><td>Question</td><td>Look for</td></tr>\
         <tr><td rowspan=2>Drive</td><td>Tell me about a goal.</td><td>A date</td></tr>\
         <tr><td>Describe a setback.</td><td>A return</td></tr>\
         <tr><td>Care</td><td rowspan=\"2\">When did you help last?</td><td>Eyes</td></tr>\
         <tr><td>Care</td><td>Hands</td></tr></table>",
        &expect![[r#"
            Matrix
            P Tell me about a goal. #Drive
            P Describe a setback. #Drive
            P When did you help last? #Care
            C A date #Drive
            C A return #Drive
            C Eyes #Care
            C Hands #Care
        "#]],
    );
}

#[test]
fn why_it_is_asked_is_no_question() {
    check(
        "care.html",
        "<h1>Care</h1><h2>Why interviewers ask about care</h2><p>They want care.</p>\
         <h2>Variations of the question</h2><ul><li>Tell me about a leak.</li></ul>",
        &expect![[r#"
            Care
            P Tell me about a leak.
        "#]],
    );
}
