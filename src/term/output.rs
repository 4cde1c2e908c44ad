//! Writing data and notes. A reader that closed the pipe has seen enough: that is no failure.

use std::io::{self, BufWriter, Write};

use super::sanitise::sanitise;

/// As many bytes as a pipe takes at once.
const PIPE: usize = 64 * 1024;

/// Runs a command that writes data to standard output, and sees that all of it arrives. `None` when
/// the reader closed the pipe. The command flushes wherever somebody waits for a line.
pub fn deliver<T>(
    command: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>,
) -> anyhow::Result<Option<T>> {
    deliver_to(BufWriter::with_capacity(PIPE, io::stdout().lock()), command)
}

/// A note on standard error, made harmless. Unlike `eprintln!` it does not panic when nobody can
/// read it any more.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{}", sanitise(text));
}

/// Whether an error means that whoever read the output has closed it.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|problem| problem.kind() == io::ErrorKind::BrokenPipe)
    })
}

fn deliver_to<T>(
    mut out: impl Write,
    command: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>,
) -> anyhow::Result<Option<T>> {
    let delivered = command(&mut out).and_then(|value| {
        out.flush()?;
        Ok(value)
    });
    match delivered {
        Ok(value) => Ok(Some(value)),
        Err(problem) if is_closed_pipe(&problem) => Ok(None),
        Err(problem) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(io::ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn deliver_through(kind: io::ErrorKind) -> anyhow::Result<Option<()>> {
        deliver_to(BufWriter::new(Broken(kind)), |out| {
            Ok(writeln!(out, "data")?)
        })
    }

    #[test]
    fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
        assert!(
            deliver_through(io::ErrorKind::BrokenPipe)
                .unwrap()
                .is_none()
        );
        assert!(deliver_through(io::ErrorKind::StorageFull).is_err());
        let own = deliver_to(Vec::new(), |_| -> anyhow::Result<()> {
            anyhow::bail!("ours")
        });
        assert_eq!(own.unwrap_err().to_string(), "ours");
    }

    #[test]
    fn everything_written_arrives() {
        let mut data = Vec::new();
        let value = deliver_to(BufWriter::new(&mut data), |out| {
            writeln!(out, "one")?;
            Ok(7)
        });
        assert_eq!((value.unwrap(), data.as_slice()), (Some(7), &b"one\n"[..]));
    }
}
