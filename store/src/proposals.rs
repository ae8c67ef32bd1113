//! What one official proposes and another must approve (design 13).

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{
    id::{ContestId, OfficialId, ProposalId},
    time::Timestamp,
};
use uuid::Uuid;

/// A proposal, decided or not.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// What is proposed, for instance `disqualify`.
    pub kind: String,
    /// Whom or what it concerns.
    pub subject: Uuid,
    /// Why.
    pub reason: String,
    /// Who proposes it.
    pub proposed_by: OfficialId,
    /// When.
    pub proposed_at: Timestamp,
    /// Who decided; never the one who proposed.
    pub decided_by: Option<OfficialId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// The decision.
    pub approved: Option<bool>,
}

impl Store {
    /// Proposals of a contest, undecided first, then newest first, at most `limit`.
    pub async fn proposals(&self, contest: ContestId, limit: i64) -> Result<Vec<Proposal>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT id, kind, subject, reason, proposed_by, proposed_at, decided_by, decided_at, approved \
             FROM proposal WHERE contest_id = $1 \
             ORDER BY CASE WHEN decided_at IS NULL THEN 0 ELSE 1 END, proposed_at DESC LIMIT $2"
        )
        .bind(contest)
        .bind(limit)
        .fetch_all(db)
        .await)?)
    }

    /// One proposal.
    pub async fn proposal(&self, contest: ContestId, id: ProposalId) -> Result<Option<Proposal>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT id, kind, subject, reason, proposed_by, proposed_at, decided_by, decided_at, approved \
             FROM proposal WHERE contest_id = $1 AND id = $2"
        )
        .bind(contest)
        .bind(id)
        .fetch_optional(db)
        .await)?)
    }
}

impl Tx {
    /// Adds a proposal, undecided.
    pub async fn add_proposal(&mut self, contest: ContestId, new: &Proposal) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO proposal (contest_id, id, kind, subject, reason, proposed_by, proposed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(contest)
        .bind(new.id)
        .bind(&new.kind)
        .bind(new.subject)
        .bind(&new.reason)
        .bind(new.proposed_by)
        .bind(new.proposed_at)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add proposal", 1, done)
    }

    /// Decides a proposal; `false` if it is decided already or if the one who decides proposed it.
    pub async fn decide_proposal(
        &mut self,
        contest: ContestId,
        id: ProposalId,
        decided_by: OfficialId,
        approved: bool,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "UPDATE proposal SET decided_by = $3, decided_at = $4, approved = $5 \
             WHERE contest_id = $1 AND id = $2 AND decided_at IS NULL AND proposed_by <> $3"
        )
        .bind(contest)
        .bind(id)
        .bind(decided_by)
        .bind(now)
        .bind(approved)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        Ok(done == 1)
    }
}
