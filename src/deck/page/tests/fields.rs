//! Columns and fields under other names and in other languages, and lists in other languages.

use expect_test::expect;

use super::check;

#[test]
fn german_csv() {
    check(
        "german.csv",
        r##"Nr.;Thema;Frage;Nachfragen;Worauf wir achten
1;Konflikt;Erzählen Sie von einem Streit, den Sie beigelegt haben.;Wer hat nachgegeben?;Hört zu
2;Konflikt;Beschreiben Sie eine Situation, in der Sie überstimmt wurden.;;Trägt den Beschluss mit
3;Lernen;Was haben Sie zuletzt verlernt?;Warum gerade das?;
"##,
        &expect![[r#"
            German
            P Erzählen Sie von einem Streit, den Sie beigelegt haben. #Konflikt
            P Beschreiben Sie eine Situation, in der Sie überstimmt wurden. #Konflikt
            P Was haben Sie zuletzt verlernt? #Lernen
            C Hört zu #Konflikt
            C Trägt den Beschluss mit #Konflikt
            F Wer hat nachgegeben? -> nothing
            F Warum gerade das? -> nothing
        "#]],
    );
}

#[test]
fn sheet_csv() {
    check(
        "sheet.csv",
        r##"Category,"Question, as asked",Notes,Red flag
Teamwork,"Tell me about a time
you joined a team late.","Ask twice,
if needed",Only praises
Teamwork,"Describe a colleague who said ""no"" to you.",,
Growth,What did you stop doing this year?,short,"Nothing, ever"
"##,
        &expect![[r#"
            Sheet
            P Tell me about a time you joined a team late. #Teamwork
            P Describe a colleague who said "no" to you. #Teamwork
            P What did you stop doing this year? #Growth
            X Only praises #Teamwork
            X Nothing, ever #Growth
        "#]],
    );
}

#[test]
fn looking_for_csv() {
    check(
        "looking-for.csv",
        r##"Prompt,Looking for
"Tell me about a time you waited, and why.",Patience
Describe a time you did not wait.,Nerve
"##,
        &expect![[r#"
            Looking for
            P Tell me about a time you waited, and why.
            P Describe a time you did not wait.
            C Patience
            C Nerve
        "#]],
    );
}

#[test]
fn interface_json() {
    check(
        "interface.json",
        r##"{"status":"ok","meta":{"page":1,"total":1},"data":{"id":"a1","type":"theme","attributes":{"name":"Deliver on time","description":"Dates and what they cost.","createdAt":"2025-02-01T00:00:00Z",
"questions":[{"id":1,"text":"Tell me about a date you moved.","difficulty":"medium"},{"id":2,"text":"Describe a launch you cut down to fit.","difficulty":"hard"}],
"signals":[{"id":3,"text":"Warns early."},{"id":4,"text":"Cuts scope, not quality."}],
"redFlags":[{"id":5,"text":"Heroics in the last week."}],
"probes":[{"id":6,"text":"When did you know?","hint":"Name the day."}],
"exampleAnswers":[{"rating":"good","headline":"The half launch","question":"Describe a launch you cut down to fit.","situation":"Two of five features were late.","task":"I owned the date.","action":"I asked the three biggest users which they needed and shipped those.","result":"On time; the rest came a month later and nobody complained."}]}},
"links":{"self":"/themes/a1"}}"##,
        &expect![[r#"
            Deliver on time
            P Tell me about a date you moved.
            P Describe a launch you cut down to fit.
            C Warns early.
            C Cuts scope, not quality.
            X Heroics in the last week.
            F When did you know? -> Name the day.
            S strong The half launch @2 [Two of five features were late.|I owned the date.|I asked the three biggest users which they needed and shipped those.|On time; the rest came a month later and nobody complained.] []
            ! 6 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn plain_texts_json() {
    check(
        "plain-texts.json",
        r##"{"title":"Order","prompts":[{"text":"Tell me about chaos."}],"criteria":[{"text":"Sorts first."}],"pitfalls":[{"item":"Lists for lists."}],"follow_ups":[{"question":"Who sorted?","advice":"Say who."}],"status":"draft","type":"theme"}"##,
        &expect![[r#"
            Order
            P Tell me about chaos.
            C Sorts first.
            X Lists for lists.
            F Who sorted? -> Say who.
        "#]],
    );
}

#[test]
fn several_in_a_cell_html() {
    check(
        "several-in-a-cell.html",
        r##"<html><body><h1>Loop plan</h1><table><thead><tr><th>Theme</th><th>Questions</th></tr></thead><tbody><tr><td>Care</td><td><ul><li>Tell me about a user in need.</li><li>Describe a complaint.</li></ul></td></tr><tr><td>Nerve</td><td>Tell me about a gamble.<br>How did it end?</td></tr></tbody></table></body></html>"##,
        &expect![[r#"
            Loop plan
            P Tell me about a user in need. #Care
            P Describe a complaint. #Care
            P Tell me about a gamble. How did it end? #Nerve
        "#]],
    );
}

#[test]
fn cells_with_breaks_md() {
    check(
        "cells-with-breaks.md",
        r##"# Collaboration kit

| Question | What good looks like | Red flags | Probe |
|:--|:--|:--|:--|
| Tell me about a hard handover. | Asks what the others need | "It was not my job" | Who checked it? |
| Describe a meeting you rescued. | Names the goal first | Talks most of the time | What did others say?<br>How long did it take? |
| How do you write for people who will not read? | Short, early, twice | — | |
"##,
        &expect![[r#"
            Collaboration kit
            P Tell me about a hard handover.
            P Describe a meeting you rescued.
            P How do you write for people who will not read?
            C Asks what the others need
            C Names the goal first
            C Short, early, twice
            X "It was not my job"
            X Talks most of the time
            F Who checked it? -> nothing
            F What did others say? -> nothing
            F How long did it take? -> nothing
        "#]],
    );
}

#[test]
fn japanese_txt() {
    check(
        "japanese.txt",
        r##"行動面接の質問

・困難なチームメンバーと働いた経験について教えてください。
・締め切りに間に合わなかったときのことを話してください。
・最近、自分の意見を変えたのはいつですか？
"##,
        &expect![[r#"
            行動面接の質問
            P 困難なチームメンバーと働いた経験について教えてください。
            P 締め切りに間に合わなかったときのことを話してください。
            P 最近、自分の意見を変えたのはいつですか？
        "#]],
    );
}

#[test]
fn french_txt() {
    check(
        "french.txt",
        r##"Questions d'entretien

- Parlez-moi d'un conflit avec un collègue.
- Décrivez une situation où vous avez dû dire non.
- Racontez un projet qui a échoué.
"##,
        &expect![[r#"
            Questions d'entretien
            P Parlez-moi d'un conflit avec un collègue.
            P Décrivez une situation où vous avez dû dire non.
            P Racontez un projet qui a échoué.
        "#]],
    );
}

#[test]
fn columns_of_an_answer_csv() {
    check(
        "columns-of-an-answer.csv",
        r##"Question,Situation,Task,Action,Result,Verdict
Tell me about a leak.,Pipes burst.,Stop it.,I shut the main.,Dry in an hour.,Strong
Describe a mess.,There was a mess.,Clean.,Cleaned.,Clean.,Weak
"##,
        &expect![[r#"
            Columns of an answer
            P Tell me about a leak.
            P Describe a mess.
            ! 2 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn named_fields_txt() {
    check(
        "named-fields.txt",
        r##"title: Reliability
prompts:
  - Tell me about a promise under strain.
  - Describe a system you kept alive.
criteria:
  - Plans for failure.
pitfalls:
  - Heroics.
follow_ups:
  - What broke next?
"##,
        &expect![[r#"
            Reliability
            P Tell me about a promise under strain.
            P Describe a system you kept alive.
            C Plans for failure.
            X Heroics.
            F What broke next? -> nothing
        "#]],
    );
}

#[test]
fn fields_with_underscores_json() {
    check(
        "fields-with-underscores.json",
        r##"[{"principle":"Care","questions":["Tell me about a user in need.","When did you say no?"],"green_flags":["Listens"],"anti_patterns":["Pleases all"]},{"principle":"Nerve","questions":["Tell me about a gamble."],"green_flags":[],"anti_patterns":["Luck"]}]"##,
        &expect![[r#"
            Fields with underscores
            P Tell me about a user in need. #Care
            P When did you say no? #Care
            P Tell me about a gamble. #Nerve
            C Listens #Care
            X Pleases all #Care
            X Luck #Nerve
        "#]],
    );
}
