//! A mail saved or pasted as text: its heads, its quoting and its signature are no content. Every line
//! keeps its number.

/// A mail without what is about its way.
pub struct Mail {
    /// What it says, line by line as in the file.
    pub body: String,
    /// Its subject, or that of the mail that it forwards.
    pub subject: Option<String>,
}

/// The fields that make a head.
const FIELDS: [&str; 10] = [
    "from", "to", "cc", "date", "sent", "subject", "reply-to", "von", "an", "betreff",
];

/// A signature has no more lines than this.
const LONGEST_SIGNATURE: usize = 12;

/// Reads a text that has a mail's head or is quoted as a whole; none where it is no mail.
pub fn read(text: &str) -> Option<Mail> {
    let quoted = text.lines().filter(|line| line.starts_with('>')).count();
    let filled = text.lines().filter(|line| !line.trim().is_empty()).count();
    let is_quoted = quoted > 2 && quoted * 2 >= filled;
    let may_have_head = text
        .lines()
        .any(|line| field(unquoted(line)).is_some_and(|(name, _)| name.starts_with("from")));
    if !is_quoted && !may_have_head {
        return None;
    }
    let mut lines: Vec<&str> = text.split('\n').map(unquoted).collect();
    let mut subject = None;
    let mut has_head = false;
    let mut from = 0;
    while from < lines.len() {
        let length = head(&lines[from..]);
        for line in &mut lines[from..from + length] {
            if let Some((name, value)) = field(line)
                && matches!(name.as_str(), "subject" | "betreff")
            {
                subject = Some(without_reply(value).to_owned());
            }
            *line = "";
        }
        has_head |= length > 0;
        from += length.max(1);
    }
    if !has_head && !is_quoted {
        return None;
    }
    for line in &mut lines {
        if announces_quote(line) {
            *line = "";
        }
    }
    cut_signature(&mut lines);
    Some(Mail {
        body: lines.join("\n"),
        subject: subject.filter(|subject| !subject.is_empty() && !subject.contains("=?")),
    })
}

/// The line without the signs of quoting before it; its own indent stays.
fn unquoted(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.trim_start_matches(['*', ' ']).split_once(':')?;
    let name = name.trim_end_matches('*');
    let is_name = !name.is_empty()
        && name.len() < 40
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_name.then(|| (name.to_ascii_lowercase(), value.trim_matches(['*', ' '])))
}

/// How many lines a mail's head takes here: fields one below the other, sender and another among them.
fn head(lines: &[&str]) -> usize {
    let mut length = 0;
    let mut known = 0;
    let mut has_sender = false;
    for line in lines {
        let goes_on = length > 0 && line.starts_with([' ', '\t']) && !line.trim().is_empty();
        match field(line) {
            Some((name, value)) if !goes_on && !value.is_empty() => {
                known += usize::from(FIELDS.contains(&name.as_str()));
                has_sender |= matches!(name.as_str(), "from" | "von");
            }
            _ if goes_on => {}
            _ => break,
        }
        length += 1;
    }
    if has_sender && known > 1 { length } else { 0 }
}

/// "---- Forwarded message ----", "On Monday somebody wrote:".
fn announces_quote(line: &str) -> bool {
    let line = line.trim();
    let ruled = line.starts_with("--") && line.contains(" message");
    let wrote = line.starts_with("On ") && line.ends_with("wrote:");
    ruled || wrote || line.starts_with("Begin forwarded message")
}

fn without_reply(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((sign, rest)) = subject.split_once(':')
        && ["re", "fw", "fwd", "aw", "wg"]
            .iter()
            .any(|known| sign.trim().eq_ignore_ascii_case(known))
    {
        subject = rest.trim();
    }
    subject
}

fn cut_signature(lines: &mut [&str]) {
    let Some(start) = lines.iter().rposition(|line| line.trim_end() == "--") else {
        return;
    };
    let filled = lines[start..].iter().filter(|line| !line.trim().is_empty());
    if filled.count() <= LONGEST_SIGNATURE {
        lines[start..].fill("");
    }
}
