//! The page of one entrant, and what it knows.

use super::{
    people::{born, division},
    todo::MOST_PROPOSALS,
};
use crate::{desk::Desk, failure::Refusal, marking::current_answers, page};
use app::{
    messages::failures::Failure,
    pages::organizer::person::{OpenPaper, Person as Shown, Sitting, Typed, person_page},
    parts::{FieldProblem, Nav},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use contest::{
    attempt::Added,
    person::Phone,
    rules::CountsFor,
    time::{Millis, Timestamp},
};
use store::{
    StoreError,
    attempts::Attempt,
    entrants::{Entrant, Person},
};

/// Kind of the proposal to disqualify an entrant.
pub(super) const DISQUALIFY: &str = "disqualify";

/// An entrant and the person behind it.
pub(super) struct Known {
    pub(super) entrant: Entrant,
    pub(super) person: Person,
}

impl Known {
    /// The entrant with that public number.
    pub(super) async fn load(desk: &Desk, number: &str) -> Result<Self, Refusal> {
        let nobody = Refusal(Failure::NotFound);
        let (store, contest) = (&desk.app.store, desk.contest.id());
        let number: i64 = number.parse().map_err(|_| nobody)?;
        let named = store.find_people(contest, "", Some(number), "", 1).await?;
        let id = named.first().ok_or(nobody)?.entrant_id;
        Ok(Self {
            entrant: store.entrant(contest, id).await?.ok_or(nobody)?,
            person: store.person(contest, id).await?.ok_or(nobody)?,
        })
    }

    /// The address of the entrant's page.
    pub(super) fn root(&self, desk: &Desk) -> String {
        format!("{}/nguoi/{}", desk.root(), self.entrant.number)
    }
}

/// Whether an attempt still takes saves.
pub(super) fn is_open(attempt: &Attempt, now: Timestamp) -> bool {
    attempt.finished_at.is_none() && attempt.last_save_at >= now
}

/// Shows an entrant.
pub async fn show(desk: Desk, Path((_, number)): Path<(String, String)>) -> Result<Response, Refusal> {
    let known = Known::load(&desk, &number).await?;
    let percent = known.entrant.time_factor.percent().to_string();
    let typed = Typed {
        percent,
        ..Typed::default()
    };
    render(&desk, &known, StatusCode::OK, typed, Vec::new(), None).await
}

/// The page of an entrant.
pub(super) async fn render(
    desk: &Desk,
    known: &Known,
    status: StatusCode,
    typed: Typed,
    problems: Vec<FieldProblem>,
    refusal: Option<String>,
) -> Result<Response, Refusal> {
    let (lang, store, contest) = (desk.lang, &desk.app.store, desk.contest.id());
    let attempts = store.attempts_of(contest, known.entrant.id).await?;
    let mut sittings = Vec::new();
    for attempt in attempts.iter().rev() {
        sittings.push(sitting(desk, attempt).await?);
    }
    // Of several open papers the one that counts comes first; practice can be repeated.
    let practice = |attempt: &Attempt| {
        desk.contest
            .round_by_id(attempt.round_id)
            .is_some_and(|round| round.rules.practice)
    };
    let open = attempts
        .iter()
        .rev()
        .filter(|attempt| is_open(attempt, desk.now))
        .min_by_key(|attempt| practice(attempt))
        .map(|attempt| OpenPaper {
            attempt: attempt.id.to_string(),
            title: sitting_title(desk, attempt),
            until: lang.time_of_day(attempt.ends_at),
        });
    let proposed = store
        .proposals(contest, MOST_PROPOSALS)
        .await?
        .into_iter()
        .find(|one| one.decided_at.is_none() && one.kind == DISQUALIFY && one.subject == known.entrant.id.0)
        .map(|one| (lang.moment(one.proposed_at), format!("{}/duyet", desk.root())));
    let root = known.root(desk);
    let shown = Shown {
        name: known.person.name.clone(),
        number: known.entrant.number.to_string(),
        simulated: known.entrant.simulated,
        facts: facts(desk, known),
        out_since: known.entrant.disqualified_at.map(|when| lang.moment(when)),
        refusal,
        sittings,
        open,
        typed,
        delivery: desk.app.chance.id().to_string(),
        effects: effects(desk, known, attempts.len()),
        proposed,
        problems,
        root: root.clone(),
    };
    let title = format!("{}, {}", shown.name, lang.person_title(&shown.number));
    let mut frame = desk.frame(title, Nav::People);
    frame.invalid = !shown.problems.is_empty();
    // The acts answer below this page; the language switch leads back to the page itself.
    frame.path = root;
    Ok(page::html(status, &frame, move || person_page(lang, &shown)))
}

fn unit_name(desk: &Desk, id: Option<contest::id::UnitId>) -> Option<String> {
    id.and_then(|id| desk.contest.unit(id))
        .map(|unit| unit.name.clone())
}

fn facts(desk: &Desk, known: &Known) -> Vec<(String, String)> {
    let (lang, Known { entrant, person }) = (desk.lang, known);
    let telephone =
        |digits: &String| Phone::parse(digits).map_or_else(|_| digits.clone(), |phone| phone.to_string());
    let guardian = person
        .guardian_name
        .as_ref()
        .map(|name| match &person.guardian_phone {
            Some(digits) => format!("{name}, {}", telephone(digits)),
            None => name.clone(),
        });
    let factor = if entrant.time_factor.percent() == 100 {
        lang.person_factor_normal().to_owned()
    } else {
        lang.person_factor_more(&entrant.time_factor.percent().to_string())
    };
    [
        (
            lang.people_born(),
            Some(born(
                desk,
                person.birth_day,
                person.birth_month,
                person.birth_year,
            )),
        ),
        (lang.person_residence(), unit_name(desk, entrant.residence)),
        (lang.person_workplace(), unit_name(desk, entrant.workplace)),
        (lang.people_division(), Some(division(desk, &entrant.division))),
        (lang.person_phone(), person.phone.as_ref().map(telephone)),
        (lang.person_email(), person.email.clone()),
        (lang.person_guardian(), guardian),
        (lang.people_registered(), Some(lang.moment(entrant.registered_at))),
        (lang.person_factor(), Some(factor)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
    .collect()
}

/// What a disqualification would change.
fn effects(desk: &Desk, known: &Known, attempts: usize) -> Vec<String> {
    let lang = desk.lang;
    let count = lang.number(i128::try_from(attempts).unwrap_or(i128::MAX));
    let counts_for = desk
        .contest
        .rules()
        .divisions
        .iter()
        .find(|division| division.code == known.entrant.division)
        .map(|division| division.counts_for);
    let unit = match counts_for {
        Some(CountsFor::Workplace) => unit_name(desk, known.entrant.workplace),
        Some(CountsFor::Residence) | None => unit_name(desk, known.entrant.residence),
    };
    let mut list = vec![lang.disqualify_attempts(&count)];
    list.extend(
        unit.filter(|_| attempts > 0)
            .map(|name| lang.disqualify_unit(&name)),
    );
    list.extend([
        lang.disqualify_no_more().to_owned(),
        lang.disqualify_kept().to_owned(),
    ]);
    list
}

/// "Đợt 2, lượt 1".
pub(super) fn sitting_title(desk: &Desk, attempt: &Attempt) -> String {
    let lang = desk.lang;
    let round = desk
        .contest
        .round_by_id(attempt.round_id)
        .map_or("", |round| lang.of(&round.rules.title));
    lang.person_attempt(round, &lang.number(attempt.number))
}

/// An attempt in words.
async fn sitting(desk: &Desk, attempt: &Attempt) -> Result<Sitting, StoreError> {
    let lang = desk.lang;
    let log = desk.app.store.answer_log(attempt.id).await?;
    let answered = current_answers(&log)
        .iter()
        .filter(|(slot, line)| **slot > 0 && !line.answer.is_blank())
        .count();
    let number = |n: usize| lang.number(i128::try_from(n).unwrap_or(i128::MAX));
    let mut story = vec![
        lang.person_started(&lang.moment(attempt.started_at)),
        lang.person_saved(&number(answered), &number(attempt.paper.slots.len())),
    ];
    story.extend(
        log.last()
            .map(|line| lang.person_last_save(&lang.time_of_day(line.received_at))),
    );
    let added: i64 = desk
        .app
        .store
        .added_to(attempt)
        .await?
        .iter()
        .map(|added| match added {
            Added::Extra { span } => span.0,
            Added::Outage { .. } => 0,
        })
        .sum();
    if added > 0 {
        story.push(lang.person_added(&lang.span(Millis(added))));
    }
    story.push(match attempt.finished_at {
        Some(at) if attempt.finished_early => lang.person_finished(&lang.time_of_day(at)),
        None if is_open(attempt, desk.now) => lang.person_runs_until(&lang.time_of_day(attempt.ends_at)),
        Some(_) | None => lang.person_ran_out(&lang.time_of_day(attempt.ends_at)),
    });
    Ok(Sitting {
        title: sitting_title(desk, attempt),
        story: story.join(", "),
    })
}
