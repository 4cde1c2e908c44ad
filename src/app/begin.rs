//! The first answers: the interview ahead, if any, and the themes it is about. Kept before the first card.

use super::failure::Result;
use super::interview::SetInterview;
use super::{App, commit};
use crate::deck::company;
use crate::engine::day::Day;
use crate::store::interview;

impl App {
    /// Practises these themes from now on and keeps what was answered about the interview ahead. The
    /// same answer given again changes nothing.
    pub fn begin(
        &mut self,
        company: Option<&str>,
        day: Option<Day>,
        themes: &[String],
    ) -> Result<()> {
        self.activate(themes)?;
        let Some(unknown) = company.filter(|company| company::find(company).is_none()) else {
            if company.is_some() || day.is_some() {
                self.set_interview(&SetInterview {
                    company: company.map(str::to_owned),
                    day,
                    ..SetInterview::default()
                })?;
            }
            return Ok(());
        };
        // A company without a profile is kept by name: its interview is about all that is practised.
        let moment = self.now();
        let uuid = self.entropy.uuid(moment.at).to_string();
        let transaction = self.store.write()?;
        let known = interview::all(&transaction)?
            .iter()
            .any(|kept| kept.company.as_deref() == Some(unknown) && kept.day == day);
        if !known {
            interview::insert(&transaction, &uuid, Some(unknown), day, moment)?;
        }
        commit(transaction)
    }
}
