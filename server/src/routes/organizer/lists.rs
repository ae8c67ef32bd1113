//! Lists for organizers: the attempts of a round, doubles, late answers.

use super::{Asked, PER_PAGE, pages, people::person_line};
use crate::{contests::Contest, desk::Desk, failure::Refusal, page, state::App};
use app::{
    messages::failures::Failure,
    pages::organizer::{
        Link,
        doubles::{DoubleGroup, doubles_page},
        late::{LateLine, LateRound, late_page},
        overview::RoundState,
        sittings::{SittingLine, Sittings, sittings_page},
    },
    parts::Nav,
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use contest::{person::plain, round::Phase, time::Timestamp};
use store::{StoreError, answers::LateAnswer, entrants::Named, lists::AttemptLine, rounds::RoundRecord};

/// Most people that are compared for the list of doubles.
const MOST_DOUBLES: i64 = 1_000;
/// Late answers shown of a round.
const MOST_LATE: i64 = 200;

/// Where a round stands.
pub(super) fn state_of(round: &RoundRecord, now: Timestamp) -> RoundState {
    match (round.window.phase(now), round.opened_at) {
        (Phase::Closed, _) => RoundState::Closed,
        (_, None) => RoundState::Unprepared,
        (Phase::Upcoming, Some(_)) => RoundState::Soon,
        (Phase::Open, Some(_)) => RoundState::Open,
    }
}

/// The attempts of a round.
pub async fn sittings(
    desk: Desk,
    Path((_, slug)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let (lang, contest) = (desk.lang, desk.contest.id());
    let round = desk.contest.round(&slug).ok_or(Refusal(Failure::NotFound))?;
    let only_open = asked.mo.is_some();
    let current = asked.page();
    let offset = i64::from(current - 1) * PER_PAGE;
    let counts = desk.app.store.round_counts(contest, round.id).await?;
    let count = if only_open { counts.open } else { counts.attempts };
    let lines = desk
        .app
        .store
        .round_attempts(contest, round.id, only_open, PER_PAGE, offset)
        .await?;
    let all = format!("{}/dot/{slug}/luot", desk.root());
    let open = format!("{all}?mo=1");
    let base = if only_open {
        format!("{open}&trang=")
    } else {
        format!("{all}?trang=")
    };
    let shown = Sittings {
        round: lang.of(&round.rules.title).to_owned(),
        filters: [all, open],
        only_open,
        count: lang.number(count),
        lines: lines.iter().map(|line| sitting_line(&desk, line)).collect(),
        pages: pages(current, count, base),
    };
    let frame = desk.frame(lang.sittings_title(&shown.round), Nav::Todo);
    Ok(page::html(StatusCode::OK, &frame, move || {
        sittings_page(lang, shown)
    }))
}

fn sitting_line(desk: &Desk, line: &AttemptLine) -> SittingLine {
    let lang = desk.lang;
    let state = match line.finished_at {
        None => lang.sittings_ends(&lang.time_of_day(line.ends_at)),
        Some(at) if line.finished_early => lang.sittings_ended_early(&lang.time_of_day(at)),
        Some(_) => lang.sittings_ended(&lang.time_of_day(line.ends_at)),
    };
    SittingLine {
        who: Link {
            text: line
                .name
                .clone()
                .unwrap_or_else(|| lang.sittings_erased().to_owned()),
            href: format!("{}/nguoi/{}", desk.root(), line.entrant_number),
        },
        entrant: line.entrant_number.to_string(),
        number: lang.number(line.number),
        started: lang.moment(line.started_at),
        answered: lang.number(line.answered),
        state,
        simulated: line.simulated,
    }
}

/// People who look like one, in groups.
pub(super) async fn double_groups(app: &App, contest: &Contest) -> Result<Vec<Vec<Named>>, StoreError> {
    let mut groups: Vec<Vec<Named>> = Vec::new();
    for named in app.store.doubles(contest.id(), MOST_DOUBLES).await? {
        let alike = |first: &Named| {
            first.residence_id == named.residence_id
                && first.birth_year == named.birth_year
                && plain(&first.name) == plain(&named.name)
        };
        match groups.iter_mut().find(|group| group.first().is_some_and(alike)) {
            Some(group) => group.push(named),
            None => groups.push(vec![named]),
        }
    }
    Ok(groups)
}

/// The list of doubles.
pub async fn doubles(desk: Desk) -> Result<Response, Refusal> {
    let lang = desk.lang;
    let groups = double_groups(&desk.app, &desk.contest)
        .await?
        .iter()
        .map(|group| DoubleGroup {
            name: group.first().map_or_else(String::new, |named| named.name.clone()),
            people: group.iter().map(|named| person_line(&desk, named)).collect(),
        })
        .collect();
    let frame = desk.frame(lang.doubles_title(), Nav::Todo);
    Ok(page::html(StatusCode::OK, &frame, move || {
        doubles_page(lang, groups)
    }))
}

/// Answers that came late, by round.
pub async fn late(desk: Desk) -> Result<Response, Refusal> {
    let (lang, contest) = (desk.lang, desk.contest.id());
    let mut rounds = Vec::new();
    for round in &desk.contest.rounds {
        let count = desk.app.store.late_count(contest, round.id).await?;
        if count == 0 {
            continue;
        }
        let found = desk.app.store.late_answers(contest, round.id, MOST_LATE).await?;
        rounds.push(LateRound {
            id: round.slug.clone(),
            title: lang.of(&round.rules.title).to_owned(),
            count: lang.number(count),
            cut: count > MOST_LATE,
            lines: found.iter().map(|answer| late_line(&desk, answer)).collect(),
        });
    }
    let frame = desk.frame(lang.late_title(), Nav::Todo);
    Ok(page::html(StatusCode::OK, &frame, move || {
        late_page(lang, rounds)
    }))
}

fn late_line(desk: &Desk, answer: &LateAnswer) -> LateLine {
    let lang = desk.lang;
    LateLine {
        who: Link {
            text: answer.number.to_string(),
            href: format!("{}/nguoi/{}", desk.root(), answer.number),
        },
        slot: if answer.slot == 0 {
            lang.late_prediction().to_owned()
        } else {
            lang.number(answer.slot)
        },
        came: format!(
            "{} {}",
            lang.time_of_day(answer.received_at),
            lang.date(answer.received_at.wall_time().date)
        ),
        late_by: lang.span(answer.received_at - answer.last_save_at),
    }
}
