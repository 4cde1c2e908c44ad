use std::fmt::Write;

use proptest::prelude::*;
use unicode_normalization::char::is_combining_mark;

use super::*;

fn story(title: &str, action: &str, result: &str) -> Story {
    Story {
        title: title.to_owned(),
        action: Some(action.to_owned()),
        result: Some(result.to_owned()),
        ..Story::default()
    }
}

fn shown(redacted: &Redacted) -> String {
    let mut text = String::new();
    for story in &redacted.stories {
        each_text(&mut story.clone(), |field, words| {
            let _ = writeln!(text, "{field}: {words}");
        });
    }
    for find in &redacted.finds {
        let _ = writeln!(
            text,
            "{} {}x {:?} = {}",
            find.placeholder,
            find.places,
            find.fields,
            find.forms.join(" | ")
        );
    }
    text
}

#[test]
fn one_thing_has_one_placeholder_everywhere() {
    let mut first = story(
        "The night Odalys rang",
        "Odalys Brandt of Northgate Foods Ltd rang me. Brandt wanted \u{20ac}2.4m back. I told odalys no.",
        "Northgate paid $300, and 40% of the 31 calls stopped. Lakeside Bank did not.",
    );
    first.cues = vec!["odalys, 3am".to_owned(), "ring 030 1234567".to_owned()];
    first.tags = vec!["northgate".to_owned()];
    first.role = Some("clerk at lakeside bank".to_owned());
    let second = story(
        "Osprey",
        "Project Osprey was late, so I mailed odalys@example.com and Dr. \u{dc}nal. See www.example.com/x.",
        "Nobody at Northgate complained.",
    );
    let words = PrivateWords::new(vec!["Lakeside Bank".to_owned()], "# mine\nosprey\n");
    let redacted = redact(&[first, second], &words);
    expect_test::expect![[r#"
        title: The night [name 1] rang
        cues: [name 1], 3am
        cues: ring [phone]
        role: clerk at [company]
        action: [name 1] of [company 2] rang me. [name 1] wanted [amount] back. I told [name 1] no.
        result: [company 2] paid [amount], and 40% of the 31 calls stopped. [company] did not.
        tags: [company 2]
        title: [private]
        action: Project [private] was late, so I mailed [address] and Dr. [name 2]. See [link].
        result: Nobody at [company 2] complained.
        [name 1] 5x ["title", "cues", "action"] = Odalys | odalys | Odalys Brandt | Brandt
        [name 2] 1x ["action"] = Ünal
        [company] 2x ["role", "result"] = lakeside bank | Lakeside Bank
        [company 2] 4x ["action", "result", "tags"] = Northgate Foods Ltd | Northgate | northgate
        [private] 2x ["title", "action"] = Osprey
        [amount] 1x ["action"] = €2.4m
        [amount] 1x ["result"] = $300
        [address] 1x ["action"] = odalys@example.com
        [phone] 1x ["cues"] = 030 1234567
        [link] 1x ["action"] = www.example.com/x
    "#]]
    .assert_eq(&shown(&redacted));
}

#[test]
fn what_may_stay_stays_and_what_is_hidden_goes() {
    let told = story(
        "It",
        "I asked Priya and Odalys about Excel and the Falcon.",
        "",
    );
    let mut words = PrivateWords::new(Vec::new(), "- priya\nthe queue\n");
    words.keep("Falcon");
    let redacted = redact(std::slice::from_ref(&told), &words);
    assert_eq!(
        redacted.stories[0].action.as_deref(),
        Some("I asked Priya and [name 1] about Excel and the Falcon.")
    );
    words.hide("falcon");
    words.hide("asked");
    let redacted = redact(&[told], &words);
    assert_eq!(
        redacted.stories[0].action.as_deref(),
        Some("I [private] Priya and [name 1] about Excel and the [private 2].")
    );
}

#[test]
fn numbers_go_on_after_those_that_stand_there() {
    let told = story(
        "It",
        "[name 2] of [company] told Odalys.",
        "[amount] and \u{20ac}3.",
    );
    let redacted = redact(&[told], &PrivateWords::default());
    assert_eq!(
        redacted.stories[0].action.as_deref(),
        Some("[name 2] of [company] told [name 3].")
    );
}

/// Pieces that texts are made of, private ones among them.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "I told",
            "Odalys",
            "Odalys Brandt",
            "Dr. Ode",
            "brandt",
            "\u{20ac}2.4m",
            "40%",
            "said.",
            "The",
            "will",
            "Will",
            "and",
            "Northgate Foods Ltd",
            "northgate",
            "a@b.com",
            "030 1234567",
            "\n",
            "J. Roe",
            "'s",
            ":",
            "\u{7530}\u{4e2d}",
            "[name 1]",
            "[company]",
            "5 $",
            "million",
            "[amount",
            "]",
            "van der",
            "-",
            "O'Dell",
            "USD",
            "to",
            "www.x.com",
            "3",
            "Zo\u{eb}",
            "from",
            "salary of",
            "85k"
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn no_find_survives_and_twice_changes_nothing(title in text(), action in text(), result in text()) {
        let words = PrivateWords::new(vec!["Northgate".to_owned()], "the will\n- Zo\u{eb}\n");
        let once = redact(&[story(&title, &action, &result)], &words);
        for find in &once.finds {
            for form in &find.forms {
                each_text(&mut once.stories[0].clone(), |_, text| {
                    assert!(!stands_in(text, form), "{form:?} in {text:?}");
                });
            }
        }
        let twice = redact(&once.stories, &words);
        prop_assert_eq!(&twice.finds, &Vec::new());
        prop_assert_eq!(twice.stories, once.stories);
    }
}

/// Whether a text has these words outside of placeholders.
fn stands_in(text: &str, form: &str) -> bool {
    let masked: Vec<Range<usize>> = figures::figures(text)
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    text.match_indices(form).any(|(start, _)| {
        let range = start..start + form.len();
        let inside =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c));
        !inside(text[..start].chars().next_back())
            && !inside(text[range.end..].chars().next())
            && !masked.iter().any(|mask| overlap(mask, &range))
    })
}
