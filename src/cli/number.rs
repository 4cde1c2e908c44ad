//! Numbers as they are typed. A wrong one is told what a right one looks like.

use std::str::FromStr;

/// A decimal number. Whether it is one that makes sense is the command's to say.
pub fn number(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| format!("\"{text}\" is no number: write one such as 12 or 7.5"))
}

/// A whole number from 0 up.
pub fn whole<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("\"{text}\" is no whole number: write one such as 3"))
}

/// A whole number from 1 up.
pub fn from_one<T: FromStr + PartialEq + From<u8>>(text: &str) -> Result<T, String> {
    let number = whole(text)?;
    if number == T::from(0) {
        return Err("0 is too few: write 1 or more".to_owned());
    }
    Ok(number)
}
