//! What stands around a page's content: sidebars, comments, tables of contents. Keeps what holds a
//! section of its own, whatever it is called.

use std::collections::HashSet;

use scraper::ElementRef;

use super::super::heading::{self, Role};
use super::super::star;

/// The element that holds the page's content, where it says so and there is enough in it.
pub fn only_main(root: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut mains = root
        .descendent_elements()
        .filter(|element| element.value().name() == "main");
    let main = mains.next().filter(|_| mains.next().is_none())?;
    let holds_content = main
        .descendent_elements()
        .any(|element| matches!(element.value().name(), "li" | "h2" | "h3" | "tr" | "p"));
    holds_content.then_some(main)
}

/// Whether an element is part of the site rather than of the page.
pub fn is_frame(element: ElementRef<'_>) -> bool {
    element.value().attr("frame").is_some() && !holds_section(element)
}

/// Whether an element has a heading that announces cards, and more below it than links.
fn holds_section(element: ElementRef<'_>) -> bool {
    let is_aside = element.value().name() == "aside";
    let mut headings = headings_in(element).filter_map(|heading| heading::role(&text(heading)));
    let announces = headings.any(|role| match role {
        Role::About | Role::End => false,
        Role::Related | Role::Companies => is_aside,
        _ => !only_links(element),
    });
    // Comments on an answer belong to it.
    announces || star::part(text(element).trim()).is_some()
}

/// Whether every item of an element is a link and nothing else.
fn only_links(element: ElementRef<'_>) -> bool {
    let mut items = named(element, "li").peekable();
    items.peek().is_some() && items.all(|item| is_link(item))
}

fn is_link(item: ElementRef<'_>) -> bool {
    let linked: usize = named(item, "a").map(letters).sum();
    linked > 0 && linked >= letters(item)
}

/// The page's headings, as titles are compared.
pub fn headings(root: ElementRef<'_>) -> HashSet<String> {
    headings_in(root)
        .map(|heading| heading::title_form(&text(heading)))
        .collect()
}

/// Whether an element is a list that leads to the page's own headings: a table of contents.
pub fn is_contents(list: ElementRef<'_>, headings: &HashSet<String>) -> bool {
    if headings.is_empty() || !matches!(list.value().name(), "ul" | "ol") {
        return false;
    }
    let mut items = 0;
    let mut known = 0;
    for item in named(list, "li") {
        let link = named(item, "a").next();
        let Some(link) = link.filter(|link| link.value().attr("here").is_some()) else {
            return false;
        };
        items += 1;
        known += usize::from(headings.contains(&heading::title_form(&text(link))));
    }
    known > 0 && known * 2 >= items
}

/// Whether a figure frames something to read, rather than a picture or a remark.
pub fn holds_blocks(figure: ElementRef<'_>) -> bool {
    figure.descendent_elements().skip(1).any(|inner| {
        matches!(
            inner.value().name(),
            "table" | "ul" | "ol" | "dl" | "blockquote" | "pre" | "h1" | "h2" | "h3" | "h4"
        )
    })
}

/// Whether a heading holds items or rows, because its end is missing.
pub fn holds_items(heading: ElementRef<'_>) -> bool {
    heading
        .descendent_elements()
        .any(|inner| matches!(inner.value().name(), "li" | "tr"))
}

/// Whether an element is the mark of a footnote: "[1]".
pub fn is_reference(element: ElementRef<'_>) -> bool {
    if element.value().name() != "sup" {
        return false;
    }
    let text = text(element);
    let text = text.trim();
    text.starts_with('[') && text.ends_with(']') && text.len() <= 8
}

fn headings_in(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.descendent_elements().filter(|inner| {
        matches!(
            inner.value().name(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        )
    })
}

fn named<'a>(element: ElementRef<'a>, name: &'static str) -> impl Iterator<Item = ElementRef<'a>> {
    element
        .descendent_elements()
        .filter(move |inner| inner.value().name() == name)
}

fn letters(element: ElementRef<'_>) -> usize {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    element.text().map(letters).sum()
}

/// The beginning of an element's text, on one line.
fn text(element: ElementRef<'_>) -> String {
    let start: String = element.text().flat_map(str::chars).take(200).collect();
    let words: Vec<&str> = start.split_whitespace().collect();
    words.join(" ")
}
