//! What cases start from: the contest of September 2019 in small.

use crate::databases::{READERS, postgres_address};
use contest::{
    attempt::TimeFactor,
    draw::{Paper, Slot},
    id::{AttemptId, ContestId, EntrantId, NodeId, OfficialId, QuestionId, RoundId, UnitId, WriterId},
    question::{Answer, ChoiceId},
    rules::{
        Address, ContestRules, ContestScore, Counted, CountsFor, CountsWhileOpen, Division, EndRule,
        MarkRules, Prediction, Release, RoundRules, Score, SeveralRule, Stratum, TieKey, TimeUnit,
        UnitMeasure, Window, Wording,
    },
    time::{Date, Millis, Timestamp},
    unit::{Unit, UnitKind},
};
use store::{
    Store, StoreError, Tx,
    answers::{Save, Saved},
    attempts::Attempt,
    contests::ContestRecord,
    entrants::{Entrant, Person},
    officials::Official,
    rounds::RoundRecord,
};
use uuid::Uuid;

pub const CONTEST: ContestId = ContestId(Uuid::from_u128(0xC0));
pub const ROUND: RoundId = RoundId(Uuid::from_u128(0xD0));
pub const WARD: UnitId = UnitId(Uuid::from_u128(0xA0));
pub const NODE: NodeId = NodeId(Uuid::from_u128(0x0E));
pub const PHONE_PAGE: WriterId = WriterId(Uuid::from_u128(0xF1));
pub const DESK_PAGE: WriterId = WriterId(Uuid::from_u128(0xF2));
/// Midnight of 15 September 2019 in Hà Nội.
pub const OPENS: Timestamp = Timestamp(1_568_480_400_000);

/// So many minutes after the round has opened.
pub fn at(minute: i64) -> Timestamp {
    OPENS + Millis::minutes(minute)
}

/// Does something in a transaction of its own.
pub async fn write<T>(store: &Store, act: impl AsyncFnOnce(&mut Tx) -> Result<T, StoreError>) -> T {
    let mut tx = store.begin().await.unwrap();
    let done = act(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    done
}

/// The same database opened once more, as another process has it.
pub async fn another_handle(store: &Store) -> Store {
    let address = match store {
        Store::Sqlite { read, .. } => {
            format!("sqlite:{}", read.connect_options().get_filename().display())
        }
        Store::Postgres(pool) => postgres_address(pool.connect_options().get_database().unwrap()),
    };
    Store::open(&address, READERS).await.unwrap()
}

pub fn contest_record(id: ContestId, slug: &str) -> ContestRecord {
    let rules = ContestRules {
        title: Wording {
            vi: "Tìm hiểu dịch vụ công trực tuyến".to_owned(),
            en: "Online services".to_owned(),
        },
        tagline: Wording::default(),
        as_of: Date::new(2019, 9, 15).unwrap(),
        organizer: Wording::default(),
        telephone: "024 3000 0000".to_owned(),
        email: None,
        address: Address::OngBa,
        minimum_age: 12,
        divisions: vec![Division {
            code: "nguoi-dan".to_owned(),
            name: Wording::default(),
            counts_for: CountsFor::Residence,
            youngest: None,
            oldest: Some(82),
        }],
        topics: Vec::new(),
        unit_measure: UnitMeasure::Mean { minimum: 5 },
        attempts_over_rounds: Some(8),
        contest_score: ContestScore::Sum,
    };
    ContestRecord {
        id,
        slug: slug.to_owned(),
        rules_version: 1,
        rules,
        demo: false,
        created_at: OPENS,
    }
}

/// A fortnight, 15 minutes a paper, 30 seconds of grace.
pub fn round_record(id: RoundId, position: i64) -> RoundRecord {
    let rules = RoundRules {
        title: Wording {
            vi: "Đợt 1".to_owned(),
            en: "Round 1".to_owned(),
        },
        practice: false,
        limit: Some(Millis::minutes(15)),
        end_rule: EndRule::CutAtEnd,
        grace: Millis::seconds(30),
        attempts: Some(2),
        counted: Counted::Best,
        blueprint: vec![Stratum {
            topic: None,
            difficulty: None,
            count: 2,
        }],
        shuffle_questions: true,
        shuffle_options: true,
        marks: MarkRules {
            right: Score(100),
            wrong: Score(0),
            several: SeveralRule::Partial,
        },
        prediction: Prediction::AllCorrect,
        tie_keys: vec![TieKey::Score, TieKey::PredictionDistance, TieKey::TimeUsed],
        time_unit: TimeUnit::Second,
        score_release: Release::AtOnce,
        key_release: Release::AfterClose,
        counts_while_open: CountsWhileOpen::Hidden,
    };
    RoundRecord {
        contest_id: CONTEST,
        id,
        slug: format!("dot-{}", position + 1),
        position,
        window: Window {
            opens_at: OPENS,
            closes_at: at(14 * 24 * 60),
        },
        rules_version: 1,
        rules,
        opened_at: None,
        commitment: None,
        simulated: false,
    }
}

/// A unit of 2019 with nothing but a name.
pub fn unit(id: UnitId, code: &str, name: &str) -> Unit {
    Unit {
        id,
        code: code.to_owned(),
        era: "2019".to_owned(),
        name: name.to_owned(),
        kind: UnitKind::Ward,
        parent: None,
        valid_from: None,
        valid_to: None,
        population: None,
    }
}

/// The contest with one ward.
pub async fn a_contest(store: &Store) {
    write(store, async |tx| {
        tx.add_contest(&contest_record(CONTEST, "ba-dinh-2019"), "setup")
            .await?;
        tx.add_unit(CONTEST, 0, &unit(WARD, "00004", "Trúc Bạch")).await
    })
    .await;
}

/// The contest with one ward and one round.
pub async fn a_round(store: &Store) {
    a_contest(store).await;
    write(store, async |tx| {
        tx.add_round(&round_record(ROUND, 0), "setup", OPENS).await
    })
    .await;
}

pub fn entrant(number: i64) -> Entrant {
    Entrant {
        id: EntrantId(numbered(number, 0)),
        contest_id: CONTEST,
        number,
        division: "nguoi-dan".to_owned(),
        residence: Some(WARD),
        workplace: None,
        time_factor: TimeFactor::NORMAL,
        registered_at: at(number % 1_000),
        disqualified_at: None,
        simulated: false,
    }
}

pub fn person(name: &str, plain_name: &str) -> Person {
    Person {
        name: name.to_owned(),
        plain_name: plain_name.to_owned(),
        birth_year: 1960,
        birth_month: Some(2),
        birth_day: Some(29),
        phone: None,
        email: None,
        guardian_name: None,
        guardian_phone: None,
    }
}

/// Somebody registered under that public number.
pub async fn an_entrant(store: &Store, number: i64) -> Entrant {
    let new = entrant(number);
    write(store, async |tx| {
        tx.add_entrant(&new, &person("Nguyễn Thị Hoa", "nguyen thi hoa"))
            .await
    })
    .await;
    new
}

/// An attempt of 15 minutes that is not stored yet.
pub fn new_attempt(entrant: &Entrant, number: i64, started_at: Timestamp) -> Attempt {
    let id = numbered(entrant.number, number);
    let slot = |question: u128, options: [u8; 3]| Slot {
        question: QuestionId(Uuid::from_u128(question)),
        version: 1,
        options: options.map(ChoiceId).to_vec(),
    };
    Attempt {
        id: AttemptId(id),
        contest_id: CONTEST,
        round_id: ROUND,
        entrant_id: entrant.id,
        number,
        seed: vec![7; 32],
        paper: Paper {
            slots: vec![slot(1, [2, 0, 1]), slot(2, [0, 1, 2])],
        },
        receipt: id.as_bytes().to_vec(),
        started_at,
        limit: Some(Millis::minutes(15)),
        time_factor: TimeFactor::NORMAL,
        end_rule: EndRule::CutAtEnd,
        grace: Millis::seconds(30),
        ends_at: started_at + Millis::minutes(15),
        last_save_at: started_at + Millis::minutes(15) + Millis::seconds(30),
        finished_at: None,
        finished_early: false,
        revision: 0,
    }
}

/// Somebody's first attempt, begun as the round opens.
pub async fn an_attempt(store: &Store, entrant: &Entrant) -> Attempt {
    let new = new_attempt(entrant, 1, OPENS);
    assert!(write(store, async |tx| tx.add_attempt(&new).await).await);
    new
}

/// An option ticked in the first minute.
pub fn ticked(attempt: &Attempt, slot: i64, writer: WriterId, writer_seq: i64, choice: u8) -> Save {
    Save {
        contest_id: attempt.contest_id,
        round_id: attempt.round_id,
        attempt_id: attempt.id,
        slot,
        writer,
        writer_seq,
        answer: Answer::Single {
            choice: ChoiceId(choice),
        },
        flagged: false,
        received_at: attempt.started_at + Millis::seconds(writer_seq),
    }
}

/// Saves an answer in a transaction of its own, written 5 milliseconds after it was received.
pub async fn save(store: &Store, save: &Save, n: i64) -> Saved {
    write(store, async |tx| {
        tx.save(save, NODE, n, save.received_at + Millis(5)).await
    })
    .await
}

pub fn official(id: u128, login: &str) -> Official {
    Official {
        id: OfficialId(Uuid::from_u128(id)),
        login: login.to_owned(),
        name: "Trần Văn Bình".to_owned(),
        role: "organizer".to_owned(),
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        created_at: OPENS,
        disabled_at: None,
    }
}

/// Somebody who works for the contest.
pub async fn an_official(store: &Store, id: u128, login: &str) -> OfficialId {
    let new = official(id, login);
    write(store, async |tx| tx.add_official(&new).await).await;
    new.id
}

/// An id made of a public number and a number of that entrant's.
fn numbered(number: i64, of_entrant: i64) -> Uuid {
    Uuid::from_u64_pair(number.cast_unsigned(), of_entrant.cast_unsigned())
}
