//! Boards of rounds and of the whole contest, kept in memory.
//!
//! A request never goes through thousands of rows: what it needs is computed once, when a result has changed, and
//! is looked up after that. Whether a result has changed is asked of the database at most twice a second, so that
//! with the marking before it and the [ready pages](crate::ready) after it a board is right within a second.

mod board;
mod rows;

pub use board::{Board, Order};

use crate::{contests::Contest, state::App};
use contest::{
    board::contest_rows,
    counts::{Show, shown},
    id::{ContestId, RoundId},
    question::Decimal,
    round::{Phase, results_due},
    rules::TimeUnit,
    time::{Millis, Timestamp},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use store::{StoreError, rounds::RoundRecord};

/// How long what was asked of the database is believed.
const FRESH: Millis = Millis(500);
/// How long rows are used though no result has changed: consents and names may have.
const ROWS_KEPT: Millis = Millis::seconds(30);

/// The board of a round, and how much of it may be shown.
#[derive(Debug)]
pub struct RoundBoard {
    /// Where the round stands.
    pub phase: Phase,
    /// Whether the round's results may be shown: it has closed and the last paper has ended.
    pub due: bool,
    /// How much may be shown now.
    pub show: Show,
    /// Everything; what [`show`](Self::show) holds back must not leave the server. Empty where nothing is shown.
    pub board: Board,
    /// The prediction's true value, once the results are due.
    pub truth: Option<Decimal>,
    /// Which making of a board this is; no two have the same.
    serial: u64,
    /// The state of the board: for an open round when it was last looked at, for a closed one the newest result.
    pub as_of: Timestamp,
}

/// The board of all rounds whose results may be shown.
#[derive(Debug)]
pub struct WholeBoard {
    /// Entrants with their rounds added up as the contest's rules say.
    pub board: Board,
    /// The rounds that went into it, in order.
    pub rounds: Vec<RoundId>,
    /// The newest state of one of them.
    pub as_of: Timestamp,
}

/// All that a round's rows are a function of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    results: (i64, Option<Timestamp>, i64),
    rules: (i64, i64),
    phase: Phase,
    due: bool,
}

#[derive(Debug)]
struct Kept<S, B> {
    checked_at: Timestamp,
    loaded_at: Timestamp,
    stamp: S,
    board: Arc<B>,
}

/// The lock is held while a board is renewed: one request does the work, the others wait for it.
type Shelf<K, S, B> = Mutex<HashMap<K, Arc<tokio::sync::Mutex<Option<Kept<S, B>>>>>>;

/// Boards as computed.
#[derive(Debug, Default)]
pub struct Boards {
    rounds: Shelf<(ContestId, RoundId), Stamp, RoundBoard>,
    whole: Shelf<ContestId, Vec<u64>, WholeBoard>,
    made: AtomicU64,
}

impl Boards {
    /// The board of a round.
    pub async fn round(
        &self,
        app: &App,
        contest: &Contest,
        round: &RoundRecord,
    ) -> Result<Arc<RoundBoard>, StoreError> {
        let place = place(&self.rounds, (contest.id(), round.id));
        let mut kept = place.lock().await;
        let now = app.clock.now();
        let phase = round.window.phase(now);
        if let Some(found) = kept.as_ref() {
            let same_rules = found.stamp.rules == (contest.record.rules_version, round.rules_version);
            if is_within(FRESH, found.checked_at, now) && found.stamp.phase == phase && same_rules {
                return Ok(Arc::clone(&found.board));
            }
        }
        let last_end = app.store.last_open_end(contest.id(), round.id).await?;
        let due = results_due(round.window.closes_at, last_end, now);
        let stamp = Stamp {
            results: app.store.results_stamp(contest.id(), round.id).await?,
            rules: (contest.record.rules_version, round.rules_version),
            phase,
            due,
        };
        if let Some(found) = kept.as_mut()
            && found.stamp == stamp
            && is_within(ROWS_KEPT, found.loaded_at, now)
        {
            found.checked_at = now;
            return Ok(Arc::clone(&found.board));
        }
        let show = shown(&round.rules, phase, due);
        let (rows, truth) = match show {
            Show::Nothing => (Vec::new(), None),
            Show::Coarse | Show::All => rows::of_round(app, contest, round, due, now).await?,
        };
        let newest = stamp.results.1.filter(|_| due);
        let board = Arc::new(RoundBoard {
            phase,
            due,
            show,
            board: Board::new(rows),
            truth,
            serial: self.made.fetch_add(1, Ordering::Relaxed),
            as_of: newest.unwrap_or(now),
        });
        *kept = Some(Kept {
            checked_at: now,
            loaded_at: now,
            stamp,
            board: Arc::clone(&board),
        });
        Ok(board)
    }

    /// The board of the whole contest, of the rounds whose boards show everything.
    pub async fn whole(&self, app: &App, contest: &Contest) -> Result<Arc<WholeBoard>, StoreError> {
        let mut rounds = Vec::new();
        for round in contest.rounds.iter().filter(|round| !round.rules.practice) {
            let board = self.round(app, contest, round).await?;
            if board.show == Show::All {
                rounds.push((round, board));
            }
        }
        let stamp: Vec<_> = rounds.iter().map(|(_, board)| board.serial).collect();
        let place = place(&self.whole, contest.id());
        let mut kept = place.lock().await;
        let now = app.clock.now();
        if let Some(found) = kept.as_ref()
            && found.stamp == stamp
            && is_within(ROWS_KEPT, found.loaded_at, now)
        {
            return Ok(Arc::clone(&found.board));
        }
        let (keys, unit) = rounds.first().map_or((&[][..], TimeUnit::Second), |(round, _)| {
            (round.rules.tie_keys.as_slice(), round.rules.time_unit)
        });
        let rows: Vec<_> = rounds
            .iter()
            .map(|(_, board)| board.board.rows().to_vec())
            .collect();
        let board = Arc::new(WholeBoard {
            board: Board::new(contest_rows(&rows, contest.rules().contest_score, keys, unit)),
            rounds: rounds.iter().map(|(round, _)| round.id).collect(),
            as_of: rounds.iter().map(|(_, board)| board.as_of).max().unwrap_or(now),
        });
        *kept = Some(Kept {
            checked_at: now,
            loaded_at: now,
            stamp,
            board: Arc::clone(&board),
        });
        Ok(board)
    }
}

fn place<K: std::hash::Hash + Eq, S, B>(
    shelf: &Shelf<K, S, B>,
    key: K,
) -> Arc<tokio::sync::Mutex<Option<Kept<S, B>>>> {
    let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(shelf.entry(key).or_default())
}

/// Whether an instant is so recent; one in the future is not, since a clock may have been set back.
fn is_within(span: Millis, then: Timestamp, now: Timestamp) -> bool {
    let age = now - then;
    age >= Millis::ZERO && age < span
}
