use super::*;
use crate::{gift::GiftFault, lang::Lang, prose::ProseFault};

const TOML: &str = r#"slug = "thu"
title = { vi = "Thử", en = "Try" }
tagline = { vi = "Một câu", en = "A line" }
as_of = 2019-09-15
organizer = { vi = "Phường", en = "Ward" }
telephone = "024 0000 0000"
address = "none"
minimum_age = 12
attempts_over_rounds = "unlimited"
contest_score = "sum"
unit_measure = { by = "rate_plus_points", first = 10, second = 8, third = 6 }
[[division]]
code = "nguoi-dan"
name = { vi = "Người dân", en = "Residents" }
counts_for = "residence"
[[topic]]
code = "ho-tich"
name = { vi = "Hộ tịch", en = "Civil status" }
[[round]]
code = "dot-1"
title = { vi = "Đợt 1", en = "Round 1" }
practice = false
opens_at = "2019-09-01 00:00"
closes_at = "2019-09-26 24:00"
limit = "15 phút"
end_rule = "cut_at_end"
grace = "10s"
attempts = 2
counted = "best"
shuffle_questions = true
shuffle_options = true
marks = { right = 1, wrong = 0.25, several = "partial" }
prediction = "all_correct"
tie_keys = ["score", "prediction_distance"]
time_unit = "second"
score_release = "at_once"
key_release = "after_close"
counts_while_open = "hidden"
blueprint = [
  { topic = "ho-tich", difficulty = 1, count = 1 },
  { count = 1 },
]
"#;

const CSV: &str = "code,era,name,kind,parent,valid_from,valid_to,population,population_date,population_source
001,2019,Ba Đình,district,,1981-06-10,2025-06-30,221893,2019-04-01,Tổng điều tra
00016,2019,Ngọc Hà,ward,001,,,,,
";

const GIFT: &str = "// [tag:topic=ho-tich] [tag:difficulty=1] [tag:law=Luật Hộ tịch]
// [tag:fact=F1] [tag:confidence=A] [tag:valid_from=2016-01-01]
::a-1::Khai sinh trong bao nhiêu ngày?{ ~15 ~30 =60 ~90 #### Sáu mươi ngày. }

// [tag:topic=ho-tich] [tag:difficulty=2] [tag:law=Luật Cư trú]
// [tag:fact=F2] [tag:confidence=B] [tag:valid_from=2007-07-01] [tag:valid_to=2021-06-30]
::a-2::Sổ hộ khẩu do ai cấp?{ ~Tòa án ~%0%Phòng khám =Công an ~Ngân hàng #### Công an. }
";

fn files() -> KitFiles {
    let mut files: KitFiles = [(CONTEST, TOML), (UNITS, CSV), (QUESTIONS, GIFT)]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into();
    for name in [
        "home",
        "rules",
        "privacy",
        "consent-run",
        "consent-publish",
        "consent-contact",
    ] {
        for lang in ["vi", "en"] {
            files.insert(
                format!("texts/{name}.{lang}.md"),
                format!("Văn bản {name}").into_bytes(),
            );
        }
    }
    files
}

/// The kit with one piece of one file replaced.
fn changed(path: &str, from: &str, to: &str) -> KitFiles {
    let mut files = files();
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

fn faults(files: &KitFiles) -> Vec<(String, Option<u32>, KitFault)> {
    read(files)
        .unwrap_err()
        .into_iter()
        .map(|error| (error.file, error.line, error.fault))
        .collect()
}

fn bad(key: &str, expected: Expected) -> KitFault {
    KitFault::BadValue {
        key: key.to_owned(),
        expected,
    }
}

#[test]
fn a_sound_kit_is_read_into_rules_units_and_questions() {
    let kit = read(&files()).unwrap();
    assert_eq!(kit.warnings, []);
    assert_eq!(kit.rounds[0].rules.limit, Some(Millis::minutes(15)));
    assert_eq!(kit.rounds[0].rules.marks.wrong, contest::rules::Score(25));
    assert_eq!(
        kit.rounds[0].window.at(Timestamp(0)).closes_at,
        "2019-09-27".parse::<contest::time::Date>().unwrap().start()
    );
    assert_eq!(kit.units[1].parent, Some(kit.units[0].id));
    assert_eq!(kit.units[0].population.as_ref().unwrap().count, 221_893);
    assert_eq!(
        kit.questions[1].key,
        contest::question::Key::Single {
            right: contest::question::ChoiceId(2)
        }
    );
    assert_eq!(kit, read(&files()).unwrap(), "reading twice gives the same ids");
}

#[test]
fn a_window_counted_from_loading_moves_with_it() {
    let relative = "opens = \"-1 ngày\"\ncloses = \"+1 ngày\"";
    let fixed = "opens_at = \"2019-09-01 00:00\"\ncloses_at = \"2019-09-26 24:00\"";
    let kit = read(&changed(CONTEST, fixed, relative)).unwrap();
    let window = kit.rounds[0].window.at(Timestamp(100_000_000));
    assert_eq!(
        (window.opens_at, window.closes_at),
        (Timestamp(13_600_000), Timestamp(186_400_000))
    );
}

#[test]
fn faults_of_all_files_come_at_once() {
    let mut files = changed(CONTEST, "minimum_age = 12", "minimum_age = 1200");
    files.remove("texts/privacy.en.md");
    files.insert(UNITS.to_owned(), b"code;era\n".to_vec());
    files.insert(QUESTIONS.to_owned(), b"a{}\n\nb{=c =d ~e}\n".to_vec());
    let places: Vec<_> = faults(&files)
        .into_iter()
        .map(|(file, line, _)| (file, line))
        .collect();
    let expected = [
        (CONTEST, Some(8)),
        (QUESTIONS, Some(1)),
        (QUESTIONS, Some(3)),
        ("texts/privacy.en.md", None),
        (UNITS, Some(1)),
    ];
    assert_eq!(places, expected.map(|(file, line)| (file.to_owned(), line)));
}

#[test]
fn broken_toml_is_reported_without_the_faults_it_would_cause() {
    let found = faults(&changed(
        CONTEST,
        "practice = false",
        "practice = \npractice = true",
    ));
    assert!(!found.is_empty());
    assert!(
        found.iter().all(|(file, line, fault)| {
            file == CONTEST && matches!(line, Some(22 | 23)) && matches!(fault, KitFault::Toml(_))
        }),
        "{found:?}"
    );
}

#[test]
fn a_division_without_a_unit_to_choose_is_a_fault() {
    let found = faults(&changed(
        CONTEST,
        "counts_for = \"residence\"",
        "counts_for = \"workplace\"",
    ));
    let fault = KitFault::NoUnitFor {
        division: "nguoi-dan".to_owned(),
    };
    assert_eq!(found, [(UNITS.to_owned(), None, fault)]);
}

#[test]
fn what_is_weak_is_a_warning() {
    use KitFault::*;
    let same = GIFT
        .lines()
        .skip(4)
        .collect::<Vec<_>>()
        .join("\n")
        .replace("a-2", "a-3")
        .replace("F2", "F1");
    let table = [
        (
            changed(CONTEST, "\"hidden\"", "\"open\""),
            Some(38),
            PredictionShown,
        ),
        (changed(QUESTIONS, "~Ngân hàng", ""), Some(7), NotFourOptions(3)),
        (
            changed(QUESTIONS, "~Ngân hàng", "~Cả A và B"),
            Some(7),
            OptionAboutOptions,
        ),
        (
            changed(QUESTIONS, "~Ngân hàng", "~Ngân hàng#Sai"),
            Some(7),
            FeedbackUnused,
        ),
    ];
    for (files, line, fault) in &table {
        let warnings = read(files).unwrap().warnings;
        assert!(
            warnings
                .iter()
                .any(|found| found.line == *line && found.fault == *fault),
            "{warnings:?}"
        );
    }
    let mut doubled = files();
    doubled.insert(QUESTIONS.to_owned(), format!("{GIFT}\n{same}\n").into_bytes());
    let warnings = read(&doubled).unwrap().warnings;
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        (warnings[0].line, &warnings[0].fault),
        (
            Some(11),
            &NearDouble {
                other: "a-2".to_owned()
            }
        )
    );
    let mut stray = files();
    stray.insert("texts/home.vn.md".to_owned(), b"x".to_vec());
    assert_eq!(read(&stray).unwrap().warnings[0].fault, UnknownFile);
}

#[test]
fn messages_name_file_line_and_fault_in_both_languages() {
    let errors = read(&changed(CONTEST, "15 phút", "15")).unwrap_err();
    let vi = errors[0].message(Lang::Vi);
    assert!(
        vi.starts_with("contest.toml, dòng 25: “limit” phải là") && vi.contains("15 phút"),
        "{vi}"
    );
    let en = errors[0].message(Lang::En);
    assert!(en.starts_with("contest.toml, line 25: “limit” must be"), "{en}");
}

mod places;
