//! The kits of the repository: that they load, and that their questions are fit for a contest.

use contest::{
    draw::{Seed, draw, paper_seed},
    question::{BankQuestion, ChoiceId, Confidence, Form, Key},
    rules::{Counted, CountsWhileOpen, Prediction, Release, TieKey, Window},
    time::{Date, Timestamp},
};
use exchange::{
    kit::{self, Kit, KitFiles, RESEMBLANCE_BOUND, pool_item, resemblance},
    lang::Lang,
};
use std::{collections::BTreeMap, fs, io, path::Path};

/// With four options any guess wins a quarter. No habit of guessing by length may win more than this.
const MOST_BY_LENGTH: f64 = 0.35;

fn read_files(name: &str) -> io::Result<KitFiles> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kits").join(name);
    let mut files = KitFiles::new();
    for part in ["", "texts/"] {
        for entry in fs::read_dir(folder.join(part))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                let path = format!("{part}{}", entry.file_name().to_string_lossy());
                files.insert(path, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

fn load(name: &str) -> Kit {
    let files = read_files(name).expect("the kits lie beside the crate");
    let list = |found: &[kit::KitError]| {
        found
            .iter()
            .map(|error| error.message(Lang::En))
            .collect::<Vec<_>>()
            .join("\n")
    };
    match kit::read(&files) {
        Ok(kit) => {
            assert!(kit.warnings.is_empty(), "{name}:\n{}", list(&kit.warnings));
            kit
        }
        Err(errors) => panic!("{name}:\n{}", list(&errors)),
    }
}

fn kits() -> [Kit; 2] {
    ["ba-dinh-2019", "ha-noi-2026"].map(load)
}

/// The options and the right one.
fn choice(question: &BankQuestion) -> (Vec<&str>, ChoiceId) {
    let (Form::Single { options }, Key::Single { right }) = (&question.question.form, &question.key) else {
        panic!("{} is no single choice", question.question.code);
    };
    (
        options.iter().map(|option| option.text.as_str()).collect(),
        *right,
    )
}

#[test]
fn both_kits_hold_what_they_promise() {
    let [ba_dinh, ha_noi] = kits();
    assert!(ba_dinh.questions.len() >= 120, "{}", ba_dinh.questions.len());
    assert!(ha_noi.questions.len() >= 60, "{}", ha_noi.questions.len());
    let places = |kit: &Kit| kit.units.iter().filter(|unit| !unit.kind.is_workplace()).count();
    assert_eq!(places(&ba_dinh), 1 + 14);
    assert_eq!(places(&ha_noi), 1 + 126);
    let wards: u32 = ba_dinh
        .units
        .iter()
        .filter(|unit| unit.parent.is_some())
        .filter_map(|unit| unit.population.as_ref())
        .map(|population| population.count)
        .sum();
    assert_eq!(
        wards, 221_893,
        "the wards' people are the district's (census of 2019)"
    );
    for kit in [&ba_dinh, &ha_noi] {
        assert!(kit.units.iter().all(|unit| unit.valid_on(kit.rules.as_of)));
        assert!(kit.rules.telephone.contains("ví dụ"));
        assert!(kit.rules.organizer.vi.contains("trình diễn"));
        assert!(
            kit.texts
                .home
                .vi
                .source
                .contains("không phải cuộc thi đang diễn ra")
        );
    }
}

#[test]
fn codes_of_units_recur_across_eras_but_their_ids_do_not() {
    let [ba_dinh, ha_noi] = kits();
    let recurring: Vec<_> = ba_dinh
        .units
        .iter()
        .filter_map(|old| Some((old, ha_noi.units.iter().find(|new| new.code == old.code)?)))
        .collect();
    assert!(
        recurring
            .iter()
            .any(|(old, new)| old.name == "Trúc Bạch" && new.name == "Ba Đình")
    );
    assert!(recurring.iter().all(|(old, new)| old.id != new.id));
}

#[test]
fn every_question_is_complete() {
    for kit in kits() {
        for question in &kit.questions {
            let code = &question.question.code;
            let (options, _) = choice(question);
            assert_eq!(options.len(), 4, "{code}");
            assert!(question.background.explanation.chars().count() >= 20, "{code}");
            assert!(question.background.law.chars().count() >= 8, "{code}");
            assert!(question.background.valid_from <= kit.rules.as_of, "{code}");
            assert!(
                question
                    .background
                    .valid_to
                    .is_none_or(|day| kit.rules.as_of <= day),
                "{code}"
            );
        }
    }
}

#[test]
fn each_fact_is_asked_at_most_twice_and_doubtful_facts_are_marked() {
    for kit in kits() {
        let mut by_fact: BTreeMap<&str, Vec<&BankQuestion>> = BTreeMap::new();
        for question in &kit.questions {
            by_fact
                .entry(&question.background.fact)
                .or_default()
                .push(question);
        }
        for (fact, questions) in &by_fact {
            assert!(questions.len() <= 2, "{fact}");
            let confidence = questions[0].background.confidence;
            assert!(
                questions
                    .iter()
                    .all(|question| question.background.confidence == confidence),
                "{fact}"
            );
        }
        let doubtful = |question: &&BankQuestion| question.background.confidence == Confidence::B;
        let count = kit.questions.iter().filter(doubtful).count();
        assert!(
            count * 3 < kit.questions.len(),
            "{} of {} rest on secondary sources",
            count,
            kit.questions.len()
        );
    }
}

/// The chance of a right guess among the options whose length is `wanted`; among all if there is none.
fn chance(lengths: &[usize], right: usize, wanted: impl Fn(usize) -> bool) -> f64 {
    let fitting = lengths.iter().filter(|length| wanted(**length)).count();
    match u32::try_from(fitting).unwrap_or(u32::MAX) {
        0 => 0.25,
        fitting if wanted(lengths[right]) => 1.0 / f64::from(fitting),
        _ => 0.0,
    }
}

#[test]
fn the_right_option_is_not_to_be_guessed_by_its_length() {
    for kit in kits() {
        let mut strictly_longest = 0.0;
        let [mut longest, mut shortest, mut not_longest] = [0.0; 3];
        for question in &kit.questions {
            let (options, right) = choice(question);
            let lengths: Vec<usize> = options.iter().map(|option| option.chars().count()).collect();
            let right = usize::from(right.0);
            let (most, least) = (*lengths.iter().max().unwrap(), *lengths.iter().min().unwrap());
            longest += chance(&lengths, right, |length| length == most);
            shortest += chance(&lengths, right, |length| length == least);
            not_longest += chance(&lengths, right, |length| length != most);
            if lengths.iter().filter(|length| **length >= lengths[right]).count() == 1 {
                strictly_longest += 1.0;
            }
        }
        let count = f64::from(u32::try_from(kit.questions.len()).unwrap());
        for (habit, wins) in [
            ("strictly longest", strictly_longest),
            ("a longest", longest),
            ("a shortest", shortest),
            ("any but the longest", not_longest),
        ] {
            assert!(
                wins / count <= MOST_BY_LENGTH,
                "{}: {habit} wins {:.3}",
                kit.slug,
                wins / count
            );
        }
    }
}

#[test]
fn no_option_speaks_of_the_others() {
    let phrases = [
        "phương án trên",
        "đáp án",
        "ý trên",
        "câu trên",
        "đều đúng",
        "đều sai",
        "cả a và",
        "cả b và",
    ];
    for kit in kits() {
        for question in &kit.questions {
            for option in choice(question).0 {
                let option = option.to_lowercase();
                assert!(
                    option != "tất cả" && phrases.iter().all(|phrase| !option.contains(phrase)),
                    "{option}"
                );
            }
        }
    }
}

#[test]
fn no_two_questions_are_near_doubles() {
    for kit in kits() {
        for (later, question) in kit.questions.iter().enumerate() {
            for earlier in &kit.questions[..later] {
                let alike = resemblance(question, earlier);
                let (one, other) = (&question.question.code, &earlier.question.code);
                assert!(alike < RESEMBLANCE_BOUND, "{one} and {other}: {alike:.2}");
            }
        }
    }
}

#[test]
fn over_ten_thousand_papers_the_right_option_stands_in_every_place_as_often() {
    /// 99.9 % point of the chi-square distribution with 3 degrees of freedom.
    const LIMIT: f64 = 16.27;
    for kit in kits() {
        let pool: Vec<_> = kit.questions.iter().map(pool_item).collect();
        let right: BTreeMap<_, _> = kit
            .questions
            .iter()
            .map(|question| (question.question.id, choice(question).1))
            .collect();
        let free: BTreeMap<_, _> = pool
            .iter()
            .map(|item| (item.question, !item.fixed_order))
            .collect();
        let round = kit.rounds.iter().find(|round| !round.rules.practice).unwrap();
        let mut places = [0_u32; 4];
        for entrant in 1..=10_000 {
            let paper = draw(&round.rules, &pool, &paper_seed(&Seed([7; 32]), entrant, 1)).unwrap();
            assert_eq!(paper.slots.len(), 20);
            for slot in paper.slots.iter().filter(|slot| free[&slot.question]) {
                let place = slot
                    .options
                    .iter()
                    .position(|option| *option == right[&slot.question]);
                places[place.unwrap()] += 1;
            }
        }
        let mean = f64::from(places.iter().sum::<u32>()) / 4.0;
        let chi_square: f64 = places
            .iter()
            .map(|&count| (f64::from(count) - mean).powi(2) / mean)
            .sum();
        assert!(chi_square < LIMIT, "{}: {places:?}", kit.slug);
    }
}

#[test]
fn the_demonstration_has_a_practice_a_closed_an_open_and_a_coming_round() {
    let kit = load("ba-dinh-2019");
    let now = "2026-11-20".parse::<Date>().unwrap().start();
    let windows: Vec<Window> = kit.rounds.iter().map(|round| round.window.at(now)).collect();
    let open = |window: &Window| window.opens_at <= now && now < window.closes_at;
    let codes = |wanted: fn(&Window, Timestamp) -> bool| -> Vec<&str> {
        let rounds = kit
            .rounds
            .iter()
            .zip(&windows)
            .filter(|(_, window)| wanted(window, now));
        rounds.map(|(round, _)| round.code.as_str()).collect()
    };
    assert_eq!(codes(|window, now| window.closes_at <= now), ["dot-1"]);
    assert_eq!(codes(|window, now| now < window.opens_at), ["dot-3"]);
    let [practice, round] = ["luyen-tap", "dot-2"].map(|code| {
        kit.rounds
            .iter()
            .zip(&windows)
            .find(|(round, _)| round.code == code)
            .unwrap()
    });
    assert!(open(practice.1) && open(round.1));
    assert!(practice.0.rules.practice && practice.0.rules.attempts.is_none());
    assert_eq!(practice.0.rules.key_release, Release::AtOnce);
    let rules = &round.0.rules;
    assert_eq!((rules.attempts, rules.counted), (Some(2), Counted::Best));
    assert_eq!(
        (rules.prediction, rules.key_release),
        (Prediction::AllCorrect, Release::AfterClose)
    );
    assert_ne!(rules.counts_while_open, CountsWhileOpen::Open);
    assert_eq!(
        rules.tie_keys,
        [
            TieKey::Score,
            TieKey::PredictionDistance,
            TieKey::TimeUsed,
            TieKey::SubmitInstant
        ]
    );
}
