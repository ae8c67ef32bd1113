//! The key stream of draw algorithm 1: seeds, and unbiased choices from them.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// 256 bits from which draws are made: a round's sealed master seed, or the seed of one paper.
/// It has no serial form and its `Debug` form tells nothing, so that it cannot leave by chance.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed(pub [u8; 32]);

impl fmt::Debug for Seed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Seed(..)")
    }
}

const COMMITMENT: &[u8] = b"timhieu draw 1 commitment\0";
const PAPER: &[u8] = b"timhieu draw 1 paper\0";
const STREAM: &[u8] = b"timhieu draw 1 stream\0";

/// What is published of a master seed when its round opens:
/// SHA-256 of `timhieu draw 1 commitment`, a zero byte, and the 32 bytes of the seed.
#[must_use]
pub fn commitment(master: &Seed) -> [u8; 32] {
    Sha256::new()
        .chain_update(COMMITMENT)
        .chain_update(master.0)
        .finalize()
        .into()
}

/// The seed of one paper: HMAC-SHA256 under the master seed of `timhieu draw 1 paper`, a zero byte, the
/// entrant's public number as 8 bytes and the attempt number as 4 bytes, both big-endian.
#[must_use]
pub fn paper_seed(master: &Seed, entrant_number: i64, attempt_number: u32) -> Seed {
    let parts = [
        PAPER,
        &entrant_number.to_be_bytes(),
        &attempt_number.to_be_bytes(),
    ];
    Seed(keyed_hash(master, &parts))
}

fn keyed_hash(seed: &Seed, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(&seed.0).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// A stream of 32-bit numbers: block `i`, counted from 0, is HMAC-SHA256 under the seed of
/// `timhieu draw 1 stream`, a zero byte and `i` as 8 bytes big-endian; each block gives eight numbers, big-endian.
pub(super) struct Stream<'a> {
    seed: &'a Seed,
    block: [u8; 32],
    next_block: u64,
    /// Bytes of `block` already used.
    used: usize,
}

impl<'a> Stream<'a> {
    pub(super) fn new(seed: &'a Seed) -> Self {
        Self {
            seed,
            block: [0; 32],
            next_block: 0,
            used: 32,
        }
    }

    fn number(&mut self) -> u32 {
        if self.used == self.block.len() {
            self.block = keyed_hash(self.seed, &[STREAM, &self.next_block.to_be_bytes()]);
            self.next_block += 1;
            self.used = 0;
        }
        let bytes = &self.block[self.used..self.used + 4];
        self.used += 4;
        bytes
            .iter()
            .fold(0, |number, &byte| (number << 8) | u32::from(byte))
    }

    /// A number below `bound`, each as likely: the stream's numbers from the largest multiple of `bound` that 32
    /// bits hold upwards are thrown away, the first other one is taken modulo `bound`. `bound` is at least 1.
    fn below(&mut self, bound: u32) -> u32 {
        let surplus = (u32::MAX % bound + 1) % bound;
        loop {
            let number = self.number();
            if number <= u32::MAX - surplus {
                return number % bound;
            }
        }
    }

    /// Puts the items in an order of which each is as likely (Fisher and Yates): from the last place down to the
    /// second, the item there changes places with one drawn from it and those before it.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let bound = u32::try_from(last + 1).expect("no bank holds four thousand million questions");
            items.swap(last, self.below(bound) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        use std::fmt::Write as _;
        bytes.iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
    }

    fn counting_seed() -> Seed {
        Seed(std::array::from_fn(|index| u8::try_from(index).unwrap()))
    }

    /// The expected values were computed apart, with Python's `hashlib` and `hmac`.
    #[test]
    fn the_bytes_are_those_that_the_description_gives() {
        let master = counting_seed();
        assert_eq!(
            hex(&commitment(&master)),
            "e613baf28ce5e497523203c01c5814ded0bc0c5fcf117864fc6ab2e38a33280b"
        );
        let paper = paper_seed(&master, 1_234, 2);
        assert_eq!(
            hex(&paper.0),
            "25f72137992a21b0f99a482084da6745a4364932718e4c3b8d4bcced72a87489"
        );
        let mut stream = Stream::new(&paper);
        let numbers: Vec<u32> = (0..10).map(|_| stream.number()).collect();
        assert_eq!(
            numbers,
            [
                3_448_906_312,
                1_126_502_790,
                3_290_014_053,
                3_427_866_628,
                2_013_895_351,
                2_387_302_371,
                2_731_173_553,
                1_438_803_189,
                213_787_569,
                251_052_459
            ]
        );
        let mut items: Vec<u8> = (0..10).collect();
        Stream::new(&paper).shuffle(&mut items);
        assert_eq!(items, [9, 3, 0, 8, 7, 1, 4, 5, 6, 2]);
    }

    #[test]
    fn entrants_attempts_and_masters_have_seeds_of_their_own() {
        let (master, other) = (counting_seed(), Seed([7; 32]));
        let seeds = [
            paper_seed(&master, 1, 1),
            paper_seed(&master, 1, 2),
            paper_seed(&master, 2, 1),
            paper_seed(&other, 1, 1),
        ];
        for (index, seed) in seeds.iter().enumerate() {
            assert!(!seeds[..index].contains(seed));
        }
    }

    #[test]
    fn a_seed_does_not_show_itself_in_messages() {
        assert_eq!(format!("{:?}", counting_seed()), "Seed(..)");
    }

    #[test]
    fn every_order_of_four_comes_up_about_as_often() {
        let seed = Seed([1; 32]);
        let mut stream = Stream::new(&seed);
        let mut orders = std::collections::BTreeMap::new();
        for _ in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            stream.shuffle(&mut items);
            *orders.entry(items).or_insert(0_i32) += 1;
        }
        assert_eq!(orders.len(), 24);
        let chi_square = orders
            .values()
            .map(|&n| f64::from((n - 1_000).pow(2)) / 1_000.0)
            .sum::<f64>();
        // The 99.9 % point for 23 degrees of freedom.
        assert!(chi_square < 49.73, "{chi_square}");
    }

    #[test]
    fn numbers_below_a_bound_that_does_not_divide_the_range_stay_below_it() {
        let seed = Seed([2; 32]);
        let mut stream = Stream::new(&seed);
        for bound in [1, 3, 0x8000_0001, u32::MAX] {
            assert!((0..200).all(|_| stream.below(bound) < bound), "{bound}");
        }
    }
}
