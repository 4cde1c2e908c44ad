//! The table of settings as documented. Holds words only: what a value means is typed in `Config`.

/// One setting as documented: the same table serves `config list`, error messages and the manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in the file; `RETELL_` and the name in capitals is its variable.
    pub name: &'static str,
    /// The value when nothing else is said, as it would be written.
    pub default: &'static str,
    /// What the number counts; empty where there is nothing to count.
    pub unit: &'static str,
    /// What may be written, with an example.
    pub accepts: &'static str,
    /// What it does, in one sentence.
    pub meaning: &'static str,
}

/// All settings, in the order in which they are listed.
pub const KEYS: [Key; 12] = [
    Key {
        name: "minutes",
        default: "20",
        unit: "minutes",
        accepts: "a number above 0 and up to 1440, as in 20",
        meaning: "how long you practise a day",
    },
    Key {
        name: "telling_minutes",
        default: "2.5",
        unit: "minutes",
        accepts: "a number above 0 and up to 60, as in 2.5",
        meaning: "what one telling takes; measured from yours until it is set",
    },
    Key {
        name: "pick_minutes",
        default: "0.5",
        unit: "minutes",
        accepts: "a number above 0 and up to 60, as in 0.5",
        meaning: "what one pick takes; measured from yours until it is set",
    },
    Key {
        name: "short_card_share",
        default: "0.2",
        unit: "of the minutes",
        accepts: "a number from 0 to 1, as in 0.2",
        meaning: "the most of a day that criteria, pitfalls, follow-ups and samples may take",
    },
    Key {
        name: "pick",
        default: "on",
        unit: "",
        accepts: "on or off",
        meaning: "whether a prompt whose story is fresh may be picked instead of told",
    },
    Key {
        name: "new_per_day",
        default: "unset",
        unit: "prompts",
        accepts: "a whole number from 0 to 9999, as in 5, or unset",
        meaning: "the most new prompts a day; without it the minutes decide",
    },
    Key {
        name: "reviews_per_day",
        default: "unset",
        unit: "prompts",
        accepts: "a whole number from 0 to 9999, as in 30, or unset",
        meaning: "the most prompts a day that were practised before; without it the minutes decide",
    },
    Key {
        name: "shaping",
        default: "on",
        unit: "",
        accepts: "on or off",
        meaning: "whether some of a day's minutes go to shaping a story that needs it",
    },
    Key {
        name: "rollover",
        default: "04:00",
        unit: "",
        accepts: "a time of day from 00:00 to 23:59, as in 04:00",
        meaning: "when a new day begins",
    },
    Key {
        name: "band",
        default: "90-150",
        unit: "seconds",
        accepts: "two whole numbers of seconds from 1 to 3600, the smaller first, as in 90-150",
        meaning: "how long a telling should take",
    },
    Key {
        name: "words_per_minute",
        default: "140",
        unit: "words a minute",
        accepts: "a whole number from 40 to 400, as in 140",
        meaning: "how fast you speak; measured from your tellings until it is set",
    },
    Key {
        name: "frame",
        default: "star",
        unit: "",
        accepts: "star or carl",
        meaning: "the parts of a story: situation, task, action, result; or context, action, result, learning",
    },
];
