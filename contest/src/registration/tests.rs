use super::*;
use crate::{example::contest_rules, rules::Wording, unit::UnitKind};
use proptest::prelude::*;
use uuid::Uuid;

const NGOC_HA: UnitId = UnitId(Uuid::from_u128(1));
const COURT: UnitId = UnitId(Uuid::from_u128(2));

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn division(code: &str, counts_for: CountsFor) -> Division {
    Division {
        code: code.into(),
        name: Wording::default(),
        counts_for,
        youngest: None,
        oldest: None,
    }
}

fn rules() -> ContestRules {
    ContestRules {
        minimum_age: 12,
        divisions: vec![
            division("nguoi-dan", CountsFor::Residence),
            division("can-bo", CountsFor::Workplace),
            Division {
                youngest: Some(12),
                oldest: Some(17),
                ..division("hoc-sinh", CountsFor::Workplace)
            },
        ],
        ..contest_rules()
    }
}

fn units() -> Vec<UnitChoice> {
    let unit = |id, code: &str, name: &str, kind| UnitChoice {
        id,
        code: code.into(),
        name: name.into(),
        kind,
    };
    vec![
        unit(NGOC_HA, "00016", "Ngọc Hà", UnitKind::Ward),
        unit(COURT, "TAND", "Toà án quận", UnitKind::Workplace),
    ]
}

fn resident() -> RegistrationInput {
    RegistrationInput {
        name: "Nguyễn Thị Hoa".into(),
        birth_year: "1951".into(),
        residence: "phường ngoc ha".into(),
        division: "nguoi-dan".into(),
        consent_run: true,
        ..RegistrationInput::default()
    }
}

fn read(input: &RegistrationInput) -> Result<Registration, Vec<(Field, FieldError)>> {
    parse(input, &rules(), &units(), day("2019-09-20"))
}

fn errors(input: &RegistrationInput) -> Vec<(Field, FieldError)> {
    read(input).expect_err("something must be mended")
}

#[test]
fn a_resident_registers_with_little() {
    let person = read(&resident()).unwrap();
    assert_eq!(person.birth.to_string(), "1951");
    assert_eq!(
        (person.residence, person.workplace, person.division),
        (Some(NGOC_HA), None, 0)
    );
    assert_eq!(person.counted_unit(&rules()), Some(NGOC_HA));
    assert_eq!((person.phone, person.email, person.guardian), (None, None, None));
    assert_eq!(person.consents, Consents::default());
}

#[test]
fn an_official_counts_for_the_workplace_and_may_live_elsewhere() {
    let input = RegistrationInput {
        division: "can-bo".into(),
        residence: String::new(),
        workplace: "toa an quan".into(),
        consent_contact: true,
        ..resident()
    };
    let person = read(&input).unwrap();
    assert_eq!(
        (person.residence, person.counted_unit(&rules())),
        (None, Some(COURT))
    );
    assert_eq!(
        person.consents,
        Consents {
            publish: false,
            contact: true
        }
    );
}

#[test]
fn everything_that_must_be_mended_is_said_at_once() {
    let input = RegistrationInput {
        birth_day: "31".into(),
        birth_month: "2".into(),
        birth_year: "1990".into(),
        phone: "123".into(),
        email: "hoa@".into(),
        workplace: "Hoả Tinh".into(),
        ..RegistrationInput::default()
    };
    assert_eq!(
        errors(&input),
        [
            (Field::Name, FieldError::Required),
            (Field::Birth, FieldError::BadDate),
            (Field::Division, FieldError::Required),
            (Field::Workplace, FieldError::Unknown),
            (Field::Phone, FieldError::BadPhone),
            (Field::Email, FieldError::BadEmail),
            (Field::ConsentRun, FieldError::ConsentNeeded),
        ]
    );
}

#[test]
fn a_division_asks_for_the_unit_it_counts_for() {
    let nowhere = RegistrationInput {
        residence: String::new(),
        ..resident()
    };
    assert_eq!(errors(&nowhere), [(Field::Residence, FieldError::Required)]);
    let jobless = RegistrationInput {
        division: "can-bo".into(),
        ..resident()
    };
    assert_eq!(errors(&jobless), [(Field::Workplace, FieldError::Required)]);
    let unknown = RegistrationInput {
        division: "giam-khao".into(),
        ..resident()
    };
    assert_eq!(errors(&unknown), [(Field::Division, FieldError::Unknown)]);
}

#[test]
fn nobody_lives_at_a_workplace_or_works_at_a_ward() {
    let swapped = RegistrationInput {
        residence: "TAND".into(),
        workplace: "00016".into(),
        ..resident()
    };
    assert_eq!(
        errors(&swapped),
        [
            (Field::Residence, FieldError::Unknown),
            (Field::Workplace, FieldError::Unknown)
        ]
    );
}

#[test]
fn a_child_needs_a_guardian() {
    let alone = RegistrationInput {
        birth_day: "21".into(),
        birth_month: "9".into(),
        birth_year: "2003".into(),
        ..resident()
    };
    assert_eq!(
        errors(&alone),
        [
            (Field::GuardianName, FieldError::Required),
            (Field::GuardianPhone, FieldError::Required),
            (Field::GuardianConsent, FieldError::ConsentNeeded),
        ]
    );
    let accompanied = RegistrationInput {
        guardian_name: "Nguyễn Văn Nam".into(),
        guardian_phone: "0912 345 678".into(),
        guardian_consent: true,
        ..alone
    };
    let guardian = read(&accompanied).unwrap().guardian.unwrap();
    assert_eq!(
        (guardian.name.as_str(), guardian.phone.digits()),
        ("Nguyễn Văn Nam", "0912345678")
    );
}

#[test]
fn of_a_grown_up_no_guardian_is_kept() {
    let input = RegistrationInput {
        guardian_name: "Nguyễn Văn Nam".into(),
        ..resident()
    };
    assert_eq!(read(&input).unwrap().guardian, None);
}

#[test]
fn age_bounds_are_those_of_the_contest_and_of_the_division() {
    let born = |year: &str, month: &str, day: &str, division: &str| RegistrationInput {
        birth_year: year.into(),
        birth_month: month.into(),
        birth_day: day.into(),
        division: division.into(),
        workplace: "TAND".into(),
        guardian_name: "Nguyễn Văn Nam".into(),
        guardian_phone: "0912345678".into(),
        guardian_consent: true,
        ..resident()
    };
    for (input, expected) in [
        (born("2007", "9", "20", "nguoi-dan"), None),
        (
            born("2007", "9", "21", "nguoi-dan"),
            Some((Field::Birth, FieldError::TooYoung)),
        ),
        (born("2007", "", "", "nguoi-dan"), None),
        (born("2001", "9", "21", "hoc-sinh"), None),
        (
            born("2001", "9", "20", "hoc-sinh"),
            Some((Field::Division, FieldError::NotInDivision)),
        ),
        (born("2001", "", "", "hoc-sinh"), None),
        (
            born("2000", "", "", "hoc-sinh"),
            Some((Field::Division, FieldError::NotInDivision)),
        ),
    ] {
        assert_eq!(read(&input).err(), expected.map(|error| vec![error]), "{input:?}");
    }
}

#[test]
fn the_only_division_need_not_be_chosen() {
    let mut rules = rules();
    rules.divisions.truncate(1);
    let input = RegistrationInput {
        division: String::new(),
        ..resident()
    };
    assert_eq!(
        parse(&input, &rules, &units(), day("2019-09-20")).map(|person| person.division),
        Ok(0)
    );
}

#[test]
fn a_sent_form_is_read_by_its_names() {
    let pairs = [
        ("ho_ten", "Nguyễn Thị Hoa"),
        ("nam_sinh", "1951"),
        ("noi_o", "phường ngoc ha"),
        ("nhom", "nguoi-dan"),
        ("dong_y_to_chuc", "co"),
        ("dong_y_cong_bo", ""),
        ("la", "x"),
    ];
    assert_eq!(RegistrationInput::from_pairs(pairs), resident());
    for field in Field::ALL {
        let one = RegistrationInput::from_pairs([(field.name(), "1")]);
        assert_ne!(one, RegistrationInput::default(), "{field:?} is read");
    }
}

proptest! {
    #[test]
    fn no_form_breaks_the_reading(
        texts in proptest::collection::vec("\\PC{0,40}", 9), ticks in proptest::collection::vec(any::<bool>(), 4)
    ) {
        let names = ["ho_ten", "ngay_sinh", "thang_sinh", "nam_sinh", "noi_o", "noi_lam_viec", "nhom", "dien_thoai",
            "thu_dien_tu"];
        let mut input = RegistrationInput::from_pairs(names.into_iter().zip(texts));
        (input.consent_run, input.guardian_consent) = (ticks[0], ticks[1]);
        if let Err(errors) = read(&input) {
            prop_assert!(!errors.is_empty());
            prop_assert!(errors.windows(2).all(|pair| pair[0].0 < pair[1].0), "one error a field, in order");
        } else {
            prop_assert!(input.consent_run);
        }
    }
}
