//! The fault that the durability tests must find: a writer that replies before it commits.
//!
//! Compiled only with the feature `sham`, and never into an optimised build.

#[cfg(not(debug_assertions))]
compile_error!("the feature `sham` loses answers; it is for the durability tests only");

use super::{Act, Desk};
use crate::metrics::count;

impl Desk {
    /// Carries the acts out, replies, and only then commits. `false` if nothing was done.
    pub(super) async fn reply_then_commit(&mut self, batch: &mut Vec<Act>) -> bool {
        let Ok(mut tx) = self.store.begin().await else {
            return false;
        };
        let now = self.clock.now();
        let mut n = self.next_n;
        let mut done = Vec::with_capacity(batch.len());
        for act in batch.iter() {
            match act.carry_out(&mut tx, self.node, &mut n, now).await {
                Ok(outcome) => done.push(outcome),
                Err(_) => return false,
            }
        }
        for (act, outcome) in batch.drain(..).zip(done) {
            act.reply(Ok(outcome));
        }
        if tx.commit().await.is_ok() {
            count(&self.metrics.commits);
            self.next_n = n;
        }
        true
    }
}
