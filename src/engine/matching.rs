//! Who tells what: the most questions that can each be answered with a story of its own.

/// Room for the matching of one loop's questions and stories, used again for the next one.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    /// For each story the question it answers, and the round in which it was last tried.
    stories: Vec<(Option<usize>, u32)>,
    round: u32,
}

impl Matching {
    /// Room for stories numbered from 0 to `stories`, that one excluded.
    pub fn new(stories: usize) -> Self {
        Self {
            stories: vec![(None, 0); stories],
            round: 0,
        }
    }

    /// Finds a largest matching of the first `count` questions to the stories that each could be
    /// answered with (Kuhn 1955: one augmenting path at a time), and hands over each question that
    /// has an answer, with the story that answers it.
    pub fn answer<'a>(
        &mut self,
        count: usize,
        options: &impl Fn(usize) -> &'a [usize],
        mut each: impl FnMut(usize, usize),
    ) {
        for question in 0..count {
            self.round = self.round.wrapping_add(1);
            self.place(options, question);
        }
        for question in 0..count {
            for story in options(question) {
                if let Some(answered) = self.stories[*story].0.take() {
                    each(answered, *story);
                }
            }
        }
    }

    /// Gives a question a story, moving other questions to another story of theirs where needed.
    fn place<'a>(&mut self, options: &impl Fn(usize) -> &'a [usize], question: usize) -> bool {
        for &story in options(question) {
            let (holder, tried) = self.stories[story];
            if tried == self.round {
                continue;
            }
            self.stories[story].1 = self.round;
            if holder.is_none_or(|other| self.place(options, other)) {
                self.stories[story].0 = Some(question);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The most answered questions, by trying every choice.
    fn most(questions: &[Vec<usize>], used: u32) -> usize {
        let Some((first, rest)) = questions.split_first() else {
            return 0;
        };
        first
            .iter()
            .filter(|story| used >> **story & 1 == 0)
            .map(|story| 1 + most(rest, used | 1 << story))
            .chain([most(rest, used)])
            .max()
            .unwrap_or(0)
    }

    proptest! {
        #[test]
        fn no_other_choice_answers_more(
            questions in prop::collection::vec(prop::collection::vec(0_usize..5, 0..4), 0..6)
        ) {
            let options = |question: usize| questions[question].as_slice();
            let mut matching = Matching::new(5);
            // Twice: the room must be clean for the next loop.
            for _ in 0..2 {
                let mut answered = Vec::new();
                matching.answer(questions.len(), &options, |question, story| {
                    assert!(questions[question].contains(&story));
                    answered.push(question);
                });
                answered.sort_unstable();
                let count = answered.len();
                answered.dedup();
                prop_assert_eq!(answered.len(), count);
                prop_assert_eq!(count, most(&questions, 0));
            }
        }
    }
}
