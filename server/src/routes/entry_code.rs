//! The page that shows a new entry code after registration.

use crate::{
    failure::Refusal,
    page::html,
    registering::{self, SHOWN_FOR, still_shown},
    sessions,
    visit::Visit,
};
use app::pages::{
    entry_code::{CodeGonePage, EntryCodePage, code_gone_page, entry_code_page},
    register::unit_address,
};
use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use contest::{entry_code::EntryCode, id::UnitId};
use store::{StoreError, entrants::Entrant};

/// The page with the new entry code, or what to do where it is not shown any more.
pub async fn page(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    let token = sessions::token(&visit, &headers);
    if let (Some(entrant), Some(token)) = (&visit.entrant, token) {
        let code = registering::entry_code(&visit.app.secrets, token);
        if still_shown(entrant.registered_at, visit.now) && is_code_of(&visit, entrant, &code).await? {
            return show_code(&visit, entrant, &code).await;
        }
    }
    let frame = visit.frame(visit.lang.code_gone_title());
    let lang = visit.lang;
    let page = CodeGonePage {
        root: visit.contest.root(),
        signed_in: visit.entrant.is_some(),
        minutes: SHOWN_FOR.0 / 60_000,
        telephone: visit.contest.rules().telephone.clone(),
    };
    Ok(html(StatusCode::OK, &frame, move || code_gone_page(lang, &page)))
}

async fn is_code_of(visit: &Visit, entrant: &Entrant, code: &EntryCode) -> Result<bool, StoreError> {
    let hmac = visit.app.secrets.entry_code(code);
    let found = visit.app.store.entrant_by_code(entrant.contest_id, &hmac).await?;
    Ok(found == Some(entrant.id))
}

async fn show_code(visit: &Visit, entrant: &Entrant, code: &EntryCode) -> Result<Response, Refusal> {
    let (lang, contest) = (visit.lang, &visit.contest);
    let unit = |id: Option<UnitId>| {
        let unit = contest.unit(id?)?;
        Some(unit_address(unit.kind, &unit.name))
    };
    let page = EntryCodePage {
        root: contest.root(),
        groups: code.to_string().split('-').map(str::to_owned).collect(),
        name: name_of(visit, entrant).await?,
        number: entrant.number,
        residence: unit(entrant.residence),
        workplace: unit(entrant.workplace),
        minutes: SHOWN_FOR.0 / 60_000,
        place: visit
            .app
            .base_url
            .as_ref()
            .map(|base| format!("{}{}/vao", base.trim_end_matches('/'), contest.root())),
        telephone: contest.rules().telephone.clone(),
    };
    let frame = visit.frame(lang.code_title());
    Ok(html(StatusCode::OK, &frame, move || entry_code_page(lang, page)))
}

/// The name of the person behind an entrant, or words for it where it has been erased.
pub(super) async fn name_of(visit: &Visit, entrant: &Entrant) -> Result<String, StoreError> {
    let person = visit.app.store.person(entrant.contest_id, entrant.id).await?;
    Ok(person.map_or_else(|| visit.lang.mine_erased().to_owned(), |person| person.name))
}
