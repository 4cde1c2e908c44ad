//! The words of other sites' headings.

use expect_test::expect;

use super::layouts::gist;
use super::{CALM, check, outline, read_text};

/// The sections that each heading opens, beside the prompts: criteria, pitfalls, follow-ups or prompts.
const HEADINGS: [(char, &str); 44] = [
    ('P', "What they might ask you"),
    ('P', "Typical interview questions"),
    ('P', "Questions interviewers ask about ownership"),
    ('P', "Variations of the question"),
    ('P', "Practice prompts"),
    ('P', "Ways interviewers phrase this"),
    ('P', "Sample behavioral questions"),
    ('P', "Top questions"),
    ('P', "Behavioural questions (10)"),
    ('P', "Example interview questions:"),
    ('P', "4. Try these prompts"),
    ('C', "What hiring managers want to see"),
    ('C', "How you will be assessed"),
    ('C', "Signs of a strong answer"),
    ('C', "What makes a great answer"),
    ('C', "Evaluation rubric"),
    ('C', "GREEN FLAGS"),
    ('C', "What the interviewer is really asking"),
    ('C', "What are interviewers evaluating?"),
    ('C', "What strong answers look like"),
    ('C', "What the panel listens for"),
    ('C', "🎯 Evaluation criteria"),
    ('X', "Traps"),
    ('X', "Weak answer patterns"),
    ('X', "What a bad answer sounds like"),
    ('X', "Watch-outs"),
    ('X', "Things that sink candidates"),
    ('X', "Do not do this"),
    ('X', "Signs of a weak answer"),
    ('X', "Common mistakes (and how to avoid them)"),
    ('X', "3) Red flags"),
    ('X', "What weak answers look like"),
    ('X', "**Pitfalls**"),
    ('F', "Expect these follow-ups"),
    ('F', "Drill-down questions"),
    ('F', "They may dig deeper"),
    ('F', "What they ask next"),
    ('F', "Likely follow-up questions"),
    ('F', "Probing questions"),
    ('F', "Be ready for"),
    ('F', "Follow-up strategies"),
    ('F', "How to handle follow-ups"),
    ('F', "FOLLOW-UPS:"),
    ('F', "Deep-dive questions"),
];

#[test]
fn headings_of_other_sites() {
    for (kind, heading) in HEADINGS {
        let items = "- One thing said here.\n- Another thing said there.\n";
        let (first, theme) = (
            "- Tell me about a mess.\n- When did you overstep?\n",
            "Ownership\n\nCommon prompts\n\n",
        );
        let plain = format!("{theme}{first}\n{heading}\n\n{items}");
        let marked =
            format!("# Ownership\n\n## Common prompts\n\n{first}\n## {heading}\n\n{items}");
        let html = format!(
            "<h1>Ownership</h1><h2>{heading}</h2><ul><li>One thing.<li>Another.</ul><h2>Common prompts</h2>\
            <ul><li>Tell me about a mess.</ul>"
        );
        for (name, text) in [("", plain), ("x.md", marked), ("x.html", html)] {
            let page = read_text(name, &text).unwrap();
            let deck = &page.deck;
            let found = match kind {
                'P' => deck.prompts.len() - if name == "x.html" { 1 } else { 2 },
                'C' => deck.criteria.len(),
                'X' => deck.pitfalls.len(),
                _ => deck.follow_ups.len(),
            };
            assert_eq!(found, 2, "{kind} {heading} {name}\n{}", outline(&page));
        }
    }
}

#[test]
fn an_unknown_heading_ends_a_section() {
    let text = CALM.replace(
        "Common pitfalls\n",
        "Salary negotiation\n\n  • Never name a number first.\n  • Wait.\n\nCommon pitfalls\n",
    );
    let page = read_text("", &text).unwrap();
    let note = "unknown heading \"Salary negotiation\": its 2 items are left out";
    assert!(
        page.problems.iter().any(|problem| problem.reason == note),
        "{:?}",
        page.problems
    );
    assert_eq!(gist(text.as_bytes(), ""), gist(CALM.as_bytes(), ""));
}

#[test]
fn site_before_title_html() {
    check(
        "site-before-title.html",
        r##"<html><head><title>Quiet Prep | Customer Love</title></head><body><p>Quiet Prep</p><h1>Customer Love</h1><h2>Common prompts</h2><ul><li>Tell me about a fan.</li></ul></body></html>"##,
        &expect![[r#"
            Customer Love
            P Tell me about a fan.
        "#]],
    );
}

#[test]
fn heading_below_title_html() {
    check(
        "heading-below-title.html",
        r##"<html><body><h1>Memory</h1><h3>Sample questions</h3><ul><li>Tell me about something you forgot.</li><li>How do you keep notes?</li></ul><h2>Pitfalls</h2><ul><li>Perfect recall.</li></ul></body></html>"##,
        &expect![[r#"
            Memory
            P Tell me about something you forgot.
            P How do you keep notes?
            X Perfect recall.
        "#]],
    );
}
