//! What boards and counts show, so that nobody reads an unreleased score or a prediction from them (design 11).

use crate::{
    round::Phase,
    rules::{CountsWhileOpen, Prediction, Release, RoundRules},
};
use serde::{Deserialize, Serialize};

/// How much of a round's boards and counts is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// Nothing.
    Nothing,
    /// Places of units by turnout, and turnout as a [`Band`]; no scores, no entrants.
    Coarse,
    /// Everything.
    All,
}

/// What a round's boards show.
///
/// Nothing for practice and before the opening. From the opening until the results are due, what the rule for the
/// open round says, and scores only where every entrant sees the own one at once. After that everything, but no
/// scores where the rules release none (design 12).
#[must_use]
pub fn shown(rules: &RoundRules, phase: Phase, results_due: bool) -> Show {
    if rules.practice || phase == Phase::Upcoming {
        return Show::Nothing;
    }
    let settled = phase == Phase::Closed && results_due;
    let allowed = match rules.counts_while_open {
        _ if settled => Show::All,
        CountsWhileOpen::Hidden => Show::Nothing,
        CountsWhileOpen::Coarse => Show::Coarse,
        CountsWhileOpen::Open => Show::All,
    };
    let scores = match rules.score_release {
        Release::AtOnce => true,
        Release::AfterClose => settled,
        Release::Never => false,
    };
    if scores {
        allowed
    } else {
        allowed.min(Show::Coarse)
    }
}

/// Whether organizers must be warned that the open round's boards give the prediction's answer away.
#[must_use]
pub fn gives_prediction_away(rules: &RoundRules) -> bool {
    rules.prediction != Prediction::None && shown(rules, Phase::Open, false) == Show::All
}

/// Turnout in steps too wide to tell a number or a person by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 0 to 4.
    UnderFive,
    /// 5 to 49.
    FromFive,
    /// 50 to 199.
    FromFifty,
    /// 200 to 999.
    FromTwoHundred,
    /// 1,000 and more.
    FromThousand,
}

/// The band a number lies in.
#[must_use]
pub fn coarse(n: u32) -> Band {
    match n {
        0..=4 => Band::UnderFive,
        5..=49 => Band::FromFive,
        50..=199 => Band::FromFifty,
        200..=999 => Band::FromTwoHundred,
        1_000.. => Band::FromThousand,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::round_rules;
    use proptest::prelude::*;

    fn rules(counts_while_open: CountsWhileOpen, score_release: Release) -> RoundRules {
        RoundRules {
            score_release,
            counts_while_open,
            ..round_rules()
        }
    }

    #[test]
    fn boards_show_what_the_rules_allow() {
        use CountsWhileOpen::{Coarse, Hidden, Open};
        // Open; closed while papers run; closed and due.
        for (counts, release, expected) in [
            (Hidden, Release::AtOnce, [Show::Nothing, Show::Nothing, Show::All]),
            (Coarse, Release::AtOnce, [Show::Coarse, Show::Coarse, Show::All]),
            (Open, Release::AtOnce, [Show::All, Show::All, Show::All]),
            (
                Hidden,
                Release::AfterClose,
                [Show::Nothing, Show::Nothing, Show::All],
            ),
            (
                Coarse,
                Release::AfterClose,
                [Show::Coarse, Show::Coarse, Show::All],
            ),
            (Open, Release::AfterClose, [Show::Coarse, Show::Coarse, Show::All]),
            (
                Hidden,
                Release::Never,
                [Show::Nothing, Show::Nothing, Show::Coarse],
            ),
            (Open, Release::Never, [Show::Coarse, Show::Coarse, Show::Coarse]),
        ] {
            let rules = rules(counts, release);
            let found = [
                (Phase::Open, false),
                (Phase::Closed, false),
                (Phase::Closed, true),
            ]
            .map(|(phase, due)| shown(&rules, phase, due));
            assert_eq!(found, expected, "{counts:?} {release:?}");
            assert_eq!(shown(&rules, Phase::Upcoming, true), Show::Nothing);
        }
    }

    #[test]
    fn practice_is_never_on_a_board() {
        let rules = RoundRules {
            practice: true,
            ..rules(CountsWhileOpen::Open, Release::AtOnce)
        };
        for phase in [Phase::Upcoming, Phase::Open, Phase::Closed] {
            assert_eq!(shown(&rules, phase, true), Show::Nothing);
        }
    }

    #[test]
    fn open_boards_beside_a_prediction_call_for_a_warning() {
        let mut rules = rules(CountsWhileOpen::Open, Release::AtOnce);
        assert!(gives_prediction_away(&rules));
        rules.prediction = Prediction::None;
        assert!(!gives_prediction_away(&rules));
        rules = self::rules(CountsWhileOpen::Coarse, Release::AtOnce);
        assert!(!gives_prediction_away(&rules));
    }

    #[test]
    fn bands_begin_where_they_say() {
        for (n, band) in [
            (0, Band::UnderFive),
            (4, Band::UnderFive),
            (5, Band::FromFive),
            (49, Band::FromFive),
            (50, Band::FromFifty),
            (199, Band::FromFifty),
            (200, Band::FromTwoHundred),
            (999, Band::FromTwoHundred),
            (1_000, Band::FromThousand),
            (u32::MAX, Band::FromThousand),
        ] {
            assert_eq!(coarse(n), band, "{n}");
        }
    }

    proptest! {
        #[test]
        fn more_people_are_never_in_a_lower_band(a: u32, b: u32) {
            prop_assert!(coarse(a.min(b)) <= coarse(a.max(b)));
        }
    }
}
