//! Sixteen bytes over a row, so that an altered byte is noticed. Not a secret and not a signature.

use sha2::{Digest, Sha256};

/// A truncated SHA-256.
pub type Hash = [u8; 16];

/// Takes a row's values one by one. Each is written with its length, so that no two rows can meet.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    /// Adds a text that may be absent; absent and empty differ.
    #[must_use]
    pub fn optional(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.number(1).text(text),
            None => self.number(0),
        }
    }

    /// Adds a whole number.
    #[must_use]
    pub fn number(mut self, number: i64) -> Self {
        self.0.update(number.to_le_bytes());
        self
    }

    /// Adds another hash.
    #[must_use]
    pub fn hash(mut self, hash: &Hash) -> Self {
        self.0.update(hash);
        self
    }

    /// The hash over all that was added.
    pub fn finish(self) -> Hash {
        let digest = self.0.finalize();
        let mut hash = Hash::default();
        hash.copy_from_slice(&digest[..16]);
        hash
    }
}

/// Bytes as hexadecimal digits.
pub fn to_hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

/// Hexadecimal digits as bytes.
pub fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits = text
        .bytes()
        .map(|byte| char::from(byte).to_digit(16).map(|digit| digit as u8))
        .collect::<Option<Vec<u8>>>()?;
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(high << 4 | low),
            _ => None,
        })
        .collect()
}
