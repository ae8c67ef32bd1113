//! The wasm entry: links the islands of `app` and wakes those on the page.

extern crate app;

/// Called once by the page's loader script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
