//! One tag: its attributes, whether it hides its content, what it stands for. Reads no page.

/// No cell stands in more rows.
const MOST_ROWS: usize = 200;

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

    /// How many rows a cell stands in, where it says more than one.
    pub fn rows(&self) -> Option<usize> {
        let is_cell = matches!(self.name.as_str(), "td" | "th");
        let rows = self.attribute("rowspan").filter(|_| is_cell)?;
        rows.trim()
            .parse()
            .ok()
            .filter(|rows| (2..=MOST_ROWS).contains(rows))
    }

    /// Whether the element holds the sign that a word processor set before an item.
    pub fn is_list_sign(&self) -> bool {
        let style = self.attribute("style").unwrap_or("");
        style.to_ascii_lowercase().contains("mso-list:ignore")
    }

    /// Whether a browser would not show the element.
    pub fn is_hidden(&self) -> bool {
        let style = self
            .attribute("style")
            .unwrap_or("")
            .replace(' ', "")
            .to_ascii_lowercase();
        let class = self.attribute("class").unwrap_or("");
        // A tab's panel is hidden only until its tab is chosen.
        if self.attribute("role") == Some("tabpanel") {
            return false;
        }
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

/// What sites call the parts around a page's content, as whole classes or identifiers.
const FRAMES: [&str; 56] = [
    "ad",
    "ads",
    "advertisement",
    "author-bio",
    "author-box",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "comment-list",
    "comment-respond",
    "commentarea",
    "commentlist",
    "comments",
    "comments-area",
    "comments-section",
    "cookies",
    "consent",
    "disqus_thread",
    "ez-toc-container",
    "footer",
    "jp-relatedposts",
    "kg-signup-card",
    "modal",
    "mw-editsection",
    "mw-jump-link",
    "mw-navigation",
    "nav-main",
    "navbar",
    "navigation",
    "newsletter",
    "page-metadata",
    "pager",
    "pagination",
    "popup",
    "post-navigation",
    "postprofile",
    "printfooter",
    "promo",
    "related-articles",
    "related-posts",
    "respond",
    "share",
    "sharedaddy",
    "sidebar",
    "signup-form",
    "site-footer",
    "site-nav",
    "sitesub",
    "skip-link",
    "social",
    "subscribe",
    "table-of-contents",
    "tagline",
    "toc",
    "widget",
    "widget-area",
];

/// How further such names begin.
const FRAME_STARTS: [&str; 9] = [
    "breadcrumb-",
    "cookie-",
    "newsletter-",
    "share-b",
    "share-links",
    "sharing-",
    "social-",
    "subscribe-",
    "subscription-",
];

impl Tag {
    /// Whether the element by its name, role, class or identifier stands around a page's content: a
    /// sidebar, comments, a share bar, a table of contents.
    pub fn is_frame(&self) -> bool {
        if matches!(self.name.as_str(), "html" | "body" | "main" | "article") {
            return false;
        }
        let role = self.attribute("role").unwrap_or("");
        let names = [self.attribute("class"), self.attribute("id")];
        let mut names = names.into_iter().flatten().flat_map(str::split_whitespace);
        self.name == "aside"
            || matches!(role, "complementary" | "contentinfo" | "dialog" | "search")
            || names.any(|name| {
                let name = name.to_ascii_lowercase();
                FRAMES.contains(&name.as_str())
                    || FRAME_STARTS.iter().any(|start| name.starts_with(start))
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
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&hellip;", "…"),
        ("&middot;", "·"),
        ("&raquo;", "»"),
        ("&amp;", "&"),
    ];
    for (entity, character) in named {
        text = text.replace(entity, character);
    }
    text
}
