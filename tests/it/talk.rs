//! How long a story takes: where its tellings are going, and what each part takes on request.

use expect_test::expect;

use super::support::User;

const PROMPT: &str = "ownership/prompt/nobodys-problem";

/// A user with a written story that was told for so many seconds, a day each time.
fn told(seconds: &[&str]) -> User {
    let mut user = User::with_decks(&["ownership"]);
    let part = |name: &str, words: usize| format!("{name} = \"{}\"\n", "word ".repeat(words));
    let story = [
        "title = \"The spare key\"\n".to_owned(),
        part("situation", 35),
        part("task", 14),
        part("action", 154),
        part("result", 77),
    ];
    user.file("story.toml", story.concat());
    user.run(&["story", "add", "--file", "story.toml"]).ok();
    user.run(&["story", "link", "The spare key", PROMPT]).ok();
    for (day, seconds) in seconds.iter().enumerate() {
        user.at(&format!("2026-12-{:02}T09:00:00Z", day + 1));
        user.run(&["rate", PROMPT, "4", "--seconds", seconds]).ok();
    }
    user
}

/// The lines of `story show` from one that begins so.
fn from(user: &User, begin: &str, arguments: &[&str]) -> String {
    let shown = user.run(&[&["story", "show", "The spare key"], arguments].concat());
    let text = shown.ok();
    text[text.find(begin).unwrap()..].to_owned()
}

#[test]
fn the_latest_tellings_show_where_it_is_going() {
    let mut user = told(&["160", "125", "108"]);
    expect!["Told in  2:40 → 2:05 → 1:48, inside your band"]
        .assert_eq(from(&user, "Told in", &[]).lines().next().unwrap());
    user.set("RETELL_BAND", "120-180").set("COLUMNS", "40");
    expect![[r#"
        Told in  2:40 → 2:05 → 1:48, shorter
           than 2:00–3:00
         Answers
    "#]]
    .assert_eq(&from(&user, "Told in", &[])[..70]);
}

#[test]
fn parts_are_measured_on_request() {
    let mut user = told(&["120", "120", "120", "120"]);
    expect![[r#"
        Parts, at 140 words a minute: the usual pace, until yours is known
           situation   35 words  0:15  12 %
           task        14 words  0:06   5 %
           action     154 words  1:06  55 %
           result      77 words  0:33  28 %
           in all     280 words  2:00
    "#]]
    .assert_eq(&from(&user, "Parts", &["--parts"]));
    assert!(
        !user
            .run(&["story", "show", "The spare key"])
            .ok()
            .contains("Parts")
    );
    // Five tellings of what is written are the user's own pace.
    user.at("2026-12-05T09:00:00Z").set("COLUMNS", "40");
    user.run(&["rate", PROMPT, "4", "--seconds", "120"]).ok();
    expect![[r#"
        Parts, at 140 words a minute: your
           measured pace
           situation   35 words  0:15  12 %
           task        14 words  0:06   5 %
           action     154 words  1:06  55 %
           result      77 words  0:33  28 %
           in all     280 words  2:00
    "#]]
    .assert_eq(&from(&user, "Parts", &["--parts"]));
    let json = &user
        .run(&["story", "show", "The spare key", "--parts", "--json"])
        .json()[0];
    expect![[r#"140 [{"part":"situation","seconds":15.0,"share":0.125,"words":35},{"part":"task","seconds":6.0,"share":0.05,"words":14},{"part":"action","seconds":66.0,"share":0.55,"words":154},{"part":"result","seconds":33.0,"share":0.275,"words":77}]"#]].assert_eq(&format!("{} {}", json["words_per_minute"], json["parts"]));
    let json = &user
        .run(&["story", "show", "The spare key", "--json"])
        .json()[0];
    assert!(json.get("parts").is_none() && json.get("words_per_minute").is_none());
    user.run(&["story", "add", "Only cues"]).ok();
    let shown = user.run(&["story", "show", "Only cues", "--parts"]).out;
    expect![[r#"
        No parts yet: situation, task, action
           and result are not written.
    "#]]
    .assert_eq(&shown[shown.find("No parts").unwrap()..]);
}
