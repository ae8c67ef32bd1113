//! The true value of a round's prediction ("Câu hỏi phụ").

use crate::{question::Decimal, rules::Prediction};

/// What the prediction should have been, once the round's results are due (design 11).
///
/// `people` took part, each counted once however many attempts they made; of `perfect` among them the attempt that
/// counts is right throughout. A share is in per cent, rounded to five decimal places, halves up. `None` where the
/// round asks nothing, and for a share where nobody took part.
#[must_use]
pub fn truth(prediction: Prediction, people: u32, perfect: u32) -> Option<Decimal> {
    let whole = |n: u32| Decimal(i64::from(n) * 1_000_000);
    match prediction {
        Prediction::None => None,
        Prediction::AllCorrect => Some(whole(perfect)),
        Prediction::Entrants => Some(whole(people)),
        Prediction::AllCorrectShare => {
            let (perfect, people) = (i64::from(perfect), i64::from(people));
            // Hundred-thousandths of a per cent are ten millionths of it.
            (people > 0).then(|| Decimal((2 * perfect * 10_000_000 + people) / (2 * people) * 10))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_true_value_is_of_what_the_round_asks() {
        for (prediction, expected) in [
            (Prediction::None, None),
            (Prediction::AllCorrect, Some(12_000_000)),
            (Prediction::Entrants, Some(700_000_000)),
            // 12 of 700 are 1.714285… per cent.
            (Prediction::AllCorrectShare, Some(1_714_290)),
        ] {
            assert_eq!(
                truth(prediction, 700, 12),
                expected.map(Decimal),
                "{prediction:?}"
            );
        }
    }

    #[test]
    fn nobody_is_no_share() {
        assert_eq!(truth(Prediction::AllCorrectShare, 0, 0), None);
        assert_eq!(truth(Prediction::AllCorrect, 0, 0), Some(Decimal(0)));
    }

    #[test]
    fn everybody_right_is_a_hundred_per_cent() {
        assert_eq!(
            truth(Prediction::AllCorrectShare, u32::MAX, u32::MAX),
            Some(Decimal(100_000_000))
        );
    }
}
