//! Links to the pages of a long table.

use super::icon::{Icon, icon};
use crate::Lang;
use leptos::prelude::*;

/// Links to the pages around `current` (from 1) of `last`; nothing where there is one page. `address` gives the
/// address of a page.
pub fn pagination(
    lang: Lang,
    current: u32,
    last: u32,
    address: impl Fn(u32) -> String,
) -> Option<impl IntoView> {
    if last <= 1 {
        return None;
    }
    let mut shown: Vec<u32> = [1, current.saturating_sub(1), current, current + 1, last]
        .into_iter()
        .filter(|page| (1..=last).contains(page))
        .collect();
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    let mut items = Vec::new();
    for page in shown {
        if page > before + 1 {
            items.push(view! { <li class="gap">"…"</li> }.into_any());
        }
        before = page;
        let here = (page == current).then_some("page");
        items.push(
            view! { <li><a href=address(page) aria-current=here>{lang.number(page)}</a></li> }.into_any(),
        );
    }
    Some(view! {
        <nav class="pages" aria-label=lang.pages_of_table()>
            <ul>
                {(current > 1)
                    .then(|| {
                        view! {
                            <li>
                                <a rel="prev" href=address(current - 1)>
                                    {icon(Icon::Previous)} {lang.previous_page()}
                                </a>
                            </li>
                        }
                    })} {items}
                {(current < last)
                    .then(|| {
                        view! {
                            <li>
                                <a rel="next" href=address(current + 1)>
                                    {lang.next_page()} {icon(Icon::Next)}
                                </a>
                            </li>
                        }
                    })}
            </ul>
        </nav>
    })
}
