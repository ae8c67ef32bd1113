use super::*;
use crate::example::round_rules;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn item(number: u128, topic: &str, difficulty: u8) -> PoolItem {
    PoolItem {
        question: QuestionId(Uuid::from_u128(number)),
        version: 1,
        topic: TopicCode(topic.to_owned()),
        difficulty: Difficulty(difficulty),
        options: 4,
        fixed_order: false,
    }
}

fn stratum(topic: Option<&str>, difficulty: Option<u8>, count: u32) -> Stratum {
    let topic = topic.map(|code| TopicCode(code.to_owned()));
    Stratum {
        topic,
        difficulty: difficulty.map(Difficulty),
        count,
    }
}

fn rules(blueprint: Vec<Stratum>) -> RoundRules {
    RoundRules {
        blueprint,
        ..round_rules()
    }
}

fn seed(number: u16) -> Seed {
    paper_seed(&Seed([5; 32]), i64::from(number), 1)
}

fn questions(paper: &Paper) -> BTreeSet<QuestionId> {
    paper.slots.iter().map(|slot| slot.question).collect()
}

#[test]
fn a_bank_that_is_too_small_is_refused_by_stratum() {
    let pool = [item(1, "ho-tich", 1), item(2, "ho-tich", 2), item(3, "cu-tru", 1)];
    let blueprint = vec![stratum(None, None, 1), stratum(Some("ho-tich"), None, 3)];
    assert_eq!(
        draw(&rules(blueprint), &pool, &seed(1)),
        Err(DrawError::TooFew {
            stratum: 1,
            wanted: 3,
            found: 2
        })
    );
}

#[test]
fn a_general_stratum_leaves_specific_ones_their_questions() {
    let pool = [item(1, "ho-tich", 1), item(2, "cu-tru", 1), item(3, "cu-tru", 2)];
    let blueprint = vec![
        stratum(None, None, 1),
        stratum(Some("cu-tru"), None, 1),
        stratum(Some("cu-tru"), Some(2), 1),
    ];
    for number in 0..200 {
        let paper = draw(&rules(blueprint.clone()), &pool, &seed(number)).unwrap();
        assert_eq!(questions(&paper).len(), 3);
    }
}

#[test]
fn a_topic_gives_up_a_question_that_only_a_difficulty_can_take() {
    let pool = [item(1, "ho-tich", 3), item(2, "ho-tich", 1), item(3, "cu-tru", 1)];
    let blueprint = vec![stratum(Some("ho-tich"), None, 1), stratum(None, Some(3), 1)];
    for number in 0..200 {
        let paper = draw(&rules(blueprint.clone()), &pool, &seed(number)).unwrap();
        assert_eq!(questions(&paper), [pool[0].question, pool[1].question].into());
    }
}

#[test]
fn only_the_newest_version_of_a_question_is_drawn() {
    let newer = PoolItem {
        version: 2,
        options: 3,
        ..item(1, "ho-tich", 1)
    };
    let pool = [item(1, "ho-tich", 1), newer, item(1, "ho-tich", 1)];
    let paper = draw(&rules(vec![stratum(None, None, 1)]), &pool, &seed(1)).unwrap();
    assert_eq!((paper.slots[0].version, paper.slots[0].options.len()), (2, 3));
}

#[test]
fn without_shuffling_questions_follow_the_blueprint_and_options_the_author() {
    let pool: Vec<_> = (1..=6)
        .map(|n| item(n, if n % 2 == 0 { "ho-tich" } else { "cu-tru" }, 1))
        .collect();
    let blueprint = vec![stratum(None, None, 3), stratum(Some("ho-tich"), None, 3)];
    let plain = RoundRules {
        shuffle_questions: false,
        shuffle_options: false,
        ..rules(blueprint)
    };
    let paper = draw(&plain, &pool, &seed(9)).unwrap();
    let order: Vec<u128> = paper.slots.iter().map(|slot| slot.question.0.as_u128()).collect();
    assert_eq!(order, [1, 3, 5, 2, 4, 6]);
    assert!(
        paper
            .slots
            .iter()
            .all(|slot| slot.options == [0, 1, 2, 3].map(ChoiceId))
    );
}

#[test]
fn options_in_a_fixed_order_stay_while_others_are_shuffled() {
    let fixed = PoolItem {
        fixed_order: true,
        ..item(1, "ho-tich", 1)
    };
    let pool = [
        fixed,
        item(2, "ho-tich", 1),
        PoolItem {
            options: 0,
            ..item(3, "ho-tich", 1)
        },
    ];
    let rules = rules(vec![stratum(None, None, 3)]);
    let mut orders = BTreeSet::new();
    for number in 0..100 {
        for slot in draw(&rules, &pool, &seed(number)).unwrap().slots {
            match slot.question.0.as_u128() {
                1 => assert_eq!(slot.options, [0, 1, 2, 3].map(ChoiceId)),
                2 => drop(orders.insert(slot.options)),
                _ => assert_eq!(slot.options, []),
            }
        }
    }
    assert!(orders.len() > 15, "{} of 24 orders", orders.len());
}

/// The expected paper was computed apart, by a program in Python written from the module's description.
#[test]
fn a_paper_can_be_drawn_again_from_the_description_alone() {
    let pool: Vec<_> = (1u8..=12)
        .map(|n| {
            item(
                n.into(),
                ["ho-tich", "cu-tru", "dat-dai"][usize::from(n % 3)],
                n % 2 + 1,
            )
        })
        .collect();
    let blueprint = vec![
        stratum(None, None, 2),
        stratum(Some("ho-tich"), None, 2),
        stratum(None, Some(2), 1),
        stratum(Some("cu-tru"), Some(1), 1),
    ];
    let paper = draw(&rules(blueprint), &pool, &paper_seed(&Seed([5; 32]), 42, 1)).unwrap();
    let drawn: Vec<(u128, Vec<u8>)> = paper
        .slots
        .iter()
        .map(|slot| {
            (
                slot.question.0.as_u128(),
                slot.options.iter().map(|choice| choice.0).collect(),
            )
        })
        .collect();
    let expected: [(u128, [u8; 4]); 6] = [
        (5, [3, 0, 1, 2]),
        (9, [3, 1, 0, 2]),
        (8, [1, 3, 2, 0]),
        (12, [3, 2, 0, 1]),
        (3, [2, 3, 1, 0]),
        (10, [1, 3, 2, 0]),
    ];
    assert_eq!(
        drawn,
        expected.map(|(question, options)| (question, options.to_vec()))
    );
}

/// Pearson's statistic against equal shares.
fn chi_square(counts: &[u32]) -> f64 {
    let mean = f64::from(counts.iter().sum::<u32>()) / f64::from(u32::try_from(counts.len()).unwrap());
    counts
        .iter()
        .map(|&count| (f64::from(count) - mean).powi(2) / mean)
        .sum()
}

/// 99.9 % points of the chi-square distribution with 3 and with 39 degrees of freedom.
const LIMIT_3: f64 = 16.27;
const LIMIT_39: f64 = 72.05;

#[test]
fn over_ten_thousand_papers_right_places_and_questions_come_up_evenly() {
    let pool: Vec<_> = (0..40).map(|n| item(n, "ho-tich", 1)).collect();
    let rules = rules(vec![stratum(Some("ho-tich"), None, 4), stratum(None, None, 6)]);
    let (mut places, mut drawn) = ([0; 4], [0; 40]);
    for number in 0..10_000 {
        for slot in draw(&rules, &pool, &seed(number)).unwrap().slots {
            places[slot
                .options
                .iter()
                .position(|&choice| choice == ChoiceId(0))
                .unwrap()] += 1;
            drawn[usize::try_from(slot.question.0.as_u128()).unwrap()] += 1;
        }
    }
    assert_eq!(places.iter().sum::<u32>(), 100_000);
    assert!(chi_square(&places) < LIMIT_3, "{places:?}");
    assert!(chi_square(&drawn) < LIMIT_39, "{drawn:?}");
}

#[test]
fn what_a_specific_stratum_leaves_is_as_likely_as_the_rest_for_a_general_one() {
    let pool: Vec<_> = (0..5)
        .map(|n| item(n, if n < 2 { "ho-tich" } else { "cu-tru" }, 1))
        .collect();
    let plain = RoundRules {
        shuffle_questions: false,
        ..rules(vec![stratum(Some("ho-tich"), None, 1), stratum(None, None, 1)])
    };
    let mut left_over = [0; 4];
    for number in 0..8_000 {
        let paper = draw(&plain, &pool, &seed(number)).unwrap();
        left_over[usize::try_from(paper.slots[1].question.0.as_u128())
            .unwrap()
            .saturating_sub(1)] += 1;
    }
    assert!(chi_square(&left_over) < LIMIT_3, "{left_over:?}");
}

prop_compose! {
    fn any_pool()(kinds in proptest::collection::vec((0usize..3, 1u8..=3, 0u8..6, any::<bool>()), 0..40))
        -> Vec<PoolItem>
    {
        kinds.into_iter().zip(1..).map(|((topic, difficulty, options, fixed_order), number)| PoolItem {
            options, fixed_order, ..item(number, ["ho-tich", "cu-tru", "dat-dai"][topic], difficulty)
        }).collect()
    }
}

fn any_blueprint() -> impl Strategy<Value = Vec<Stratum>> {
    let topic = proptest::option::of(prop_oneof![Just("ho-tich"), Just("cu-tru"), Just("dat-dai")]);
    let one = (topic, proptest::option::of(1u8..=3), 0u32..5);
    proptest::collection::vec(
        one.prop_map(|(topic, hard, count)| stratum(topic, hard, count)),
        1..6,
    )
}

/// Whether a paper exists, by Hall's condition: every set of strata has questions enough for all its members.
fn a_paper_exists(blueprint: &[Stratum], pool: &[PoolItem]) -> bool {
    (1u32..1 << blueprint.len()).all(|set| {
        let members: Vec<_> = blueprint
            .iter()
            .enumerate()
            .filter(|(i, _)| set >> i & 1 == 1)
            .collect();
        let wanted: u32 = members.iter().map(|(_, stratum)| stratum.count).sum();
        let found = pool.iter().filter(|item| {
            members
                .iter()
                .any(|(_, stratum)| stratum.count > 0 && fits(stratum, item))
        });
        found.count() >= wanted as usize
    })
}

proptest! {
    #[test]
    fn a_paper_is_refused_only_if_none_exists(pool in any_pool(), blueprint in any_blueprint(), n in any::<u16>()) {
        let drawn = draw(&rules(blueprint.clone()), &pool, &seed(n));
        prop_assert_eq!(drawn.is_ok(), a_paper_exists(&blueprint, &pool));
    }

    #[test]
    fn a_paper_fills_the_blueprint_without_a_question_twice(
        pool in any_pool(), blueprint in any_blueprint(), n in any::<u16>(),
    ) {
        let rules = RoundRules { shuffle_questions: false, ..rules(blueprint.clone()) };
        if let Ok(paper) = draw(&rules, &pool, &seed(n)) {
            prop_assert_eq!(questions(&paper).len(), paper.slots.len());
            let mut slots = paper.slots.iter();
            for stratum in &blueprint {
                for slot in slots.by_ref().take(stratum.count as usize) {
                    let item = pool.iter().find(|item| item.question == slot.question).unwrap();
                    prop_assert!(fits(stratum, item));
                    let options: BTreeSet<_> = slot.options.iter().map(|choice| choice.0).collect();
                    prop_assert_eq!(slot.options.len(), usize::from(item.options));
                    prop_assert!(options.into_iter().eq(0..item.options));
                }
            }
            prop_assert!(slots.next().is_none());
        }
    }

    #[test]
    fn the_same_seed_draws_the_same_paper_whatever_the_order_of_the_pool(
        pool in any_pool().prop_flat_map(|pool| (Just(pool.clone()), Just(pool).prop_shuffle())),
        blueprint in any_blueprint(), n in any::<u16>(),
    ) {
        let (pool, shuffled) = pool;
        let rules = rules(blueprint);
        prop_assert_eq!(draw(&rules, &pool, &seed(n)), draw(&rules, &shuffled, &seed(n)));
    }

    #[test]
    fn shuffling_questions_only_changes_their_order(
        pool in any_pool(), blueprint in any_blueprint(), n in any::<u16>(),
    ) {
        let shuffled = rules(blueprint);
        let plain = RoundRules { shuffle_questions: false, ..shuffled.clone() };
        if let (Ok(a), Ok(b)) = (draw(&shuffled, &pool, &seed(n)), draw(&plain, &pool, &seed(n))) {
            prop_assert_eq!(questions(&a), questions(&b));
        }
    }
}
