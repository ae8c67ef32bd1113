//! The fault that the durability tests must find: a writer that replies before it commits.
//!
//! It gathers, writes and commits as the real one does, but answers each act as soon as its statements have run, as
//! one would who takes "written" for "kept". Compiled only with the feature `sham`, and never into an optimised
//! build.

#[cfg(not(debug_assertions))]
compile_error!("the feature `sham` loses answers; it is for the durability tests only");

use super::{Act, Desk, WriteError};
use crate::metrics::count;

impl Desk {
    /// Carries the acts out, replying to each, and only then commits. `false` if nothing was done.
    pub(super) async fn reply_then_commit(&mut self, batch: &mut Vec<Act>) -> bool {
        let Ok(mut tx) = self.store.begin().await else {
            return false;
        };
        let now = self.clock.now();
        let mut n = self.next_n;
        for act in batch.drain(..) {
            let outcome = act.carry_out(&mut tx, self.node, &mut n, now).await;
            act.reply(outcome.map_err(|_| WriteError::Failed));
        }
        if tx.commit().await.is_ok() {
            count(&self.metrics.commits);
            self.next_n = n;
        }
        true
    }
}
