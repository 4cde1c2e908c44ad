//! Pages as tools write them: exports, interfaces, sheets, print, and what breaks on the way.

use expect_test::expect;

use super::{check, read_text};

#[test]
fn headings_in_other_languages() {
    for (prompts, criteria, pitfalls, probes) in [
        (
            "Typische Fragen",
            "Worauf Interviewer achten",
            "Stolpersteine",
            "Rückfragen",
        ),
        (
            "Beispielfragen",
            "Was bewertet wird",
            "Was Sie vermeiden sollten",
            "Mögliche Nachfragen",
        ),
        (
            "Questions types",
            "Ce que les recruteurs évaluent",
            "Erreurs à éviter",
            "Questions de relance",
        ),
        (
            "Exemples de questions d'entretien",
            "Critères d'évaluation",
            "Pièges",
            "Questions de suivi",
        ),
        (
            "Preguntas típicas",
            "Qué evalúan",
            "Errores frecuentes",
            "Preguntas de seguimiento",
        ),
        (
            "Preguntas de entrevista",
            "Qué buscan",
            "Señales de alerta",
            "Posibles preguntas de seguimiento",
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

#[test]
fn a_heading_of_an_answer_is_no_question() {
    for heading in [
        "Example of a good answer",
        "An example of a strong response",
    ] {
        check(
            "roofs.html",
            &format!(
                "<h1>Roofs</h1><h2>Questions</h2><ul><li>Tell me about a leak.</li></ul><h2>{heading}</h2>\
                 <p>Question: Tell me about a leak.</p><p>Situation: Rain.</p><p>Task: Dry it.</p>\
                 <p>Action: I climbed.</p><p>Result: Dry.</p><p>Why it works: short.</p>"
            ),
            &expect![[r#"
                Roofs
                P Tell me about a leak.
                S strong Tell me about a leak. @1 [Rain.|Dry it.|I climbed.|Dry.] ["short."]
            "#]],
        );
    }
}

#[test]
fn a_heading_that_is_not_closed() {
    check(
        "roofs.html",
        "<h1>Roofs</h1><h2>Questions</h2><ul><li>Tell me about a leak.</li></ul>\
         <h2>What interviewers look for<h2><ul><li>Care<li>Speed</ul><h2>Pitfalls</h2><ul><li>Haste</li></ul>",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            C Care
            C Speed
            X Haste
        "#]],
    );
}

#[test]
fn tables_of_contents() {
    let expected = expect![[r#"
        Roofs
        P Tell me about a leak.
        C Care
    "#]];
    check(
        "roofs.md",
        "# Roofs\n\n- [Questions](#questions)\n- [What they look for](#look)\n- [More](#more)\n\n\
         ## Questions\n- Tell me about a leak.\n\n## What they look for\n- Care\n",
        &expected,
    );
    check(
        "roofs.html",
        "<h1>Roofs</h1><div><ul><li><a href=\"#a\">Questions</a></li><li><a href=\"#b\">Scoring</a></li></ul></div>\
         <h2>Questions</h2><ul><li>Tell me about a leak.</li></ul><h2>What they look for</h2><ul><li>Care</li></ul>",
        &expected,
    );
}

#[test]
fn links_to_questions_elsewhere_in_the_page_are_kept() {
    check(
        "roofs.md",
        "# Roofs\n\n## Questions\n- [Tell me about a leak.](#leak)\n- [Describe a mess.](#mess)\n\n## Red flags\n- Haste\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Describe a mess.
            X Haste
        "#]],
    );
}

#[test]
fn bullets_of_a_symbol_font() {
    let item = |sign: &str, text: &str| {
        format!(
            "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Wingdings'>\
             <span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span>\
             <![endif]>{text}<o:p></o:p></p>"
        )
    };
    let page = format!(
        "<p class=MsoTitle>Roofs</p><p><b>Questions</b></p>{}{}<p><b>Red flags</b></p>{}{}",
        item("§", "Tell me about a leak."),
        item("§", "Describe a mess."),
        item("Ø", "Haste"),
        item("o", "blame"),
    );
    check(
        "roofs.htm",
        &page,
        &expect![[r#"
        Roofs
        P Tell me about a leak.
        P Describe a mess.
        X Haste
        X blame
    "#]],
    );
}

#[test]
fn signals_side_by_side() {
    check(
        "roofs.md",
        "# Roofs\n\n## Questions\n- Tell me about a leak.\n\n## Signals\n\n| Strong signals | Weak signals |\n|---|---|\n\
         | Names the cost | Blames rain |\n| Shares the credit | |\n| | Waits |\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            C Names the cost
            C Shares the credit
            X Blames rain
            X Waits
        "#]],
    );
}

#[test]
fn a_sheet_with_its_title_above() {
    let expected = expect![[r#"
        Question bank, spring
        P Tell me about a leak. #Roofs
        P Describe a frost. #Beds
    "#]];
    check(
        "sheet.tsv",
        "Question bank, spring\t\t\n\t\t\nTheme\tQuestion\tDone?\nRoofs\tTell me about a leak.\ty\nBeds\tDescribe a frost.\t\n",
        &expected,
    );
    check(
        "sheet.csv",
        "\"Question bank, spring\",,\nfor the panel,,\nTheme,Question,Done?\nRoofs,Tell me about a leak.,y\nBeds,Describe a frost.,\n",
        &expected,
    );
}

#[test]
fn titles_with_details_json() {
    check(
        "roofs.json",
        r#"{"title": "Roofs", "description": "About leaks.", "prompts": ["Tell me about a leak."],
            "pitfalls": [{"detail": "Name the day.", "title": "No date"}, {"title": "No cost", "detail": ""}],
            "criteria": [{"name": "Care", "description": "You looked first."}]}"#,
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            C Care: You looked first.
            X No date. Name the day.
            X No cost
        "#]],
    );
}

#[test]
fn an_interface_wraps_each_question() {
    let expected = expect![[r#"
        Wrapped
        P Tell me about a leak. #Roofs
        P Describe a frost. #Beds
    "#]];
    for wrapped in [
        r#"{"status": "ok", "data": {"items": [A, B]}, "links": {"self": "https://api.example.com/questions"}}"#,
        r#"{"results": [A, B], "count": 2}"#,
    ] {
        let question = |text: &str, tag: &str| {
            format!(
                r#"{{"type": "question", "id": "q1", "attributes": {{"body": "{text}", "category": {{"id": 4, "name": "{tag}"}},
                "created_at": "2024-05-01T10:00:00Z"}}}}"#
            )
        };
        let text = wrapped
            .replace('A', &question("Tell me about a leak.", "Roofs"))
            .replace('B', &question("Describe a frost.", "Beds"));
        check("wrapped.json", &text, &expected);
    }
}

#[test]
fn answers_as_objects_json() {
    check(
        "roofs.json",
        r#"{"theme": "Roofs", "questions": [{"question": "Tell me about a leak.", "sampleAnswer": "I climbed at once."},
            {"question": "Describe a mess."}],
            "sample_answers": [{"type": "weak", "question": "Describe a mess.", "answer": "It was a mess."}]}"#,
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Describe a mess.
            S strong Tell me about a leak. @1 [-|-|I climbed at once.|-] []
            S weak Describe a mess. @2 [-|-|It was a mess.|-] []
            ! 1 sample 1 has no verdict: taken as strong
            ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 1 does not say why it is strong
            ! 3 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 3 sample 2 does not say why it is weak
        "#]],
    );
}

#[test]
fn a_running_head_in_columns() {
    check(
        "print.txt",
        "Roofs                     Guide for panels\n\n                Roofs\n\nQuestions\n\n- Tell me about a leak.\n\n         1\n\
         \u{c}Roofs                     Guide for panels\n\n- Describe a mess.\n\n         2\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Describe a mess.
        "#]],
    );
}

#[test]
fn a_byline_and_items_that_make_a_sentence() {
    let page = read_text(
        "roofs.md",
        "# Roofs\n\nBy Wren Ash · 4 min read\n\nRoofs keep the rain out of the house.\n\n## Questions\n- Tell me about a leak.\n\n\
         ## What they look for\n- you climb,\n- you look; and\n- you say so.\n",
    )
    .unwrap();
    assert_eq!(
        page.deck.summary.as_deref(),
        Some("Roofs keep the rain out of the house.")
    );
    let criteria: Vec<&str> = page
        .deck
        .criteria
        .iter()
        .map(|card| card.ask.as_str())
        .collect();
    assert_eq!(criteria, ["you climb", "you look", "you say so."]);
}
