//! Proposals and their decision by a second person (design 13).

use super::{Officials, person::DISQUALIFY, todo::MOST_PROPOSALS};
use crate::{
    desk::Desk,
    failure::Refusal,
    page::{self, see_other},
    posted::Posted,
};
use app::{
    messages::failures::Failure,
    pages::organizer::{
        Link,
        approvals::{Approvals, Decided, Waiting, approvals_page},
    },
    parts::Nav,
};
use axum::{http::StatusCode, response::Response};
use contest::id::{EntrantId, ProposalId};
use serde_json::json;
use store::{StoreError, proposals::Proposal};

/// Shows the proposals.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    render(&desk, StatusCode::OK, None).await
}

fn address(desk: &Desk) -> String {
    format!("{}/duyet", desk.root())
}

async fn render(desk: &Desk, status: StatusCode, refusal: Option<&str>) -> Result<Response, Refusal> {
    let lang = desk.lang;
    let officials = Officials::load(desk).await?;
    let (mut waiting, mut decided) = (Vec::new(), Vec::new());
    for one in desk
        .app
        .store
        .proposals(desk.contest.id(), MOST_PROPOSALS)
        .await?
    {
        let (what, subject) = subject(desk, &one).await?;
        let proposer = officials.name(lang, &one.proposed_by.to_string());
        let by = lang.approvals_by(&proposer, &lang.moment(one.proposed_at));
        let Some(at) = one.decided_at else {
            waiting.push(Waiting {
                id: one.id.to_string(),
                what,
                subject,
                by,
                reason: one.reason,
                own: one.proposed_by == desk.official.id,
            });
            continue;
        };
        let second = one
            .decided_by
            .map_or_else(String::new, |id| officials.name(lang, &id.to_string()));
        let agreed = one.approved == Some(true);
        let outcome = if agreed {
            lang.approvals_agreed(&second, &lang.moment(at))
        } else {
            lang.approvals_refused(&second, &lang.moment(at))
        };
        decided.push(Decided {
            what,
            subject,
            by,
            reason: one.reason,
            outcome,
            agreed,
        });
    }
    let shown = Approvals {
        action: address(desk),
        refusal: refusal.map(str::to_owned),
        waiting,
        decided,
    };
    let frame = desk.frame(lang.approvals_title(), Nav::Approvals);
    Ok(page::html(status, &frame, move || approvals_page(lang, shown)))
}

/// What is proposed, and a link to whom it concerns.
async fn subject(desk: &Desk, one: &Proposal) -> Result<(String, Option<Link>), StoreError> {
    let lang = desk.lang;
    if one.kind != DISQUALIFY {
        return Ok((lang.approvals_other().to_owned(), None));
    }
    let id = EntrantId(one.subject);
    let Some(entrant) = desk.app.store.entrant(desk.contest.id(), id).await? else {
        return Ok((lang.approvals_other().to_owned(), None));
    };
    let number = entrant.number.to_string();
    let person = desk.app.store.person(desk.contest.id(), id).await?;
    let link = person.map(|person| Link {
        text: person.name,
        href: format!("{}/nguoi/{number}", desk.root()),
    });
    Ok((lang.approvals_disqualify(&number), link))
}

/// Decides a proposal of somebody else. What is agreed takes effect in the same transaction.
pub async fn decide(desk: Desk, posted: Posted) -> Result<Response, Refusal> {
    let (lang, store, contest) = (desk.lang, &desk.app.store, desk.contest.id());
    let id: ProposalId = posted
        .get("de-nghi")
        .parse()
        .map_err(|_| Refusal(Failure::Unreadable))?;
    let agreed = match posted.get("y-kien") {
        "dong-y" => true,
        "khong" => false,
        _ => return Err(Refusal(Failure::Unreadable)),
    };
    let nothing = Refusal(Failure::NotFound);
    let proposal = store
        .proposal(contest, id)
        .await?
        .filter(|one| one.kind == DISQUALIFY)
        .ok_or(nothing)?;
    if proposal.proposed_by == desk.official.id {
        return render(&desk, StatusCode::FORBIDDEN, Some(lang.approvals_own_tried())).await;
    }
    let entrant = store
        .entrant(contest, EntrantId(proposal.subject))
        .await?
        .ok_or(nothing)?;
    let mut tx = store.begin().await?;
    if !tx
        .decide_proposal(contest, id, desk.official.id, agreed, desk.now)
        .await?
    {
        drop(tx);
        return render(&desk, StatusCode::CONFLICT, Some(lang.approvals_too_late())).await;
    }
    if agreed {
        // Somebody who is out already stays out since then.
        tx.disqualify(contest, entrant.id, desk.now).await?;
    }
    let act = if agreed {
        "disqualification-agreed"
    } else {
        "disqualification-refused"
    };
    desk.record(
        &mut tx,
        act,
        &json!({ "entrant": entrant.number, "proposal": id }),
    )
    .await?;
    tx.commit().await?;
    desk.app.contests.forget();
    Ok(see_other(&address(&desk)))
}
