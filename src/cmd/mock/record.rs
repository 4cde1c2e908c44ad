//! Mock interviews on paper: the questions of one that may be held, and the record of those that
//! were. Asks nothing.

use std::io::Write;

use serde::Serialize;

use super::super::{Context, json};
use crate::app::mock::{Mock, Question};
use crate::engine::card::{CardKey, Grade};
use crate::engine::day::Day;
use crate::term::{Screen, minutes_and_seconds, one_line};

#[derive(Serialize)]
struct Line<'a> {
    mock: &'a str,
    day: Day,
    minutes: f64,
    finished: bool,
    questions: Vec<QuestionLine<'a>>,
    good: Option<&'a str>,
    mend: Option<&'a str>,
}

#[derive(Serialize)]
struct QuestionLine<'a> {
    number: u32,
    interviewer: u32,
    card: &'a CardKey,
    ask: &'a str,
    story: Option<&'a str>,
    again: bool,
    probes: &'a [String],
    answered: bool,
    seconds: Option<f64>,
    grade: Option<Grade>,
}

fn line(mock: &Mock) -> Line<'_> {
    Line {
        mock: &mock.uuid,
        day: mock.day,
        minutes: mock.minutes,
        finished: mock.finished,
        questions: mock.questions.iter().map(question_line).collect(),
        good: mock.good.as_deref(),
        mend: mock.mend.as_deref(),
    }
}

fn question_line(question: &Question) -> QuestionLine<'_> {
    QuestionLine {
        number: question.number,
        interviewer: question.interviewer,
        card: &question.card,
        ask: &question.ask,
        story: question.story.as_ref().map(|story| story.uuid.as_str()),
        again: question.again,
        probes: &question.probes,
        answered: question.answered,
        seconds: question.seconds,
        grade: question.grade,
    }
}

/// Prints the questions of a mock interview, as somebody else would read them out.
pub fn questions(
    context: &Context,
    mock: &Mock,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if as_json {
        return json(out, &line(mock));
    }
    let screen = context.screen();
    let mut interviewer = 0;
    for question in &mock.questions {
        if question.interviewer != interviewer {
            interviewer = question.interviewer;
            let heading = format!(" Interviewer {interviewer}");
            writeln!(out, "{}", screen.style.bold(&heading))?;
        }
        let number = format!("   {}  ", question.number);
        for line in screen.wrap(&one_line(&question.ask), &number, "      ") {
            writeln!(out, "{line}")?;
        }
        for probe in &question.probes {
            for line in screen.wrap(&one_line(probe), "      · ", "        ") {
                writeln!(out, "{}", screen.style.dim(&line))?;
            }
        }
    }
    writeln!(
        out,
        "\n{}",
        screen
            .style
            .dim(" Another draw each time. At a terminal, retell mock asks them.")
    )?;
    Ok(())
}

/// Prints every mock interview, newest first.
pub fn list(context: &Context, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let mocks = context.read()?.mocks()?;
    if as_json {
        for mock in &mocks {
            json(out, &line(mock))?;
        }
        return Ok(());
    }
    if mocks.is_empty() {
        return Ok(writeln!(
            out,
            " no mock interview yet: retell mock holds one, 25 minutes"
        )?);
    }
    let screen = context.screen();
    for (place, mock) in mocks.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        one(&screen, mock, out)?;
    }
    Ok(())
}

/// Prints the record of one mock interview.
pub fn one(screen: &Screen, mock: &Mock, out: &mut dyn Write) -> anyhow::Result<()> {
    let answered = mock.questions.iter().filter(|it| it.answered).count();
    let state = if mock.finished {
        ""
    } else {
        " · not finished"
    };
    let heading = format!(
        " Mock interview, {} · {answered} of {} answered{state}",
        mock.day.short(),
        questions_in_words(mock.questions.len())
    );
    writeln!(out, "{}", screen.style.bold(&heading))?;
    for question in &mock.questions {
        let number = format!("   {}  ", question.number);
        for line in screen.wrap(&one_line(&question.ask), &number, "      ") {
            writeln!(out, "{line}")?;
        }
        for line in screen.wrap(&how_it_went(question), "      ", "      ") {
            writeln!(out, "{}", screen.style.dim(&line))?;
        }
    }
    for (label, words) in [("good", &mock.good), ("mend", &mock.mend)] {
        if let Some(words) = words {
            for line in screen.wrap(&one_line(words), &format!(" {label}  "), "       ") {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// A count with its noun.
pub fn questions_in_words(count: usize) -> String {
    format!("{count} question{}", if count == 1 { "" } else { "s" })
}

fn how_it_went(question: &Question) -> String {
    if !question.answered {
        return "not asked".to_owned();
    }
    let mut parts = vec![one_line(&question.theme).into_owned()];
    if let Some(story) = &question.story {
        parts.push(one_line(&story.title).into_owned());
    }
    if let Some(seconds) = question.seconds {
        parts.push(minutes_and_seconds(seconds.round() as u32));
    }
    parts.push(match question.grade {
        Some(grade) => format!("{grade}, {}", grade.meaning()),
        None => "not graded".to_owned(),
    });
    parts.join(" · ")
}
