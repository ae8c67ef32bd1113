//! One round on the rules page.

use super::{RoundClauses, sentences};
use crate::Lang;
use contest::rules::{ContestRules, Stratum};
use leptos::prelude::*;

/// The clauses of a round.
pub(super) fn clauses(lang: Lang, contest: &ContestRules, round: &RoundClauses) -> impl IntoView + use<> {
    let rules = &round.rules;
    let prediction = lang.rule_prediction(rules);
    let prediction = (!prediction.is_empty()).then(|| {
        view! {
            <h3>{lang.rules_prediction()}</h3>
            {sentences(prediction)}
        }
    });
    let keys = rules
        .tie_keys
        .iter()
        .map(|key| view! { <li>{lang.rule_tie_key(*key)}</li> })
        .collect_view();
    let places = (!rules.practice).then(|| {
        view! {
            <h3>{lang.rules_places()}</h3>
            <p>{lang.rules_places_in_order()}</p>
            <ol>{keys}</ol>
            {sentences(lang.rule_places(rules))}
        }
    });
    let changes = (!round.changes.is_empty()).then(|| {
        let items = round
            .changes
            .iter()
            .map(|change| {
                let made_at = lang.moment(change.made_at);
                let document = (!change.document.is_empty())
                    .then(|| format!(" {}", lang.rules_document(&change.document)));
                view! { <li>{lang.rules_change(change.version, &made_at, &change.reason)} {document}</li> }
            })
            .collect_view();
        view! {
            <p>{lang.rules_changes()}</p>
            <ul>{items}</ul>
        }
    });
    view! {
        <h2 id=round.code.clone()>{lang.of(&rules.title).to_owned()}</h2>
        <p class="source">{lang.rules_round_version(round.version)}</p>
        {changes}
        <h3>{lang.rules_when()}</h3>
        {sentences(lang.rule_time(rules, round.window))}
        <h3>{lang.rules_paper()}</h3>
        {sentences(lang.rule_paper(rules))}
        {blueprint(lang, contest, &rules.blueprint)}
        <h3>{lang.rules_attempts()}</h3>
        {sentences(lang.rule_attempts(rules))}
        <h3>{lang.rules_marks()}</h3>
        {sentences(lang.rule_marks(rules))}
        {prediction}
        {places}
        <h3>{lang.rules_release()}</h3>
        {sentences(lang.rule_release(rules))}
    }
}

fn blueprint(lang: Lang, contest: &ContestRules, strata: &[Stratum]) -> impl IntoView + use<> {
    let rows = strata
        .iter()
        .map(|stratum| {
            let topic = stratum.topic.as_ref().map_or_else(
                || lang.rules_any_topic().to_owned(),
                |code| {
                    contest
                        .topics
                        .iter()
                        .find(|topic| topic.code == *code)
                        .map_or_else(|| code.0.clone(), |topic| lang.of(&topic.name).to_owned())
                },
            );
            let difficulty = stratum
                .difficulty
                .map_or(lang.rules_any_difficulty(), |difficulty| {
                    lang.difficulty(difficulty)
                });
            view! {
                <tr>
                    <td>{topic}</td>
                    <td>{difficulty}</td>
                    <td class="n">{lang.number(stratum.count)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <caption>{lang.rules_blueprint()}</caption>
            <thead>
                <tr>
                    <th scope="col">{lang.rules_topic()}</th>
                    <th scope="col">{lang.rules_difficulty()}</th>
                    <th scope="col" class="n">
                        {lang.rules_count()}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The seed of a round and what was promised of it.
pub(super) fn check(lang: Lang, round: &RoundClauses) -> impl IntoView + use<> {
    let shown = |text: &Option<String>, otherwise: &'static str| match text {
        Some(hexadecimal) => view! { <code class="hash">{hexadecimal.clone()}</code> }.into_any(),
        None => otherwise.into_any(),
    };
    view! {
        <h3>{lang.of(&round.rules.title).to_owned()}</h3>
        <dl class="summary">
            <div>
                <dt>{lang.rules_commitment()}</dt>
                <dd>{shown(&round.commitment, lang.rules_not_opened())}</dd>
            </div>
            <div>
                <dt>{lang.rules_seed()}</dt>
                <dd>{shown(&round.seed, lang.rules_seed_later())}</dd>
            </div>
        </dl>
    }
}
