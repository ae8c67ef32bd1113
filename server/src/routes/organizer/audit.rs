//! The record of acts: paged, and checked from its first line on each time it is shown.

use super::{Asked, Officials, PER_PAGE, pages};
use crate::{desk::Desk, failure::Refusal, page};
use app::{
    Lang,
    pages::organizer::audit::{Audit, AuditLine, audit_page},
    parts::Nav,
};
use axum::{extract::Query, http::StatusCode, response::Response};
use contest::{
    audit::{AuditEntry, GENESIS, Linked, verify_on},
    time::Timestamp,
};
use data_encoding::HEXLOWER;
use serde_json::Value;
use store::StoreError;

/// Lines that are read and checked at a time.
const PIECE: i64 = 500;
/// Digits of a link shown in the table.
const SHOWN: usize = 12;

/// Shows the record.
pub async fn show(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let (lang, store, contest) = (desk.lang, &desk.app.store, desk.contest.id());
    let (count, head) = store.audit_head(contest).await?.unwrap_or((0, GENESIS.to_vec()));
    let checked = check(&desk, count, &head).await?;
    let current = asked.page();
    let newest = count - i64::from(current - 1) * PER_PAGE;
    let first = (newest - PER_PAGE + 1).max(1);
    let found = if newest < 1 {
        Vec::new()
    } else {
        store.audit(contest, first, newest - first + 1).await?
    };
    let officials = Officials::load(&desk).await?;
    let lines = found
        .iter()
        .rev()
        .map(|(entry, link)| line(&desk, &officials, entry, link))
        .collect();
    let digits = HEXLOWER.encode(&head);
    let groups = digits
        .as_bytes()
        .chunks(8)
        .map(|group| String::from_utf8_lossy(group).into_owned());
    let shown = Audit {
        checked: checked.map(|n| lang.number(n)).map_err(|n| lang.number(n)),
        head: (count > 0).then(|| (groups.collect(), lang.number(count), lang.moment(desk.now))),
        lines,
        count: lang.number(count),
        pages: pages(current, count, format!("{}/nhat-ky?trang=", desk.root())),
    };
    let frame = desk.frame(lang.audit_title(), Nav::Record);
    Ok(page::html(StatusCode::OK, &frame, move || {
        audit_page(lang, shown)
    }))
}

/// Checks the whole chain piece by piece up to its head: how many lines were checked, or the first wrong one.
async fn check(desk: &Desk, count: i64, head: &[u8]) -> Result<Result<i64, i64>, StoreError> {
    let contest = desk.contest.id();
    let mut before = (0, GENESIS);
    while before.0 < count {
        let limit = PIECE.min(count - before.0);
        let found = desk.app.store.audit(contest, before.0 + 1, limit).await?;
        if found.is_empty() {
            return Ok(Err(before.0 + 1));
        }
        let mut piece = Vec::with_capacity(found.len());
        for (entry, link) in found {
            let Ok(link) = link.try_into() else {
                return Ok(Err(entry.n));
            };
            piece.push(Linked { entry, link });
        }
        match verify_on(contest, before, &piece) {
            Ok(after) => before = after,
            Err(n) => return Ok(Err(n)),
        }
    }
    // The head is kept apart: it shows when lines at the end were exchanged together with their links.
    Ok(if before.1.as_slice() == head {
        Ok(count)
    } else {
        Err(count)
    })
}

fn line(desk: &Desk, officials: &Officials, entry: &AuditEntry, link: &[u8]) -> AuditLine {
    let lang = desk.lang;
    let digits = HEXLOWER.encode(link);
    AuditLine {
        n: lang.number(entry.n),
        when: format!(
            "{} {}",
            lang.time_of_day(entry.at),
            lang.date(entry.at.wall_time().date)
        ),
        who: officials.name(lang, &entry.actor),
        what: act(lang, &entry.act),
        about: about(desk, &entry.detail),
        hash: format!("{}…", &digits[..SHOWN.min(digits.len())]),
    }
}

/// An act in words; one that is not known, by its code.
fn act(lang: Lang, code: &str) -> String {
    match code {
        "round-opened" => lang.act_opened(),
        "round-closed" => lang.act_closed(),
        "round-extended" => lang.act_extended(),
        "extra-time" => lang.act_extra_time(),
        "time-factor" => lang.act_time_factor(),
        "entry-code-reissued" => lang.act_reissued(),
        "disqualification-proposed" => lang.act_proposed(),
        "disqualification-agreed" => lang.act_agreed(),
        "disqualification-refused" => lang.act_refused(),
        other => other,
    }
    .to_owned()
}

/// The details that say something to a reader.
fn about(desk: &Desk, detail: &str) -> String {
    let lang = desk.lang;
    let detail: Value = serde_json::from_str(detail).unwrap_or_default();
    let text = |key: &str| detail[key].as_str().filter(|text| !text.is_empty());
    let number = |key: &str| detail[key].as_i64();
    let round = text("round").map(|slug| {
        let known = desk.contest.round(slug);
        lang.detail_round(known.map_or(slug, |round| lang.of(&round.rules.title)))
    });
    [
        number("entrant").map(|n| lang.detail_entrant(&n.to_string())),
        round,
        number("questions").map(|n| lang.detail_questions(&lang.number(n))),
        number("closes_at").map(|at| lang.detail_closes(&lang.closing(Timestamp(at)))),
        number("version").map(|n| lang.detail_version(&lang.number(n))),
        number("minutes").map(|n| lang.detail_minutes(&lang.number(n))),
        number("percent").map(|n| lang.detail_percent(&lang.number(n))),
        text("reason").map(|why| lang.detail_reason(why)),
        text("document").map(|document| lang.detail_document(document)),
        number("moved")
            .filter(|n| *n > 0)
            .map(|n| lang.detail_moved(&lang.number(n))),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("; ")
}
