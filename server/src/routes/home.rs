//! The installation's front door.

use crate::{failure::Refusal, page::see_other, state::App};
use app::messages::failures::Failure;
use axum::{extract::State, response::Response};

/// Leads to the newest contest.
pub async fn front_door(State(app): State<App>) -> Result<Response, Refusal> {
    let newest = app
        .store
        .contests()
        .await?
        .into_iter()
        .next()
        .ok_or(Refusal(Failure::NotFound))?;
    Ok(see_other(&format!("/c/{}", newest.slug)))
}
