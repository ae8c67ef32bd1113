//! What falls due with time: attempts that have run out, results to be worked out, sign-ins to be swept.
//!
//! Nothing depends on it being prompt: rules decide by the clock, the jobs only write down what already holds. A
//! tick that comes late or twice, or on two nodes at once, changes nothing.

use crate::{marking, state::App};
use contest::time::{Millis, Timestamp};
use std::time::Duration;
use store::StoreError;
use tokio_util::sync::CancellationToken;

/// Pause between ticks; boards must be right within a second.
const TICK: Duration = Duration::from_millis(250);
/// Attempts ended or marked in one transaction, which keeps it under 50 ms.
const AT_ONCE: i64 = 200;
/// Pause between sweeps of sign-ins.
const SWEEP: Millis = Millis::minutes(60);

/// Does what is due until it is told to stop.
pub async fn run(app: App, stop: CancellationToken) {
    let mut swept_at = Timestamp(0);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
            () = app.writer.finished() => {}
        }
        if let Err(error) = do_due(&app).await {
            tracing::error!(cause = ?error, "a job failed; it is tried again at the next tick");
        }
        let now = app.clock.now();
        if now - swept_at >= SWEEP {
            swept_at = now;
            if let Err(error) = sweep(&app, now).await {
                tracing::error!(cause = ?error, "sweeping sign-ins failed");
            }
        }
    }
}

/// Ends attempts that have run out and works out the results that are missing, in all contests.
pub async fn do_due(app: &App) -> Result<(), StoreError> {
    for contest in app.store.contests().await? {
        while app.store.any_run_out(contest.id, app.clock.now()).await? {
            let mut tx = app.store.begin().await?;
            tx.expire_attempts(contest.id, app.clock.now(), AT_ONCE).await?;
            tx.commit().await?;
        }
        mark_ended(app, &contest.slug).await?;
    }
    Ok(())
}

async fn mark_ended(app: &App, slug: &str) -> Result<(), StoreError> {
    let Some(contest) = app.contests.get(app, slug).await? else {
        return Ok(());
    };
    loop {
        let due = app.store.unmarked(contest.id(), AT_ONCE).await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut results = Vec::with_capacity(due.len());
        for id in due {
            let Some(attempt) = app.store.attempt(id).await? else {
                continue;
            };
            let Some(round) = contest.round_by_id(attempt.round_id) else {
                continue;
            };
            let questions = app.contests.round_questions(app, contest.id(), round.id).await?;
            let log = app.store.answer_log(id).await?;
            let added = app.store.added_to(&attempt).await?;
            let now = app.clock.now();
            results.push(marking::result(
                &attempt,
                &log,
                &questions,
                &round.rules,
                &added,
                now,
            ));
        }
        if results.is_empty() {
            return Ok(());
        }
        let mut tx = app.store.begin().await?;
        for result in &results {
            tx.put_result(result).await?;
        }
        tx.commit().await?;
    }
}

async fn sweep(app: &App, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = app.store.begin().await?;
    let swept = tx.sweep_sessions(now).await?;
    tx.commit().await?;
    tracing::info!(swept, "sign-ins that had run out were thrown away");
    Ok(())
}
