//! The one way in for answers (design 5): gathers what is queued, commits once, then replies.
//!
//! Nothing is acknowledged before its commit has returned, and a commit returns when it is on disk. When the queue
//! is full, a save is turned away at once, so that its sender can try again; it is never dropped in silence.

#[cfg(feature = "sham")]
mod sham;

use crate::{
    clock::Clock,
    metrics::{Metrics, count},
};
use contest::{
    id::{AttemptId, NodeId},
    time::Timestamp,
};
use std::sync::Arc;
use store::{
    Store, StoreError, Tx,
    answers::{Save, Saved},
};
use tokio::sync::{Notify, mpsc, oneshot};

/// So many may wait; at the measured rates that is well under a second of work.
const QUEUE: usize = 4_096;
/// So many are committed together at most, which keeps a commit under 50 ms.
const BATCH: usize = 512;
/// How often one act is tried again alone when another node wrote the same row at the same moment.
const TRIES: usize = 5;

/// Why the writer did not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The queue is full, or the process is stopping: try again soon.
    #[error("the writer is busy")]
    Busy,
    /// The database failed; nothing was kept.
    #[error("the database failed")]
    Failed,
}

/// What the writer does.
#[derive(Debug)]
enum Act {
    Save(Box<Save>, oneshot::Sender<Result<Saved, WriteError>>),
    Finish {
        attempt: AttemptId,
        at: Timestamp,
        reply: oneshot::Sender<Result<bool, WriteError>>,
    },
}

/// What an act came to, before its commit.
enum Done {
    Saved(Saved),
    Finished(bool),
}

/// The handle of the writer.
#[derive(Clone, Debug)]
pub struct Writer {
    acts: mpsc::Sender<Act>,
    metrics: Arc<Metrics>,
    finished: Arc<Notify>,
}

impl Writer {
    /// Starts the writer of this process. It ends when all handles are gone and everything queued is written.
    #[must_use]
    pub fn start(
        store: Store,
        clock: Arc<dyn Clock>,
        node: NodeId,
        metrics: Arc<Metrics>,
    ) -> (Self, tokio::task::JoinHandle<()>) {
        let (acts, queue) = mpsc::channel(QUEUE);
        let finished = Arc::new(Notify::new());
        let desk = Desk {
            store,
            clock,
            node,
            next_n: 1,
            metrics: Arc::clone(&metrics),
        };
        let task = tokio::spawn(desk.run(queue));
        (
            Self {
                acts,
                metrics,
                finished,
            },
            task,
        )
    }

    /// Saves an answer. Returns after the commit.
    pub async fn save(&self, save: Save) -> Result<Saved, WriteError> {
        let (reply, answer) = oneshot::channel();
        let outcome = self.queue(Act::Save(Box::new(save), reply), answer).await;
        count(match &outcome {
            Ok(Saved::Kept { .. }) => &self.metrics.saves_kept,
            Ok(Saved::Replayed { .. }) => &self.metrics.saves_replayed,
            Ok(Saved::Late) => &self.metrics.saves_late,
            Ok(Saved::Conflict) => &self.metrics.saves_conflict,
            Err(_) => &self.metrics.saves_busy,
        });
        outcome
    }

    /// Ends an attempt early, after all saves that were queued before. `false` if it had ended already.
    pub async fn finish(&self, attempt: AttemptId, at: Timestamp) -> Result<bool, WriteError> {
        let (reply, answer) = oneshot::channel();
        let ended = self.queue(Act::Finish { attempt, at, reply }, answer).await?;
        self.finished.notify_one();
        Ok(ended)
    }

    /// Waits until an attempt has been ended early since the last call.
    pub async fn finished(&self) {
        self.finished.notified().await;
    }

    async fn queue<T>(
        &self,
        act: Act,
        answer: oneshot::Receiver<Result<T, WriteError>>,
    ) -> Result<T, WriteError> {
        self.acts.try_send(act).map_err(|_| WriteError::Busy)?;
        answer.await.unwrap_or(Err(WriteError::Failed))
    }
}

/// The writer's own side.
struct Desk {
    store: Store,
    clock: Arc<dyn Clock>,
    node: NodeId,
    /// Number of this process start's next line; gapless (design 6).
    next_n: i64,
    metrics: Arc<Metrics>,
}

impl Desk {
    async fn run(mut self, mut queue: mpsc::Receiver<Act>) {
        let mut batch = Vec::with_capacity(BATCH);
        while queue.recv_many(&mut batch, BATCH).await > 0 {
            // Other nodes take rows in the same order, so that two batches never wait for each other.
            // The sort is stable: acts on one attempt keep their order.
            batch.sort_by_key(Act::attempt);
            #[cfg(feature = "sham")]
            if self.reply_then_commit(&mut batch).await {
                continue;
            }
            match self.commit(&batch).await {
                Ok(done) => {
                    for (act, done) in batch.drain(..).zip(done) {
                        act.reply(Ok(done));
                    }
                }
                Err(error) => {
                    tracing::warn!(cause = ?error, acts = batch.len(), "a batch failed; its acts are tried alone");
                    for act in batch.drain(..) {
                        let outcome = self.alone(&act).await;
                        act.reply(outcome);
                    }
                }
            }
        }
    }

    /// Tries one act in a transaction of its own.
    async fn alone(&mut self, act: &Act) -> Result<Done, WriteError> {
        for _ in 0..TRIES {
            match self.commit(std::slice::from_ref(act)).await {
                Ok(mut done) => return done.pop().ok_or(WriteError::Failed),
                Err(StoreError::Taken) => {}
                Err(error) => {
                    tracing::error!(cause = ?error, "an act could not be written");
                    return Err(WriteError::Failed);
                }
            }
        }
        Err(WriteError::Busy)
    }

    /// Does the acts and commits them together. On an error nothing of them remains.
    async fn commit(&mut self, acts: &[Act]) -> Result<Vec<Done>, StoreError> {
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        let mut n = self.next_n;
        let mut done = Vec::with_capacity(acts.len());
        for act in acts {
            done.push(act.carry_out(&mut tx, self.node, &mut n, now).await?);
        }
        tx.commit().await?;
        count(&self.metrics.commits);
        self.next_n = n;
        Ok(done)
    }
}

impl Act {
    fn attempt(&self) -> AttemptId {
        match self {
            Self::Save(save, _) => save.attempt_id,
            Self::Finish { attempt, .. } => *attempt,
        }
    }

    async fn carry_out(
        &self,
        tx: &mut Tx,
        node: NodeId,
        n: &mut i64,
        now: Timestamp,
    ) -> Result<Done, StoreError> {
        match self {
            Self::Save(save, _) => {
                let saved = tx.save(save, node, *n, now).await?;
                if matches!(saved, Saved::Kept { .. }) {
                    *n += 1;
                }
                Ok(Done::Saved(saved))
            }
            Self::Finish { attempt, at, .. } => {
                Ok(Done::Finished(tx.finish_attempt(*attempt, *at, true).await?))
            }
        }
    }

    /// Tells the one who waits. Somebody who has gone away meanwhile is no fault: what is kept is kept.
    fn reply(self, outcome: Result<Done, WriteError>) {
        match self {
            Self::Save(_, reply) => {
                let _ = reply.send(outcome.and_then(|done| match done {
                    Done::Saved(saved) => Ok(saved),
                    Done::Finished(_) => Err(WriteError::Failed),
                }));
            }
            Self::Finish { reply, .. } => {
                let _ = reply.send(outcome.and_then(|done| match done {
                    Done::Finished(ended) => Ok(ended),
                    Done::Saved(_) => Err(WriteError::Failed),
                }));
            }
        }
    }
}
