//! Kits: a whole contest as plain files that people edit by hand.
//!
//! | file | holds |
//! |---|---|
//! | `contest.toml` | name, organizer, divisions, topics, rounds with their rules and windows |
//! | `units.csv` | units with era, validity and population |
//! | `questions.gift` | the bank, as [`crate::gift`] describes it |
//! | `texts/NAME.vi.md`, `texts/NAME.en.md` | the texts of [`Texts`], in the markup of [`crate::prose`] |
//!
//! [`read`] checks the files against each other as well: units that entrants can choose, topics, the days on which
//! answers are right, and that every round's blueprint can be drawn from the bank.

mod bank;
mod contest_file;
mod fault;
mod habits;
mod identity;
mod round;
mod section;
mod texts;
mod units;
mod value;
mod wording;

pub use fault::{Expected, KitError, KitFault};
pub use habits::{RESEMBLANCE_BOUND, resemblance};
pub use identity::{contest_id, question_id, round_id, unit_id};
pub use texts::{Bilingual, Texts};

use contest::{
    draw::{DrawError, PoolItem, Seed, draw},
    id::{ContestId, RoundId},
    question::{BankQuestion, Form},
    rules::{ContestRules, CountsFor, RoundRules, Window},
    time::{Millis, Timestamp},
    unit::Unit,
};
use fault::Findings;
use round::RoundEntry;
use std::collections::BTreeMap;

/// The files of a kit: path within its folder, with `/` between parts, to bytes.
pub type KitFiles = BTreeMap<String, Vec<u8>>;

const CONTEST: &str = "contest.toml";
const UNITS: &str = "units.csv";
const QUESTIONS: &str = "questions.gift";

/// A contest as its files describe it, sound as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Kit {
    /// The contest's id, from the slug.
    pub id: ContestId,
    /// The contest's short name in addresses, for instance `ba-dinh-2019`.
    pub slug: String,
    /// What holds for the whole contest.
    pub rules: ContestRules,
    /// The rounds, in the order of the file.
    pub rounds: Vec<KitRound>,
    /// The units, parents and children in the order of the file.
    pub units: Vec<Unit>,
    /// The bank; all questions are version 1.
    pub questions: Vec<BankQuestion>,
    /// The office's own texts.
    pub texts: Texts,
    /// What is allowed but should be looked at, in the order of files and lines.
    pub warnings: Vec<KitError>,
}

/// A round of a kit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitRound {
    /// Its id, from the contest's slug and the round's code.
    pub id: RoundId,
    /// Its short name, for instance `dot-1`.
    pub code: String,
    /// Its rules.
    pub rules: RoundRules,
    /// When papers may be taken.
    pub window: KitWindow,
}

/// A window as kits give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitWindow {
    /// Between two instants (`opens_at`, `closes_at`).
    Fixed(Window),
    /// Counted from the loading of the kit, as demonstrations need it (`opens`, `closes`).
    FromLoading {
        /// From loading to opening; negative if it has opened before.
        opens: Millis,
        /// From loading to closing.
        closes: Millis,
    },
}

impl KitWindow {
    /// The window of a kit that is loaded at `loaded_at`.
    #[must_use]
    pub fn at(self, loaded_at: Timestamp) -> Window {
        match self {
            Self::Fixed(window) => window,
            Self::FromLoading { opens, closes } => Window {
                opens_at: loaded_at + opens,
                closes_at: loaded_at + closes,
            },
        }
    }
}

/// Reads a kit. The error lists everything that is wrong, by file and line.
pub fn read(files: &KitFiles) -> Result<Kit, Vec<KitError>> {
    let mut findings = Findings::default();
    let contest = findings
        .file(files, CONTEST)
        .and_then(|bytes| contest_file::read(bytes, &mut findings));
    let units = findings
        .file(files, UNITS)
        .map(|bytes| units::read(bytes, &mut findings));
    let rules = contest
        .as_ref()
        .map(|contest| (contest.slug.as_str(), &contest.rules));
    let bank = findings
        .file(files, QUESTIONS)
        .map(|bytes| bank::read(bytes, rules, &mut findings));
    let texts = texts::read(files, &mut findings);
    for path in files.keys() {
        if ![CONTEST, UNITS, QUESTIONS].contains(&path.as_str()) && !texts::is_known(path) {
            findings.warn(path, None, KitFault::UnknownFile);
        }
    }
    if let (Some(contest), Some(units)) = (&contest, &units) {
        check_choices(&contest.rules, units, &mut findings);
    }
    if let (Some(contest), Some(bank)) = (&contest, &bank) {
        check_blueprints(&contest.rounds, &bank.questions, &mut findings);
    }
    let warnings = findings.finish()?;
    let (Some(contest), Some(units), Some(bank), Some(texts)) = (contest, units, bank, texts) else {
        return Err(warnings);
    };
    Ok(Kit {
        id: contest_id(&contest.slug),
        slug: contest.slug,
        rules: contest.rules,
        rounds: contest.rounds.into_iter().map(|entry| entry.round).collect(),
        units,
        questions: bank.questions,
        texts,
        warnings,
    })
}

/// What a draw needs to know of a bank's question.
#[must_use]
pub fn pool_item(question: &BankQuestion) -> PoolItem {
    let question = &question.question;
    let options = match &question.form {
        Form::Single { options } | Form::Multiple { options } => options.len(),
        Form::TrueFalse | Form::Number | Form::ShortText => 0,
    };
    PoolItem {
        question: question.id,
        version: question.version,
        topic: question.topic.clone(),
        difficulty: question.difficulty,
        options: u8::try_from(options).unwrap_or(u8::MAX),
        fixed_order: question.fixed_order,
    }
}

/// Every division needs a unit that its people can name on the day of the contest.
fn check_choices(rules: &ContestRules, units: &[Unit], findings: &mut Findings) {
    for division in &rules.divisions {
        let workplace = division.counts_for == CountsFor::Workplace;
        if !units.iter().any(|unit| {
            unit.parent.is_some() && unit.kind.is_workplace() == workplace && unit.valid_on(rules.as_of)
        }) {
            findings.error(
                UNITS,
                None,
                KitFault::NoUnitFor {
                    division: division.code.clone(),
                },
            );
        }
    }
}

/// Draws one paper of each round; a draw fails only if no paper exists.
fn check_blueprints(rounds: &[RoundEntry], questions: &[BankQuestion], findings: &mut Findings) {
    let pool: Vec<PoolItem> = questions.iter().map(pool_item).collect();
    for entry in rounds {
        if let Err(DrawError::TooFew {
            stratum,
            wanted,
            found,
        }) = draw(&entry.round.rules, &pool, &Seed([0; 32]))
        {
            let line = entry.stratum_lines.get(stratum).copied().unwrap_or(entry.line);
            let round = entry.round.code.clone();
            findings.error(
                CONTEST,
                Some(line),
                KitFault::BankTooSmall { round, wanted, found },
            );
        }
    }
}

#[cfg(test)]
mod tests;
