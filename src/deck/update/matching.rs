//! Which card of a new deck is which card on record. Decides nothing about what follows from it.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::super::content::NewCard;
use super::super::text::normal;
use super::alike::Alike;
use super::{Known, NEAR, Pair, Question, SURE};
use crate::engine::card::Kind;

/// Cards found to be the same, one to one.
pub struct Matching {
    /// For each new card the number of its partner on record.
    pub partners: Vec<Option<usize>>,
    /// The pairs that are not certain, most alike first.
    pub questions: Vec<Question>,
}

/// Two cards that may be the same.
struct Candidate {
    known: usize,
    new: usize,
    likeness: f64,
}

impl Matching {
    /// Matches kind by kind: given ids, then equal texts, then likeness, best first; never a refused pair.
    pub fn new(known: &[Known], new: &[NewCard], refused: &BTreeSet<Pair>) -> Self {
        let mut matching = Self {
            partners: vec![None; new.len()],
            questions: Vec::new(),
        };
        let mut free: Vec<bool> = vec![true; known.len()];
        matching.by_id(known, new, &mut free);
        matching.by_text(known, new, &mut free);
        for kind in Kind::ALL {
            matching.by_likeness(kind, known, new, &mut free, refused);
        }
        matching
    }

    /// How many cards have a partner of whom there is no doubt.
    pub fn sure(&self) -> usize {
        self.partners.iter().flatten().count() - self.questions.len()
    }

    fn by_id(&mut self, known: &[Known], new: &[NewCard], free: &mut [bool]) {
        let by_slug: HashMap<(Kind, &str), usize> = known
            .iter()
            .enumerate()
            .map(|(index, card)| ((card.kind, card.slug.as_str()), index))
            .collect();
        for (partner, card) in self.partners.iter_mut().zip(new) {
            if card.named
                && let Some(&index) = by_slug.get(&(card.kind, card.slug.as_str()))
                && free[index]
            {
                free[index] = false;
                *partner = Some(index);
            }
        }
    }

    /// Where several cards have one text, those of equal content match first, then in deck order;
    /// retired cards come last.
    fn by_text(&mut self, known: &[Known], new: &[NewCard], free: &mut [bool]) {
        let mut order: Vec<usize> = (0..known.len()).filter(|&index| free[index]).collect();
        order.sort_by_key(|&index| (known[index].retired, known[index].position));
        let mut by_text: HashMap<(Kind, String), VecDeque<usize>> = HashMap::new();
        for index in order {
            let card = &known[index];
            let text = (card.kind, normal(&card.content.front));
            by_text.entry(text).or_default().push_back(index);
        }
        let texts: Vec<(Kind, String)> = new
            .iter()
            .map(|card| (card.kind, normal(&card.content.front)))
            .collect();
        for equal_content in [true, false] {
            for ((partner, card), text) in self.partners.iter_mut().zip(new).zip(&texts) {
                let Some(bucket) = by_text.get_mut(text) else {
                    continue;
                };
                if partner.is_some() {
                    continue;
                }
                let fits = |&index: &usize| !equal_content || known[index].content == card.content;
                if let Some(index) = bucket
                    .iter()
                    .position(fits)
                    .and_then(|at| bucket.remove(at))
                {
                    free[index] = false;
                    *partner = Some(index);
                }
            }
        }
    }

    fn by_likeness(
        &mut self,
        kind: Kind,
        known: &[Known],
        new: &[NewCard],
        free: &mut [bool],
        refused: &BTreeSet<Pair>,
    ) {
        let left: Vec<usize> = (0..known.len())
            .filter(|&index| free[index] && known[index].kind == kind)
            .collect();
        let lonely: Vec<usize> = (0..new.len())
            .filter(|&index| self.partners[index].is_none() && new[index].kind == kind)
            .collect();
        if left.is_empty() || lonely.is_empty() {
            return;
        }
        let mut candidates = candidates(known, &left, new, &lonely);
        candidates.retain(|candidate| {
            let pair = pair(&known[candidate.known], &new[candidate.new]);
            !refused.contains(&pair)
        });
        let doubtful = doubtful(&candidates);
        for (candidate, doubtful) in candidates.iter().zip(doubtful) {
            if !free[candidate.known] || self.partners[candidate.new].is_some() {
                continue;
            }
            let (card, found) = (&known[candidate.known], &new[candidate.new]);
            // A retired card is not missed; doubt is no reason to bring it back.
            if doubtful && card.retired {
                continue;
            }
            free[candidate.known] = false;
            self.partners[candidate.new] = Some(candidate.known);
            if doubtful {
                self.questions.push(Question {
                    pair: pair(card, found),
                    was: card.content.front.clone(),
                    now: found.content.front.clone(),
                    similarity: candidate.likeness,
                });
            }
        }
    }
}

/// All pairs at least near, best first: by likeness, then cards that are not retired, then neighbours.
fn candidates(
    known: &[Known],
    left: &[usize],
    new: &[NewCard],
    lonely: &[usize],
) -> Vec<Candidate> {
    let alike = Alike::new(
        left.iter()
            .map(|&index| known[index].content.front.as_str()),
    );
    let mut candidates: Vec<Candidate> = lonely
        .iter()
        .flat_map(|&new_index| {
            let found = alike.find(&new[new_index].content.front, NEAR);
            found.into_iter().map(move |(place, likeness)| Candidate {
                known: left[place],
                new: new_index,
                likeness,
            })
        })
        .collect();
    candidates.sort_by(|one, other| {
        let rest = |candidate: &Candidate| {
            let card = &known[candidate.known];
            let distance = card.position.abs_diff(new[candidate.new].position);
            (card.retired, distance, candidate.known, candidate.new)
        };
        other
            .likeness
            .total_cmp(&one.likeness)
            .then_with(|| rest(one).cmp(&rest(other)))
    });
    candidates
}

/// For each candidate whether it is less than sure, or one of several sure ones for either card.
fn doubtful(candidates: &[Candidate]) -> Vec<bool> {
    let (mut known_once, mut known_twice) = (HashSet::new(), HashSet::new());
    let (mut new_once, mut new_twice) = (HashSet::new(), HashSet::new());
    for candidate in candidates.iter().filter(|found| found.likeness >= SURE) {
        if !known_once.insert(candidate.known) {
            known_twice.insert(candidate.known);
        }
        if !new_once.insert(candidate.new) {
            new_twice.insert(candidate.new);
        }
    }
    candidates
        .iter()
        .map(|candidate| {
            candidate.likeness < SURE
                || known_twice.contains(&candidate.known)
                || new_twice.contains(&candidate.new)
        })
        .collect()
}

fn pair(known: &Known, new: &NewCard) -> Pair {
    Pair {
        kind: known.kind,
        known: known.slug.clone(),
        new: new.slug.clone(),
    }
}
