//! Files of other programs: flash cards, outliners, markup for books, spreadsheets on the web, newsletters.

use expect_test::expect;

use super::check;

#[test]
fn flash_cards_txt() {
    check(
        "cards.txt",
        "#separator:tab\n#html:true\n#tags column:3\n\
         Tell me about a <b>leak</b>.\tthe attic\troofs\nDescribe a frost.<br>\tMay &amp; June\tbeds\n\
         How do you rest?\t\tbeds\n",
        &expect![[r#"
            Cards
            P Tell me about a leak. #roofs
            P Describe a frost. #beds
            P How do you rest? #beds
        "#]],
    );
}

#[test]
fn org_outline() {
    check(
        "roofs.org",
        "#+TITLE: Roofs\n#+STARTUP: overview\n\n* Prompts :work:\n:PROPERTIES:\n:ID: 12\n:END:\n\
         ** TODO Tell me about a leak.\n   SCHEDULED: <2025-01-01>\n** DONE Describe a mess.\n\
         * Look for\n- Care\n- [ ] Speed\n* Red flags\n1. Haste\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Describe a mess.
            C Care
            C Speed
            X Haste
        "#]],
    );
}

#[test]
fn opml_outline() {
    let body = r#"<outline text="Prompts"><outline text="Tell me about a leak &amp; a mess." _note="attic"/>
        <outline text='What broke?'></outline></outline><outline text="Look for"><outline text="Care"/></outline>"#;
    let expected = expect![[r#"
        Roofs
        P Tell me about a leak & a mess.
        P What broke?
        C Care
    "#]];
    let head =
        "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>Roofs</title></head><body>";
    check(
        "roofs.opml",
        &format!("{head}{body}</body></opml>"),
        &expected,
    );
    check(
        "roofs.opml",
        &format!("{head}<outline text=\"Roofs\">{body}</outline></body></opml>")
            .replace("<title>Roofs</title>", ""),
        &expected,
    );
    let deep = "<outline text=\"x\">".repeat(300);
    check(
        "deep.opml",
        &format!("{head}{deep}"),
        &expect![[r#"
        refused: line 1 is nested deeper than 256 outlines
        save the outline as plain text
    "#]],
    );
}

#[test]
fn counted_items_of_markup() {
    for sign in ["#. ", ". "] {
        check(
            "roofs.txt",
            &format!(
                "Questions\n=========\n\n{sign}Tell me about a leak.\n{sign}Describe a mess.\n"
            ),
            &expect![[r#"
                Roofs
                P Tell me about a leak.
                P Describe a mess.
            "#]],
        );
    }
}

#[test]
fn letters_above_a_sheet_html() {
    check(
        "sheet.html",
        "<title>Prep - Sheets</title><table><thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody>\
         <tr><th>1</th><td>Topic</td><td>Question</td></tr><tr><th>2</th><td>Roofs</td><td>Tell me about a leak.</td></tr>\
         <tr><th>3</th><td>Beds</td><td>Describe a frost.</td></tr></tbody></table>",
        &expect![[r#"
            Prep
            P Tell me about a leak. #Roofs
            P Describe a frost. #Beds
        "#]],
    );
}

#[test]
fn a_page_about_one_question() {
    let body = "<h2>What interviewers look for</h2><ul><li>A date</li></ul><h2>Weak answer</h2><p>It rained.</p>\
                <h2>Similar questions</h2><ul><li><a href=\"/f\">Describe a frost.</a></li></ul>\
                <h2>Asked by</h2><p>Fernway, Copperline, and Tidegate</p>";
    let expected = expect![[r#"
        Tell me about a leak
        P Tell me about a leak
        C A date
        S weak Tell me about a leak @1 [-|-|It rained.|-] []
        R describe-a-frost
        K Fernway
        K Copperline
        K Tidegate
        ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
        ! 1 sample 1 does not say why it is weak
    "#]];
    check(
        "leak.html",
        &format!("<title>Tell me about a leak | Panels</title><h1>Tell me about a leak</h1>{body}"),
        &expected,
    );
    check(
        "leak.html",
        &format!("<h1>Tell me about a leak</h1>{body}"),
        &expected,
    );
}

#[test]
fn a_title_that_speaks_of_questions_beats_the_one_in_the_head() {
    check(
        "roofs.html",
        "<title>20 Questions - Panels</title><h1>Interview questions about roofs</h1><p>Use these.</p>\
         <p><b>1. Tell me about a leak.</b><br>Look for: a date.</p><p><b>2. Describe a mess.</b><br>Look for: care.</p>",
        &expect![[r#"
            Interview questions about roofs
            P Tell me about a leak.
            P Describe a mess.
            C a date.
            C care.
        "#]],
    );
}

#[test]
fn digits_on_keys_below_a_line_with_a_sign() {
    check(
        "post.txt",
        "\u{1f525} I have judged two hundred roofs, and these questions come up every time:\n\n\
         1\u{fe0f}\u{20e3} Tell me about a leak.\n2\u{fe0f}\u{20e3} Describe a mess.\n\n\
         What I look for:\n\n\u{2705} Care\n\u{2705} Speed\n",
        &expect![[r#"
            Post
            P Tell me about a leak.
            P Describe a mess.
            C Care
            C Speed
        "#]],
    );
}

#[test]
fn numbers_within_numbers_within_numbers() {
    check(
        "book.txt",
        "Handbook, chapter 4: Roofs\n\n4.1 Purpose\nRoofs keep us dry.\n\n4.2 Questions\n\
         4.2.1 Tell me about a leak.\n4.2.2 What broke?\n\n4.3 Evaluation\n4.3.1 A date is named.\n\n\
         4.4 Common errors\n4.4.1 Haste.\n",
        &expect![[r#"
            Handbook, chapter 4: Roofs
            P Tell me about a leak.
            P What broke?
            C A date is named.
            X Haste.
        "#]],
    );
}

#[test]
fn a_newsletter_with_its_buttons() {
    check(
        "letter.txt",
        "Subscribe\nSign in\nShare this post\n\nRoofs: what panels ask\n\nMar 03, 2025\n\n12\n\nShare\n\nThe questions\n\n\
         Tell me about a leak.\n\nDescribe a mess.\n\nThe traps\n\nHaste in the rain.\n\n\
         Thanks for reading! Subscribe for more.\n\n12 Likes\n",
        &expect![[r#"
            Roofs: what panels ask
            P Tell me about a leak.
            P Describe a mess.
            X Haste in the rain.
        "#]],
    );
}

#[test]
fn a_forum_post_below_name_and_age() {
    check(
        "post.txt",
        "r/roofs\n•\n3 mo. ago\nquietotter\nQuestions I was asked at a roofing firm\n\nThree people, one hour.\n\n\
         - Tell me about a leak.\n- Describe a mess.\n",
        &expect![[r#"
            Questions I was asked at a roofing firm
            P Tell me about a leak.
            P Describe a mess.
        "#]],
    );
}

#[test]
fn panels_of_tabs_html() {
    check(
        "tabs.html",
        "<h1>Roofs</h1><div role=tabpanel><h2>Questions</h2><ul><li>Tell me about a leak.</li></ul></div>\
         <div role=tabpanel style=\"display:none\"><h2>Red flags</h2><ul><li>Haste</li></ul></div>\
         <div style=\"display:none\"><h2>Look for</h2><ul><li>Nothing here</li></ul></div>",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            X Haste
        "#]],
    );
}

#[test]
fn questions_with_their_rubric_and_answers_json() {
    check(
        "kit.json",
        r#"{"competency": "Roofs", "questions": [
            {"question": "Tell me about a leak.", "rubric": {"strong": ["Names the day"], "weak": ["Blames rain"]},
             "probes": [{"question": "Who paid?", "tip": "Name the sum."}],
             "example_answers": [{"quality": "good", "text": "I climbed at once."}, {"quality": "bad", "text": "It rained."}]},
            {"question": "Describe a mess.", "sampleAnswers": {"strong": "I swept.", "weak": "I left."}}]}"#,
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Describe a mess.
            C Names the day
            X Blames rain
            F Who paid? -> Name the sum.
            S strong Tell me about a leak. @1 [-|-|I climbed at once.|-] []
            S weak Tell me about a leak. @1 [-|-|It rained.|-] []
            S strong Describe a mess. @2 [-|-|I swept.|-] []
            S weak Describe a mess. @2 [-|-|I left.|-] []
            ! 4 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 4 sample 1 does not say why it is strong
            ! 4 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 4 sample 2 does not say why it is weak
            ! 5 sample 3 names no situation, task, action or result: its text is kept as the action
            ! 5 sample 3 does not say why it is strong
            ! 5 sample 4 names no situation, task, action or result: its text is kept as the action
            ! 5 sample 4 does not say why it is weak
        "#]],
    );
}

#[test]
fn marked_up_questions_json() {
    check(
        "faq.json",
        r#"{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
            {"@type": "Question", "name": "Tell me about a leak.", "acceptedAnswer": {"@type": "Answer", "text": "Say when."}}]}"#,
        &expect![[r#"
            Tell me about a leak.
            P Tell me about a leak.
            ! 2 unknown heading "text": what stands below it is left out
        "#]],
    );
}

#[test]
fn a_stated_level_has_no_track() {
    check(
        "roofs.yaml",
        "title: Roofs\nlevel: intermediate\nprompts:\n  - Tell me about a leak.\ncriteria:\n  - Care\n",
        &expect![[r#"
            Roofs | intermediate
            P Tell me about a leak.
            C Care
        "#]],
    );
}

#[test]
fn headings_in_more_languages() {
    for (prompts, criteria, pitfalls, probes) in [
        (
            "Perguntas comuns",
            "O que os entrevistadores avaliam",
            "Erros comuns",
            "Perguntas de acompanhamento",
        ),
        (
            "Domande frequenti",
            "Cosa valutano i selezionatori",
            "Errori da evitare",
            "Domande di approfondimento",
        ),
        (
            "Veelgestelde vragen",
            "Wat beoordeeld wordt",
            "De valkuilen",
            "Mogelijke vervolgvragen",
        ),
    ] {
        let page = format!(
            "# Mut\n\n## {prompts}\n- Eins?\n\n## {criteria}\n- Zwei\n\n## {pitfalls}\n- Drei\n\n## {probes}\n- Vier?\n"
        );
        check(
            "mut.md",
            &page,
            &expect![[r#"
                Mut
                P Eins?
                C Zwei
                X Drei
                F Vier? -> nothing
            "#]],
        );
    }
}
