//! The shape in which a story is to be told: every fourth time another, so that it is told and not
//! recited. Decides from the count of tellings alone, and rates nothing.

/// Every so many tellings of a story ask for another shape.
const EVERY: u32 = 4;

/// Another shape for a telling. The grade rates recall as ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variation {
    /// What came of it comes first.
    FromTheResult,
    /// No more than 45 seconds.
    Short,
    /// Without a word of the trade.
    ForAnOutsider,
    /// The moment of the decision comes first.
    FromTheDecision,
}

impl Variation {
    /// All of them, in the order in which they take turns.
    pub const ALL: [Self; 4] = [
        Self::FromTheResult,
        Self::Short,
        Self::ForAnOutsider,
        Self::FromTheDecision,
    ];

    /// The shape asked of the next telling of a story that was told in full so many times; `None` as it
    /// comes.
    pub fn after(tellings: u32) -> Option<Self> {
        let next = tellings.saturating_add(1);
        let turn = (next / EVERY).checked_sub(1)?;
        next.is_multiple_of(EVERY)
            .then(|| Self::ALL[turn as usize % Self::ALL.len()])
    }

    /// What the user is asked to do.
    pub const fn ask(self) -> &'static str {
        match self {
            Self::FromTheResult => "This time start from the result.",
            Self::Short => "This time in 45 seconds.",
            Self::ForAnOutsider => "This time for someone who knows nothing of your work.",
            Self::FromTheDecision => "This time start at the moment you decided.",
        }
    }

    /// The seconds that a telling of this shape should take, from and to, where they are not the usual
    /// ones.
    pub const fn band(self) -> Option<(u32, u32)> {
        match self {
            Self::Short => Some((30, 45)),
            Self::FromTheResult | Self::ForAnOutsider | Self::FromTheDecision => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_fourth_telling_takes_another_shape() {
        for (told, shape) in [
            (0, None),
            (2, None),
            (3, Some(Variation::FromTheResult)),
            (4, None),
            (7, Some(Variation::Short)),
            (11, Some(Variation::ForAnOutsider)),
            (15, Some(Variation::FromTheDecision)),
            (19, Some(Variation::FromTheResult)),
            (u32::MAX, None),
        ] {
            assert_eq!(Variation::after(told), shape, "after {told} tellings");
        }
    }

    proptest! {
        #[test]
        fn sixteen_tellings_in_a_row_see_each_shape_once(from in 0_u32..1_000_000) {
            let seen: Vec<_> = (from..from + 16).filter_map(Variation::after).collect();
            prop_assert_eq!(seen.len(), Variation::ALL.len());
            for shape in Variation::ALL {
                prop_assert!(seen.contains(&shape));
            }
        }
    }
}
