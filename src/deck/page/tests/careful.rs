//! What a careful reader sees: titles among menus, verdicts in other words, numbers within numbers.

use expect_test::expect;

use super::{check, outline, read_text};
use crate::deck::model::Verdict;

#[test]
fn the_title_is_the_line_that_the_page_explains() {
    check(
        "wiki.txt",
        "Main page\nTalk\nMending roofs\nFrom the handbook of trades\n\nMending roofs is a competency that \
         many ask about.\n\nInterview questions[edit]\n* Tell me about a leak.\n* Which roof was worst?\n",
        &expect![[r#"
            Mending roofs
            P Tell me about a leak.
            P Which roof was worst?
        "#]],
    );
    for (title, page) in [
        (
            "Roofs",
            "# 🎯 Roofs\n\n## Prompts\n\n- Tell me about a leak.\n",
        ),
        (
            "Roofs",
            "title: Roofs\nprompts:\n  - Tell me about a leak.\n",
        ),
        (
            "Roofs",
            "= Roofs\n\n== Common prompts\n\n* Tell me about a leak.\n",
        ),
        (
            "Roof questions",
            "# Roof questions\n\n**Q1: Tell me about a leak.**\n\n**Q2: Which roof?**\n",
        ),
    ] {
        let deck = read_text("page.md", page).map(|page| page.deck);
        let deck = deck.or_else(|_| read_text("page.txt", page).map(|page| page.deck));
        assert_eq!(deck.map(|deck| deck.title).as_deref(), Ok(title), "{page}");
    }
    check(
        "theme.json",
        r#"{"theme":{"name":"Roofs","level":"Intermediate"},"sections":[
            {"heading":"Common prompts","items":["Tell me about a leak."]},
            {"heading":"Common pitfalls","items":["Blames the rain."]}]}"#,
        &expect![[r#"
            Roofs | intermediate
            P Tell me about a leak.
            X Blames the rain.
        "#]],
    );
}

#[test]
fn an_answer_is_strong_or_weak_in_many_words() {
    for (strong, weak) in [
        ("Good answer", "Bad answer"),
        ("Strong hire", "No hire"),
        ("Hire: The dry attic", "No hire: The wet attic"),
        ("Example of a strong answer", "Example of a weak answer"),
        ("[STRONG] The dry attic", "[WEAK] The wet attic"),
        ("The dry attic (good)", "The wet attic (bad)"),
        ("Answer A - strong", "Answer B - weak"),
        ("Above the bar", "Below the bar"),
        ("Excellent", "Needs improvement"),
        ("Verdict: Strong", "Verdict: Weak"),
        ("Rating: 5/5", "Rating: 1/5"),
        ("Pass", "Fail"),
        ("What to say", "What not to say"),
        ("Do", "Don't"),
        ("Better answer", "Worse answer"),
    ] {
        let answer = "Prompt: \"Tell me about a leak.\"\nSituation\nIt rained.\nTask\nThe attic.\nAction\n\
                      I climbed.\nResult\nDry.\n";
        let page = format!(
            "Roofs\n\nCommon prompts\n\n- Tell me about a leak.\n\nSample answers\n\n{strong}\n\n{answer}\n\
             {weak}\n\n{answer}"
        );
        let deck = read_text("roofs.txt", &page).map(|page| page.deck);
        let verdicts: Vec<Verdict> = deck
            .iter()
            .flat_map(|deck| deck.samples.iter().map(|sample| sample.verdict))
            .collect();
        assert_eq!(
            verdicts,
            [Verdict::Strong, Verdict::Weak],
            "{strong} / {weak}"
        );
        assert!(deck.is_ok_and(|deck| deck.pitfalls.is_empty()), "{weak}");
    }
    // The same words above a list announce what to avoid.
    check(
        "roofs.txt",
        "Roofs\n\nPrompts\n\n- Tell me about a leak.\n\nSample answers\n\nStrong: The attic\n\nSituation\n\
         It rained.\nTask\nMine.\nAction\nI climbed.\nResult\nDry.\n\nWhat not to say\n\n- It was the rain.\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            X It was the rain.
            S strong The attic @none [It rained.|Mine.|I climbed.|Dry.] []
            ! 9 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn numbers_within_numbers_and_lines_with_a_colon_name_groups() {
    check(
        "bank.txt",
        "Bank\n\n1. Roofs\n1.1 Tell me about a leak.\n1.2 Which roof was worst?\n2. Floors\n\
         2.1 Describe a creak.\n",
        &expect![[r#"
            Bank
            P Tell me about a leak. #Roofs
            P Which roof was worst? #Roofs
            P Describe a creak. #Floors
        "#]],
    );
    check(
        "bank.txt",
        "Common questions\n\nRoofs:\nTell me about a leak.\nWhich roof was worst?\n\nFloors:\n\
         Describe a creak.\n",
        &expect![[r#"
            Bank
            P Tell me about a leak. #Roofs
            P Which roof was worst? #Roofs
            P Describe a creak. #Floors
        "#]],
    );
    let long: String = (1..=1200).fold("Bank\n\n".to_owned(), |list, number| {
        format!("{list}{number}. Tell me about leak number {number} of the old roof.\n")
    });
    let page = read_text("bank.txt", &long).map(|page| page.deck.prompts.len());
    assert_eq!(page, Ok(1200));
}

#[test]
fn follow_ups_with_their_advice_on_the_next_line_or_in_the_next_column() {
    for probes in [
        "How did you know?\nName the stain.\n\nWhat came next?\nA plan.\n",
        "| Question | What to have ready |\n|---|---|\n| How did you know? | Name the stain. |\n\
         | What came next? | A plan. |\n",
    ] {
        let page = format!(
            "# Roofs\n\n## Prompts\n\n- Tell me about a leak.\n\n## Follow-ups\n\n{probes}"
        );
        let shown = read_text("roofs.md", &page).map(|page| outline(&page));
        assert_eq!(
            shown.as_deref(),
            Ok(
                "Roofs\nP Tell me about a leak.\nF How did you know? -> Name the stain.\n\
                F What came next? -> A plan.\n"
            ),
            "{probes}"
        );
    }
}

#[test]
fn questions_as_headings_below_one_that_promises_answers() {
    check(
        "post.html",
        "<h1>8 Roof Interview Questions (With Sample Answers)</h1><p>Roofers are asked these.</p>\
         <h2>Why do interviewers ask roof questions?</h2><p>They want to know.</p>\
         <h2>Roof interview questions with sample answers</h2>\
         <h3>1. Tell me about a leak.</h3><p>Shows care.</p><p><b>Example:</b> It rained.</p>\
         <h3>2. Describe your worst roof.</h3><p>Shows humour.</p>",
        &expect![[r#"
            8 Roof Interview Questions (With Sample Answers)
            P Tell me about a leak.
            P Describe your worst roof.
            ! 1 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn spans_of_a_sentence_are_no_pills() {
    check(
        "doc.html",
        "<h1>Roofs</h1><p><b>Common questions</b></p><ul><li><span>Tell me about </span><span>a leak</span>\
         <span>.</span></li></ul><h2>Companies that ask this</h2>\
         <table><tr><td>Northwind</td></tr><tr><td>Contoso</td></tr></table>",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            K Northwind
            K Contoso
        "#]],
    );
}

#[test]
fn a_column_may_be_called_by_a_question() {
    check(
        "sheet.tsv",
        "Theme\tQuestion\tStory?\tConfidence\nRoofs\tTell me about a leak.\tyes\t3\n\
         Floors\tDescribe a creak.\tno\t1\n",
        &expect![[r#"
            Sheet
            P Tell me about a leak. #Roofs
            P Describe a creak. #Floors
        "#]],
    );
    check(
        "standards.md",
        "# Roofs\n\n| Question | What a strong answer shows | Pitfall |\n|---|---|---|\n\
         | Tell me about a leak. | A stain | Blames the rain |\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            C A stain
            X Blames the rain
        "#]],
    );
}

#[test]
fn headings_with_a_sign_or_close_to_their_lines() {
    check(
        "signs.txt",
        "Roofs\n\n★ Common prompts\n○ Tell me about a leak.\n○ Which roof was worst?\n\n\
         ★ What interviewers are evaluating\n○ Did you climb?\n○ Did you look?\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Which roof was worst?
            C Did you climb?
            C Did you look?
        "#]],
    );
    check(
        "quoted.txt",
        "Roofs\n\nCommon prompts\n> Tell me about a leak.\n> Which roof was worst?\n\n\
         What interviewers are evaluating\n> Did you climb?\n> Did you look?\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Which roof was worst?
            C Did you climb?
            C Did you look?
        "#]],
    );
}

#[test]
fn a_page_saved_without_its_empty_lines() {
    check(
        "close.txt",
        "Roofs\nWhat interviewers are evaluating\n• Did you climb?\n• Did you look?\nCommon prompts\n\
         Variations on these are asked at every level.\n• Tell me about a leak.\n• Which roof was worst?\n\
         Sample STAR answers\nSTRONG\nStrong: The attic\nPrompt: \"Tell me about a leak.\"\nSituation\n\
         It rained.\nTask\nMine.\nAction\nI climbed.\nResult\nDry.\nWhy this works\n(1) Short.\n\
         Common pitfalls\n• Blames the rain.\nFollow-up strategies\n• If asked 'When?' - have a date.\n",
        &expect![[r#"
            Roofs
            P Tell me about a leak.
            P Which roof was worst?
            C Did you climb?
            C Did you look?
            X Blames the rain.
            F If asked 'When?' -> have a date.
            S strong The attic @1 [It rained.|Mine.|I climbed.|Dry.] ["Short."]
        "#]],
    );
}
