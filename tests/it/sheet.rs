//! The page of cues.

use expect_test::{Expect, expect};

use super::support::{Run, User};

/// Compares everything a run left; the code's line keeps the indentation of the others.
#[track_caller]
fn check(run: &Run, wanted: &Expect) {
    wanted.assert_eq(&format!("[{}]\n{}{}", run.code, run.out, run.err));
}

fn with_stories() -> User {
    let user = User::with_decks(&["ownership"]);
    user.run(&["interview", "set", "2026-11-23"]).ok();
    let story = "title = \"The export that <lied>\"\ncues = [\"80 tickets read\", \"two clocks\"]\n\
                 evidence = \"tickets down from 80 to 16 a week\"\n";
    let path = user.file("story.toml", story);
    user.run(&["story", "add", "--file", path.to_str().unwrap()]);
    let link = [
        "story",
        "link",
        "export",
        "ownership/prompt/nobodys-problem",
        "--angle",
        "nobody asked me",
    ];
    user.run(&link).ok();
    user
}

#[test]
fn the_page_holds_cues_evidence_and_angles_and_no_percentage() {
    let mut user = with_stories();
    check(
        &user.run(&["sheet"]),
        &expect![[r#"
        [0]
         Interview · Mon 23 Nov · tomorrow

         The export that <lied>
           80 tickets read · two clocks
           shown by: tickets down from 80 to 16 a week
           Ownership: Which problem have you taken up that belonged to nobody?
             stress: nobody asked me

         7 prompts without a story of their own: take the nearest of these. You know
         them; a look is enough.
    "#]],
    );
    user.at("2026-11-23T08:00:00Z");
    user.set("COLUMNS", "40");
    check(
        &user.run(&["sheet"]),
        &expect![[r#"
        [0]
         Interview · Mon 23 Nov · today

         The export that <lied>
           80 tickets read · two clocks
           shown by: tickets down from 80 to 16
           a week
           Ownership: Which problem have you ta…
             stress: nobody asked me

         7 prompts without a story of their own:
         take the nearest of these. You know
         them; a look is enough.
    "#]],
    );
}

#[test]
fn scripts_get_the_same_page() {
    let user = with_stories();
    expect![[r#"
        {"company":null,"on":"2026-11-23","stories":[{"title":"The export that <lied>","cues":["80 tickets read","two clocks"],"evidence":"tickets down from 80 to 16 a week","prompts":[{"theme":"Ownership","front":"Which problem have you taken up that belonged to nobody?","angle":"nobody asked me"}]}],"without":7}
    "#]].assert_eq(user.run(&["sheet", "--json"]).ok());
}

#[test]
fn the_page_to_print_escapes_what_the_user_wrote() {
    let user = with_stories();
    let page = user.run(&["sheet", "--html"]).ok().to_owned();
    assert!(
        page.contains("<h2>The export that &lt;lied&gt;</h2>"),
        "{page}"
    );
    assert!(
        page.starts_with("<!doctype html>") && !page.contains("http"),
        "{page}"
    );
}

#[test]
fn stories_that_answer_nothing_yet_are_on_the_page_all_the_same() {
    let user = User::with_stories();
    user.does("interview set tomorrow --company stripe");
    check(
        &user.run(&["sheet"]),
        &expect![[r#"
        [0]
         Stripe · Mon 23 Nov · tomorrow

         The payroll export that ran twice
           called 40 people · two clocks

         The bakery

         the bakery

         None of these is linked to a prompt that may be asked; retell matrix --link
         does it, a key each.
    "#]],
    );
    user.does("story retire \"The payroll export that ran twice\"");
    assert!(!user.run(&["sheet"]).ok().contains("payroll"));
}

#[test]
fn without_anything_the_page_says_what_to_type() {
    let user = User::new();
    check(
        &user.run(&["sheet"]),
        &expect![[r#"
            [0]
             Your stories

             No story is noted yet: retell story add "something you broke"
        "#]],
    );
    check(
        &user.run(&["sheet", "--company", "amazon"]),
        &expect![[r#"
            [2]
            retell: no interview is set
               retell interview set in 3 weeks
        "#]],
    );
    assert!(!user.home().exists());
}
