//! The matrix for scripts and spreadsheets: every count, every gap, every link.

use std::io::Write;

use serde::Serialize;

use super::command;
use crate::app::criteria::ThemeCriteria;
use crate::app::matrix::{Fitting, Matrix, Prompt, Theme};
use crate::cmd::not_written;
use crate::engine::card::CardKey;
use crate::story::fit::Candidate;

#[derive(Serialize)]
pub(super) struct MatrixJson<'a> {
    stories: Vec<StoryJson<'a>>,
    themes: Vec<ThemeJson<'a>>,
    gaps: GapsJson<'a>,
    next: String,
}

#[derive(Serialize)]
struct StoryJson<'a> {
    story: &'a str,
    title: &'a str,
    prompts: usize,
    first: usize,
    themes: usize,
}

#[derive(Serialize)]
struct ThemeJson<'a> {
    deck: &'a str,
    title: &'a str,
    answered: usize,
    stories: Vec<CellJson<'a>>,
    prompts: Vec<PromptJson<'a>>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    story: &'a str,
    prompts: usize,
    first: usize,
}

#[derive(Serialize)]
struct PromptJson<'a> {
    card: &'a CardKey,
    front: &'a str,
    stories: Vec<LinkJson<'a>>,
}

#[derive(Serialize)]
struct LinkJson<'a> {
    story: &'a str,
    first: bool,
    angle: Option<&'a str>,
}

#[derive(Serialize)]
struct GapsJson<'a> {
    themes_without: Vec<&'a str>,
    topics_without: Vec<TopicJson>,
    themes_on_one: Vec<OnOneJson<'a>>,
    prompts_without: Vec<&'a CardKey>,
    criteria_without: Vec<&'a CardKey>,
    too_much: Vec<&'a str>,
    idle: Vec<&'a str>,
}

#[derive(Serialize)]
struct TopicJson {
    topic: &'static str,
    prompts: usize,
}

#[derive(Serialize)]
struct OnOneJson<'a> {
    deck: &'a str,
    story: &'a str,
}

/// What `matrix --json` prints.
pub(super) fn matrix<'a>(matrix: &'a Matrix, criteria: &'a [ThemeCriteria]) -> MatrixJson<'a> {
    let id = |story: usize| matrix.stories[story].uuid.as_str();
    let gaps = &matrix.coverage.gaps;
    MatrixJson {
        stories: (0..matrix.stories.len())
            .map(|story| {
                let (all, themes) = matrix.coverage.of_story(story);
                StoryJson {
                    story: id(story),
                    title: &matrix.stories[story].story.title,
                    prompts: all.prompts,
                    first: all.first,
                    themes,
                }
            })
            .collect(),
        themes: (0..matrix.themes.len())
            .map(|theme| theme_json(matrix, theme))
            .collect(),
        gaps: GapsJson {
            themes_without: gaps
                .themes_without
                .iter()
                .map(|theme| matrix.themes[*theme].slug.as_str())
                .collect(),
            topics_without: gaps
                .topics_without
                .iter()
                .map(|&(topic, prompts)| TopicJson { topic, prompts })
                .collect(),
            themes_on_one: gaps
                .themes_on_one
                .iter()
                .map(|(theme, story)| OnOneJson {
                    deck: &matrix.themes[*theme].slug,
                    story: id(*story),
                })
                .collect(),
            prompts_without: gaps
                .prompts_without
                .iter()
                .map(|(theme, prompt)| &matrix.themes[*theme].prompts[*prompt].card)
                .collect(),
            criteria_without: matrix
                .themes
                .iter()
                .filter_map(|theme| criteria.iter().find(|it| it.deck == theme.slug))
                .flat_map(|theme| theme.unshown().map(|it| &it.card))
                .collect(),
            too_much: gaps.too_much.iter().map(|(story, _)| id(*story)).collect(),
            idle: gaps.idle.iter().map(|story| id(*story)).collect(),
        },
        next: command(matrix),
    }
}

fn theme_json(matrix: &Matrix, theme: usize) -> ThemeJson<'_> {
    let of_theme = &matrix.themes[theme];
    ThemeJson {
        deck: &of_theme.slug,
        title: &of_theme.title,
        answered: matrix.coverage.answered[theme],
        stories: matrix
            .coverage
            .stories_of(theme)
            .map(|story| CellJson {
                story: &matrix.stories[story].uuid,
                prompts: matrix.coverage.cells[theme][story].prompts,
                first: matrix.coverage.cells[theme][story].first,
            })
            .collect(),
        prompts: of_theme
            .prompts
            .iter()
            .map(|prompt| PromptJson {
                card: &prompt.card,
                front: &prompt.front,
                stories: links_json(matrix, prompt),
            })
            .collect(),
    }
}

fn links_json<'a>(matrix: &'a Matrix, prompt: &'a Prompt) -> Vec<LinkJson<'a>> {
    let links = prompt.links.iter();
    links
        .map(|link| LinkJson {
            story: &matrix.stories[link.story].uuid,
            first: link.first,
            angle: link.angle.as_deref(),
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct FittingJson<'a> {
    company: Option<&'a str>,
    stories: usize,
    stories_fit: usize,
    #[serde(flatten)]
    effort: EffortJson,
    themes: Vec<FittingThemeJson<'a>>,
}

#[derive(Serialize)]
struct EffortJson {
    linked: usize,
    unpractised: usize,
    pick: usize,
    tell: usize,
    story: usize,
    new_stories: usize,
    minutes: f64,
}

#[derive(Serialize)]
struct FittingThemeJson<'a> {
    deck: &'a str,
    title: &'a str,
    #[serde(flatten)]
    effort: EffortJson,
    prompts: Vec<FittingPromptJson<'a>>,
}

#[derive(Serialize)]
struct FittingPromptJson<'a> {
    card: &'a CardKey,
    front: &'a str,
    stories: Vec<LinkJson<'a>>,
    may_answer: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    story: &'a str,
    topics: Vec<&'static str>,
    likeness: f64,
}

/// What `matrix --fit --json` prints.
pub(super) fn fitting(fitting: &Fitting) -> FittingJson<'_> {
    let themes = fitting.matrix.themes.iter().enumerate();
    FittingJson {
        company: fitting.matrix.company.as_deref(),
        stories: fitting.matrix.stories.len(),
        stories_fit: fitting.close_stories(),
        effort: effort_json(fitting, &fitting.effort()),
        themes: themes
            .map(|(place, theme)| FittingThemeJson {
                deck: &theme.slug,
                title: &theme.title,
                effort: effort_json(fitting, &fitting.efforts[place]),
                prompts: fitting_prompts(fitting, theme, &fitting.candidates[place]),
            })
            .collect(),
    }
}

fn effort_json(fitting: &Fitting, effort: &crate::story::fit::Effort) -> EffortJson {
    EffortJson {
        linked: effort.linked,
        unpractised: effort.unpractised,
        pick: effort.close,
        tell: effort.loose,
        story: effort.open,
        new_stories: effort.new_stories,
        minutes: fitting.minutes(effort),
    }
}

fn fitting_prompts<'a>(
    fitting: &'a Fitting,
    theme: &'a Theme,
    found: &[Vec<Candidate>],
) -> Vec<FittingPromptJson<'a>> {
    let candidate = |it: &Candidate| CandidateJson {
        story: &fitting.matrix.stories[it.story].uuid,
        topics: it.fit.shared.names().collect(),
        likeness: (it.fit.likeness * 1e3).round() / 1e3,
    };
    let prompts = theme.prompts.iter().zip(found);
    prompts
        .map(|(prompt, found)| FittingPromptJson {
            card: &prompt.card,
            front: &prompt.front,
            stories: links_json(&fitting.matrix, prompt),
            may_answer: found.iter().map(candidate).collect(),
        })
        .collect()
}

/// The columns of the table for spreadsheets.
const COLUMNS: [&str; 7] = [
    "theme", "card", "prompt", "story", "title", "first", "angle",
];

/// A line a link; a line without a story for each prompt without one, and a line without a prompt for
/// each story without one: a filter shows the gaps, a pivot table the grid.
pub(super) fn csv(matrix: &Matrix, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let mut write = |record: [&str; 7]| {
        let cells = record.map(harmless);
        table.write_record(&cells).map_err(not_written)
    };
    write(COLUMNS)?;
    for theme in &matrix.themes {
        for prompt in &theme.prompts {
            let card = prompt.card.to_string();
            let asked = [theme.title.as_str(), &card, &prompt.front];
            if prompt.links.is_empty() {
                write([asked[0], asked[1], asked[2], "", "", "", ""])?;
            }
            for link in &prompt.links {
                let row = &matrix.stories[link.story];
                let first = if link.first { "yes" } else { "no" };
                let angle = link.angle.as_deref().unwrap_or_default();
                let title = row.story.title.as_str();
                write([asked[0], asked[1], asked[2], &row.uuid, title, first, angle])?;
            }
        }
    }
    for story in &matrix.coverage.gaps.idle {
        let row = &matrix.stories[*story];
        write(["", "", "", &row.uuid, &row.story.title, "", ""])?;
    }
    Ok(table.flush()?)
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before a sign that begins one.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) {
        return format!("'{cell}");
    }
    cell.to_owned()
}
