//! From a view to the bytes of a page.
//!
//! Pages are complete when they are built: nothing suspends, so they are rendered in one go, without streaming
//! and without the scripts that streaming appends (docs/decisions/0003).

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders a whole page.
pub fn page<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let context = Arc::new(SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(context));
    let html = owner.with(|| {
        if let Some(context) = Owner::current_shared_context() {
            // Only islands get the marks that waking up needs.
            context.set_is_hydrating(false);
        }
        view().into_view().to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}
