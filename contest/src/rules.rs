//! The rules of a contest and of a round as data (design 10). The public rules page is rendered from them.

use crate::{
    question::{Difficulty, TopicCode},
    time::{Date, Millis, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Points in hundredths: 100 is one point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Score(pub i64);

/// A text in the languages of the pages; Vietnamese is the one that binds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// How pages address the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    /// Sentences without address.
    #[default]
    None,
    /// "ông/bà".
    OngBa,
    /// "bạn".
    Ban,
}

/// What holds for the whole contest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestRules {
    /// The contest's name.
    pub title: Wording,
    /// One sentence under it.
    pub tagline: Wording,
    /// The day by which units and laws are judged valid (design 3).
    pub as_of: Date,
    /// Who runs the contest.
    pub organizer: Wording,
    /// The telephone for help, as printed.
    pub telephone: String,
    /// Where to write.
    pub email: Option<String>,
    /// How pages address the reader.
    pub address: Address,
    /// Youngest age that may enter, in years.
    pub minimum_age: u8,
    /// Groups with boards of their own, in order; at least one.
    pub divisions: Vec<Division>,
    /// The topics of the bank, in order.
    pub topics: Vec<Topic>,
    /// How units are compared.
    pub unit_measure: UnitMeasure,
    /// Attempts per entrant over all rounds that are not practice; `None` = any number.
    pub attempts_over_rounds: Option<u32>,
    /// How the contest board adds up rounds.
    pub contest_score: ContestScore,
}

/// A group with a board of its own (nhóm dự thi).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Short code, for instance `nguoi-dan`.
    pub code: String,
    /// Its name.
    pub name: Wording,
    /// Which unit its people count for.
    pub counts_for: CountsFor,
    /// Youngest age on the day of registration, if bounded.
    pub youngest: Option<u8>,
    /// Oldest age on that day, if bounded.
    pub oldest: Option<u8>,
}

/// Which of a person's units counts (design 16). A rate per residents counts residents only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsFor {
    /// The ward of residence.
    Residence,
    /// The workplace or school.
    Workplace,
}

/// A topic of the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its code.
    pub code: TopicCode,
    /// Its name.
    pub name: Wording,
}

/// How units are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum UnitMeasure {
    /// People who took part.
    Count,
    /// People who took part per 10,000 residents (or staff).
    Rate,
    /// Mean of the counted scores, for units with at least so many people.
    Mean {
        /// Fewer people than this: no place.
        minimum: u32,
    },
    /// Participation in per cent as points, plus points for placed entrants
    /// (Quảng Nam 2022: first 10, second 8, third 6).
    RatePlusPoints {
        /// Points for first, second, third place.
        points: [u32; 3],
    },
}

/// How the contest board adds up rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContestScore {
    /// Sum over the rounds of the counted attempts.
    Sum,
    /// The best round counts.
    BestRound,
}

/// When papers may be taken: half-open, `opens_at <= start < closes_at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First instant.
    pub opens_at: Timestamp,
    /// First instant after it. Shown as "24h00" where it is midnight.
    pub closes_at: Timestamp,
}

/// What holds for one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRules {
    /// The round's name.
    pub title: Wording,
    /// Practice: no clock towards a place, explanations at once, never on a board.
    pub practice: bool,
    /// Time for one paper at time factor 1; `None` = as long as the round is open.
    pub limit: Option<Millis>,
    /// What a paper begun shortly before the close gets.
    pub end_rule: EndRule,
    /// How long after an attempt's end a save still counts, for the network's sake.
    pub grace: Millis,
    /// Attempts per entrant in this round; `None` = any number.
    pub attempts: Option<u32>,
    /// Which attempt counts.
    pub counted: Counted,
    /// What a paper is made of.
    pub blueprint: Vec<Stratum>,
    /// Questions come in an order of the paper's own.
    pub shuffle_questions: bool,
    /// Options come in an order of the paper's own (except fixed ones).
    pub shuffle_options: bool,
    /// How answers are marked.
    pub marks: MarkRules,
    /// The question beside the paper, if any.
    pub prediction: Prediction,
    /// Ordered keys that settle places; entrants equal in all share a place.
    pub tie_keys: Vec<TieKey>,
    /// The unit in which time used and the instants of the tie keys count.
    pub time_unit: TimeUnit,
    /// When an entrant sees the own score.
    pub score_release: Release,
    /// When an entrant sees right answers and explanations.
    pub key_release: Release,
    /// What boards and counts show while the round is open.
    pub counts_while_open: CountsWhileOpen,
}

/// What a paper begun shortly before the close gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndRule {
    /// It ends with the round.
    CutAtEnd,
    /// It gets its whole time.
    LetFinish,
}

/// Which attempt counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// The first.
    First,
    /// The best by the round's tie keys.
    Best,
    /// The last.
    Last,
}

/// A part of the blueprint: so many questions of a topic and difficulty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stratum {
    /// Only of this topic, if given.
    pub topic: Option<TopicCode>,
    /// Only this hard, if given.
    pub difficulty: Option<Difficulty>,
    /// How many.
    pub count: u32,
}

/// How answers are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRules {
    /// Points for a right answer.
    pub right: Score,
    /// Taken off for a wrong one (a blank one costs nothing); zero or more.
    pub wrong: Score,
    /// How a question with several right options is marked.
    pub several: SeveralRule,
}

/// How a question with several right options is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeveralRule {
    /// Exactly the right options, or nothing.
    AllOrNothing,
    /// Right options ticked less wrong options ticked, as shares, not below zero;
    /// ticking everything gives nothing.
    Partial,
}

/// The question beside the paper whose answer settles ties ("Câu hỏi phụ").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prediction {
    /// None.
    None,
    /// How many people answer everything right.
    AllCorrect,
    /// How many people take part.
    Entrants,
    /// Which share of the people answers everything right, in per cent with up to five decimals.
    AllCorrectShare,
}

/// A key that settles places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKey {
    /// More points first.
    Score,
    /// Nearer to the prediction's true value first; enters only a snapshot (design 11).
    PredictionDistance,
    /// Less time used first.
    TimeUsed,
    /// Earlier last counted save first.
    SubmitInstant,
    /// Earlier start first.
    StartInstant,
    /// More perfect attempts first.
    PerfectAttempts,
}

/// The unit in which time used and the instants of the tie keys count; smaller parts are cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// 1/1000 s.
    Millisecond,
    /// 1 s.
    Second,
    /// 60 s.
    Minute,
}

/// When something is shown to the entrant it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// As soon as the attempt has ended.
    AtOnce,
    /// When the round has closed and the last open paper has ended.
    AfterClose,
    /// Not at all.
    Never,
}

/// What boards and counts show while a round is open (design 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsWhileOpen {
    /// Nothing.
    Hidden,
    /// Places of units by turnout, and turnout in bands; no scores, no entrants.
    Coarse,
    /// Everything.
    Open,
}
