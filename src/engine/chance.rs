//! Numbers that look drawn by chance and follow from a seed alone. Never reads a random source.

/// A sequence of draws: the same seed gives the same draws, on every machine and in every version.
///
/// `SplitMix64` (Steele, Lea and Flood 2014): short, fast, and good enough for a simulation.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The draws of this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1, 1 excluded.
    pub fn share(&mut self) -> f64 {
        // The upper 53 bits are as many as a float holds.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number from 0 to `count`, `count` excluded; 0 where nothing can be chosen.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.share() * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// Moves `chosen` of the items, each as likely as any other, to the front in the order drawn.
    pub fn draw<T>(&mut self, items: &mut [T], chosen: usize) {
        for place in 0..chosen.min(items.len()) {
            let other = place + self.below(items.len() - place);
            items.swap(place, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_published_sequence() {
        let mut chance = Chance::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn every_item_is_drawn_as_often_as_any_other() {
        let mut chance = Chance::new(7);
        let mut drawn = [0_u32; 5];
        for _ in 0..10_000 {
            let mut items = [0, 1, 2, 3, 4];
            chance.draw(&mut items, 2);
            drawn[items[0]] += 1;
            drawn[items[1]] += 1;
        }
        for count in drawn {
            assert!((3_800..4_200).contains(&count), "{drawn:?}");
        }
        chance.draw(&mut [0_u8; 0], 3);
        assert_eq!(chance.below(0), 0);
    }
}
