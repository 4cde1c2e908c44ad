//! Completion scripts and the manual page, made from the types in `cli`.

use std::io::Write;

use clap::CommandFactory;

use crate::cli::{Cli, Completions};

/// Prints the completion script of a shell.
pub fn shell(arguments: &Completions, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "retell", &mut script);
    Ok(out.write_all(&script)?)
}

/// Prints the manual page, with a section for every subcommand.
pub fn manual(out: &mut dyn Write) -> anyhow::Result<()> {
    let mut command = Cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for subcommand in command.get_subcommands() {
        let name = subcommand
            .get_display_name()
            .unwrap_or(subcommand.get_name())
            .to_owned();
        let page = clap_mangen::Man::new(subcommand.clone());
        writeln!(out, ".SH \"{}\"", name.to_uppercase())?;
        page.render_synopsis_section(out)?;
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    Ok(())
}
