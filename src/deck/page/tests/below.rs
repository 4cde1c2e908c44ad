//! What stands below a question and belongs to it: answers, criteria, probes under labels of their own.

use expect_test::expect;

use super::check;

#[test]
fn labels_below_question_headings() {
    check(
        "garden.md",
        "# Three garden questions\n\n\
         ## 1. Tell me about a plant you saved.\n\n\
         **What they look for:** patience.\n\n\
         **Follow-up questions:**\n- Who watered it?\n\n\
         **Example of a good answer:** The fern was dry. I moved it to the shade.\n\n\
         **Example of a bad answer:** I bought a new one.\n\n\
         ## 2. Describe a bed you dug twice.\n\n\
         **Red flags:** blaming the weather.\n",
        &expect![[r#"
            Three garden questions
            P Tell me about a plant you saved.
            P Describe a bed you dug twice.
            C patience.
            X blaming the weather.
            F Who watered it? -> nothing
            S strong Tell me about a plant you saved. @1 [-|-|The fern was dry. I moved it to the shade.|-] []
            S weak Tell me about a plant you saved. @1 [-|-|I bought a new one.|-] []
            ! 10 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 10 sample 1 does not say why it is strong
            ! 12 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 12 sample 2 does not say why it is weak
        "#]],
    );
}

#[test]
fn answers_under_headings_below_their_questions() {
    check(
        "garden.html",
        "<h1>Garden questions</h1>\
         <h2>1. Tell me about a plant you saved.</h2><h3>Why they ask</h3><p>To hear care.</p>\
         <h3>Good answer</h3><p>I moved the fern to the shade.</p>\
         <h3>Bad answer</h3><p>I bought a new one.</p>\
         <h2>2. Describe a bed you dug twice.</h2><p>Ten words will do.</p>\
         <h3>Sample answer</h3><p>Frost came late. I dug the bed again in May.</p>\
         <h2>Common mistakes</h2><ul><li>Blaming the weather.</li></ul>",
        &expect![[r#"
            Garden questions
            P Tell me about a plant you saved.
            P Describe a bed you dug twice.
            X Blaming the weather.
            S strong Tell me about a plant you saved. @1 [-|-|I moved the fern to the shade.|-] []
            S weak Tell me about a plant you saved. @1 [-|-|I bought a new one.|-] []
            S strong Describe a bed you dug twice. @2 [-|-|Frost came late. I dug the bed again in May.|-] []
            ! 1 what stands below a prompt alone is left out
            ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 1 does not say why it is strong
            ! 1 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 2 does not say why it is weak
            ! 1 the text below a prompt is left out: a card holds the prompt alone
            ! 1 sample 3 has no verdict: taken as strong
            ! 1 sample 3 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 3 does not say why it is strong
        "#]],
    );
}

#[test]
fn labels_below_numbered_questions() {
    check(
        "garden.txt",
        "Garden questions\n\n\
         1. Tell me about a plant you saved.\n\
         What they look for: patience\n\
         Follow-up: Who watered it?\n\
         Sample answer: The fern was dry. I moved it\n\
         to the shade.\n\n\
         2. Describe a bed you dug twice.\n   \
         Red flags: blaming the weather\n\n\
         3. How do you choose seeds?\n",
        &expect![[r#"
            Garden questions
            P Tell me about a plant you saved.
            P Describe a bed you dug twice.
            P How do you choose seeds?
            C patience
            X blaming the weather
            F Who watered it? -> nothing
            S strong Tell me about a plant you saved. @1 [-|-|The fern was dry. I moved it to the shade.|-] []
            ! 3 sample 1 has no verdict: taken as strong
            ! 3 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 3 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn labels_nested_below_questions() {
    check(
        "garden.md",
        "# Garden\n\n\
         1. **Tell me about a plant you saved.**\n   \
         - *What they look for:* patience\n   \
         - *Follow-ups:*\n     - Who watered it?\n     - What did it cost?\n   \
         - *Sample answer:* The fern was dry, so I moved it.\n\
         2. **Describe a bed you dug twice.**\n   \
         - *Situation:* Frost. *Task:* Dig. *Action:* I dug. *Result:* Beans.\n",
        &expect![[r#"
            Garden
            P Tell me about a plant you saved.
            P Describe a bed you dug twice.
            C patience
            F Who watered it? -> nothing
            F What did it cost? -> nothing
            S strong Tell me about a plant you saved. @1 [-|-|The fern was dry, so I moved it.|-] []
            S strong Describe a bed you dug twice. @2 [Frost.|Dig.|I dug.|Beans.] []
            ! 3 sample 1 has no verdict: taken as strong
            ! 3 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 3 sample 1 does not say why it is strong
            ! 9 sample 2 has no verdict: taken as strong
            ! 9 sample 2 does not say why it is strong
        "#]],
    );
}

#[test]
fn an_answer_told_without_a_label() {
    let told = "In my second spring I found that one bed in three was dry by noon, so I laid a hose along the \
                fence and set a clock to it.";
    let page = |before: &str| {
        format!(
            "<h1>Garden</h1><h2>Questions</h2><ul><li>Tell me about a dry bed.</li></ul>\
             <h2>Sample answer</h2>{before}<blockquote><p>{told}</p></blockquote><p>Why it works: a clock.</p>"
        )
    };
    let expected = expect![[r#"
        Garden
        P Tell me about a dry bed.
        S strong Sample 1 @none [-|-|In my second spring I found that one bed in three was dry by noon, so I laid a hose along the fence and set a clock to it.|-] ["a clock."]
        ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
    "#]];
    check("garden.html", &page(""), &expected);
    check(
        "garden.html",
        &page("<p>One that I heard last year:</p>"),
        &expected,
    );
}

#[test]
fn words_about_answers_are_none() {
    check(
        "garden.html",
        "<h1>Garden</h1><h2>Questions</h2><ul><li>Tell me about a dry bed.</li></ul><h2>Sample answers</h2>\
         <p>I have collected these over many years of judging gardens, and I have changed the names of all who told \
         them to me.</p><h3>Strong: The hose</h3><p>I laid a hose.</p>",
        &expect![[r#"
            Garden
            P Tell me about a dry bed.
            S strong The hose @none [-|-|I laid a hose.|-] []
            ! 1 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 1 sample 1 does not say why it is strong
        "#]],
    );
}

#[test]
fn columns_of_answers_csv() {
    check(
        "garden.csv",
        "Question,Sample answer,Weak answer\n\
         Tell me about a dry bed.,I laid a hose.,It rained.\n\
         Describe a frost.,I dug again.,\n",
        &expect![[r#"
            Garden
            P Tell me about a dry bed.
            P Describe a frost.
            S strong Tell me about a dry bed. @1 [-|-|I laid a hose.|-] []
            S weak Tell me about a dry bed. @1 [-|-|It rained.|-] []
            S strong Describe a frost. @2 [-|-|I dug again.|-] []
            ! 2 sample 1 has no verdict: taken as strong
            ! 2 sample 1 names no situation, task, action or result: its text is kept as the action
            ! 2 sample 1 does not say why it is strong
            ! 2 sample 2 names no situation, task, action or result: its text is kept as the action
            ! 2 sample 2 does not say why it is weak
            ! 3 sample 3 has no verdict: taken as strong
            ! 3 sample 3 names no situation, task, action or result: its text is kept as the action
            ! 3 sample 3 does not say why it is strong
        "#]],
    );
}
