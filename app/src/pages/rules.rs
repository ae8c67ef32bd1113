//! The rules as they hold, said from the data that decides (design 10), and the office's own clauses.

mod round;

use crate::{Lang, parts::prose};
use contest::{
    rules::{ContestRules, RoundRules, Window},
    time::Timestamp,
};
use exchange::prose::Block;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct RulesModel {
    /// Version of the contest's rules.
    pub version: i64,
    /// What holds for the whole contest.
    pub rules: ContestRules,
    /// What holds for each round.
    pub rounds: Vec<RoundClauses>,
    /// The office's own clauses.
    pub office: Vec<Block>,
}

/// What holds for a round.
#[derive(Clone, Debug)]
pub struct RoundClauses {
    /// Its short name, for links within the page.
    pub code: String,
    /// Version of its rules.
    pub version: i64,
    /// What was changed since the first version, the newest first.
    pub changes: Vec<RuleChange>,
    /// When papers may be started.
    pub window: Window,
    /// The rules.
    pub rules: RoundRules,
    /// Commitment to its seed in hexadecimal, from its opening.
    pub commitment: Option<String>,
    /// The seed in hexadecimal, once results may be shown.
    pub seed: Option<String>,
}

/// A version of a round's rules after the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Which version.
    pub version: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// Why.
    pub reason: String,
    /// Number of the office's document about it; empty if there is none.
    pub document: String,
}

/// The contents of the page.
#[must_use]
pub fn rules_page(lang: Lang, model: &RulesModel) -> impl IntoView + use<> {
    let rules = &model.rules;
    let contents = model
        .rounds
        .iter()
        .map(|round| {
            let href = format!("#{}", round.code);
            view! { <li><a href=href>{lang.of(&round.rules.title).to_owned()}</a></li> }
        })
        .collect_view();
    let divisions = rules
        .divisions
        .iter()
        .map(|division| {
            view! {
                <li>
                    <strong>{lang.of(&division.name).to_owned()}</strong> ": " {lang.rule_division(division)}
                </li>
            }
        })
        .collect_view();
    let rounds = model
        .rounds
        .iter()
        .map(|clauses| round::clauses(lang, rules, clauses))
        .collect_view();
    let office = (!model.office.is_empty()).then(|| {
        view! {
            <h2 id="ban-to-chuc">{lang.rules_office()}</h2>
            {prose(&model.office)}
        }
    });
    view! {
        <h1>{lang.rules_title()}</h1>
        <p class="lead">{lang.of(&rules.title).to_owned()}</p>
        <p class="source">
            {lang.of(&rules.organizer).to_owned()} ". " {lang.rules_version(model.version)} ". " {lang.rule_as_of(rules)}
        </p>
        <nav class="toc" aria-labelledby="muc-luc">
            <h2 id="muc-luc">{lang.rules_contents()}</h2>
            <ul>
                <li>
                    <a href="#doi-tuong">{lang.rules_who()}</a>
                </li>
                <li>
                    <a href="#ket-qua">{lang.rules_ranking()}</a>
                </li>
                {contents}
                {office
                    .is_some()
                    .then(|| {
                        view! {
                            <li>
                                <a href="#ban-to-chuc">{lang.rules_office()}</a>
                            </li>
                        }
                    })}
                <li>
                    <a href="#kiem-chung">{lang.rules_check()}</a>
                </li>
            </ul>
        </nav>
        <article class="prose">
            <h2>{lang.rules_terms()}</h2>
            <dl class="terms">
                <dt>{lang.rules_entrant()}</dt>
                <dd>{lang.rules_entrant_more()}</dd>
                <dt>{lang.rules_attempt()}</dt>
                <dd>{lang.rules_attempt_more()}</dd>
            </dl>
            <h2 id="doi-tuong">{lang.rules_who()}</h2>
            {sentences(lang.rule_age(rules))}
            <ul>{divisions}</ul>
            <h2 id="ket-qua">{lang.rules_ranking()}</h2>
            {sentences(lang.rule_whole(rules))}
            <h3>{lang.rules_units()}</h3>
            {sentences(lang.rule_units(rules.unit_measure))}
            {rounds}
            {office}
            <h2 id="kiem-chung">{lang.rules_check()}</h2>
            <p>{lang.rules_check_more()}</p>
            {model.rounds.iter().map(|clauses| round::check(lang, clauses)).collect_view()}
        </article>
    }
}

/// One paragraph of sentences.
fn sentences(sentences: Vec<String>) -> impl IntoView {
    sentences
        .into_iter()
        .map(|sentence| view! { <p>{sentence}</p> })
        .collect_view()
}
