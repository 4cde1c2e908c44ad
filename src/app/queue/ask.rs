//! What a session is asked to be. Decides nothing.

use crate::engine::card::Kind;

/// What the user asked the session to be. The default is the ordinary daily session.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own that may be typed"
)]
pub struct Ask {
    /// Only these themes, by slug or title.
    pub themes: Vec<String>,
    /// Only these kinds.
    pub kinds: Vec<Kind>,
    /// How prompts are served.
    pub prompts: Prompts,
    /// The minutes from now, instead of what is left of the day's.
    pub minutes: Option<f64>,
    /// At most so many cards, repeats included.
    pub limit: Option<usize>,
    /// Cards due within so many days count as due.
    pub ahead: u32,
    /// Practise without rescheduling, due or not.
    pub drill: bool,
    /// Bring every card back until it is graded 4.
    pub until_4: bool,
    /// Only what could come again today, however long it takes where no minutes are asked for.
    pub again: bool,
    /// Whether a person sits at a terminal: the evening before an interview is a short one then.
    pub in_terminal: bool,
}

/// How prompts are served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prompts {
    /// Told, or picked where their story is fresh.
    #[default]
    AsTheyCome,
    /// Nothing but prompts, and all of them picked: a drill where no pick is due.
    OnlyPicked,
}

impl Ask {
    /// Whether this is the ordinary daily session in a terminal: the one that may begin with a story.
    pub fn is_daily(&self) -> bool {
        *self
            == Self {
                in_terminal: true,
                ..Self::default()
            }
    }

    /// Whether it is the drill of picking stories.
    pub fn is_of_picks(&self) -> bool {
        self.prompts == Prompts::OnlyPicked
    }
}
