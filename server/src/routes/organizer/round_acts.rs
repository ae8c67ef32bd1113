//! Opening, extending and closing a round. Each act is one transaction with its line in the record.

use super::{
    bank::{fills, too_few, valid_bank},
    closing::{ClosingProblem, later_closing},
    reason,
    round::{Typed, address, need, render},
};
use crate::{desk::Desk, failure::Refusal, page::see_other, posted::Posted};
use app::{messages::failures::Failure, parts::FieldProblem};
use axum::{extract::Path, http::StatusCode, response::Response};
use contest::{
    draw::{Seed, commitment},
    round::Phase,
    time::Timestamp,
};
use data_encoding::HEXLOWER;
use serde_json::json;
use store::{
    StoreError, Tx,
    rounds::{Change, RoundRecord},
};

/// Longest document number, in characters.
const LONGEST_DOCUMENT: usize = 100;

/// Shows the round's page with why nothing was done.
async fn refuse(desk: &Desk, round: &RoundRecord, typed: Typed, why: String) -> Result<Response, Refusal> {
    render(desk, round, StatusCode::CONFLICT, typed, Vec::new(), Some(why)).await
}

/// Fixes the questions and makes the sealed seed (design 8 and 9).
pub async fn open(
    desk: Desk,
    Path((_, slug)): Path<(String, String)>,
    _posted: Posted,
) -> Result<Response, Refusal> {
    let round = need(&desk, &slug)?;
    let lang = desk.lang;
    if round.opened_at.is_some() {
        return refuse(
            &desk,
            round,
            Typed::default(),
            lang.round_opened_already().to_owned(),
        )
        .await;
    }
    if round.window.phase(desk.now) == Phase::Closed {
        return refuse(&desk, round, Typed::default(), lang.open_window_past().to_owned()).await;
    }
    let bank = valid_bank(&desk).await?;
    if let Err(error) = fills(&round.rules, &bank) {
        let why = too_few(&desk, &round.rules, error);
        return refuse(&desk, round, Typed::default(), why).await;
    }
    let contest = desk.contest.id();
    let master = desk.app.chance.bytes::<32>();
    let sealed = commitment(&Seed(master));
    let mut tx = desk.app.store.begin().await?;
    if !tx
        .open_round(contest, round.id, &master, &sealed, desk.now)
        .await?
    {
        drop(tx);
        return refuse(
            &desk,
            round,
            Typed::default(),
            lang.round_opened_already().to_owned(),
        )
        .await;
    }
    for one in &bank {
        tx.fix_round_question(contest, round.id, one.question, one.version)
            .await?;
    }
    let detail = json!({
        "round": round.slug,
        "questions": bank.len(),
        "commitment": HEXLOWER.encode(&sealed),
    });
    desk.record(&mut tx, "round-opened", &detail).await?;
    tx.commit().await?;
    desk.app.contests.forget();
    Ok(see_other(&address(&desk, round)))
}

/// Moves the close of a round on, as the next version of its rules.
pub async fn extend(
    desk: Desk,
    Path((_, slug)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Refusal> {
    let round = need(&desk, &slug)?;
    let lang = desk.lang;
    let fields =
        ["dong-gio", "dong-phut", "dong-ngay", "dong-thang", "dong-nam"].map(|name| posted.get(name));
    let document = posted.get("van-ban").trim();
    let typed = || Typed {
        closing: Some(fields.map(str::to_owned)),
        extend_reason: posted.get("gia-han-ly-do").to_owned(),
        document: document.to_owned(),
        ..Typed::default()
    };
    if round.opened_at.is_some() && round.window.phase(desk.now) == Phase::Closed {
        return refuse(&desk, round, typed(), lang.round_no_reopen().to_owned()).await;
    }
    let mut problems = Vec::new();
    let closes_at = later_closing(fields, round.window.closes_at, desk.now).map_err(|problem| {
        let text = match problem {
            ClosingProblem::NoMoment => lang.extend_no_moment().to_owned(),
            ClosingProblem::NotLater => {
                let earliest = round.window.closes_at.max(desk.now);
                lang.extend_not_later(&lang.closing(earliest))
            }
            ClosingProblem::TooFar => lang.extend_too_far().to_owned(),
        };
        problems.push(FieldProblem {
            field: "dong-gio",
            text,
        });
    });
    let why = reason(lang, &posted, "gia-han-ly-do").map_err(|problem| problems.push(problem));
    if document.chars().count() > LONGEST_DOCUMENT {
        problems.push(FieldProblem {
            field: "van-ban",
            text: lang.extend_document_long().to_owned(),
        });
    }
    let (Ok(closes_at), Ok(why), true) = (closes_at, why, problems.is_empty()) else {
        return render(
            &desk,
            round,
            StatusCode::UNPROCESSABLE_ENTITY,
            typed(),
            problems,
            None,
        )
        .await;
    };
    let change = NewClose {
        act: "round-extended",
        closes_at,
        reason: why,
        document,
    };
    if change.carry_out(&desk, round, &posted).await? {
        Ok(see_other(&address(&desk, round)))
    } else {
        refuse(&desk, round, typed(), lang.desk_outdated().to_owned()).await
    }
}

/// Closes an open round at this instant, as the next version of its rules.
pub async fn close(
    desk: Desk,
    Path((_, slug)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Refusal> {
    let round = need(&desk, &slug)?;
    let lang = desk.lang;
    let typed = || Typed {
        close_reason: posted.get("dong-ly-do").to_owned(),
        ..Typed::default()
    };
    if round.opened_at.is_none() || round.window.phase(desk.now) != Phase::Open {
        return refuse(&desk, round, typed(), lang.round_not_open_to_close().to_owned()).await;
    }
    let why = match reason(lang, &posted, "dong-ly-do") {
        Ok(why) => why,
        Err(problem) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&desk, round, status, typed(), vec![problem], None).await;
        }
    };
    let change = NewClose {
        act: "round-closed",
        closes_at: desk.now,
        reason: why,
        document: "",
    };
    if change.carry_out(&desk, round, &posted).await? {
        Ok(see_other(&address(&desk, round)))
    } else {
        refuse(&desk, round, typed(), lang.desk_outdated().to_owned()).await
    }
}

/// A round gets another close.
struct NewClose<'a> {
    act: &'static str,
    closes_at: Timestamp,
    reason: &'a str,
    document: &'a str,
}

impl NewClose<'_> {
    /// Puts it in force. `false` if the round's rules are not those that the form was made from any more.
    async fn carry_out(&self, desk: &Desk, round: &RoundRecord, posted: &Posted) -> Result<bool, Refusal> {
        let seen: i64 = posted
            .get("ban")
            .parse()
            .map_err(|_| Refusal(Failure::Unreadable))?;
        if seen != round.rules_version {
            return Ok(false);
        }
        let mut changed = round.clone();
        changed.rules_version = seen + 1;
        changed.window.closes_at = self.closes_at;
        let actor = desk.actor();
        let change = Change {
            reason: self.reason,
            document: self.document,
            made_by: &actor,
        };
        let mut tx = desk.app.store.begin().await?;
        if !tx.change_round(&changed, &change, desk.now).await? {
            return Ok(false);
        }
        let moved = ends_follow(&mut tx, round, &changed, desk.now).await?;
        let detail = json!({
            "round": round.slug,
            "version": changed.rules_version,
            "closes_at": self.closes_at,
            "reason": self.reason,
            "document": self.document,
            "moved": moved,
        });
        desk.record(&mut tx, self.act, &detail).await?;
        tx.commit().await?;
        desk.app.contests.forget();
        Ok(true)
    }
}

/// Moves the ends of the open papers that depend on the round's close. Returns how many.
async fn ends_follow(
    tx: &mut Tx,
    before: &RoundRecord,
    after: &RoundRecord,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let mut moved = 0;
    for attempt in tx.open_attempts(after.contest_id, after.id).await? {
        // What is added is added to this end, so where it stays, all stays.
        let end = |closes_at| attempt.times(closes_at, Vec::new()).end();
        if end(before.window.closes_at) == end(after.window.closes_at) {
            continue;
        }
        let times = attempt.times(after.window.closes_at, tx.added_to(&attempt).await?);
        tx.move_end(attempt.id, times.end(), times.last_save(), now)
            .await?;
        moved += 1;
    }
    Ok(moved)
}
