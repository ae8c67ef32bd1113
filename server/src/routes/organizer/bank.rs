//! Whether the bank can fill a round's papers, and what opening the round would fix.

use crate::{desk::Desk, starting::pool};
use contest::{
    draw::{DrawError, PoolItem, Seed, draw},
    round::Phase,
    rules::RoundRules,
};
use store::{StoreError, questions::RoundQuestion, rounds::RoundRecord};

/// What opening changes, or why it cannot be done.
pub(super) async fn open_effects(
    desk: &Desk,
    round: &RoundRecord,
    phase: Phase,
) -> Result<Result<Vec<String>, String>, StoreError> {
    let lang = desk.lang;
    if phase == Phase::Closed {
        return Ok(Err(lang.open_window_past().to_owned()));
    }
    let bank = valid_bank(desk).await?;
    if let Err(error) = fills(&round.rules, &bank) {
        return Ok(Err(too_few(desk, &round.rules, error)));
    }
    let when = lang.moment(round.window.opens_at);
    let count = i128::try_from(bank.len()).unwrap_or(i128::MAX);
    Ok(Ok(vec![
        lang.open_questions(&lang.number(count)),
        lang.open_seed().to_owned(),
        if phase == Phase::Open {
            lang.open_now(&when)
        } else {
            lang.open_from(&when)
        },
    ]))
}

/// The questions that opening a round now would fix: the newest versions that are valid on the contest's day.
pub(super) async fn valid_bank(desk: &Desk) -> Result<Vec<PoolItem>, StoreError> {
    let bank = desk.app.store.bank(desk.contest.id()).await?;
    let all: Vec<_> = bank
        .into_iter()
        .map(|question| RoundQuestion {
            question,
            stopped_at: None,
        })
        .collect();
    Ok(pool(&all, desk.contest.rules().as_of, desk.now))
}

/// Whether a paper can be drawn. Which seed is used does not matter: a draw fails only if no paper exists.
pub(super) fn fills(rules: &RoundRules, bank: &[PoolItem]) -> Result<(), DrawError> {
    draw(rules, bank, &Seed([0; 32])).map(drop)
}

/// Why the blueprint cannot be drawn, in words.
pub(super) fn too_few(desk: &Desk, rules: &RoundRules, error: DrawError) -> String {
    let lang = desk.lang;
    let DrawError::TooFew {
        stratum,
        wanted,
        found,
    } = error;
    let part = rules.blueprint.get(stratum);
    let topic = part.and_then(|part| part.topic.as_ref()).map(|code| {
        let topics = &desk.contest.rules().topics;
        let name = topics.iter().find(|topic| topic.code == *code);
        lang.open_part_topic(name.map_or(code.0.as_str(), |topic| lang.of(&topic.name)))
    });
    let difficulty = part
        .and_then(|part| part.difficulty)
        .map(|level| lang.open_part_difficulty(&level.0.to_string()));
    let said: Vec<_> = topic.into_iter().chain(difficulty).collect();
    let said = if said.is_empty() {
        lang.open_part_any().to_owned()
    } else {
        said.join(", ")
    };
    lang.open_too_few(&said, &lang.number(wanted), &lang.number(found))
}
