//! The reason behind each number of readiness: what it was computed from, and what is assumed.

use super::{costs, theme_mark};
use crate::app::criteria::ThemeCriteria;
use crate::app::loops::{Advice, Loop};
use crate::app::readiness::{Past, Prompt, Readiness, Theme};
use crate::cmd::plural;
use crate::deck::company::Profile;
use crate::engine::card::Form;
use crate::engine::loops::ASSUMED;
use crate::engine::readiness::{State, ThemeReadiness};
use crate::term::{Screen, one_line};

/// The reviews of a prompt that are listed; older ones are counted.
const LISTED: usize = 6;

/// What a prompt's numbers come from.
pub(super) fn prompt(screen: &Screen, prompt: &Prompt, reviews: &[Past]) -> Vec<String> {
    let mut told = Vec::new();
    if !reviews.is_empty() {
        told.push(history(reviews));
    }
    told.push(prompt.readiness.why.clone());
    if let Some(later) = &prompt.on_the_day {
        told.push(format!("on the day: {}", later.why));
    }
    let counts = prompt.readiness.counts;
    if (counts - prompt.readiness.recall).abs() > 1e-9 {
        told.push(format!(
            "counts {counts:.2} for its theme until it is told again, since it was not recalled last"
        ));
    }
    if prompt.stories.is_empty() && prompt.readiness.state != State::NoStory {
        told.push("told without a story linked to it".to_owned());
    }
    told.iter()
        .flat_map(|line| screen.wrap(line, "     ", "       "))
        .map(|line| screen.style.dim(&line))
        .collect()
}

/// "5 reviews, graded 4 on Thu 12 Nov, 3 on Sun 15 Nov (picked)".
fn history(reviews: &[Past]) -> String {
    let first = reviews.len().saturating_sub(LISTED);
    let listed: Vec<String> = reviews[first..]
        .iter()
        .map(|past| {
            let form = match past.form {
                Form::Told => String::new(),
                other => format!(" ({other})"),
            };
            format!("{} on {}{form}", past.grade, past.day.short())
        })
        .collect();
    let earlier = match first {
        0 => String::new(),
        count => format!("{count} earlier, then "),
    };
    format!(
        "{}, graded {earlier}{}",
        plural(reviews.len(), "review"),
        listed.join(", ")
    )
}

/// What a theme's numbers come from.
pub(super) fn theme(screen: &Screen, readiness: &Readiness, theme: &Theme) -> Vec<String> {
    let mut lines = paragraph(screen, &sum(theme, &theme.readiness, &day(readiness)));
    if let (Some(later), Some(on)) = (&theme.on_the_day, readiness.day) {
        lines.extend(paragraph(screen, &sum(theme, later, &on.short())));
    }
    lines.extend(paragraph(
        screen,
        "ready from 0.80, shaky from 0.50: interviewers go through a theme with more than one question, so three of its prompts should come out well",
    ));
    lines.extend(paragraph(screen, &fit(readiness)));
    lines
}

/// Which criteria of a theme no story has shown.
pub(super) fn criteria(screen: &Screen, theme: &ThemeCriteria) -> Vec<String> {
    let unshown: Vec<_> = theme.unshown().collect();
    let all = theme.criteria.len();
    let told = match unshown.len() {
        _ if all == 0 => return Vec::new(),
        0 => "your stories have shown every criterion",
        none if none == all => {
            "no criterion is ticked yet: c, after a telling, says which of them it showed"
        }
        _ => "no story has shown yet, by what you ticked:",
    };
    let mut lines = paragraph(screen, told);
    if unshown.len() < all {
        for criterion in unshown {
            lines.extend(screen.wrap(&one_line(&criterion.front), "   ○ ", "     "));
        }
    }
    lines
}

fn day(readiness: &Readiness) -> String {
    if readiness.on == readiness.today {
        "today".to_owned()
    } else {
        readiness.on.short()
    }
}

fn sum(theme: &Theme, readiness: &ThemeReadiness, when: &str) -> String {
    format!(
        "{when}: the chances of {} add up to {:.2}, and at least three come out well with {} {:.3}",
        plural(theme.prompts.len(), "prompt"),
        readiness.expected,
        theme_mark(readiness.state),
        readiness.probability
    )
}

/// How the user forgets, as far as is known.
fn fit(readiness: &Readiness) -> String {
    let fit = &readiness.fit;
    let from = match fit.observations {
        0 => "no review on a later day yet, so the usual forgetting is taken".to_owned(),
        count => format!(
            "fitted to {} of yours",
            plural(count as usize, "observation")
        ),
    };
    let shape = if fit.d < 0.3 {
        "with a long tail"
    } else if fit.d > 1.0 {
        "steadily"
    } else {
        "in the usual way"
    };
    format!(
        "forgetting: {from}: theta {:.2} (1 is usual, more holds longer), d {} ({shape})",
        fit.theta, fit.d
    )
}

/// What the numbers of all themes together come from.
pub(super) fn numbers(
    screen: &Screen,
    readiness: &Readiness,
    it: Option<&Loop>,
    advice: &Advice,
) -> Vec<String> {
    let mut lines = paragraph(screen, &fit(readiness));
    lines.extend(paragraph(
        screen,
        "today means tomorrow at the earliest: nobody is ready for having just read it. Suspended prompts and retired stories count nowhere",
    ));
    if let Some(it) = it {
        lines.push(String::new());
        lines.extend(interview_loop(screen, readiness, it));
        lines.extend(practice(screen, readiness, advice));
        lines.extend(sources(screen, &it.profile));
    }
    lines
}

/// What the loop is assumed to be, and what came out.
fn interview_loop(screen: &Screen, readiness: &Readiness, it: &Loop) -> Vec<String> {
    let profile = &it.profile;
    let mut lines = paragraph(
        screen,
        &format!(
            "the loop, {}: {} with {} of {} each, all themes different, out of {}; played 10,000 times",
            it.day.short(),
            plural(profile.rounds, "interview"),
            plural(profile.themes_per_round, "theme"),
            plural(profile.prompts_per_theme, "prompt"),
            plural(it.themes.len(), "theme"),
        ),
    );
    lines.extend(paragraph(
        screen,
        &format!(
            "{:.2} of {:.1} questions answered on average, each with another story; all of them recalled in {:.0} of 100 loops (recall, not the chance of being hired)",
            it.outcome.answered,
            it.outcome.questions,
            100.0 * it.outcome.all
        ),
    ));
    if it.outcome.assumed > 0 {
        lines.extend(paragraph(
            screen,
            &format!(
                "assumption: {} of themes with two stories ready count {ASSUMED}, although never told",
                plural(it.outcome.assumed, "prompt")
            ),
        ));
    }
    if let Some((theme, lost)) = it.costs_most() {
        lines.extend(paragraph(
            screen,
            &format!(
                "costs most: {lost:.2} questions a loop, {}",
                costs(readiness, theme)
            ),
        ));
    }
    lines
}

/// Which prompts the advised practice is.
fn practice(screen: &Screen, readiness: &Readiness, advice: &Advice) -> Vec<String> {
    let Some(practice) = &advice.practice else {
        return Vec::new();
    };
    let theme = &readiness.themes[practice.theme];
    let fronts: Vec<String> = practice
        .prompts
        .iter()
        .map(|prompt| format!("\"{}\"", one_line(&theme.prompts[*prompt].front)))
        .collect();
    paragraph(screen, &format!("practice: tell {}", fronts.join(" · ")))
}

/// Where the loop's figures come from, or that they are assumed.
fn sources(screen: &Screen, profile: &Profile) -> Vec<String> {
    let mut lines = paragraph(
        screen,
        &format!("what is known of {}:", one_line(&profile.name)),
    );
    for figure in ["rounds", "themes_per_round", "prompts_per_theme"] {
        for source in &profile.sources {
            if let Some(text) = source
                .strip_prefix(figure)
                .and_then(|rest| rest.strip_prefix(':'))
            {
                let line = format!("{}:{}", figure.replace('_', " "), one_line(text));
                let wrapped = screen.wrap(&line, "   ", "     ");
                lines.extend(wrapped.iter().map(|line| screen.style.dim(line)));
            }
        }
    }
    lines
}

fn paragraph(screen: &Screen, text: &str) -> Vec<String> {
    screen.wrap(text, " ", "   ")
}
