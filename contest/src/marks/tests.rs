use super::*;
use crate::question::{SHORT_TEXT_LIMIT, TextTooLong};
use proptest::prelude::*;

const RULES: MarkRules = MarkRules {
    right: Score(100),
    wrong: Score(25),
    several: SeveralRule::Partial,
};
const WHOLE: MarkRules = MarkRules {
    several: SeveralRule::AllOrNothing,
    ..RULES
};

fn options(n: u8) -> Vec<Choice> {
    (0..n)
        .map(|id| Choice {
            id: ChoiceId(id),
            text: String::new(),
        })
        .collect()
}

fn set(ids: &[u8]) -> BTreeSet<ChoiceId> {
    ids.iter().copied().map(ChoiceId).collect()
}

fn ticked(ids: &[u8]) -> Answer {
    Answer::Multiple { choices: set(ids) }
}

fn text(text: &str) -> Answer {
    Answer::ShortText {
        text: text.to_owned(),
    }
}

fn score_and_verdict(form: &Form, key: &Key, answer: &Answer, rules: &MarkRules) -> (i64, Verdict) {
    let mark = mark(form, key, answer, rules);
    (mark.score.0, mark.verdict)
}

#[test]
fn one_right_option() {
    let (form, key) = (
        Form::Single { options: options(4) },
        Key::Single { right: ChoiceId(2) },
    );
    let marked = |answer| score_and_verdict(&form, &key, &answer, &RULES);
    assert_eq!(
        marked(Answer::Single { choice: ChoiceId(2) }),
        (100, Verdict::Right)
    );
    assert_eq!(
        marked(Answer::Single { choice: ChoiceId(1) }),
        (-25, Verdict::Wrong)
    );
    assert_eq!(marked(Answer::Blank), (0, Verdict::Blank));
    assert_eq!(
        marked(Answer::Single { choice: ChoiceId(4) }),
        (-25, Verdict::Wrong)
    );
    assert_eq!(marked(ticked(&[2])), (-25, Verdict::Wrong));
}

#[test]
fn a_right_option_that_the_question_does_not_have_is_not_right() {
    let (form, key) = (
        Form::Single { options: options(4) },
        Key::Single { right: ChoiceId(7) },
    );
    let answer = Answer::Single { choice: ChoiceId(7) };
    assert_eq!(
        score_and_verdict(&form, &key, &answer, &RULES),
        (-25, Verdict::Wrong)
    );
}

#[test]
fn several_right_options_with_partial_credit() {
    let (form, key) = (
        Form::Multiple { options: options(5) },
        Key::Multiple {
            right: set(&[0, 1, 2]),
        },
    );
    let marked = |answer| score_and_verdict(&form, &key, &answer, &RULES);
    let cases = [
        (ticked(&[0, 1, 2]), (100, Verdict::Right)),
        (ticked(&[0, 1]), (66, Verdict::Partly)),
        (ticked(&[0]), (33, Verdict::Partly)),
        (ticked(&[0, 1, 2, 3]), (50, Verdict::Partly)),
        (ticked(&[0, 3]), (0, Verdict::Wrong)),
        (ticked(&[3, 4]), (0, Verdict::Wrong)),
        (ticked(&[0, 1, 2, 3, 4]), (0, Verdict::Wrong)),
        (ticked(&[]), (0, Verdict::Blank)),
        (ticked(&[0, 1, 2, 9]), (0, Verdict::Wrong)),
        (Answer::Single { choice: ChoiceId(0) }, (0, Verdict::Wrong)),
    ];
    for (answer, expected) in cases {
        assert_eq!(marked(answer.clone()), expected, "{answer:?}");
    }
}

#[test]
fn several_right_options_all_or_nothing() {
    let (form, key) = (
        Form::Multiple { options: options(4) },
        Key::Multiple { right: set(&[0, 1]) },
    );
    let marked = |answer| score_and_verdict(&form, &key, &answer, &WHOLE);
    assert_eq!(marked(ticked(&[1, 0])), (100, Verdict::Right));
    assert_eq!(marked(ticked(&[0])), (-25, Verdict::Wrong));
    assert_eq!(marked(ticked(&[0, 1, 2])), (-25, Verdict::Wrong));
    assert_eq!(marked(ticked(&[])), (0, Verdict::Blank));
}

#[test]
fn where_every_option_is_right_each_tick_counts() {
    let (form, key) = (
        Form::Multiple { options: options(4) },
        Key::Multiple {
            right: set(&[0, 1, 2, 3]),
        },
    );
    let marked = |answer| score_and_verdict(&form, &key, &answer, &RULES);
    assert_eq!(marked(ticked(&[0])), (25, Verdict::Partly));
    assert_eq!(marked(ticked(&[0, 1, 2, 3])), (100, Verdict::Right));
}

#[test]
fn true_and_false() {
    let key = Key::TrueFalse { right: false };
    let marked = |value| score_and_verdict(&Form::TrueFalse, &key, &Answer::TrueFalse { value }, &RULES);
    assert_eq!(marked(false), (100, Verdict::Right));
    assert_eq!(marked(true), (-25, Verdict::Wrong));
}

#[test]
fn a_number_is_right_up_to_its_tolerance_on_both_sides() {
    let key = Key::Number {
        value: Decimal(3_500_000),
        tolerance: Decimal(500_000),
    };
    let verdict = |millionths| {
        mark(
            &Form::Number,
            &key,
            &Answer::Number {
                value: Decimal(millionths),
            },
            &RULES,
        )
        .verdict
    };
    assert_eq!(
        [3_000_000, 3_500_000, 4_000_000].map(verdict),
        [Verdict::Right; 3]
    );
    assert_eq!(
        [2_999_999, 4_000_001, i64::MIN, i64::MAX].map(verdict),
        [Verdict::Wrong; 4]
    );
}

#[test]
fn short_texts_are_compared_without_case_and_doubled_spaces() {
    let accepted = vec!["Ủy ban nhân dân".to_owned(), "UBND".to_owned()];
    let verdict = |typed, ignore_diacritics| {
        let key = Key::ShortText {
            accepted: accepted.clone(),
            ignore_diacritics,
        };
        mark(&Form::ShortText, &key, &text(typed), &RULES).verdict
    };
    for typed in ["ủy  ban nhân DÂN", " ubnd ", "U\u{309}y ban nh\u{e2}n d\u{e2}n"] {
        assert_eq!(verdict(typed, false), Verdict::Right, "{typed:?}");
    }
    assert_eq!(verdict("uy ban nhan dan", false), Verdict::Wrong);
    assert_eq!(verdict("Uy ban nhan dan", true), Verdict::Right);
    assert_eq!(verdict("UBND quận", true), Verdict::Wrong);
    assert_eq!(verdict("U.B.N.D", true), Verdict::Wrong);
    assert_eq!(verdict("  ", true), Verdict::Blank);
}

#[test]
fn a_wording_without_diacritics_may_have_any_vietnamese_letter_and_any_sign() {
    let key = Key::ShortText {
        accepted: vec!["Đường Đội Cấn, số 1-5".to_owned()],
        ignore_diacritics: true,
    };
    let verdict = |typed| mark(&Form::ShortText, &key, &text(typed), &RULES).verdict;
    assert_eq!(verdict("duong doi can, so 1-5"), Verdict::Right);
    assert_eq!(verdict("duong doi can so 15"), Verdict::Wrong);
}

#[test]
fn typed_words_are_kept_tidy_and_never_cut() {
    assert_eq!(
        Answer::short_text("  Căn  cước\tcông dân "),
        Ok(text("Căn cước công dân"))
    );
    assert_eq!(Answer::short_text("a\u{302}\n"), Ok(text("\u{e2}")));
    assert_eq!(Answer::short_text(" \n"), Ok(Answer::Blank));
    assert_eq!(
        Answer::short_text(&"â".repeat(SHORT_TEXT_LIMIT)),
        Ok(text(&"â".repeat(SHORT_TEXT_LIMIT)))
    );
    assert_eq!(
        Answer::short_text(&"â".repeat(SHORT_TEXT_LIMIT + 1)),
        Err(TextTooLong)
    );
}

#[test]
fn twenty_right_answers_are_the_most_a_paper_of_twenty_can_bring() {
    assert_eq!(best_possible(20, &RULES), Score(2_000));
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Blank),
        (0u8..9).prop_map(|id| Answer::Single { choice: ChoiceId(id) }),
        proptest::collection::vec(0u8..9, 0..9).prop_map(|ids| ticked(&ids)),
        any::<bool>().prop_map(|value| Answer::TrueFalse { value }),
        any::<i64>().prop_map(|n| Answer::Number { value: Decimal(n) }),
        "[a-z ]{0,5}".prop_map(|typed| text(&typed)),
    ]
}

fn any_several() -> impl Strategy<Value = (Form, BTreeSet<ChoiceId>)> {
    (2u8..8).prop_flat_map(|n| {
        let right = proptest::sample::subsequence((0..n).collect::<Vec<_>>(), 1..usize::from(n));
        right.prop_map(move |right| (Form::Multiple { options: options(n) }, set(&right)))
    })
}

proptest! {
    #[test]
    fn ticking_everything_brings_nothing((form, right) in any_several()) {
        let Form::Multiple { options } = &form else { unreachable!() };
        let answer = Answer::Multiple { choices: options.iter().map(|option| option.id).collect() };
        let mark = mark(&form, &Key::Multiple { right }, &answer, &RULES);
        prop_assert_eq!(mark, Mark { score: Score(0), verdict: Verdict::Wrong });
    }

    #[test]
    fn partial_credit_stays_between_nothing_and_all_and_only_the_key_itself_brings_all(
        (form, right) in any_several(), answer in any_answer(),
    ) {
        let mark = mark(&form, &Key::Multiple { right: right.clone() }, &answer, &RULES);
        prop_assert!((0..=100).contains(&mark.score.0));
        let is_key = answer == Answer::Multiple { choices: right };
        prop_assert_eq!(mark.score == RULES.right, is_key);
        prop_assert_eq!(mark.verdict == Verdict::Right, is_key);
    }

    #[test]
    fn one_more_right_tick_never_brings_less((form, right) in any_several(), ids in proptest::collection::vec(0u8..8, 0..8)) {
        let Form::Multiple { options } = &form else { unreachable!() };
        let before: BTreeSet<_> =
            ids.into_iter().map(ChoiceId).filter(|&id| has(options, id)).collect();
        let key = Key::Multiple { right: right.clone() };
        let score = |choices| mark(&form, &key, &Answer::Multiple { choices }, &RULES).score;
        for id in right {
            let mut after = before.clone();
            after.insert(id);
            prop_assert!(score(after) >= score(before.clone()));
        }
    }

    #[test]
    fn only_a_blank_answer_is_blank_and_only_a_wrong_one_costs(answer in any_answer()) {
        let form = Form::Single { options: options(4) };
        let mark = mark(&form, &Key::Single { right: ChoiceId(0) }, &answer, &WHOLE);
        prop_assert_eq!(mark.verdict == Verdict::Blank, answer.is_blank());
        prop_assert_eq!(mark.score.0 < 0, mark.verdict == Verdict::Wrong);
    }
}
