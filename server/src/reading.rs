//! Reading what a form sent as an answer.

use contest::{
    marks::parse_decimal,
    question::{Answer, Choice, ChoiceId, Decimal, Form},
    rules::Prediction,
};

/// Why what was typed is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// Nothing that our page sends: an unknown option, two options where one is asked.
    NotOurs,
    /// A number is asked and something else was typed.
    NotANumber,
    /// More characters than are kept.
    TooLong,
}

/// Reads the answer to a question from the values that were sent for it.
pub fn read_answer(form: &Form, values: &[&str]) -> Result<Answer, Misread> {
    match (form, values) {
        (_, []) => Ok(Answer::Blank),
        (Form::Single { options }, [value]) => Ok(Answer::Single {
            choice: read_choice(options, value)?,
        }),
        (Form::Multiple { options }, values) => Ok(Answer::Multiple {
            choices: values
                .iter()
                .map(|value| read_choice(options, value))
                .collect::<Result<_, _>>()?,
        }),
        (Form::TrueFalse, ["true"]) => Ok(Answer::TrueFalse { value: true }),
        (Form::TrueFalse, ["false"]) => Ok(Answer::TrueFalse { value: false }),
        (Form::Number, [typed]) => match typed.trim() {
            "" => Ok(Answer::Blank),
            typed => parse_decimal(typed)
                .map(|value| Answer::Number { value })
                .ok_or(Misread::NotANumber),
        },
        (Form::ShortText, [typed]) => Answer::short_text(typed).map_err(|_| Misread::TooLong),
        _ => Err(Misread::NotOurs),
    }
}

fn read_choice(options: &[Choice], value: &str) -> Result<ChoiceId, Misread> {
    value
        .parse()
        .ok()
        .map(ChoiceId)
        .filter(|choice| options.iter().any(|option| option.id == *choice))
        .ok_or(Misread::NotOurs)
}

/// Reads a prediction: a whole number of people, or a percentage with up to five decimals. Nothing typed takes it
/// back.
pub fn read_prediction(asked: Prediction, typed: &str) -> Result<Answer, Misread> {
    if typed.trim().is_empty() {
        return Ok(Answer::Blank);
    }
    let typed = typed.trim().trim_end_matches('%');
    let value = parse_decimal(typed).ok_or(Misread::NotANumber)?;
    let fits = match asked {
        Prediction::None => false,
        Prediction::AllCorrect | Prediction::Entrants => value.0 >= 0 && value.0 % 1_000_000 == 0,
        Prediction::AllCorrectShare => (0..=100_000_000).contains(&value.0) && value.0 % 10 == 0,
    };
    if fits {
        Ok(Answer::Number {
            value: Decimal(value.0),
        })
    } else {
        Err(Misread::NotANumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn options() -> Vec<Choice> {
        (0..3)
            .map(|id| Choice {
                id: ChoiceId(id),
                text: String::new(),
            })
            .collect()
    }

    #[test]
    fn each_form_reads_its_own_answers() {
        let single = Form::Single { options: options() };
        let several = Form::Multiple { options: options() };
        let cases = [
            (&single, vec![], Ok(Answer::Blank)),
            (&single, vec!["2"], Ok(Answer::Single { choice: ChoiceId(2) })),
            (&single, vec!["3"], Err(Misread::NotOurs)),
            (&single, vec!["0", "1"], Err(Misread::NotOurs)),
            (&single, vec!["x"], Err(Misread::NotOurs)),
            (&several, vec![], Ok(Answer::Blank)),
            (
                &several,
                vec!["2", "0"],
                Ok(Answer::Multiple {
                    choices: BTreeSet::from([ChoiceId(0), ChoiceId(2)]),
                }),
            ),
            (
                &Form::TrueFalse,
                vec!["false"],
                Ok(Answer::TrueFalse { value: false }),
            ),
            (&Form::TrueFalse, vec!["yes"], Err(Misread::NotOurs)),
            (&Form::Number, vec![" "], Ok(Answer::Blank)),
            (
                &Form::Number,
                vec!["3,5"],
                Ok(Answer::Number {
                    value: Decimal(3_500_000),
                }),
            ),
            (&Form::Number, vec!["ba"], Err(Misread::NotANumber)),
            (
                &Form::ShortText,
                vec![" Bộ phận  một cửa "],
                Ok(Answer::ShortText {
                    text: "Bộ phận một cửa".to_owned(),
                }),
            ),
        ];
        for (form, values, expected) in cases {
            assert_eq!(read_answer(form, &values), expected, "{form:?} {values:?}");
        }
        assert_eq!(
            read_answer(&Form::ShortText, &["x".repeat(201).as_str()]),
            Err(Misread::TooLong)
        );
    }

    #[test]
    fn predictions_are_whole_people_or_a_percentage() {
        let people = |typed| read_prediction(Prediction::AllCorrect, typed);
        let number = |millionths| {
            Ok(Answer::Number {
                value: Decimal(millionths),
            })
        };
        assert_eq!(people("1.512"), number(1_512_000_000));
        assert_eq!(people(" "), Ok(Answer::Blank));
        for wrong in ["3,5", "-1", "ba", "1.51"] {
            assert_eq!(people(wrong), Err(Misread::NotANumber), "{wrong}");
        }
        let share = |typed| read_prediction(Prediction::AllCorrectShare, typed);
        assert_eq!(share("12,34567"), number(12_345_670));
        assert_eq!(share("12,5%"), number(12_500_000));
        for wrong in ["100,1", "-1", "12,345678"] {
            assert_eq!(share(wrong), Err(Misread::NotANumber), "{wrong}");
        }
    }
}
