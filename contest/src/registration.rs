//! Registration: from what was typed to an entrant, or to everything that must be mended.

mod form;

pub use form::{Field, RegistrationInput};

use crate::{
    id::UnitId,
    person::{BirthDate, Email, FieldError, FullName, Phone},
    rules::{ContestRules, CountsFor, Division},
    time::Date,
    unit::{UnitChoice, find_unit},
};
use serde::{Deserialize, Serialize};

/// What a person may agree to; each asked for alone, none ticked beforehand (Luật Bảo vệ dữ liệu cá nhân 2025,
/// Điều 9). Without the consent to running the contest there is no registration, so it is not a field here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consents {
    /// The name may be published in full.
    pub publish: bool,
    /// The organizers may write about later contests.
    pub contact: bool,
}

/// Who agrees for a child (Luật Trẻ em 2016, Điều 1: under 16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    /// The guardian's name.
    pub name: FullName,
    /// The guardian's telephone.
    pub phone: Phone,
}

/// An entrant as registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The name.
    pub name: FullName,
    /// The date of birth.
    pub birth: BirthDate,
    /// Where the person lives, if in one of the contest's units.
    pub residence: Option<UnitId>,
    /// Where the person works or studies, if in one of the contest's units.
    pub workplace: Option<UnitId>,
    /// Which of the contest's divisions, counted from 0.
    pub division: usize,
    /// The telephone, if there is one; several people may share it.
    pub phone: Option<Phone>,
    /// The e-mail address, if there is one.
    pub email: Option<Email>,
    /// What the person agrees to besides taking part.
    pub consents: Consents,
    /// Who agrees for a child; of nobody else is it kept, whatever was typed.
    pub guardian: Option<Guardian>,
}

impl Registration {
    /// The unit the person counts for (design 16).
    #[must_use]
    pub fn counted_unit(&self, rules: &ContestRules) -> Option<UnitId> {
        match rules.divisions.get(self.division)?.counts_for {
            CountsFor::Residence => self.residence,
            CountsFor::Workplace => self.workplace,
        }
    }
}

/// Reads a registration; finds everything that must be mended, in the order of the fields.
///
/// `units` are the units that may be chosen. `today` is the day of the registration in Vietnam, on which ages
/// count. A division's people must name the unit they count for; the other unit is theirs to leave out.
pub fn parse(
    input: &RegistrationInput,
    rules: &ContestRules,
    units: &[UnitChoice],
    today: Date,
) -> Result<Registration, Vec<(Field, FieldError)>> {
    let mut errors = Errors::default();
    let name = errors.take(Field::Name, FullName::parse(&input.name));
    let birth = BirthDate::parse(&input.birth_day, &input.birth_month, &input.birth_year, today);
    let birth = birth.and_then(|birth| {
        if birth.age_on(today) < rules.minimum_age {
            Err(FieldError::TooYoung)
        } else {
            Ok(birth)
        }
    });
    let birth = errors.take(Field::Birth, birth);

    let (workplaces, places): (Vec<_>, Vec<_>) =
        units.iter().cloned().partition(|unit| unit.kind.is_workplace());
    let residence = errors.take(Field::Residence, optional(find(&input.residence, &places)));
    let workplace = errors.take(Field::Workplace, optional(find(&input.workplace, &workplaces)));
    let division = errors.take(
        Field::Division,
        find_division(&input.division, rules, birth, today),
    );
    match division.map(|at| rules.divisions[at].counts_for) {
        Some(CountsFor::Residence) if residence == Some(None) => {
            errors.add(Field::Residence, FieldError::Required);
        }
        Some(CountsFor::Workplace) if workplace == Some(None) => {
            errors.add(Field::Workplace, FieldError::Required);
        }
        _ => {}
    }

    let phone = errors.take(Field::Phone, optional(Phone::parse(&input.phone)));
    let email = errors.take(Field::Email, optional(Email::parse(&input.email)));
    if !input.consent_run {
        errors.add(Field::ConsentRun, FieldError::ConsentNeeded);
    }
    let guardian = match birth {
        Some(birth) if birth.is_child_on(today) => read_guardian(input, &mut errors).map(Some),
        _ => Some(None),
    };

    let read = (|| {
        Some(Registration {
            name: name?,
            birth: birth?,
            residence: residence?,
            workplace: workplace?,
            division: division?,
            phone: phone?,
            email: email?,
            consents: Consents {
                publish: input.consent_publish,
                contact: input.consent_contact,
            },
            guardian: guardian?,
        })
    })();
    errors.finish(read)
}

/// What must be mended so far.
#[derive(Default)]
struct Errors(Vec<(Field, FieldError)>);

impl Errors {
    fn add(&mut self, field: Field, error: FieldError) {
        self.0.push((field, error));
    }

    fn take<T>(&mut self, field: Field, read: Result<T, FieldError>) -> Option<T> {
        read.map_err(|error| self.add(field, error)).ok()
    }

    fn finish<T>(mut self, read: Option<T>) -> Result<T, Vec<(Field, FieldError)>> {
        match read {
            Some(read) if self.0.is_empty() => Ok(read),
            _ => {
                self.0.sort_unstable();
                Err(self.0)
            }
        }
    }
}

/// Leaving a field empty is an answer too.
fn optional<T>(read: Result<T, FieldError>) -> Result<Option<T>, FieldError> {
    match read {
        Err(FieldError::Required) => Ok(None),
        read => read.map(Some),
    }
}

fn find(typed: &str, choices: &[UnitChoice]) -> Result<UnitId, FieldError> {
    find_unit(typed, choices).map(|unit| unit.id)
}

/// The division by its code; where there is only one, nothing need be chosen.
fn find_division(
    code: &str,
    rules: &ContestRules,
    birth: Option<BirthDate>,
    today: Date,
) -> Result<usize, FieldError> {
    let at = match (code.trim(), rules.divisions.as_slice()) {
        ("", [_]) => 0,
        ("", _) => return Err(FieldError::Required),
        (code, divisions) => divisions
            .iter()
            .position(|division| division.code == code)
            .ok_or(FieldError::Unknown)?,
    };
    match birth {
        Some(birth) if !admits(&rules.divisions[at], birth, today) => Err(FieldError::NotInDivision),
        _ => Ok(at),
    }
}

/// Where only the year of birth is known, both bounds are read in the person's favour.
fn admits(division: &Division, birth: BirthDate, today: Date) -> bool {
    division.youngest.is_none_or(|age| birth.age_on(today) >= age)
        && division
            .oldest
            .is_none_or(|age| birth.certain_age_on(today) <= age)
}

fn read_guardian(input: &RegistrationInput, errors: &mut Errors) -> Option<Guardian> {
    let name = errors.take(Field::GuardianName, FullName::parse(&input.guardian_name));
    let phone = errors.take(Field::GuardianPhone, Phone::parse(&input.guardian_phone));
    if !input.guardian_consent {
        errors.add(Field::GuardianConsent, FieldError::ConsentNeeded);
    }
    Some(Guardian {
        name: name?,
        phone: phone?,
    })
}

#[cfg(test)]
mod tests;
