//! `retell export`: the whole collection as JSON Lines, or its reviews as CSV.

use std::io::Write;

use super::{Context, not_written};
use crate::app::Failure;
use crate::cli::Export;
use crate::engine::day::Moment;

const COLUMNS: [&str; 10] = [
    "id",
    "card",
    "at",
    "day",
    "grade",
    "form",
    "label",
    "story",
    "seconds",
    "retracted",
];

/// Writes everything, line by line.
pub fn run(context: &Context, arguments: &Export, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut app = context.read()?;
    if arguments.csv {
        let mut failed = None;
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS).map_err(not_written)?;
        app.log(|line| {
            let review = &line.review;
            let record = [
                review.id.to_string(),
                line.card.to_string(),
                Moment::rfc3339(review.at),
                review.day.to_string(),
                review.grade.to_string(),
                review.form.name().to_owned(),
                review.label.name().to_owned(),
                line.story.clone().unwrap_or_default(),
                review.seconds.map_or_else(String::new, |it| it.to_string()),
                line.retracted.to_string(),
            ];
            if failed.is_none() {
                failed = table.write_record(record).err();
            }
        })?;
        table.flush()?;
        return failed.map_or(Ok(()), |error| Err(not_written(error).into()));
    }
    let mut failed = None;
    let done = app.export(|line| {
        writeln!(out, "{line}").map_err(|error| {
            failed = Some(error);
            Failure::refused("the export could not be written")
        })
    });
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(done?),
    }
}
