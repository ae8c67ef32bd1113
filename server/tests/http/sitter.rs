//! Somebody who is signed in and takes papers.

use crate::support::{Browser, CONTEST, Installation, Page};
use contest::{
    attempt::TimeFactor,
    id::{AttemptId, ContestId, EntrantId},
    person::plain,
    question::{
        Answer, Background, BankQuestion, Choice, ChoiceId, Confidence, Decimal, Difficulty, Form, Key,
        Question, TopicCode,
    },
    rules::Stratum,
    time::Millis,
};
use exchange::kit::{Kit, question_id};
use server::secrets::token_hash;
use store::{
    attempts::Attempt,
    entrants::{Entrant, Person},
};

/// The round that is open for a fortnight; two attempts, prediction, keys after the close.
pub const ROUND: &str = "dot-2";
/// The practice round.
pub const PRACTICE: &str = "luyen-tap";

/// A person with a browser that is signed in.
pub struct Sitter {
    pub browser: Browser,
    pub entrant: EntrantId,
    pub number: i64,
}

/// Somebody born in 1954.
pub async fn hoa(installation: &Installation) -> Sitter {
    sign_in(installation, "Nguyễn Thị Hòa", 1954, TimeFactor::NORMAL).await
}

pub async fn contest_id(installation: &Installation) -> ContestId {
    installation
        .app
        .store
        .contest("ba-dinh-2019")
        .await
        .unwrap()
        .unwrap()
        .id
}

/// Registers somebody and signs them in.
pub async fn sign_in(
    installation: &Installation,
    name: &str,
    birth_year: i64,
    time_factor: TimeFactor,
) -> Sitter {
    let app = &installation.app;
    let contest = contest_id(installation).await;
    let entrant = Entrant {
        id: EntrantId(app.chance.id()),
        contest_id: contest,
        number: app.chance.entrant_number(),
        division: "nguoi-dan".to_owned(),
        residence: None,
        workplace: None,
        time_factor,
        registered_at: app.clock.now(),
        disqualified_at: None,
        simulated: false,
    };
    let person = Person {
        name: name.to_owned(),
        plain_name: plain(name),
        birth_year,
        birth_month: None,
        birth_day: None,
        phone: None,
        email: None,
        guardian_name: None,
        guardian_phone: None,
    };
    let token = format!("token-of-{}", entrant.number);
    let mut tx = app.store.begin().await.unwrap();
    tx.add_entrant(&entrant, &person).await.unwrap();
    let until = app.clock.now() + Millis::minutes(60 * 24 * 60);
    tx.add_entrant_session(contest, &token_hash(&token), entrant.id, app.clock.now(), until)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut browser = installation.browser();
    browser.carry("timhieu_ba-dinh-2019", &token);
    Sitter {
        browser,
        entrant: entrant.id,
        number: entrant.number,
    }
}

impl Sitter {
    /// Presses the button on the page before the clock; where that leads.
    pub async fn press_start(&mut self, round: &str) -> Page {
        self.browser.post(&format!("{CONTEST}/dot/{round}"), &[]).await
    }

    /// Starts a paper; the address of its pages.
    pub async fn start(&mut self, round: &str) -> String {
        let begun = self.press_start(round).await;
        assert_eq!(begun.status, 303, "{}", begun.text());
        begun.location().strip_suffix("/cau/1").unwrap().to_owned()
    }

    /// Opens a question and sends its form with these fields besides the hidden ones.
    pub async fn answer(&mut self, paper: &str, number: i64, fields: &[(&str, &str)]) -> Page {
        let address = format!("{paper}/cau/{number}");
        let page = self.browser.get(&address).await;
        assert_eq!(page.status, 200, "{}", page.text());
        self.browser.post(&address, &with_hidden(&page, fields)).await
    }

    pub async fn finish(&mut self, paper: &str) -> Page {
        self.browser.post(&format!("{paper}/ket-thuc"), &[]).await
    }

    /// Answers all questions of a paper right, one after the other.
    pub async fn answer_all_right(&mut self, installation: &Installation, paper: &str) {
        for (number, values) in (1..).zip(right_values(installation, paper).await) {
            let fields: Vec<_> = values.iter().map(|value| ("choice", value.as_str())).collect();
            assert_eq!(self.answer(paper, number, &fields).await.status, 303);
        }
    }
}

/// The fields that a form sends: its hidden ones, then these.
pub fn with_hidden<'a>(page: &'a Page, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = Vec::new();
    for tag in page.body.split("<input type=\"hidden\"").skip(1) {
        let tag = &tag[..tag.find('>').unwrap()];
        let part = |name: &str| {
            tag.split(&format!("{name}=\""))
                .nth(1)
                .and_then(|rest| rest.split('"').next())
        };
        let name = part("name").unwrap();
        if name != "back" {
            all.push((name, part("value").unwrap_or_default()));
        }
    }
    all.extend(fields);
    all
}

/// The attempt behind an address.
pub async fn attempt(installation: &Installation, paper: &str) -> Attempt {
    let id: AttemptId = paper.rsplit('/').next().unwrap().parse().unwrap();
    installation.app.store.attempt(id).await.unwrap().unwrap()
}

/// The answers that the log of a paper holds for a slot, oldest first.
pub async fn logged(installation: &Installation, paper: &str, slot: i64) -> Vec<Answer> {
    let id = attempt(installation, paper).await.id;
    let log = installation.app.store.answer_log(id).await.unwrap();
    log.into_iter()
        .filter(|line| line.slot == slot)
        .map(|line| line.answer)
        .collect()
}

/// What to send to answer each question of a paper right.
pub async fn right_values(installation: &Installation, paper: &str) -> Vec<Vec<String>> {
    let attempt = attempt(installation, paper).await;
    let questions = installation
        .app
        .store
        .round_questions(attempt.contest_id, attempt.round_id)
        .await
        .unwrap();
    let key_of = |id| {
        &questions
            .iter()
            .find(|entry| entry.question.question.id == id)
            .unwrap()
            .question
            .key
    };
    let values = |key: &Key| match key {
        Key::Single { right } => vec![right.0.to_string()],
        Key::Multiple { right } => right.iter().map(|choice| choice.0.to_string()).collect(),
        Key::TrueFalse { right } => vec![right.to_string()],
        Key::Number { value, .. } => vec![(value.0 / 1_000_000).to_string()],
        Key::ShortText { accepted, .. } => vec![accepted[0].clone()],
    };
    attempt
        .paper
        .slots
        .iter()
        .map(|slot| values(key_of(slot.question)))
        .collect()
}

/// Makes the bank one question of each form, in this order: single, several, true or false, number, words.
pub fn one_of_each_form(kit: &mut Kit) {
    let options = |texts: [&str; 3]| -> Vec<Choice> {
        (0..)
            .map(ChoiceId)
            .zip(texts)
            .map(|(id, text)| Choice {
                id,
                text: text.to_owned(),
            })
            .collect()
    };
    let forms = [
        (
            "Cơ quan nào cấp giấy khai sinh?",
            Form::Single {
                options: options(["Ủy ban nhân dân xã", "Công an xã", "Trường học"]),
            },
            Key::Single { right: ChoiceId(0) },
        ),
        (
            "Những giấy tờ nào cần khi đăng ký khai sinh?",
            Form::Multiple {
                options: options(["Tờ khai", "Giấy chứng sinh", "Sổ tiết kiệm"]),
            },
            Key::Multiple {
                right: [ChoiceId(0), ChoiceId(1)].into(),
            },
        ),
        (
            "Đăng ký khai sinh đúng hạn được miễn lệ phí.",
            Form::TrueFalse,
            Key::TrueFalse { right: true },
        ),
        (
            "Phải đăng ký khai sinh trong bao nhiêu ngày?",
            Form::Number,
            Key::Number {
                value: Decimal(60_000_000),
                tolerance: Decimal(0),
            },
        ),
        (
            "Nơi nhận hồ sơ ở phường gọi là gì?",
            Form::ShortText,
            Key::ShortText {
                accepted: vec!["Bộ phận một cửa".to_owned()],
                ignore_diacritics: true,
            },
        ),
    ];
    kit.questions = (1..)
        .zip(forms)
        .map(|(place, (text, form, key))| {
            let code = format!("thu-{place}");
            BankQuestion {
                question: Question {
                    id: question_id(&kit.slug, &code),
                    version: 1,
                    code,
                    topic: TopicCode("ho-tich".to_owned()),
                    difficulty: Difficulty(1),
                    text: text.to_owned(),
                    form,
                    fixed_order: true,
                },
                key,
                background: Background {
                    explanation: format!("Giải thích câu {place}."),
                    law: "Luật Hộ tịch 2014, Điều 15".to_owned(),
                    link: Some("https://dichvucong.gov.vn".to_owned()),
                    fact: "THU".to_owned(),
                    confidence: Confidence::A,
                    valid_from: "2016-01-01".parse().unwrap(),
                    valid_to: None,
                },
            }
        })
        .collect();
    kit.questions.sort_by_key(|entry| entry.question.id);
    for round in &mut kit.rounds {
        round.rules.blueprint = vec![Stratum {
            topic: None,
            difficulty: None,
            count: 5,
        }];
    }
}

/// On which page of a paper the question with that text stands.
pub async fn place_of(sitter: &mut Sitter, paper: &str, text: &str) -> i64 {
    for number in 1..=5 {
        if sitter
            .browser
            .get(&format!("{paper}/cau/{number}"))
            .await
            .has(text)
        {
            return number;
        }
    }
    panic!("{text} is not on the paper")
}
