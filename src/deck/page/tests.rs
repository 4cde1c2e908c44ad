//! Made-up pages of many layouts, and what each must give.

use super::*;

fn read_text(name: &str, text: &str) -> Result<Page, Refusal> {
    read(text.as_bytes(), Hint { name, list: false })
}

#[test]
fn the_mark_before_an_item_is_no_part_of_it() {
    let page = read_text(
        "",
        "Common prompts\n\n  • ?Tell me about a storm.\n  • ?What broke?\n",
    )
    .unwrap();
    let asks: Vec<&str> = page
        .deck
        .prompts
        .iter()
        .map(|prompt| prompt.ask.as_str())
        .collect();
    assert_eq!(asks, ["Tell me about a storm.", "What broke?"]);
}
