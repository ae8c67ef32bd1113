//! Registration.

use crate::{
    failure::Refusal,
    limits::Limited,
    page::{html, see_other},
    posted::Posted,
    registering::{self, SentForm, still_shown},
    secrets::token_hash,
    sessions,
    visit::Visit,
};
use app::{
    Lang,
    messages::failures::Failure,
    pages::register::{RegisterPage, Returned, SignedInPage, register_page, signed_in_page},
    parts::{Choice, FieldProblem, Nav},
};
use axum::{
    http::{StatusCode, header},
    response::Response,
};
use contest::{
    attempt::TimeFactor,
    person::FieldError,
    registration::{Field, Registration, RegistrationInput, parse},
    time::Timestamp,
};
use sha2::{Digest, Sha256};
use store::{
    StoreError,
    entrants::{Consent, Entrant, Person},
};

/// How often another public number is drawn when one is taken: of 900 million numbers a million may be in use, so
/// five in a row are taken once in 10^14 registrations.
const DRAWS: usize = 5;

/// The empty form.
pub async fn form(visit: Visit) -> Result<Response, Refusal> {
    if let Some(entrant) = &visit.entrant {
        return signed_in(&visit, entrant, StatusCode::OK).await;
    }
    Ok(Form::default().show(&visit, StatusCode::OK))
}

/// The form as sent.
pub async fn send(visit: Visit, posted: Posted) -> Result<Response, Refusal> {
    let sent = SentForm::read(&visit.app.secrets, visit.contest.id(), &posted.fields)
        .ok_or(Refusal(Failure::Unreadable))?;
    // Before anything else: what was sent twice is answered as the first time, even where a further registration
    // would be refused.
    let store = &visit.app.store;
    if let Some(there) = store.entrant(visit.contest.id(), sent.entrant).await? {
        return again(&visit, &sent, &there, &posted).await;
    }
    if let Some(entrant) = &visit.entrant {
        return signed_in(&visit, entrant, StatusCode::CONFLICT).await;
    }
    let pairs = posted.fields.iter().map(|(name, value)| (name, value.as_str()));
    let mut form = Form {
        typed: RegistrationInput::from_pairs(pairs),
        shared: posted.ticked("may_chung"),
        ..Form::default()
    };
    let Some(wordings) = Wordings::shown_as(&visit, posted.get("van_ban")) else {
        let typed = &mut form.typed;
        (typed.consent_run, typed.consent_publish, typed.consent_contact) = (false, false, false);
        typed.guardian_consent = false;
        form.returned = Some(Returned::TextsChanged);
        return Ok(form.show(&visit, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let rules = visit.contest.rules();
    let mut units = registering::residences(&visit.contest);
    units.extend(registering::workplaces(&visit.contest));
    let today = posted.received_at.wall_time().date;
    let registration = match parse(&form.typed, rules, &units, today) {
        Ok(registration) => registration,
        Err(errors) => {
            form.problems = problems(visit.lang, &errors, rules.minimum_age);
            return Ok(form.show(&visit, StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let limits = &visit.app.limits;
    if !limits.allows(Limited::Registration, visit.caller, posted.received_at) {
        form.returned = Some(Returned::TooMany);
        return Ok(form.show(&visit, StatusCode::TOO_MANY_REQUESTS));
    }
    limits.count(Limited::Registration, visit.caller, posted.received_at);
    match register(
        &visit,
        &sent,
        &registration,
        &wordings,
        form.shared,
        posted.received_at,
    )
    .await?
    {
        Some(there) => again(&visit, &sent, &there, &posted).await,
        None => Ok(to_code(&visit, Some((&sent.token, form.shared)))),
    }
}

/// The form around what was typed.
#[derive(Default)]
struct Form {
    typed: RegistrationInput,
    shared: bool,
    problems: Vec<FieldProblem>,
    returned: Option<Returned>,
}

impl Form {
    fn show(self, visit: &Visit, status: StatusCode) -> Response {
        let (lang, contest) = (visit.lang, &visit.contest);
        let mut frame = visit.frame(lang.register_title());
        frame.nav = Some(Nav::Register);
        frame.invalid = status != StatusCode::OK;
        let text = |kind| {
            contest
                .text(kind, lang)
                .map(|prose| prose.blocks.clone())
                .unwrap_or_default()
        };
        let divisions = contest.rules().divisions.iter();
        let page = RegisterPage {
            root: contest.root(),
            form: data_encoding::BASE64URL_NOPAD
                .encode(&visit.app.chance.bytes::<{ registering::FORM_TOKEN }>()),
            wordings: Wordings::of(visit, lang).seal(),
            typed: self.typed,
            shared: self.shared,
            divisions: divisions
                .map(|division| Choice {
                    value: division.code.clone(),
                    label: lang.of(&division.name).to_owned(),
                    note: Some(lang.register_division_note(division)),
                })
                .collect(),
            residences: registering::residences(contest),
            workplaces: registering::workplaces(contest),
            consent_run: text("consent-run"),
            consent_publish: text("consent-publish"),
            consent_contact: text("consent-contact"),
            problems: self.problems,
            returned: self.returned,
        };
        html(status, &frame, move || register_page(lang, page))
    }
}

/// Hashes of the wordings that somebody agrees to. The form carries a seal of them, so that what is kept is the hash
/// of what was read, though the language is switched in another window or the office corrects a text meanwhile.
struct Wordings {
    run: [u8; 32],
    publish: [u8; 32],
    contact: [u8; 32],
    guardian: [u8; 32],
}

impl Wordings {
    fn of(visit: &Visit, lang: Lang) -> Self {
        let contest = &visit.contest;
        Self {
            run: contest.text_hash("consent-run", lang),
            publish: contest.text_hash("consent-publish", lang),
            contact: contest.text_hash("consent-contact", lang),
            guardian: token_hash(lang.register_guardian_consent()),
        }
    }

    fn seal(&self) -> String {
        let all = [self.run, self.publish, self.contact, self.guardian].concat();
        data_encoding::BASE64URL_NOPAD.encode(&Sha256::digest(all))
    }

    fn shown_as(visit: &Visit, seal: &str) -> Option<Self> {
        Lang::ALL
            .into_iter()
            .map(|lang| Self::of(visit, lang))
            .find(|wordings| wordings.seal() == seal)
    }
}

fn problems(lang: Lang, errors: &[(Field, FieldError)], minimum_age: u8) -> Vec<FieldProblem> {
    errors
        .iter()
        .map(|(field, error)| FieldProblem {
            field: field.name(),
            text: lang.register_problem(*field, *error, minimum_age),
        })
        .collect()
}

/// Writes the registration, in one transaction. Returns the entrant if the same form had been written by then.
async fn register(
    visit: &Visit,
    sent: &SentForm,
    registration: &Registration,
    wordings: &Wordings,
    shared: bool,
    now: Timestamp,
) -> Result<Option<Entrant>, StoreError> {
    let contest = &visit.contest;
    let mut entrant = Entrant {
        id: sent.entrant,
        contest_id: contest.id(),
        number: 0,
        division: contest.rules().divisions[registration.division].code.clone(),
        residence: registration.residence,
        workplace: registration.workplace,
        time_factor: TimeFactor::NORMAL,
        registered_at: now,
        disqualified_at: None,
        simulated: false,
    };
    let mut drawn = 0;
    loop {
        entrant.number = visit.app.chance.entrant_number();
        match write(visit, sent, &entrant, registration, wordings, shared).await {
            Err(StoreError::Taken) => {
                if let Some(there) = visit.app.store.entrant(contest.id(), entrant.id).await? {
                    return Ok(Some(there));
                }
                drawn += 1;
                if drawn == DRAWS {
                    return Err(StoreError::Taken);
                }
            }
            done => return done.map(|()| None),
        }
    }
}

async fn write(
    visit: &Visit,
    sent: &SentForm,
    entrant: &Entrant,
    registration: &Registration,
    wordings: &Wordings,
    shared: bool,
) -> Result<(), StoreError> {
    let (app, contest, now) = (&visit.app, entrant.contest_id, entrant.registered_at);
    let consents = [
        ("run", true, Some(wordings.run)),
        ("publish", registration.consents.publish, Some(wordings.publish)),
        ("contact", registration.consents.contact, Some(wordings.contact)),
        (
            "guardian",
            true,
            registration.guardian.as_ref().map(|_| wordings.guardian),
        ),
    ];
    let code = registering::entry_code(&app.secrets, &sent.token);
    let mut tx = app.store.begin().await?;
    tx.add_entrant(entrant, &person(registration)).await?;
    for (kind, given, hash) in consents {
        let Some(hash) = hash else { continue };
        let consent = Consent {
            kind,
            given,
            text_hash: hash.to_vec(),
        };
        tx.add_consent(contest, entrant.id, &consent, now).await?;
    }
    tx.issue_entry_code(contest, entrant.id, &app.secrets.entry_code(&code), now)
        .await?;
    sessions::begin(&mut tx, visit, entrant.id, &sent.token, shared, now).await?;
    tx.commit().await
}

fn person(registration: &Registration) -> Person {
    let guardian = registration.guardian.as_ref();
    Person {
        name: registration.name.as_str().to_owned(),
        plain_name: registration.name.plain(),
        birth_year: registration.birth.year().into(),
        birth_month: registration.birth.month().map(Into::into),
        birth_day: registration.birth.day().map(Into::into),
        phone: registration.phone.as_ref().map(|phone| phone.digits().to_owned()),
        email: registration.email.as_ref().map(|email| email.as_str().to_owned()),
        guardian_name: guardian.map(|guardian| guardian.name.as_str().to_owned()),
        guardian_phone: guardian.map(|guardian| guardian.phone.digits().to_owned()),
    }
}

/// Answers a form that was sent before as it was answered then: with the sign-in it began, if that still holds and
/// the registration is fresh. Whoever signed out is not signed in again by going back and sending once more.
async fn again(
    visit: &Visit,
    sent: &SentForm,
    there: &Entrant,
    posted: &Posted,
) -> Result<Response, Refusal> {
    let now = posted.received_at;
    let holds = visit
        .app
        .store
        .entrant_session(there.contest_id, &token_hash(&sent.token), now)
        .await?
        .is_some();
    let sign_in = (holds && still_shown(there.registered_at, now))
        .then(|| (sent.token.as_str(), posted.ticked("may_chung")));
    Ok(to_code(visit, sign_in))
}

fn to_code(visit: &Visit, sign_in: Option<(&str, bool)>) -> Response {
    let mut response = see_other(&format!("{}/dang-ky/ma", visit.contest.root()));
    if let Some((token, shared)) = sign_in {
        response
            .headers_mut()
            .append(header::SET_COOKIE, sessions::set(visit, token, shared));
    }
    response
}

async fn signed_in(visit: &Visit, entrant: &Entrant, status: StatusCode) -> Result<Response, Refusal> {
    let lang = visit.lang;
    let page = SignedInPage {
        root: visit.contest.root(),
        name: super::entry_code::name_of(visit, entrant).await?,
        number: entrant.number,
    };
    let mut frame = visit.frame(lang.register_title());
    frame.nav = Some(Nav::Register);
    Ok(html(status, &frame, move || signed_in_page(lang, &page)))
}
