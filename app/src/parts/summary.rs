//! Lists of facts, and notices.

use super::icon::{Icon, big_icon};
use leptos::prelude::*;

/// A list of names and values.
#[must_use]
pub fn summary(lines: Vec<(String, AnyView)>) -> impl IntoView {
    view! {
        <dl class="summary">
            {lines
                .into_iter()
                .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
                .collect_view()}
        </dl>
    }
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Not yet.
    Waiting,
    /// Done.
    Success,
    /// Take care.
    Danger,
}

/// A notice with an optional heading. It is read out when it is the outcome of what was just done.
#[must_use]
pub fn notice(tone: Tone, outcome: bool, heading: Option<String>, body: impl IntoView) -> impl IntoView {
    let (class, sign) = match tone {
        Tone::Info => ("notice info", Icon::Info),
        Tone::Waiting => ("notice waiting", Icon::Waiting),
        Tone::Success => ("notice success", Icon::Check),
        Tone::Danger => ("notice danger", Icon::Warning),
    };
    view! {
        <div class=class role=outcome.then_some("status")>
            {big_icon(sign)}
            <div>{heading.map(|text| view! { <h2>{text}</h2> })} {body}</div>
        </div>
    }
}
