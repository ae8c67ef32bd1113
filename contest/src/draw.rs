//! The draw of a paper from the bank: "draw algorithm 1" (design 8).
//!
//! Anyone who has the released master seed, the bank's list of items and the round's blueprint can repeat it:
//!
//! 1. The paper's seed comes from the master seed, the entrant's public number and the attempt number
//!    ([`paper_seed`]). All choices below come from one stream under that seed, in the order written here.
//! 2. The items are put in order of question id; of several versions of a question only the newest stays.
//! 3. The strata take turns: those that name topic and difficulty first, then those that name one of the two, then
//!    those that name neither; among equals as in the blueprint. A stratum shuffles all items that fit it and takes,
//!    one by one, the first that no stratum has taken yet. Where all are taken, it takes the first one whose holder
//!    can take another in its place, found in the same way. So a paper is refused only if no paper exists.
//! 4. The questions are put in order of the blueprint, within a stratum in order of question id, and are shuffled
//!    if the round says so.
//! 5. For each question in that order, its options are shuffled if the round says so and their order is not fixed.

mod stream;

pub use stream::{Seed, commitment, paper_seed};

use crate::{
    id::QuestionId,
    question::{ChoiceId, Difficulty, TopicCode},
    rules::{RoundRules, Stratum},
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use stream::Stream;

/// What the draw knows of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolItem {
    /// Which question.
    pub question: QuestionId,
    /// Which version of it.
    pub version: u32,
    /// Its topic.
    pub topic: TopicCode,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// How many options it has; 0 if it is answered otherwise.
    pub options: u8,
    /// The order of its options is kept.
    pub fixed_order: bool,
}

/// One question on a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Which question.
    pub question: QuestionId,
    /// Which version of it.
    pub version: u32,
    /// Its options in the order of this paper; empty if it has none.
    pub options: Vec<ChoiceId>,
}

/// The questions of one attempt in order: the first is slot 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its questions.
    pub slots: Vec<Slot>,
}

/// Why no paper can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// No paper fills the blueprint from this pool.
    #[error("stratum {stratum} wants {wanted} questions, the bank has {found} for it")]
    TooFew {
        /// Which stratum of the blueprint stays short, from 0.
        stratum: usize,
        /// How many questions it wants.
        wanted: u32,
        /// How many it can have beside the more specific strata.
        found: u32,
    },
}

/// Draws the paper that belongs to a seed. The order of `pool` plays no part.
pub fn draw(rules: &RoundRules, pool: &[PoolItem], seed: &Seed) -> Result<Paper, DrawError> {
    let mut items: Vec<&PoolItem> = pool.iter().collect();
    items.sort_by_key(|item| (item.question, Reverse(item.version)));
    items.dedup_by_key(|item| item.question);

    let mut stream = Stream::new(seed);
    let mut chosen = choose(&rules.blueprint, &items, &mut stream)?;
    if rules.shuffle_questions {
        stream.shuffle(&mut chosen);
    }
    let slots = chosen.into_iter().map(|index| {
        let item = items[index];
        let mut options: Vec<ChoiceId> = (0..item.options).map(ChoiceId).collect();
        if rules.shuffle_options && !item.fixed_order {
            stream.shuffle(&mut options);
        }
        Slot {
            question: item.question,
            version: item.version,
            options,
        }
    });
    Ok(Paper {
        slots: slots.collect(),
    })
}

/// Indices into `items`, in order of the blueprint and within a stratum of `items`.
fn choose(blueprint: &[Stratum], items: &[&PoolItem], stream: &mut Stream) -> Result<Vec<usize>, DrawError> {
    let mut turns: Vec<usize> = (0..blueprint.len()).collect();
    turns.sort_by_key(|&index| {
        let stratum = &blueprint[index];
        Reverse(u8::from(stratum.topic.is_some()) + u8::from(stratum.difficulty.is_some()))
    });
    let mut seating = Seating {
        candidates: vec![Vec::new(); blueprint.len()],
        holders: vec![None; items.len()],
    };
    for index in turns {
        let stratum = &blueprint[index];
        let mut fitting: Vec<usize> = (0..items.len())
            .filter(|&item| fits(stratum, items[item]))
            .collect();
        stream.shuffle(&mut fitting);
        seating.candidates[index] = fitting;
        for found in 0..stratum.count {
            if !seating.seat(index, &mut vec![false; items.len()]) {
                return Err(DrawError::TooFew {
                    stratum: index,
                    wanted: stratum.count,
                    found,
                });
            }
        }
    }
    let mut chosen: Vec<usize> = (0..items.len())
        .filter(|&item| seating.holders[item].is_some())
        .collect();
    chosen.sort_by_key(|&item| seating.holders[item]);
    Ok(chosen)
}

fn fits(stratum: &Stratum, item: &PoolItem) -> bool {
    stratum.topic.as_ref().is_none_or(|topic| *topic == item.topic)
        && stratum
            .difficulty
            .is_none_or(|difficulty| difficulty == item.difficulty)
}

/// Which stratum holds which item. Strata that name only a topic and strata that name only a difficulty can want
/// the same items, hence the exchange (Kuhn's augmenting paths), without which a paper that exists is missed.
struct Seating {
    /// For each stratum, the items that fit it in its shuffled order; empty until its turn.
    candidates: Vec<Vec<usize>>,
    /// For each item, the stratum that holds it.
    holders: Vec<Option<usize>>,
}

impl Seating {
    /// Gives a stratum one item more; `false` if that is impossible. `tried` are items already asked for in vain.
    fn seat(&mut self, stratum: usize, tried: &mut [bool]) -> bool {
        let free = self.candidates[stratum]
            .iter()
            .find(|&&item| self.holders[item].is_none());
        if let Some(&item) = free {
            self.holders[item] = Some(stratum);
            return true;
        }
        for position in 0..self.candidates[stratum].len() {
            let item = self.candidates[stratum][position];
            let Some(holder) = self.holders[item].filter(|&holder| holder != stratum) else {
                continue;
            };
            if !std::mem::replace(&mut tried[item], true) && self.seat(holder, tried) {
                self.holders[item] = Some(stratum);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests;
