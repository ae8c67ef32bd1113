//! What an official does for, or about, one entrant. Each act is one transaction with its line in the record.

use super::{
    person::{DISQUALIFY, Known, is_open, render},
    reason,
    todo::MOST_PROPOSALS,
};
use crate::{
    desk::Desk,
    failure::Refusal,
    page::{self, see_other},
    posted::Posted,
};
use app::{
    messages::failures::Failure,
    pages::organizer::person::{Reissued, Typed, reissued_page},
    parts::{FieldProblem, Nav},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use contest::{
    attempt::{Added, TimeFactor},
    entry_code::EntryCode,
    id::{AttemptId, ProposalId},
    time::Millis,
};
use serde_json::json;
use store::{StoreError, proposals::Proposal};
use uuid::Uuid;

/// Most minutes that are added at once.
const MOST_MINUTES: i64 = 120;

/// What was typed, to be shown again.
fn typed(posted: &Posted, known: &Known) -> Typed {
    let percent = match posted.get("phan-tram") {
        "" => known.entrant.time_factor.percent().to_string(),
        percent => percent.to_owned(),
    };
    Typed {
        minutes: posted.get("phut").to_owned(),
        extra_reason: posted.get("them-gio-ly-do").to_owned(),
        percent,
        out_reason: posted.get("huy-ly-do").to_owned(),
    }
}

/// The number of the delivered page from which a form came.
fn delivery(posted: &Posted) -> Result<Uuid, Refusal> {
    posted
        .get("lan")
        .parse()
        .map_err(|_| Refusal(Failure::Unreadable))
}

/// Adds minutes to the open paper.
pub async fn extra_time(
    desk: Desk,
    Path((_, number)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Refusal> {
    let known = Known::load(&desk, &number).await?;
    let lang = desk.lang;
    let delivery = delivery(&posted)?;
    let attempt: AttemptId = posted
        .get("luot")
        .parse()
        .map_err(|_| Refusal(Failure::Unreadable))?;
    let mut problems = Vec::new();
    let minutes = posted.get("phut").trim().parse::<i64>().ok();
    let minutes = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    if minutes.is_none() {
        problems.push(FieldProblem {
            field: "phut",
            text: lang.extra_minutes_wrong().to_owned(),
        });
    }
    let why = reason(lang, &posted, "them-gio-ly-do").map_err(|problem| problems.push(problem));
    let (Some(minutes), Ok(why)) = (minutes, why) else {
        let typed = typed(&posted, &known);
        return render(
            &desk,
            &known,
            StatusCode::UNPROCESSABLE_ENTITY,
            typed,
            problems,
            None,
        )
        .await;
    };
    let (contest, now) = (desk.contest.id(), desk.now);
    let mut tx = desk.app.store.begin().await?;
    let open = tx
        .attempts_of(contest, known.entrant.id)
        .await?
        .into_iter()
        .find(|one| one.id == attempt && is_open(one, now));
    let round = open
        .as_ref()
        .and_then(|one| desk.contest.round_by_id(one.round_id));
    let (Some(open), Some(round)) = (open, round) else {
        drop(tx);
        let refusal = Some(lang.extra_none().to_owned());
        let typed = typed(&posted, &known);
        return render(&desk, &known, StatusCode::CONFLICT, typed, Vec::new(), refusal).await;
    };
    let added = Added::Extra {
        span: Millis::minutes(minutes),
    };
    match tx
        .add_interval(contest, round.id, delivery, Some(open.id), &added, why, now)
        .await
    {
        // The same form sent twice: the minutes are there already.
        Err(StoreError::Taken) => return Ok(see_other(&known.root(&desk))),
        done => done?,
    }
    let times = open.times(round.window.closes_at, tx.added_to(&open).await?);
    tx.move_end(open.id, times.end(), times.last_save(), now).await?;
    let detail = json!({
        "entrant": known.entrant.number,
        "round": round.slug,
        "attempt": open.number,
        "minutes": minutes,
        "interval": delivery,
    });
    desk.record(&mut tx, "extra-time", &detail).await?;
    tx.commit().await?;
    Ok(see_other(&known.root(&desk)))
}

/// Sets how much time the entrant gets in later attempts.
pub async fn time_factor(
    desk: Desk,
    Path((_, number)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Refusal> {
    let known = Known::load(&desk, &number).await?;
    let percent = posted.get("phan-tram").trim().parse::<u16>().ok();
    let Some(factor) = percent.and_then(TimeFactor::new) else {
        let problem = FieldProblem {
            field: "phan-tram",
            text: desk.lang.factor_wrong().to_owned(),
        };
        let typed = Typed {
            percent: posted.get("phan-tram").to_owned(),
            ..Typed::default()
        };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return render(&desk, &known, status, typed, vec![problem], None).await;
    };
    let mut tx = desk.app.store.begin().await?;
    tx.set_time_factor(desk.contest.id(), known.entrant.id, factor)
        .await?;
    let detail = json!({ "entrant": known.entrant.number, "percent": factor.percent() });
    desk.record(&mut tx, "time-factor", &detail).await?;
    tx.commit().await?;
    Ok(see_other(&known.root(&desk)))
}

/// Issues a new entry code and shows it, once. The old one and all sign-ins with it end.
pub async fn reissue(
    desk: Desk,
    Path((_, number)): Path<(String, String)>,
    _posted: Posted,
) -> Result<Response, Refusal> {
    let known = Known::load(&desk, &number).await?;
    let (lang, contest, id) = (desk.lang, desk.contest.id(), known.entrant.id);
    let code = EntryCode::from_random(desk.app.chance.bytes());
    let mut tx = desk.app.store.begin().await?;
    // Two reissues at once come one after the other, so that one code is left.
    tx.hold_entrant(contest, id).await?;
    tx.issue_entry_code(contest, id, &desk.app.secrets.entry_code(&code), desk.now)
        .await?;
    tx.end_entrant_sessions(contest, id).await?;
    desk.record(
        &mut tx,
        "entry-code-reissued",
        &json!({ "entrant": known.entrant.number }),
    )
    .await?;
    tx.commit().await?;
    let shown = Reissued {
        name: known.person.name.clone(),
        number: known.entrant.number.to_string(),
        groups: code.to_string().split('-').map(str::to_owned).collect(),
        back: known.root(&desk),
    };
    let mut frame = desk.frame(lang.reissued_title(), Nav::People);
    frame.path.clone_from(&shown.back);
    Ok(page::html(StatusCode::OK, &frame, move || {
        reissued_page(lang, shown)
    }))
}

/// Proposes to put the entrant out. Nothing changes until somebody else agrees (design 13).
pub async fn disqualify(
    desk: Desk,
    Path((_, number)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Refusal> {
    let known = Known::load(&desk, &number).await?;
    let (contest, to) = (desk.contest.id(), format!("{}/duyet", desk.root()));
    let id = ProposalId(delivery(&posted)?);
    let why = match reason(desk.lang, &posted, "huy-ly-do") {
        Ok(why) => why,
        Err(problem) => {
            let typed = typed(&posted, &known);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&desk, &known, status, typed, vec![problem], None).await;
        }
    };
    let waits = desk
        .app
        .store
        .proposals(contest, MOST_PROPOSALS)
        .await?
        .iter()
        .any(|one| one.decided_at.is_none() && one.kind == DISQUALIFY && one.subject == known.entrant.id.0);
    if waits || known.entrant.disqualified_at.is_some() {
        // Somebody was quicker; what they proposed stands on that page.
        return Ok(see_other(&to));
    }
    let proposal = Proposal {
        id,
        kind: DISQUALIFY.to_owned(),
        subject: known.entrant.id.0,
        reason: why.to_owned(),
        proposed_by: desk.official.id,
        proposed_at: desk.now,
        decided_by: None,
        decided_at: None,
        approved: None,
    };
    let mut tx = desk.app.store.begin().await?;
    match tx.add_proposal(contest, &proposal).await {
        // The same form sent twice.
        Err(StoreError::Taken) => return Ok(see_other(&to)),
        done => done?,
    }
    let detail = json!({ "entrant": known.entrant.number, "proposal": id });
    desk.record(&mut tx, "disqualification-proposed", &detail).await?;
    tx.commit().await?;
    Ok(see_other(&to))
}
