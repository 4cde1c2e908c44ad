//! Sums of money in a text, in figures and in words. Percentages, spans and plain counts are none.

use std::ops::Range;

const SYMBOLS: [char; 14] = [
    '$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}', '\u{20a9}', '\u{20bd}', '\u{20ba}',
    '\u{20b4}', '\u{20aa}', '\u{20ab}', '\u{20b1}', '\u{20a6}', '\u{a2}',
];

/// Codes, which stand before a number or behind it.
const CODES: &str = "\
usd, eur, gbp, chf, jpy, cny, inr, aud, cad, nzd, sek, nok, dkk, pln, czk, huf, ron, brl, mxn, zar, sgd, hkd, \
krw, ils, aed, rub, rs";

/// Words and signs, which stand behind a number.
const UNITS: &str = "\
euro, euros, dollar, dollars, pound, pounds, quid, cent, cents, pence, buck, bucks, grand, franc, francs, krona, \
kronor, krone, kroner, crowns, yen, yuan, renminbi, rupee, rupees, zloty, zlotys, peso, pesos, lira, shekel, \
shekels, dirham, dirhams, ruble, rubles, rouble, roubles, kr, z\u{142}, k\u{10d}, lakh, lakhs, crore, crores";

const SCALES: &str = "\
hundred, hundreds, thousand, thousands, million, millions, billion, billions, trillion, lakh, lakhs, crore, \
crores, k, mn, mio, bn, mln";

const NUMBERS: &str = "\
a, an, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, \
sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred, \
hundreds, thousand, thousands, million, millions, billion, billions, half, quarter, couple, few, several, dozen, \
dozens, tens, point, many";

/// Words between the parts of a spelled number.
const JOINTS: &str = "a, an, and, of, point";

/// Letters right behind the digits.
const SUFFIXES: [&str; 8] = ["k", "m", "b", "mn", "bn", "tn", "mio", "mln"];

/// Words before which a number of nothing else is money.
const MONEY_WORDS: &str = "\
salary, salaries, budget, revenue, revenues, turnover, profit, profits, price, bonus, wage, wages, rent, debt, \
debts, invoice, pay, worth, fine, loan, fee, funding, sales, income, earnings, savings";

/// What may stand between such a word and the number.
const BRIDGES: &str = "\
of, was, is, at, to, by, about, around, from, nearly, almost, over, under, roughly, the, a, just, up, down, rose, \
fell, grew, dropped, increased, went, cut, up, were, some, only, than, more, less";

/// What may stand behind it, if it is no count of things.
const AFTER_SUMS: &str = "\
a, per, and, to, in, by, for, from, over, on, at, into, but, which, that, with, when, as, this, last, each, every, \
or, because, before, after, so, we, i, they, it, he, she, against, instead";

/// The sums in a text, in its order.
pub fn amounts(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut place = 0;
    for (start, _) in text.char_indices() {
        if start < place || !begins_word(text, start) {
            continue;
        }
        if let Some(end) = amount_at(text, start) {
            found.push(start..end);
            place = end;
        }
    }
    found
}

/// Whether a sum is a number alone, known for money by the words around it.
pub fn is_bare(sum: &str) -> bool {
    number(sum, 0).is_some_and(|end| range(sum, scale(sum, end), false) == sum.len())
}

fn begins_word(text: &str, at: usize) -> bool {
    let here = text[at..].chars().next();
    let before = text[..at].chars().next_back();
    let joined = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ',') && here.is_some_and(|c| c.is_ascii_digit())
    };
    here.is_some_and(|c| SYMBOLS.contains(&c)) || before.is_none_or(|c| !joined(c))
}

fn amount_at(text: &str, at: usize) -> Option<usize> {
    if let Some(after) = currency(text, at) {
        let end = number(text, blank(text, after))?;
        return Some(behind(text, range(text, scale(text, end), true)));
    }
    if let Some(end) = figure_word(text, at) {
        return Some(end);
    }
    let digits = number(text, at);
    let end = scale(text, digits.or_else(|| spelled(text, at))?);
    let whole = range(text, end, false);
    let by_words =
        || digits.is_some() && !is_percent(text, whole) && after_money_word(text, at, whole);
    [whole, end]
        .into_iter()
        .find_map(|end| unit(text, end))
        .or_else(|| by_words().then_some(whole))
}

/// The end of a currency's sign or code.
fn currency(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let letters = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .len();
    let signed = &rest[letters..];
    if let Some(sign) = signed.chars().next().filter(|c| SYMBOLS.contains(c))
        && letters <= 3
    {
        return Some(at + letters + sign.len_utf8());
    }
    let (code, end) = word(text, at)?;
    let end = end + usize::from(text[end..].starts_with('.') && code == "rs");
    listed(CODES, &code).then_some(end)
}

/// The end of a number in digits, with what its suffix says.
fn number(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let characters: Vec<(usize, char)> = rest.char_indices().collect();
    let digit = |place: usize| {
        characters
            .get(place)
            .is_some_and(|(_, c)| c.is_ascii_digit())
    };
    let mut place = 0;
    while let Some((_, character)) = characters.get(place) {
        let three = (1..=3).all(|step| digit(place + step)) && !digit(place + 4);
        match character {
            c if c.is_ascii_digit() => {}
            '.' | ',' | '\'' | '\u{2019}' if digit(place + 1) => {}
            ' ' | '\u{a0}' | '\u{202f}' if three => {}
            _ => break,
        }
        place += 1;
    }
    let end = at
        + characters
            .get(place)
            .map_or(rest.len(), |(offset, _)| *offset);
    let suffix = word(text, end).filter(|(letters, _)| SUFFIXES.contains(&letters.as_str()));
    Some(suffix.map_or(end, |(_, end)| end))
}

/// The end of a number in words: "two and a half million", "a few hundred", "thousands of".
fn spelled(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    let mut place = at;
    let mut weighty = false;
    while let Some((folded, after)) = word(text, place) {
        if listed(NUMBERS, &folded) {
            weighty |= !listed(JOINTS, &folded);
            if !listed(JOINTS, &folded) {
                end = Some(after);
            }
        } else if end.is_some() && folded == "of" {
            // "Thousands of euros": the unit decides.
            if unit(text, after).is_some() {
                end = Some(after);
            }
            break;
        } else if end.is_none() || folded != "and" {
            break;
        }
        place = after + joint(text, after);
        if place == after {
            break;
        }
    }
    end.filter(|_| weighty)
}

/// The end behind "million" or "hundred thousand".
fn scale(text: &str, mut end: usize) -> usize {
    while let Some((folded, after)) = word(text, end + joint(text, end))
        && joint(text, end) > 0
        && listed(SCALES, &folded)
    {
        end = after;
    }
    end
}

/// The end of a range that begins with what ends here: "40-50k", "3 million to 4 million".
fn range(text: &str, end: usize, signed: bool) -> usize {
    let gap = [
        " to ",
        " and ",
        " or ",
        "-",
        "\u{2013}",
        " - ",
        " \u{2013} ",
        "/",
    ]
    .into_iter()
    .find(|gap| text[end..].starts_with(gap));
    let Some(gap) = gap else {
        return end;
    };
    let start = end + gap.len();
    let Some(second) = number(text, start).or_else(|| spelled(text, start)) else {
        return end;
    };
    let scaled = scale(text, second);
    let suffixed = text[start..second].ends_with(|c: char| c.is_alphabetic()) || scaled > second;
    if !signed || suffixed || !gap.starts_with(' ') {
        return scaled;
    }
    end
}

/// The end of a unit behind a number.
fn unit(text: &str, end: usize) -> Option<usize> {
    let after = end + joint(text, end);
    if let Some(sign) = text[after..].chars().next().filter(|c| SYMBOLS.contains(c)) {
        let end = after + sign.len_utf8();
        // "5 $6": the sign belongs to what follows.
        return (!text[end..].starts_with(|c: char| c.is_ascii_digit())).then_some(end);
    }
    let (folded, end) = word(text, after)?;
    (listed(UNITS, &folded) || listed(CODES, &folded)).then_some(end)
}

/// A code that stands behind as well: "$300 USD".
fn behind(text: &str, end: usize) -> usize {
    word(text, end + joint(text, end))
        .filter(|(folded, _)| joint(text, end) > 0 && listed(CODES, folded))
        .map_or(end, |(_, end)| end)
}

/// "Six-figure" tells a sum.
fn figure_word(text: &str, at: usize) -> Option<usize> {
    let (count, after) = word(text, at)?;
    let (figure, end) = word(text, after + joint(text, after))?;
    let several = listed(
        "four, five, six, seven, eight, nine, 4, 5, 6, 7, 8, 9",
        &count,
    );
    (several && matches!(figure.as_str(), "figure" | "figures")).then_some(end)
}

/// Whether a number stands behind a word for money and counts nothing else.
fn after_money_word(text: &str, at: usize, end: usize) -> bool {
    let large = text[at..end].chars().filter(char::is_ascii_digit).count() > 2
        || text[at..end].contains(|c: char| c.is_alphabetic());
    let counted = word(text, end + joint(text, end))
        .filter(|_| joint(text, end) > 0)
        .is_some_and(|(next, _)| !listed(AFTER_SUMS, &next));
    if !large || counted || is_year(&text[at..end]) {
        return false;
    }
    let sentence = text[..at]
        .rsplit(['.', '!', '?', ';', '\n'])
        .next()
        .unwrap_or_default();
    for word in sentence.split(|c: char| !c.is_alphanumeric()).rev() {
        let folded = word.to_lowercase();
        if listed(MONEY_WORDS, &folded) {
            return true;
        }
        if !(folded.is_empty() || listed(BRIDGES, &folded)) {
            return false;
        }
    }
    false
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

fn is_percent(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start();
    rest.starts_with('%') || rest.starts_with("per cent") || rest.starts_with("percent")
}

/// The bytes of one blank or hyphen.
fn joint(text: &str, at: usize) -> usize {
    text[at..]
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}'))
        .map_or(0, char::len_utf8)
}

/// Behind one blank, if there is one.
fn blank(text: &str, at: usize) -> usize {
    at + joint(text, at)
}

/// The word of letters and digits here, in lower case, and its end.
fn word(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = &text[at..];
    let length = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    (length > 0).then(|| (rest[..length].to_lowercase(), at + length))
}

fn listed(list: &str, word: &str) -> bool {
    list.split(", ").any(|entry| entry == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_counts() {
        for (text, sums) in [
            (
                "saved \u{20ac}2.4m, $ 300 and \u{a3}1,200.50.",
                &["\u{20ac}2.4m", "$ 300", "\u{a3}1,200.50"][..],
            ),
            (
                "US$40k, A$5 million, CHF 20'000 and USD 300",
                &["US$40k", "A$5 million", "CHF 20'000", "USD 300"],
            ),
            (
                "300\u{20ac}, 300 EUR, 40k dollars, 2.4 million euros",
                &["300\u{20ac}", "300 EUR", "40k dollars", "2.4 million euros"],
            ),
            (
                "five thousand pounds, twenty quid, half a million euros",
                &[
                    "five thousand pounds",
                    "twenty quid",
                    "half a million euros",
                ],
            ),
            (
                "a few hundred dollars; thousands of euros; two and a half million dollars",
                &[
                    "a few hundred dollars",
                    "thousands of euros",
                    "two and a half million dollars",
                ],
            ),
            (
                "a million-euro contract, a six-figure sum, three grand",
                &["a million-euro", "six-figure", "three grand"],
            ),
            (
                "$40-50k, from 10 to 20 euros, $5 to 7 people",
                &["$40-50k", "10 to 20 euros", "$5"],
            ),
            (
                "1 200 000 \u{20ac}, 300 kr, 12 lakh rupees, Rs. 500",
                &["1 200 000 \u{20ac}", "300 kr", "12 lakh rupees", "Rs. 500"],
            ),
            (
                "a salary of 85k, a budget of 40,000, revenue fell from 3 million to 2 million",
                &["85k", "40,000", "3 million to 2 million"],
            ),
            (
                "40%, 31 to 7, two of nine, 300 customers, a budget of 12 hours",
                &[],
            ),
            (
                "sales of 300 pies, a fine of 15 per cent, in 2024, one in a million",
                &[],
            ),
            ("$300 USD a day, the price rose by 20 %", &["$300 USD"]),
            ("paid 3$ 4", &["3$"]),
            ("a dollar, each euro", &[]),
        ] {
            let found: Vec<&str> = amounts(text).into_iter().map(|sum| &text[sum]).collect();
            assert_eq!(found, sums, "{text}");
        }
    }
}
