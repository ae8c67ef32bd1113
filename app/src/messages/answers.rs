//! Answers and keys in words.

use super::Lang;
use contest::question::{Answer, Choice, ChoiceId, Form, Key};

impl Lang {
    /// An answer in words; nothing where nothing is answered.
    #[must_use]
    pub fn answer_words(self, form: &Form, answer: &Answer) -> Option<String> {
        if answer.is_blank() {
            return None;
        }
        Some(match answer {
            Answer::Blank => return None,
            Answer::Single { choice } => chosen(form, |id| id == *choice),
            Answer::Multiple { choices } => chosen(form, |id| choices.contains(&id)),
            Answer::TrueFalse { value } => self.truth(*value).to_owned(),
            Answer::Number { value } => self.decimal(*value),
            Answer::ShortText { text } => text.clone(),
        })
    }

    /// A key in words. Only for pages on which it is released (design 12).
    #[must_use]
    pub fn key_words(self, form: &Form, key: &Key) -> String {
        match key {
            Key::Single { right } => chosen(form, |id| id == *right),
            Key::Multiple { right } => chosen(form, |id| right.contains(&id)),
            Key::TrueFalse { right } => self.truth(*right).to_owned(),
            Key::Number { value, tolerance } if tolerance.0 > 0 => {
                self.result_within(&self.decimal(*value), &self.decimal(*tolerance))
            }
            Key::Number { value, .. } => self.decimal(*value),
            Key::ShortText { accepted, .. } => accepted.join(self.result_or()),
        }
    }

    const fn truth(self, value: bool) -> &'static str {
        if value {
            self.paper_true()
        } else {
            self.paper_false()
        }
    }
}

/// The wordings of the options that are meant, in the author's order.
fn chosen(form: &Form, is_meant: impl Fn(ChoiceId) -> bool) -> String {
    let options: &[Choice] = match form {
        Form::Single { options } | Form::Multiple { options } => options,
        Form::TrueFalse | Form::Number | Form::ShortText => &[],
    };
    let texts: Vec<&str> = options
        .iter()
        .filter(|option| is_meant(option.id))
        .map(|option| option.text.as_str())
        .collect();
    texts.join("; ")
}
