//! Tables and JSON: spreadsheets saved and pasted, tables of pages, arrays and objects.

use expect_test::expect;

use super::check;

#[test]
fn excel_txt() {
    check(
        "excel.txt",
        r#"Question	Category	Done
Tell me about a time you failed.	Failure	yes
Describe a conflict with a peer.	Conflict	
"How do you handle ambiguity, and ""grey"" areas?"	Ambiguity	no
"#,
        &expect![[r#"
            Excel
            P Tell me about a time you failed. #Failure
            P Describe a conflict with a peer. #Conflict
            P How do you handle ambiguity, and "grey" areas? #Ambiguity
        "#]],
    );
}

#[test]
fn excel_nohead_txt() {
    check(
        "excel-nohead.txt",
        r#"1	Tell me about a time you failed.	Failure
2	Describe a conflict with a peer.	Conflict
3	How do you handle ambiguity?	Conflict
"#,
        &expect![[r#"
            Excel nohead
            P Tell me about a time you failed. #Failure
            P Describe a conflict with a peer. #Conflict
            P How do you handle ambiguity? #Conflict
        "#]],
    );
}

#[test]
fn cat_csv() {
    check(
        "cat.csv",
        r#"question,category
"Tell me about a time you failed, and why.",Failure
Describe a conflict with a peer.,Conflict
How do you handle ambiguity?,Failure
"#,
        &expect![[r#"
            Cat
            P Tell me about a time you failed, and why. #Failure
            P Describe a conflict with a peer. #Conflict
            P How do you handle ambiguity? #Failure
        "#]],
    );
}

#[test]
fn semi_csv() {
    check(
        "semi.csv",
        r#"Frage;Question;Thema
x;Tell me about a time you failed.;Failure
y;Describe a conflict with a peer.;Conflict
"#,
        &expect![[r#"
            Semi
            P Tell me about a time you failed. #Failure
            P Describe a conflict with a peer. #Conflict
            ! 2 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn one_csv() {
    check(
        "one.csv",
        r#"Tell me about a time, any time, you failed.
Describe a conflict with a peer.
How do you handle ambiguity, and why?
"#,
        &expect![[r#"
            One
            P Tell me about a time, any time, you failed.
            P Describe a conflict with a peer.
            P How do you handle ambiguity, and why?
        "#]],
    );
}

#[test]
fn onehead_csv() {
    check(
        "onehead.csv",
        r#"prompt
"Tell me about a time, any time, you failed."
Describe a conflict with a peer.
"#,
        &expect![[r#"
            Onehead
            P Tell me about a time, any time, you failed.
            P Describe a conflict with a peer.
        "#]],
    );
}

#[test]
fn nohead_csv() {
    check(
        "nohead.csv",
        r#"Failure,"Tell me about a time you failed, and why."
Conflict,Describe a conflict with a peer.
Failure,How do you handle ambiguity?
"#,
        &expect![[r#"
            Nohead
            P Tell me about a time you failed, and why. #Failure
            P Describe a conflict with a peer. #Conflict
            P How do you handle ambiguity? #Failure
        "#]],
    );
}

#[test]
fn kinds_csv() {
    check(
        "kinds.csv",
        r#"type,text
prompt,Tell me about a time you failed.
criterion,Did they own it?
pitfall,Blaming others.
follow-up,What would you change?
prompt,Describe a conflict with a peer.
"#,
        &expect![[r#"
            Kinds
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            C Did they own it?
            X Blaming others.
            F What would you change? -> nothing
        "#]],
    );
}

#[test]
fn multi_csv() {
    check(
        "multi.csv",
        r#"Prompt,Follow-ups,What interviewers look for
Tell me about a time you failed.,What did you learn?,Ownership of the failure
Describe a conflict with a peer.,How is it today?,Respect for the other side
"#,
        &expect![[r#"
            Multi
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            C Ownership of the failure
            C Respect for the other side
            F What did you learn? -> nothing
            F How is it today? -> nothing
        "#]],
    );
}

#[test]
fn table_html() {
    check(
        "table.html",
        r#"<h1>Ownership</h1><h2>Questions</h2><table><tr><th>#</th><th>Question</th><th>What they look for</th></tr>
<tr><td>1</td><td>Tell me about a mess you cleaned.</td><td>Care beyond the job</td></tr>
<tr><td>2</td><td>When did you overstep?</td><td>Judgement</td></tr></table>"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess you cleaned.
            P When did you overstep?
            C Care beyond the job
            C Judgement
        "#]],
    );
}

#[test]
fn table_md() {
    check(
        "table.md",
        r#"# Ownership

| Question | Category |
|---|---|
| Tell me about a mess you cleaned. | Care |
| When did you overstep? | Judgement |

## Mistakes to avoid

| Mistake | Why it hurts |
|:--|:--|
| Blaming | It shows fear |
| Waiting | It shows distance |
"#,
        &expect![[r#"
            Ownership
            P Tell me about a mess you cleaned. #Care
            P When did you overstep? #Judgement
            X Blaming. It shows fear
            X Waiting. It shows distance
        "#]],
    );
}

#[test]
fn strings_json() {
    check(
        "strings.json",
        r#"[
 "Tell me about a time you failed.",
 "Describe a conflict with a peer.",
 "conflict"
]"#,
        &expect![[r#"
            Strings
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
            P conflict
        "#]],
    );
}

#[test]
fn objects_json() {
    check(
        "objects.json",
        r#"[
 {
  "question": "Tell me about a time you failed.",
  "category": "Failure"
 },
 {
  "question": "Describe a conflict with a peer.",
  "tags": [
   "conflict"
  ]
 }
]"#,
        &expect![[r#"
            Objects
            P Tell me about a time you failed. #Failure
            P Describe a conflict with a peer. #conflict
        "#]],
    );
}

#[test]
fn sections_json() {
    check(
        "sections.json",
        r#"{
  "title": "Dive Deep",
  "track": "Amazon LP",
  "level": "Advanced",
  "about": "Leaders know details.",
  "prompts": [
    "Tell me about a detail.",
    "How do you check numbers?"
  ],
  "what_interviewers_evaluate": [
    "Did you look?"
  ],
  "commonPitfalls": [
    "Hand waving."
  ],
  "followUps": [
    "If asked 'How deep?' - say the number."
  ],
  "relatedThemes": [
    "Ownership"
  ],
  "companies": [
    "Amazon",
    "Stripe"
  ],
  "samples": [
    {
      "verdict": "strong",
      "title": "The lost cent",
      "prompt": "Tell me about a detail.",
      "situation": "A cent was lost.",
      "task": "Find it.",
      "action": "I read 400 lines.",
      "result": "Found.",
      "why": [
        "Numbers",
        "Own work"
      ]
    }
  ]
}"#,
        &expect![[r#"
            Dive Deep | Amazon LP | advanced
            P Tell me about a detail.
            P How do you check numbers?
            C Did you look?
            X Hand waving.
            F If asked 'How deep?' -> say the number.
            S strong The lost cent @1 [A cent was lost.|Find it.|I read 400 lines.|Found.] ["Numbers", "Own work"]
            R ownership
            K Amazon
            K Stripe
        "#]],
    );
}

#[test]
fn nested_json() {
    check(
        "nested.json",
        r#"{
 "themes": [
  {
   "name": "Ownership",
   "questions": [
    "Tell me about a mess you cleaned.",
    "When did you overstep?"
   ]
  },
  {
   "name": "Dive Deep",
   "questions": [
    "Tell me about a detail.",
    [
     "How do you check numbers?"
    ]
   ]
  }
 ]
}"#,
        &expect![[r#"
            Nested
            P Tell me about a mess you cleaned. #Ownership
            P When did you overstep? #Ownership
            P Tell me about a detail. #Dive Deep
            P How do you check numbers? #Dive Deep
        "#]],
    );
}

#[test]
fn map_json() {
    check(
        "map.json",
        r#"{"Ownership": ["Tell me about a mess you cleaned.", "When did you overstep?"], "Dive Deep": ["Tell me about a detail.", "How do you check numbers?"]}"#,
        &expect![[r#"
            Map
            P Tell me about a mess you cleaned. #Ownership
            P When did you overstep? #Ownership
            P Tell me about a detail. #Dive Deep
            P How do you check numbers? #Dive Deep
        "#]],
    );
}

#[test]
fn lines_jsonl() {
    check(
        "lines.jsonl",
        r#"{"prompt":"Tell me about a time you failed."}
{"prompt":"Describe a conflict with a peer."}
"#,
        &expect![[r#"
            Lines
            P Tell me about a time you failed.
            P Describe a conflict with a peer.
        "#]],
    );
}
