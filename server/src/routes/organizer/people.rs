//! People: the newest, and a search whose words never reach an address or a log.

use super::{Asked, PER_PAGE, pages};
use crate::{desk::Desk, failure::Refusal, page, posted::Posted};
use app::{
    pages::organizer::{
        Link,
        people::{Listed, People, PersonLine, people_page},
    },
    parts::{FieldProblem, Nav},
};
use axum::{extract::Query, http::StatusCode, response::Response};
use contest::{
    entry_code::EntryCode,
    person::{Phone, plain},
    time::Date,
};
use store::{StoreError, entrants::Named};

/// Most people that a search shows.
const MOST_FOUND: i64 = 50;

/// Everybody, newest first.
pub async fn newest(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let current = asked.page();
    let offset = i64::from(current - 1) * PER_PAGE;
    let people = desk
        .app
        .store
        .people_page(desk.contest.id(), PER_PAGE, offset)
        .await?;
    let count = desk.contest.entrants;
    let links = pages(current, count, format!("{}/nguoi?trang=", desk.root()));
    let listed = Listed::Newest(desk.lang.number(count), links);
    Ok(show(
        &desk,
        StatusCode::OK,
        String::new(),
        Vec::new(),
        listed,
        &people,
    ))
}

/// Whom a search finds.
pub async fn search(desk: Desk, posted: Posted) -> Result<Response, Refusal> {
    let typed = posted.get("tim").trim().to_owned();
    let Some(people) = find(&desk, &typed).await? else {
        let text = desk.lang.people_search_short().to_owned();
        let problems = vec![FieldProblem { field: "tim", text }];
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(show(&desk, status, typed, problems, Listed::Nothing, &[]));
    };
    let most = usize::try_from(MOST_FOUND).unwrap_or(usize::MAX);
    let listed = Listed::Found(people.len() > most);
    let shown = &people[..people.len().min(most)];
    Ok(show(&desk, StatusCode::OK, typed, Vec::new(), listed, shown))
}

/// People found by name, telephone, number or entry code; `None` if what was typed is too little.
async fn find(desk: &Desk, typed: &str) -> Result<Option<Vec<Named>>, StoreError> {
    let (store, contest) = (&desk.app.store, desk.contest.id());
    if let Ok(code) = EntryCode::parse(typed) {
        let hmac = desk.app.secrets.entry_code(&code);
        if let Some(id) = store.entrant_by_code(contest, &hmac).await? {
            let number = store.entrant(contest, id).await?.map(|entrant| entrant.number);
            return Ok(Some(store.find_people(contest, "", number, "", 1).await?));
        }
    }
    let digits: String = typed
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '.' | '-'))
        .collect();
    let number = digits.parse::<i64>().ok().filter(|number| *number > 0);
    let phone = Phone::parse(typed).map_or_else(|_| String::new(), |phone| phone.digits().to_owned());
    let letters = typed.chars().filter(|sign| sign.is_alphabetic()).count();
    let name = if letters >= 2 { plain(typed) } else { String::new() };
    if number.is_none() && phone.is_empty() && name.is_empty() {
        return Ok(None);
    }
    store
        .find_people(contest, &name, number, &phone, MOST_FOUND + 1)
        .await
        .map(Some)
}

fn show(
    desk: &Desk,
    status: StatusCode,
    typed: String,
    problems: Vec<FieldProblem>,
    listed: Listed,
    people: &[Named],
) -> Response {
    let lang = desk.lang;
    let mut frame = desk.frame(lang.people_title(), Nav::People);
    frame.invalid = !problems.is_empty();
    let shown = People {
        action: format!("{}/nguoi", desk.root()),
        typed,
        problems,
        listed,
        lines: people.iter().map(|named| person_line(desk, named)).collect(),
    };
    page::html(status, &frame, move || people_page(lang, shown))
}

/// A person as a line of a list.
pub(super) fn person_line(desk: &Desk, named: &Named) -> PersonLine {
    let lang = desk.lang;
    let units: Vec<_> = [named.residence_id, named.workplace_id]
        .into_iter()
        .flatten()
        .filter_map(|id| desk.contest.unit(id))
        .map(|unit| unit.name.clone())
        .collect();
    PersonLine {
        name: Link {
            text: named.name.clone(),
            href: format!("{}/nguoi/{}", desk.root(), named.number),
        },
        number: named.number.to_string(),
        born: born(desk, named.birth_day, named.birth_month, named.birth_year),
        units: units.join(", "),
        division: division(desk, &named.division),
        registered: lang.moment(named.registered_at),
        out: named.disqualified_at.is_some(),
        simulated: named.simulated,
    }
}

/// A date of birth as far as it is known.
pub(super) fn born(desk: &Desk, day: Option<i64>, month: Option<i64>, year: i64) -> String {
    let whole = || {
        let (day, month) = (u8::try_from(day?).ok()?, u8::try_from(month?).ok()?);
        Date::new(i16::try_from(year).ok()?, month, day).ok()
    };
    match (whole(), month) {
        (Some(date), _) => desk.lang.date(date),
        (None, Some(month)) => format!("{month}/{year}"),
        (None, None) => year.to_string(),
    }
}

/// The name of a division.
pub(super) fn division(desk: &Desk, code: &str) -> String {
    let divisions = &desk.contest.rules().divisions;
    divisions
        .iter()
        .find(|division| division.code == code)
        .map_or_else(
            || code.to_owned(),
            |division| desk.lang.of(&division.name).to_owned(),
        )
}
