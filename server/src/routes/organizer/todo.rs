//! What waits for an official in a contest.

use super::lists::double_groups;
use crate::{contests::Contest, desk::FRONT, state::App};
use app::{
    Lang,
    pages::organizer::{Link, overview::Todo},
};
use contest::{
    id::OfficialId,
    round::Phase,
    time::{Millis, Timestamp},
};
use store::{StoreError, rounds::RoundRecord};

/// Most proposals that are looked through; the undecided come first.
pub(super) const MOST_PROPOSALS: i64 = 200;
/// A round that closes within this time is said to be about to close.
const SOON: Millis = Millis::minutes(24 * 60);
/// Late answers are shown among what waits for so long after the close.
const LATE_SHOWN: Millis = Millis::minutes(7 * 24 * 60);

/// What waits, most pressing first.
pub(super) async fn todo(
    app: &App,
    contest: &Contest,
    official: OfficialId,
    lang: Lang,
    now: Timestamp,
) -> Result<Vec<Todo>, StoreError> {
    let root = format!("{FRONT}{}", contest.root());
    let mut list = Vec::new();
    let proposals = app.store.proposals(contest.id(), MOST_PROPOSALS).await?;
    let waiting: Vec<_> = proposals
        .iter()
        .filter(|proposal| proposal.decided_at.is_none() && proposal.proposed_by != official)
        .collect();
    if let Some(oldest) = waiting.iter().map(|proposal| proposal.proposed_at).min() {
        list.push(entry(
            lang,
            waiting.len(),
            lang.todo_approvals(),
            format!("{root}/duyet"),
            Some(lang.todo_since(&lang.moment(oldest))),
        ));
    }
    let doubles = double_groups(app, contest).await?;
    let unsettled = doubles
        .iter()
        .filter(|group| {
            group
                .iter()
                .filter(|named| named.disqualified_at.is_none())
                .count()
                > 1
        })
        .count();
    if unsettled > 0 {
        list.push(entry(
            lang,
            unsettled,
            lang.todo_doubles(),
            format!("{root}/trung"),
            None,
        ));
    }
    for round in &contest.rounds {
        list.extend(of_round(app, contest, round, lang, now).await?);
    }
    Ok(list)
}

async fn of_round(
    app: &App,
    contest: &Contest,
    round: &RoundRecord,
    lang: Lang,
    now: Timestamp,
) -> Result<Vec<Todo>, StoreError> {
    let root = format!("{FRONT}{}", contest.root());
    let title = lang.of(&round.rules.title);
    let page = format!("{root}/dot/{}", round.slug);
    let mut list = Vec::new();
    if !round.rules.practice && round.window.closes_at + LATE_SHOWN > now {
        let late = app.store.late_count(contest.id(), round.id).await?;
        let newest = app.store.late_answers(contest.id(), round.id, 1).await?;
        if let Some(newest) = newest.first() {
            list.push(entry(
                lang,
                usize::try_from(late).unwrap_or(0),
                &lang.todo_late(title),
                format!("{root}/muon#{}", round.slug),
                Some(lang.todo_newest(&lang.moment(newest.received_at))),
            ));
        }
    }
    let phase = round.window.phase(now);
    if round.opened_at.is_none() && phase != Phase::Closed {
        let when = lang.moment(round.window.opens_at);
        let note = match phase {
            Phase::Upcoming => lang.todo_open_by(&when),
            Phase::Open | Phase::Closed => lang.todo_open_past(&when),
        };
        list.push(entry(lang, 1, &lang.todo_open(title), page, Some(note)));
    } else if phase == Phase::Open && round.window.closes_at - now <= SOON {
        let left = lang.span(round.window.closes_at - now);
        list.push(entry(
            lang,
            1,
            &lang.todo_closing(title),
            page,
            Some(lang.todo_closing_in(&left)),
        ));
    }
    Ok(list)
}

fn entry(lang: Lang, count: usize, text: &str, href: String, note: Option<String>) -> Todo {
    Todo {
        count: lang.number(i128::try_from(count).unwrap_or(i128::MAX)),
        what: Link {
            text: text.to_owned(),
            href,
        },
        note,
    }
}
