//! The office's notice about personal data.

use crate::{Lang, parts::prose};
use exchange::prose::Block;
use leptos::prelude::*;

/// The contents of the page.
#[must_use]
pub fn privacy_page(lang: Lang, text: &[Block]) -> impl IntoView + use<> {
    let contents = if text.is_empty() {
        view! { <p>{lang.privacy_none()}</p> }.into_any()
    } else {
        view! { <article class="prose">{prose(text)}</article> }.into_any()
    };
    view! {
        <h1>{lang.privacy_title()}</h1>
        {contents}
    }
}
