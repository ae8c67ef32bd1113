//! The office's own texts: headings, paragraphs, lists, bold, links. Nothing of them is ever raw HTML.

use leptos::prelude::*;

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProseBlock {
    /// A heading.
    Heading(Vec<ProseInline>),
    /// A paragraph.
    Paragraph(Vec<ProseInline>),
    /// A list.
    List(Vec<Vec<ProseInline>>),
}

/// A stretch of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProseInline {
    /// Plain words.
    Text(String),
    /// Stressed words.
    Bold(String),
    /// A link to an `https` address.
    Link {
        /// What it says.
        text: String,
        /// Where it leads.
        to: String,
    },
}

/// Draws a text.
#[must_use]
pub fn prose(blocks: &[ProseBlock]) -> impl IntoView + use<> {
    blocks
        .iter()
        .map(|block| match block {
            ProseBlock::Heading(line) => view! { <h2>{inline(line)}</h2> }.into_any(),
            ProseBlock::Paragraph(line) => view! { <p>{inline(line)}</p> }.into_any(),
            ProseBlock::List(items) => {
                let items = items.iter().map(|line| view! { <li>{inline(line)}</li> }).collect_view();
                view! { <ul>{items}</ul> }.into_any()
            }
        })
        .collect_view()
}

fn inline(line: &[ProseInline]) -> impl IntoView + use<> {
    line.iter()
        .map(|part| match part {
            ProseInline::Text(text) => text.clone().into_any(),
            ProseInline::Bold(text) => view! { <strong>{text.clone()}</strong> }.into_any(),
            ProseInline::Link { text, to } => view! { <a href=to.clone()>{text.clone()}</a> }.into_any(),
        })
        .collect_view()
}
