//! Each fault of a kit's files at its place.

use super::*;
use KitFault::*;

/// What is replaced in a sound file, by what, and the fault with its line that follows.
type Case = (&'static str, &'static str, u32, KitFault);

fn check(path: &str, cases: &[Case]) {
    for (from, to, line, fault) in cases {
        let found = faults(&changed(path, from, to));
        assert!(
            found.contains(&(path.to_owned(), Some(*line), fault.clone())),
            "{from} -> {to}: {found:?}"
        );
    }
}

fn missing(key: &str) -> KitFault {
    MissingKey(key.to_owned())
}

#[test]
fn what_holds_for_the_contest() {
    let addresses = Expected::OneOf(vec!["none", "ong-ba", "ban"]);
    let again = "[[topic]]\ncode = \"ho-tich\"\nname = { vi = \"a\", en = \"a\" }\n[[topic]]";
    let cases = [
        ("slug = \"thu\"", "slug = \"Thử\"", 1, bad("slug", Expected::Code)),
        ("telephone = \"024 0000 0000\"\n", "", 1, missing("telephone")),
        (
            "telephone",
            "phone = \"1\"\ntelephone",
            6,
            UnknownKey("phone".to_owned()),
        ),
        ("vi = \"Thử\", ", "", 2, missing("vi")),
        ("2019-09-15", "\"15/9/2019\"", 4, bad("as_of", Expected::Day)),
        ("\"none\"", "\"em\"", 7, bad("address", addresses)),
        ("second = 8, ", "", 11, missing("second")),
        (
            "\"residence\"",
            "\"residence\"\noldest = 130",
            16,
            bad("oldest", Expected::Whole { least: 0, most: 120 }),
        ),
        ("[[topic]]", again, 19, Twice("ho-tich".to_owned())),
    ];
    check(CONTEST, &cases);
}

#[test]
fn what_holds_for_a_round() {
    let small = BankTooSmall {
        round: "dot-1".to_owned(),
        wanted: 2,
        found: 1,
    };
    let cases = [
        ("15 phút", "15", 25, bad("limit", Expected::DurationOrUnlimited)),
        (
            "attempts = 2",
            "attempts = 0",
            28,
            bad("attempts", Expected::WholeOrUnlimited),
        ),
        ("0.25", "0.255", 32, bad("wrong", Expected::Points)),
        (
            "2019-09-26 24:00",
            "26/9/2019",
            24,
            bad("closes_at", Expected::WallTime),
        ),
        ("2019-09-26 24:00", "2019-08-26 24:00", 24, WindowReversed),
        ("opens_at", "opens", 19, MixedWindow),
        ("\"all_correct\"", "\"none\"", 34, NoPrediction),
        (
            "\"score\", ",
            "\"score\", \"score\", ",
            34,
            Twice("score".to_owned()),
        ),
        (
            "practice = false",
            "practice = 0",
            22,
            bad("practice", Expected::Flag),
        ),
        (
            "{ topic = \"ho-tich\"",
            "{ topic = \"dat-dai\"",
            40,
            UnknownTopic("dat-dai".to_owned()),
        ),
        ("{ count = 1 }", "{ count = 2 }", 41, small),
        (
            "{ count = 1 }",
            "{ counts = 1 }",
            41,
            UnknownKey("counts".to_owned()),
        ),
    ];
    check(CONTEST, &cases);
}

#[test]
fn the_units() {
    let kinds = Expected::OneOf(
        contest::unit::UnitKind::ALL
            .map(contest::unit::UnitKind::code)
            .to_vec(),
    );
    let cases = [
        ("ward", "phuong", 3, bad("kind", kinds)),
        ("ward,001", "ward,009", 3, UnknownParent("009".to_owned())),
        ("district,,", "district,00016,", 2, ParentCircle),
        ("00016,", "001,", 3, Twice("001".to_owned())),
        ("2025-06-30", "1980-06-30", 2, ValidityReversed),
        ("2025-06-30", "30/6/2025", 2, bad("valid_to", Expected::Day)),
        ("Tổng điều tra", "", 2, HalfPopulation),
        (
            "221893",
            "nhiều",
            2,
            bad(
                "population",
                Expected::Whole {
                    least: 1,
                    most: u32::MAX,
                },
            ),
        ),
        (",,,,,\n", ",,,,\n", 3, FieldCount { wanted: 10, found: 9 }),
        ("Ngọc Hà", "", 3, missing("name")),
        ("code,era", "era,code", 1, missing("code")),
        ("kind", "type", 1, UnknownKey("type".to_owned())),
    ];
    check(UNITS, &cases);
}

#[test]
fn the_bank() {
    let cases = [
        (
            "[tag:topic=ho-tich]",
            "[tag:topic=x]",
            1,
            UnknownTopic("x".to_owned()),
        ),
        (
            "2021-06-30",
            "2019-09-14",
            6,
            NotRightOn("2019-09-15".parse().unwrap()),
        ),
        (
            "2007-07-01",
            "2020-07-01",
            6,
            NotRightOn("2019-09-15".parse().unwrap()),
        ),
        ("2007-07-01", "2022-07-01", 6, ValidityReversed),
        ("[tag:law=Luật Cư trú]", "", 7, MissingTag("law")),
        ("#### Công an.", "", 7, NoExplanation),
        ("::a-2::", "", 7, NoCode),
        ("::a-2::", "::A 2::", 7, NoCode),
        ("::a-2::", "::a-1::", 7, Twice("a-1".to_owned())),
        ("=Công an", "~Công an", 7, Gift(GiftFault::NoRight)),
    ];
    check(QUESTIONS, &cases);
}

#[test]
fn the_texts() {
    check(
        "texts/home.vi.md",
        &[("Văn bản", "Văn bản\n\n**", 3, Prose(ProseFault::UnclosedBold))],
    );
}
