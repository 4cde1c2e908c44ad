//! What a user may do to a collection, step by step, with texts of every sort.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::{option, sample};
use retell::app::import::Clash;
use retell::app::interview::{SetInterview, Went};
use retell::deck::model::{Criterion, Deck, FollowUp, Pitfall, Prompt, Sample, Verdict};
use retell::engine::card::{Form, Grade, Label};
use retell::story::checks::Rule;
use retell::story::topics::TOPICS;
use retell::story::{Source, State, Story};

/// Something a user does. A card, a story or a review is the one in that place, counted round and
/// round; what retell refuses changes nothing.
#[derive(Clone, Debug)]
pub enum Step {
    Later {
        hours: i64,
        zone: i32,
    },
    Rate {
        card: usize,
        grade: Grade,
        form: Option<Form>,
        label: Label,
        seconds: Option<f64>,
        story: Option<usize>,
        submission: Option<String>,
    },
    Undo(u32),
    TakeBack(usize),
    Fix(usize, Grade),
    Tell(Story),
    Edit(usize, Story),
    Silence(usize, Rule),
    Tick(usize, usize, bool),
    Link {
        story: usize,
        card: usize,
        angle: Option<String>,
        first: bool,
    },
    Unlink(usize, usize),
    Decline(usize, usize),
    Lacked {
        card: usize,
        story: Option<usize>,
        text: String,
    },
    Done(usize, usize, bool),
    Reword(usize, Option<String>),
    Suspend(usize),
    Resume(usize),
    Bury(usize),
    Import(Deck, Clash),
    Activate(&'static str),
    Deactivate(usize),
    Remove(usize),
    Interview {
        set: SetInterview,
        ahead: u32,
    },
    Clear,
    DayOff(u32),
    Debrief(Vec<(String, Went, Option<String>)>),
    Mock {
        minutes: f64,
        grade: Grade,
        seconds: Option<f64>,
        words: String,
    },
    Shape {
        story: usize,
        seconds: Option<u32>,
        telling: Option<u32>,
    },
    LeaveShaping(usize),
    Move,
}

/// Any text at all: quotes, backslashes, line ends, controls, marks, letters of every script.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z]{1,9}( [a-z]{1,9}){0,4}[.?]?",
        2 => "\\PC{0,16}",
        1 => "(?s).{0,12}",
        1 => sample::select(vec!["\u{feff}", "\u{2028}\"\\", "\r\n\t", "\u{202e}abc", "{\"end\":1}", "e\u{301}", "NULL", "0", "-"])
            .prop_map(str::to_owned),
    ]
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.4, text())
}

fn grade() -> impl Strategy<Value = Grade> {
    sample::select(Grade::ALL.to_vec())
}

fn seconds() -> impl Strategy<Value = Option<f64>> {
    option::of(prop_oneof![
        6 => (0_u32..4_000).prop_map(|tenths| f64::from(tenths) / 10.0),
        1 => 0.0..1.0e4,
        1 => sample::select(vec![0.0, -0.0, f64::MIN_POSITIVE, 5e-324, 1e15, 0.1 + 0.2]),
    ])
}

fn story() -> impl Strategy<Value = Story> {
    let lists = (
        vec(text(), 0..3),
        vec(sample::select(TOPICS.to_vec()), 0..3),
        vec(text(), 0..2),
    );
    let told = vec(maybe_text(), 9);
    let source = option::of(sample::select(Source::ALL.to_vec()));
    (
        text(),
        lists,
        told,
        source,
        sample::select(State::ALL.to_vec()),
    )
        .prop_map(|(title, (cues, topics, tags), told, source, state)| {
            let mut told = told.into_iter();
            let mut next = || told.next().flatten();
            Story {
                title,
                cues,
                topics: topics.into_iter().map(str::to_owned).collect(),
                situation: next(),
                task: next(),
                action: next(),
                result: next(),
                lesson: next(),
                when: next(),
                role: next(),
                evidence: next(),
                source,
                short: next(),
                tags,
                state,
            }
        })
}

/// A deck with cards of all kinds. Few titles, so that one often comes again with other cards.
fn deck() -> impl Strategy<Value = Deck> {
    let several = || vec(text(), 0..3);
    let head = (
        sample::select(vec!["Mine", "Yours", "Ownership"]),
        maybe_text(),
        maybe_text(),
        several(),
    );
    (
        head,
        vec((text(), several()), 1..4),
        several(),
        several(),
        several(),
        vec(answer(), 0..2),
    )
        .prop_map(
            |((title, track, summary, tags), prompts, criteria, pitfalls, follow_ups, samples)| {
                Deck {
                    title: title.to_owned(),
                    track,
                    summary,
                    tags,
                    prompts: prompts
                        .into_iter()
                        .map(|(ask, variants)| Prompt {
                            ask,
                            variants,
                            ..Prompt::default()
                        })
                        .collect(),
                    criteria: criteria
                        .into_iter()
                        .map(|ask| Criterion {
                            ask,
                            ..Criterion::default()
                        })
                        .collect(),
                    pitfalls: pitfalls
                        .into_iter()
                        .map(|text| Pitfall {
                            text,
                            ..Pitfall::default()
                        })
                        .collect(),
                    follow_ups: follow_ups
                        .into_iter()
                        .map(|ask| FollowUp {
                            ask,
                            ..FollowUp::default()
                        })
                        .collect(),
                    samples,
                    ..Deck::default()
                }
            },
        )
}

fn answer() -> impl Strategy<Value = Sample> {
    let lines = vec(text(), 0..3);
    (text(), maybe_text(), maybe_text(), lines, any::<bool>()).prop_map(
        |(title, prompt, action, why, strong)| Sample {
            id: None,
            verdict: if strong {
                Verdict::Strong
            } else {
                Verdict::Weak
            },
            title,
            prompt,
            situation: None,
            task: None,
            action,
            result: None,
            why,
            pitfalls: Vec::new(),
            tags: Vec::new(),
        },
    )
}

/// One step.
pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => log_step(),
        4 => story_step(),
        2 => card_step(),
        2 => plan_step(),
        2 => (prop_oneof![8 => 1_i64..60, 1 => -30_i64..0], sample::select(vec![0, 19_800, -34_200]))
            .prop_map(|(hours, zone)| Step::Later { hours, zone }),
    ]
}

fn log_step() -> impl Strategy<Value = Step> {
    let how = (
        option::of(sample::select(Form::ALL.to_vec())),
        sample::select(Label::ALL.to_vec()),
    );
    let named = (option::of(any::<usize>()), option::weighted(0.2, text()));
    prop_oneof![
        6 => (any::<usize>(), grade(), how, seconds(), named).prop_map(
            |(card, grade, (form, label), seconds, (story, submission))| Step::Rate {
                card, grade, form, label, seconds, story, submission,
            },
        ),
        1 => (1_u32..3).prop_map(Step::Undo),
        1 => any::<usize>().prop_map(Step::TakeBack),
        1 => (any::<usize>(), grade()).prop_map(|(review, grade)| Step::Fix(review, grade)),
        1 => Just(Step::Move),
    ]
}

fn story_step() -> impl Strategy<Value = Step> {
    let two = (any::<usize>(), any::<usize>());
    prop_oneof![
        story().prop_map(Step::Tell),
        (any::<usize>(), story()).prop_map(|(which, story)| Step::Edit(which, story)),
        (any::<usize>(), sample::select(Rule::ALL.to_vec()))
            .prop_map(|(which, rule)| Step::Silence(which, rule)),
        (two, any::<bool>()).prop_map(|((story, card), met)| Step::Tick(story, card, met)),
        (two, maybe_text(), any::<bool>()).prop_map(|((story, card), angle, first)| {
            Step::Link {
                story,
                card,
                angle,
                first,
            }
        }),
        two.prop_map(|(story, card)| Step::Unlink(story, card)),
        two.prop_map(|(story, card)| Step::Decline(story, card)),
        (any::<usize>(), option::of(any::<usize>()), text())
            .prop_map(|(card, story, text)| Step::Lacked { card, story, text }),
        (any::<usize>(), 1_usize..3, any::<bool>())
            .prop_map(|(story, number, done)| Step::Done(story, number, done)),
        (
            any::<usize>(),
            option::of(0_u32..900),
            option::of(0_u32..300)
        )
            .prop_map(|(story, seconds, telling)| Step::Shape {
                story,
                seconds,
                telling
            }),
        any::<usize>().prop_map(Step::LeaveShaping),
    ]
}

fn card_step() -> impl Strategy<Value = Step> {
    let clash = sample::select(vec![Clash::KeepApart, Clash::AddTo]);
    prop_oneof![
        2 => (any::<usize>(), maybe_text()).prop_map(|(card, own)| Step::Reword(card, own)),
        1 => any::<usize>().prop_map(Step::Suspend),
        1 => any::<usize>().prop_map(Step::Resume),
        1 => any::<usize>().prop_map(Step::Bury),
        2 => (deck(), clash).prop_map(|(deck, clash)| Step::Import(deck, clash)),
        1 => sample::select(vec!["ownership", "frugality"]).prop_map(Step::Activate),
        1 => any::<usize>().prop_map(Step::Deactivate),
        1 => any::<usize>().prop_map(Step::Remove),
    ]
}

fn plan_step() -> impl Strategy<Value = Step> {
    let set = (
        option::of(sample::select(vec!["Amazon", "Google"])),
        option::of(1.0..90.0),
        option::of(1_u32..6),
        option::of(0_u32..5),
    );
    let asked = vec(
        (text(), sample::select(Went::ALL.to_vec()), maybe_text()),
        1..3,
    );
    prop_oneof![
        (set, 0_u32..4).prop_map(|((company, minutes, rounds, each), ahead)| {
            let company = company.map(str::to_owned);
            let set = SetInterview {
                company,
                minutes,
                rounds,
                each,
                ..SetInterview::default()
            };
            Step::Interview { set, ahead }
        }),
        Just(Step::Clear),
        (0_u32..6).prop_map(Step::DayOff),
        asked.prop_map(Step::Debrief),
        (1.0..60.0, grade(), seconds(), text()).prop_map(|(minutes, grade, seconds, words)| {
            Step::Mock {
                minutes,
                grade,
                seconds,
                words,
            }
        }),
    ]
}

/// What every collection begins with, so that no table is empty: the worst texts, a step of each sort.
pub fn beginning() -> Vec<Step> {
    let odd = "\u{feff}\"C:\\\u{2028}\" \u{202e}e\u{301} 締\r\n\t\u{1}end";
    let story = Story {
        title: odd.to_owned(),
        cues: vec![odd.to_owned(), "cue".to_owned()],
        situation: Some(odd.to_owned()),
        source: Some(Source::Told),
        ..Story::default()
    };
    let missing = |text: &str| Step::Lacked {
        card: 0,
        story: Some(0),
        text: text.to_owned(),
    };
    let rate = |card, label, submission: Option<&str>| Step::Rate {
        card,
        grade: Grade::ALL[4],
        form: None,
        label,
        seconds: Some(0.1),
        story: None,
        submission: submission.map(str::to_owned),
    };
    vec![
        Step::Activate("ownership"),
        Step::Tell(story.clone()),
        Step::Edit(
            0,
            Story {
                lesson: Some(odd.to_owned()),
                ..story
            },
        ),
        Step::Silence(0, Rule::NoEvidence),
        Step::Tick(0, 0, true),
        Step::Link {
            story: 0,
            card: 0,
            angle: Some(odd.to_owned()),
            first: true,
        },
        Step::Decline(0, 1),
        missing(odd),
        missing("twice in one breath"),
        missing("twice in one breath"),
        Step::Done(0, 1, true),
        rate(0, Label::Session, Some(odd)),
        rate(9, Label::Drill, None),
        Step::Fix(0, Grade::ALL[1]),
        Step::Interview {
            set: SetInterview::default(),
            ahead: 0,
        },
        Step::Debrief(vec![
            (odd.to_owned(), Went::Bad, Some(odd.to_owned())),
            ("twice in one breath".to_owned(), Went::Fine, None),
            ("twice in one breath".to_owned(), Went::Fine, None),
        ]),
        Step::DayOff(2),
        Step::Mock {
            minutes: 20.0,
            grade: Grade::ALL[2],
            seconds: Some(0.7),
            words: odd.to_owned(),
        },
        Step::Shape {
            story: 0,
            seconds: Some(77),
            telling: None,
        },
    ]
}
