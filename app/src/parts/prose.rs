//! The office's own texts: headings, paragraphs, lists, bold, links. Nothing of them is ever raw HTML.

use exchange::prose::{Block, Inline};
use leptos::prelude::*;

/// Draws a text.
#[must_use]
pub fn prose(blocks: &[Block]) -> impl IntoView + use<> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading(line) => view! { <h2>{inline(line)}</h2> }.into_any(),
            Block::Paragraph(line) => view! { <p>{inline(line)}</p> }.into_any(),
            Block::List(items) => {
                let items = items
                    .iter()
                    .map(|line| view! { <li>{inline(line)}</li> })
                    .collect_view();
                view! { <ul>{items}</ul> }.into_any()
            }
        })
        .collect_view()
}

fn inline(line: &[Inline]) -> impl IntoView + use<> {
    line.iter()
        .map(|part| match part {
            Inline::Text { text } => text.clone().into_any(),
            Inline::Bold { text } => view! { <strong>{text.clone()}</strong> }.into_any(),
            Inline::Link { text, url } => view! { <a href=url.clone()>{text.clone()}</a> }.into_any(),
        })
        .collect_view()
}
