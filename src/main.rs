//! Arguments to `retell::run`, exit code out.

fn main() -> std::process::ExitCode {
    retell::run(std::env::args_os())
}
