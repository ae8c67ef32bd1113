//! The boards: which there are, and one of them.

use crate::{
    Lang,
    parts::{BoardTable, Icon, Tone, board_table, icon, notice, pagination},
};
use leptos::prelude::*;

/// A board that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardEntry {
    /// The round's name, or the whole contest.
    pub title: String,
    /// Where it stands, in words.
    pub state: String,
    /// Where the board is; `None` while there is nothing on it.
    pub href: Option<String>,
    /// Whether its entrants are made up.
    pub simulated: bool,
}

/// The page that lists all boards.
#[must_use]
pub fn boards_page(lang: Lang, entries: Vec<BoardEntry>) -> impl IntoView {
    let sections = entries
        .into_iter()
        .map(|entry| {
            let simulated = entry.simulated.then(
                || view! { " " <span class="tag simulated">{icon(Icon::Info)} " " {lang.simulated()}</span> },
            );
            let link = entry.href.map(|href| {
                let title = entry.title.clone();
                view! {
                    <p class="acts">
                        <a class="button second" href=href>
                            {lang.boards_see()}
                            <span class="unseen">": " {title}</span>
                        </a>
                    </p>
                }
            });
            view! {
                <section class="round still">
                    <h2>{entry.title} {simulated}</h2>
                    <p>{entry.state}</p>
                    {link}
                </section>
            }
        })
        .collect_view();
    view! {
        <h1>{lang.boards_title()}</h1>
        <p class="lead">{lang.boards_lead()}</p>
        {sections}
    }
}

/// A link that chooses what a board shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// It is what is shown.
    pub current: bool,
}

/// A choice from a list too long for links, by a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChooser {
    /// Where the form leads.
    pub action: String,
    /// What else the address holds.
    pub hidden: Vec<(&'static str, String)>,
    /// Code and name of each unit.
    pub units: Vec<(String, String)>,
    /// Code of the chosen one.
    pub chosen: Option<String>,
}

/// One board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardModel {
    /// Where all boards are.
    pub all: String,
    /// The round's name, or the whole contest.
    pub title: String,
    /// Where it stands, in words.
    pub state: String,
    /// Whether its entrants are made up.
    pub simulated: bool,
    /// Kinds of boards.
    pub kinds: Vec<Choice>,
    /// Divisions to choose from.
    pub divisions: Vec<Choice>,
    /// Units to choose from.
    pub units: Option<UnitChooser>,
    /// What is held back and why: a heading and sentences.
    pub held: Option<(String, Vec<String>)>,
    /// The board.
    pub table: Option<BoardTable>,
    /// What is said where there is no board.
    pub empty: Option<String>,
    /// Sources, and what the words mean.
    pub notes: Vec<String>,
    /// Page shown, last page, and the address that a page's number is put after.
    pub pages: Option<(u32, u32, String)>,
}

/// The page of one board.
#[must_use]
pub fn board_page(lang: Lang, model: BoardModel) -> impl IntoView {
    let simulated = model.simulated.then(|| {
        view! {
            <p class="simulated">
                {icon(Icon::Info)} <span>{lang.simulated_notice()}</span>
            </p>
        }
    });
    let held = model.held.map(|(heading, sentences)| {
        let sentences = sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view();
        notice(Tone::Waiting, false, Some(heading), sentences)
    });
    let pages = model.pages.and_then(|(current, last, base)| {
        pagination(lang, current, last, move |page| format!("{base}{page}"))
    });
    let empty = model
        .empty
        .map(|sentence| view! { <div class="empty"><p>{sentence}</p></div> });
    let notes = model
        .notes
        .into_iter()
        .map(|note| view! { <p class="source">{note}</p> })
        .collect_view();
    view! {
        <nav class="crumbs" aria-label=lang.boards_way()>
            <ol>
                <li>
                    <a href=model.all>{lang.boards_title()}</a>
                </li>
                <li aria-current="page">{model.title.clone()}</li>
            </ol>
        </nav>
        <h1>{lang.boards_of(&model.title)}</h1>
        <p class="lead">{model.state}</p>
        {simulated}
        {held}
        {choices(lang.boards_kinds(), model.kinds)}
        {choices(lang.boards_divisions(), model.divisions)}
        {model.units.map(|chooser| unit_chooser(lang, chooser))}
        {model.table.map(board_table)}
        {empty}
        {pages}
        {notes}
    }
}

fn choices(label: &'static str, choices: Vec<Choice>) -> Option<impl IntoView> {
    if choices.is_empty() {
        return None;
    }
    let items = choices
        .into_iter()
        .map(|choice| {
            let here = choice.current.then_some("page");
            view! { <li><a href=choice.href aria-current=here>{choice.text}</a></li> }
        })
        .collect_view();
    Some(view! {
        <nav class="filters" aria-label=label>
            <ul>{items}</ul>
        </nav>
    })
}

fn unit_chooser(lang: Lang, chooser: UnitChooser) -> impl IntoView {
    let hidden = chooser
        .hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let options = chooser
        .units
        .into_iter()
        .map(|(code, name)| {
            let chosen = chooser.chosen.as_deref() == Some(code.as_str());
            view! { <option value=code selected=chosen>{name}</option> }
        })
        .collect_view();
    view! {
        <form method="get" action=chooser.action>
            {hidden}
            <div class="field">
                <label for="phuong">{lang.boards_unit()}</label>
                <select id="phuong" name="phuong">
                    <option value="">{lang.boards_all_units()}</option>
                    {options}
                </select>
            </div>
            <p class="acts">
                <button class="button second">{lang.boards_show()}</button>
            </p>
        </form>
    }
}
