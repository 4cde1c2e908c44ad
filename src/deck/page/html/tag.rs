//! One tag: its attributes, whether it hides its content, what it stands for. Reads no page.

/// A tag taken apart.
pub struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Its attributes: names in lower case, values as written.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a browser would not show the element.
    pub fn is_hidden(&self) -> bool {
        let style = self
            .attribute("style")
            .unwrap_or("")
            .replace(' ', "")
            .to_ascii_lowercase();
        let class = self.attribute("class").unwrap_or("");
        self.attribute("hidden").is_some()
            || self
                .attribute("aria-hidden")
                .is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || class.split_whitespace().any(|class| {
                matches!(
                    class,
                    "sr-only" | "visually-hidden" | "screen-reader-text" | "hidden" | "d-none"
                )
            })
    }
}

/// The element that a tag stands for: roles count like the elements they name.
pub fn rewritten(tag: &Tag) -> String {
    let role = tag.attribute("role").unwrap_or("");
    let level = tag
        .attribute("aria-level")
        .and_then(|level| level.parse::<u8>().ok());
    match (role, tag.name.as_str()) {
        ("heading", _) => format!("h{}", level.unwrap_or(2).clamp(1, 6)),
        ("navigation", _) => "nav".to_owned(),
        ("listitem", "div" | "span") => "li".to_owned(),
        ("list", "div" | "span") => "ul".to_owned(),
        ("main", "div") => "main".to_owned(),
        (_, "button" | "label" | "form" | "nobr") => "span".to_owned(),
        (_, "template" | "marquee" | "dialog" | "fieldset" | "legend" | "frameset") => {
            "div".to_owned()
        }
        (_, name) => name.to_owned(),
    }
}

/// Where an element's end tag begins, whatever its case; the end of the text where it has none.
pub fn find_end(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(place) = text[from..].find("</") {
        let start = from + place;
        let found = text.as_bytes().get(start + 2..start + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return start;
        }
        from = start + 2;
    }
    text.len()
}

/// The few entities that occur in a title or an address.
pub fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&#8211;", "–"),
        ("&#8217;", "’"),
        ("&rsquo;", "’"),
        ("&middot;", "·"),
        ("&raquo;", "»"),
        ("&amp;", "&"),
    ];
    for (entity, character) in named {
        text = text.replace(entity, character);
    }
    text
}
