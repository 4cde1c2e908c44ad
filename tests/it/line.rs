//! The session in line mode.

use expect_test::expect;

use super::support::User;

#[test]
fn a_session_of_every_answer() {
    let user = User::with_decks(&["ownership"]);
    let run = user.run_with(
        &["review", "--json", "--limit", "6"],
        "4\n{\"grade\":2,\"seconds\":100}\nskip\nundo\nundo\n3\nnone\nbury\nsuspend\nsix\nquit\n",
    );
    let brief: String = run
        .ok()
        .lines()
        .map(|line| {
            let event: serde_json::Value = serde_json::from_str(line).unwrap();
            let show = |key: &str| {
                event
                    .get(key)
                    .map_or_else(String::new, |it| format!(" {it}"))
            };
            format!(
                "{}{}{}{}{}{}\n",
                event["event"],
                show("card"),
                show("position"),
                show("of"),
                show("ack"),
                show("due")
            )
            .replace('"', "")
        })
        .collect();
    expect![[r#"
        card ownership/prompt/nobodys-problem 1 6
        rated ownership/prompt/nobodys-problem 1-1 2026-11-23
        card ownership/prompt/decided-in-their-place 2 6
        rated ownership/prompt/decided-in-their-place 1-2 2026-11-23
        card ownership/prompt/easy-gain-refused 3 6
        skipped ownership/prompt/easy-gain-refused
        card ownership/prompt/stayed-with-it 4 6
        undone ownership/prompt/easy-gain-refused null
        card ownership/prompt/easy-gain-refused 3 6
        undone ownership/prompt/decided-in-their-place 1-2
        card ownership/prompt/decided-in-their-place 2 6
        rated ownership/prompt/decided-in-their-place 1-4 2026-11-23
        card ownership/prompt/easy-gain-refused 3 6
        none ownership/prompt/easy-gain-refused
        card ownership/prompt/stayed-with-it 4 6
        buried ownership/prompt/stayed-with-it
        card ownership/prompt/let-down-by-another-team 5 6
        suspended ownership/prompt/let-down-by-another-team
        card ownership/prompt/after-handover 6 6
        error
        card ownership/prompt/after-handover 6 6
        done
    "#]]
    .assert_eq(&brief);
}

#[test]
fn without_decks_it_says_what_to_type() {
    // The sum of no minutes is a plain nought, not a negative one.
    expect![[r#"
        {"event":"done","reviewed":0,"minutes":0.0,"again":0,"next":"retell decks activate --company generic"}
    "#]]
    .assert_eq(User::new().run(&["review", "--json"]).ok());
}
