//! The organizers' first page of a contest.

use super::{lists::state_of, todo};
use crate::{desk::Desk, failure::Refusal, page};
use app::{
    pages::organizer::{
        Link,
        overview::{Overview, RoundLine, overview_page},
    },
    parts::{Main, Nav},
};
use axum::{http::StatusCode, response::Response};
use store::{StoreError, rounds::RoundRecord};

/// Shows what to do next and the rounds in numbers.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    let (lang, contest) = (desk.lang, &desk.contest);
    let todo = todo::todo(&desk.app, contest, desk.official.id, lang, desk.now).await?;
    let mut rounds = Vec::new();
    for round in &contest.rounds {
        rounds.push(line(&desk, round).await?);
    }
    let registered = Link {
        text: lang.number(contest.entrants),
        href: format!("{}/nguoi", desk.root()),
    };
    let shown = Overview {
        todo,
        figures: vec![(lang.overview_registered(), registered)],
        rounds,
        public: contest.root(),
    };
    let mut frame = desk.frame(lang.desk_nav_todo(), Nav::Todo);
    frame.main = Main::TwoReverse;
    Ok(page::html(StatusCode::OK, &frame, move || {
        overview_page(lang, shown)
    }))
}

async fn line(desk: &Desk, round: &RoundRecord) -> Result<RoundLine, StoreError> {
    let (lang, contest, root) = (desk.lang, desk.contest.id(), desk.root());
    let counts = desk.app.store.round_counts(contest, round.id).await?;
    let late = desk.app.store.late_count(contest, round.id).await?;
    let link = |count: i64, href: String| Link {
        text: lang.number(count),
        href,
    };
    let page = format!("{root}/dot/{}", round.slug);
    Ok(RoundLine {
        simulated: round.simulated,
        state: state_of(round, desk.now),
        opens: lang.moment(round.window.opens_at),
        closes: lang.closing(round.window.closes_at),
        people: link(counts.people, format!("{page}/luot")),
        attempts: link(counts.attempts, format!("{page}/luot")),
        open: link(counts.open, format!("{page}/luot?mo=1")),
        late: link(late, format!("{root}/muon#{}", round.slug)),
        name: Link {
            text: lang.of(&round.rules.title).to_owned(),
            href: page,
        },
    })
}
