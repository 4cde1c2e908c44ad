//! Pages, lists and folders brought into the collection.

use expect_test::expect;

use super::support::User;

/// A made-up page in the layout of a theme page saved as text.
const PAGE: &str = include_str!("pages/calm.txt");

/// What was printed, with the left edge marked: it is part of the layout.
fn edged(printed: &str) -> String {
    let lines: Vec<String> = printed.lines().map(|line| format!("|{line}")).collect();
    lines.join("\n")
}

#[test]
fn a_page_becomes_a_deck_and_the_same_page_changes_nothing() {
    let user = User::new();
    user.file("page.txt", PAGE);
    let first = user.run(&["import", "page.txt"]);
    expect![[r#"
        | Calm Under Pressure (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups · 2 samples (1 strong,
        |   1 weak)
        |   all 13 cards are new
        |   deck calm-under-pressure, practised from now on"#]]
    .assert_eq(&edged(&first.out));
    expect!["| note  line 49  sample 2 asks a paraphrase of prompt 3: linked to it"]
        .assert_eq(&edged(&first.err));
    let again = user.run(&["import", "page.txt"]);
    expect![[r#"
        | Calm Under Pressure (Harbour Principles)   Harbour LP · advanced
        |   4 prompts · 3 criteria · 2 pitfalls · 2 follow-ups · 2 samples (1 strong,
        |   1 weak)
        |   against what you had:  0 reworded · 0 new · 0 retired · 13 unchanged
        |   deck calm-under-pressure, practised from now on"#]]
    .assert_eq(&edged(&again.out));
}

#[test]
fn a_dry_run_writes_nothing() {
    let user = User::new();
    user.file("page.txt", PAGE);
    let run = user.run(&["import", "--dry-run", "page.txt", "--json"]);
    expect![[r#"
        {"file":"page.txt","deck":"calm-under-pressure","title":"Calm Under Pressure (Harbour Principles)","track":"Harbour LP","level":"advanced","prompts":4,"criteria":3,"pitfalls":2,"follow_ups":2,"samples":2,"related":0,"companies":0,"added":13,"changed":0,"retired":0,"unchanged":0,"variants":0,"active":true,"clash":null,"sample_links":[{"title":"The ferry without a ramp","verdict":"strong","prompt":"calm-under-pressure/prompt/night-went-wrong","guess":false},{"title":"The busy week","verdict":"weak","prompt":"calm-under-pressure/prompt/kept-crew-together-plan-fell-apart","guess":true}],"problems":[{"line":49,"reason":"sample 2 asks a paraphrase of prompt 3: linked to it"}]}
    "#]].assert_eq(run.ok());
    assert!(!user.home().exists());
}

#[test]
fn a_page_without_prompts_is_refused() {
    let user = User::new();
    user.file(
        "notes.txt",
        "What interviewers look for\n\n- Did you look?\n- Did you ask?\n",
    );
    let run = user.run(&["import", "notes.txt"]);
    expect![[r#"
        retell: cannot read "notes.txt": no prompts found
           it has 2 items under "What interviewers look for" and none under a prompts heading
           prompts need a heading such as "Common prompts", or one prompt a line:  retell import --list notes.txt
    "#]].assert_eq(run.failed().1);
    assert_eq!(run.code, 2);
    assert!(!user.home().exists());
}
