//! Registration: one thing after another on one page, and what it says to somebody who is signed in.

mod controls;

use crate::{
    Lang,
    parts::{
        Choice, FieldProblem, Hidden, TextField, Tone, choices, error_summary, notice, problem_of, text_field,
    },
};
use contest::{
    registration::{Field, RegistrationInput},
    unit::{UnitChoice, UnitKind},
};
use controls::{UnitField, birth_field, consent_field, guardian_consent, unit_field};
use exchange::prose::Block;
use leptos::prelude::*;

/// Why the form comes back without a mistake in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// Too many registrations from this network.
    TooMany,
    /// The wording of the consents was changed while the form was open.
    TextsChanged,
}

/// The form as shown.
#[derive(Clone, Debug)]
pub struct RegisterPage {
    /// `/c/{slug}`.
    pub root: String,
    /// The form's own token: the same form sent twice registers once.
    pub form: String,
    /// Hash of the consents' wordings as shown here.
    pub wordings: String,
    /// What was typed before.
    pub typed: RegistrationInput,
    /// Whether the device is shared.
    pub shared: bool,
    /// The contest's divisions, by code; nothing is asked where there is one.
    pub divisions: Vec<Choice>,
    /// Where people may live.
    pub residences: Vec<UnitChoice>,
    /// Where they may work or study; not asked if empty.
    pub workplaces: Vec<UnitChoice>,
    /// Wording of the consent to running the contest.
    pub consent_run: Vec<Block>,
    /// Wording of the consent to publishing the name.
    pub consent_publish: Vec<Block>,
    /// Wording of the consent to being written to.
    pub consent_contact: Vec<Block>,
    /// What must be mended.
    pub problems: Vec<FieldProblem>,
    /// Why it comes back although nothing need be mended.
    pub returned: Option<Returned>,
}

/// The contents of the page.
#[must_use]
pub fn register_page(lang: Lang, page: RegisterPage) -> impl IntoView {
    let RegisterPage {
        root,
        typed,
        problems,
        ..
    } = page;
    let action = format!("{root}/dang-ky");
    let divisions = (page.divisions.len() > 1).then(|| {
        choices(
            lang,
            Field::Division.name(),
            lang.register_division().to_owned(),
            Some(lang.register_division_hint().to_owned()),
            page.divisions,
            &typed.division,
            &problems,
        )
    });
    let residence = (!page.residences.is_empty()).then(|| {
        let field = UnitField {
            name: Field::Residence.name(),
            label: if page.residences.iter().any(|unit| unit.kind == UnitKind::Commune) {
                lang.register_residence()
            } else {
                lang.register_residence_wards()
            },
            hint: lang.register_residence_hint(),
            choose: lang.register_residence_choose(),
            typed: typed.residence.clone(),
        };
        unit_field(lang, field, &page.residences, &problems)
    });
    let workplace = (!page.workplaces.is_empty()).then(|| {
        let field = UnitField {
            name: Field::Workplace.name(),
            label: lang.register_workplace(),
            hint: lang.register_workplace_hint(),
            choose: lang.register_workplace_choose(),
            typed: typed.workplace.clone(),
        };
        unit_field(lang, field, &page.workplaces, &problems)
    });
    view! {
        {error_summary(lang, &problems)}
        {page.returned.map(|returned| returned_notice(lang, returned))}
        <h1>{lang.register_title()}</h1>
        <p class="lead">{lang.register_lead()}</p>
        <p>
            <a href=format!("{root}/vao")>{lang.register_have_code()}</a>
        </p>
        <form method="post" action=action novalidate>
            <Hidden name="phieu" value=page.form />
            <Hidden name="van_ban" value=page.wordings />
            {person_fields(lang, &typed, &problems)} {divisions} {residence} {workplace}
            {reach_fields(lang, &typed, &problems)} {guardian_section(lang, &typed, &problems)}
            <section aria-labelledby="consents">
                <h2 id="consents">{lang.register_consents()}</h2>
                <p>{lang.register_consents_lead()}</p>
                {consent_field(
                    lang,
                    Field::ConsentRun.name(),
                    lang.register_consent_run(),
                    &page.consent_run,
                    typed.consent_run,
                    &problems,
                )}
                {consent_field(
                    lang,
                    Field::ConsentPublish.name(),
                    lang.register_consent_publish(),
                    &page.consent_publish,
                    typed.consent_publish,
                    &problems,
                )}
                {consent_field(
                    lang,
                    Field::ConsentContact.name(),
                    lang.register_consent_contact(),
                    &page.consent_contact,
                    typed.consent_contact,
                    &problems,
                )}
                <p>
                    <a href=format!("{root}/du-lieu-ca-nhan")>{lang.register_privacy()}</a>
                </p>
            </section>
            <fieldset class="field">
                <legend>{lang.register_device()}</legend>
                {shared_device(lang, page.shared)}
            </fieldset>
            <p class="acts">
                <button class="button">{lang.register_send()}</button>
            </p>
        </form>
    }
}

/// The box that says that others use the device too.
pub(super) fn shared_device(lang: Lang, ticked: bool) -> impl IntoView {
    view! {
        <div class="choice">
            <input type="checkbox" id="may_chung" name="may_chung" value="yes" checked=ticked />
            <label for="may_chung">
                {lang.sign_in_shared()} " " <small>{lang.sign_in_shared_note()}</small>
            </label>
        </div>
    }
}

fn returned_notice(lang: Lang, returned: Returned) -> impl IntoView {
    let (heading, text) = match returned {
        Returned::TooMany => (
            Some(lang.register_too_many_heading().to_owned()),
            lang.register_too_many(),
        ),
        Returned::TextsChanged => (None, lang.register_texts_changed()),
    };
    notice(Tone::Danger, true, heading, view! { <p>{text}</p> })
}

fn person_fields(lang: Lang, typed: &RegistrationInput, problems: &[FieldProblem]) -> impl IntoView + use<> {
    let name = TextField {
        name: Field::Name.name(),
        label: lang.register_name().to_owned(),
        hint: Some(lang.register_name_hint().to_owned()),
        value: typed.name.clone(),
        autocomplete: "name",
        ..TextField::default()
    };
    view! {
        {text_field(lang, name, problems)}
        {birth_field(lang, typed, problems)}
    }
}

fn reach_fields(lang: Lang, typed: &RegistrationInput, problems: &[FieldProblem]) -> impl IntoView + use<> {
    let phone = TextField {
        name: Field::Phone.name(),
        label: lang.register_phone().to_owned(),
        hint: Some(lang.register_phone_hint().to_owned()),
        value: typed.phone.clone(),
        optional: true,
        kind: "tel",
        inputmode: Some("tel"),
        autocomplete: "tel",
        width: "w20",
        ..TextField::default()
    };
    let email = TextField {
        name: Field::Email.name(),
        label: lang.register_email().to_owned(),
        hint: Some(lang.register_email_hint().to_owned()),
        value: typed.email.clone(),
        optional: true,
        kind: "email",
        inputmode: Some("email"),
        autocomplete: "email",
        ..TextField::default()
    };
    view! {
        {text_field(lang, phone, problems)}
        {text_field(lang, email, problems)}
    }
}

fn guardian_section(
    lang: Lang,
    typed: &RegistrationInput,
    problems: &[FieldProblem],
) -> impl IntoView + use<> {
    // Needed of a child only, and whether it is one is known when the date of birth has been read: until something
    // is missing, nothing says required.
    let needed = |field: Field| problem_of(problems, field.name()).is_some();
    let name = TextField {
        name: Field::GuardianName.name(),
        label: lang.register_guardian_name().to_owned(),
        value: typed.guardian_name.clone(),
        optional: !needed(Field::GuardianName),
        condition: Some(lang.register_guardian_condition().to_owned()),
        ..TextField::default()
    };
    let phone = TextField {
        name: Field::GuardianPhone.name(),
        label: lang.register_guardian_phone().to_owned(),
        value: typed.guardian_phone.clone(),
        optional: !needed(Field::GuardianPhone),
        condition: Some(lang.register_guardian_condition().to_owned()),
        kind: "tel",
        inputmode: Some("tel"),
        width: "w20",
        ..TextField::default()
    };
    view! {
        <section aria-labelledby="guardian">
            <h2 id="guardian">{lang.register_guardian()}</h2>
            <p>{lang.register_guardian_lead()}</p>
            {text_field(lang, name, problems)}
            {text_field(lang, phone, problems)}
            {guardian_consent(lang, typed.guardian_consent, problems)}
        </section>
    }
}

/// A unit's name as an address has it: "Phường Ngọc Hà".
#[must_use]
pub fn unit_address(kind: UnitKind, name: &str) -> String {
    Lang::register_unit_kind(kind).map_or_else(|| name.to_owned(), |word| format!("{word} {name}"))
}

/// What the page says to somebody who is signed in already, for instance the next person at a family's phone.
#[derive(Clone, Debug)]
pub struct SignedInPage {
    /// `/c/{slug}`.
    pub root: String,
    /// Who is signed in.
    pub name: String,
    /// The public number.
    pub number: i64,
}

/// The contents of the page.
#[must_use]
pub fn signed_in_page(lang: Lang, page: &SignedInPage) -> impl IntoView + use<> {
    view! {
        <h1>{lang.register_signed_in_title()}</h1>
        <p>{lang.register_signed_in(&page.name, &page.number.to_string())}</p>
        <p>{lang.register_signed_in_other()}</p>
        <form method="post" action=format!("{}/thoat", page.root)>
            <Hidden name="den" value="dang-ky" />
            <p class="acts">
                <a class="button" href=format!("{}/cua-toi", page.root)>
                    {lang.register_signed_in_go()}
                </a>
                <button class="button second">{lang.register_sign_out()}</button>
            </p>
        </form>
    }
}
