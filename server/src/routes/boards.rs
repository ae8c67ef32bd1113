//! The boards: all of them, one round's, the whole contest's.

mod asked;
mod entrants;
mod units;

use crate::{
    boards::{Board, RoundBoard},
    failure::Refusal,
    page, ready,
    visit::Visit,
};
use app::{
    Lang,
    messages::failures::Failure,
    pages::boards::{BoardEntry, BoardModel, Choice, board_page, boards_page},
    parts::{BoardTable, Main, Nav},
};
use asked::{Asked, Kind};
use axum::{
    extract::{Path, RawQuery},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use contest::{
    counts::Show,
    question::Decimal,
    round::Phase,
    rules::{CountsFor, Prediction, Release, RoundRules},
    time::Timestamp,
};
use store::rounds::RoundRecord;

/// The whole contest in addresses.
const WHOLE: &str = "chung";

/// One board as its page is made from it.
struct Shown<'a> {
    visit: &'a Visit,
    asked: Asked,
    /// Where the board is, without a query.
    path: String,
    board: &'a Board,
    show: Show,
    as_of: Timestamp,
    /// The round's rules; `None` for the whole contest.
    rules: Option<&'a RoundRules>,
    truth: Option<Decimal>,
}

/// The page that lists all boards.
pub async fn list(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    ready::page(&visit, &headers, render_list(&visit)).await
}

async fn render_list(visit: &Visit) -> Result<Response, Refusal> {
    let (app, contest, lang) = (&visit.app, &visit.contest, visit.lang);
    let root = contest.root();
    let whole = app.boards.whole(app, contest).await?;
    let names: Vec<_> = whole
        .rounds
        .iter()
        .filter_map(|id| contest.round_by_id(*id))
        .map(|round| lang.of(&round.rules.title))
        .collect();
    let mut entries = vec![BoardEntry {
        title: lang.boards_whole().to_owned(),
        state: whole_state(lang, &names),
        href: (!names.is_empty()).then(|| format!("{root}/bang/{WHOLE}")),
        simulated: whole.board.is_simulated(),
    }];
    for round in contest.rounds.iter().filter(|round| !round.rules.practice) {
        let board = app.boards.round(app, contest, round).await?;
        entries.push(BoardEntry {
            title: lang.of(&round.rules.title).to_owned(),
            state: state(lang, round, &board),
            href: (board.phase != Phase::Upcoming).then(|| format!("{root}/bang/{}", round.slug)),
            simulated: round.simulated || board.board.is_simulated(),
        });
    }
    let mut frame = visit.frame(lang.boards_title());
    frame.nav = Some(Nav::Boards);
    Ok(page::html(StatusCode::OK, &frame, move || {
        boards_page(lang, entries)
    }))
}

fn whole_state(lang: Lang, names: &[&str]) -> String {
    if names.is_empty() {
        lang.boards_whole_none().to_owned()
    } else {
        lang.boards_whole_more(&names.join(", "))
    }
}

fn state(lang: Lang, round: &RoundRecord, board: &RoundBoard) -> String {
    let closing = lang.closing(round.window.closes_at);
    match (board.phase, board.due) {
        (Phase::Upcoming, _) => lang.round_state_upcoming(&lang.opening(round.window.opens_at)),
        (Phase::Open, _) => lang.round_state_open(&closing),
        (Phase::Closed, false) => lang.round_state_running(&closing),
        (Phase::Closed, true) => lang.round_state_closed(&closing),
    }
}

/// One board.
pub async fn one(
    visit: Visit,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let asked = Asked::read(query.as_deref().unwrap_or(""), &visit.contest);
    ready::page(&visit, &headers, render_one(&visit, &name, asked)).await
}

async fn render_one(visit: &Visit, name: &str, asked: Asked) -> Result<Response, Refusal> {
    let (app, contest, lang) = (&visit.app, &visit.contest, visit.lang);
    let path = format!("{}/bang/{name}", contest.root());
    let model = if name == WHOLE {
        let whole = app.boards.whole(app, contest).await?;
        let names: Vec<_> = whole
            .rounds
            .iter()
            .filter_map(|id| contest.round_by_id(*id))
            .map(|round| lang.of(&round.rules.title))
            .collect();
        let shown = Shown {
            visit,
            asked,
            path,
            board: &whole.board,
            show: if names.is_empty() {
                Show::Nothing
            } else {
                Show::All
            },
            as_of: whole.as_of,
            rules: None,
            truth: None,
        };
        let mut model = shown.model(lang.boards_whole());
        model.state = whole_state(lang, &names);
        model.simulated = whole.board.is_simulated();
        model
    } else {
        let round = contest
            .round(name)
            .filter(|round| !round.rules.practice)
            .ok_or(Refusal(Failure::NotFound))?;
        let board = app.boards.round(app, contest, round).await?;
        let shown = Shown {
            visit,
            asked,
            path,
            board: &board.board,
            show: board.show,
            as_of: board.as_of,
            rules: Some(&round.rules),
            truth: board.truth,
        };
        let mut model = shown.model(lang.of(&round.rules.title));
        model.state = state(lang, round, &board);
        model.simulated = round.simulated || board.board.is_simulated();
        model.held = held(lang, round, &board);
        if board.phase == Phase::Upcoming {
            model.empty = Some(lang.boards_not_yet(&lang.opening(round.window.opens_at)));
        }
        model
    };
    let mut frame = visit.frame(lang.boards_of(&model.title));
    frame.nav = Some(Nav::Boards);
    frame.main = Main::Broad;
    Ok(page::html(StatusCode::OK, &frame, move || {
        board_page(lang, model)
    }))
}

/// What is held back, and why (design 11). Nothing where everything is shown, or nothing is there yet.
fn held(lang: Lang, round: &RoundRecord, board: &RoundBoard) -> Option<(String, Vec<String>)> {
    if board.phase == Phase::Upcoming {
        return None;
    }
    let rules = &round.rules;
    let (heading, mut sentences) = match board.show {
        Show::All => return None,
        Show::Nothing => (lang.held_heading(), vec![lang.held_hidden_what().to_owned()]),
        Show::Coarse => (
            lang.held_coarse_heading(),
            vec![lang.held_coarse_what().to_owned()],
        ),
    };
    if rules.prediction != Prediction::None && !board.due {
        sentences.push(lang.held_prediction_why().to_owned());
    }
    sentences.push(if rules.score_release == Release::Never {
        lang.held_never().to_owned()
    } else {
        lang.held_until(&lang.closing(round.window.closes_at))
    });
    Some((heading.to_owned(), sentences))
}

impl Shown<'_> {
    /// Everything but state and what is held back.
    fn model(&self, title: &str) -> BoardModel {
        let lang = self.visit.lang;
        let mut model = BoardModel {
            all: format!("{}/bang", self.visit.contest.root()),
            title: title.to_owned(),
            ..BoardModel::default()
        };
        if self.show == Show::Nothing {
            return model;
        }
        model.kinds = self.kinds();
        match self.kind() {
            Kind::Wards => self.fill_units(&mut model, false),
            Kind::Workplaces => self.fill_units(&mut model, true),
            Kind::Entrants | Kind::Division if self.show == Show::Coarse => {
                model.empty = Some(lang.held_coarse_entrants().to_owned());
            }
            Kind::Entrants | Kind::Division => self.fill_entrants(&mut model),
        }
        if self.show == Show::All {
            model.notes.push(lang.boards_so_far().to_owned());
        }
        model
    }

    /// The kind that is shown: the asked one, if the contest has it.
    fn kind(&self) -> Kind {
        match self.asked.kind {
            Kind::Workplaces if !self.has_workplaces() => Kind::Wards,
            kind => kind,
        }
    }

    fn has_workplaces(&self) -> bool {
        let divisions = &self.visit.contest.rules().divisions;
        divisions
            .iter()
            .any(|division| division.counts_for == CountsFor::Workplace)
    }

    fn kinds(&self) -> Vec<Choice> {
        let lang = self.visit.lang;
        [
            (Kind::Wards, lang.boards_wards()),
            (Kind::Workplaces, lang.boards_workplaces()),
            (Kind::Entrants, lang.boards_entrants()),
            (Kind::Division, lang.boards_by_division()),
        ]
        .into_iter()
        .filter(|(kind, _)| *kind != Kind::Workplaces || self.has_workplaces())
        .map(|(kind, text)| Choice {
            text: text.to_owned(),
            href: Asked::of(kind).href(&self.path, &self.visit.contest),
            current: kind == self.kind(),
        })
        .collect()
    }

    fn as_of(&self) -> String {
        let lang = self.visit.lang;
        lang.boards_as_of(&lang.moment(self.as_of))
    }
}

/// The three wards ahead in a round, and the reader's own; `None` while nobody is ahead or nothing may be shown.
pub fn leading(visit: &Visit, round: &RoundRecord, board: &RoundBoard) -> Option<BoardTable> {
    let shown = Shown {
        visit,
        asked: Asked::of(Kind::Wards),
        path: format!("{}/bang/{}", visit.contest.root(), round.slug),
        board: &board.board,
        show: board.show,
        as_of: board.as_of,
        rules: Some(&round.rules),
        truth: board.truth,
    };
    if board.show == Show::Nothing {
        return None;
    }
    let mut table = shown.brief(3)?;
    table.caption = visit.lang.home_wards(visit.lang.of(&round.rules.title));
    Some(table)
}
