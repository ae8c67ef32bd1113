//! From what the store holds to the rows that boards are computed from.

use crate::{contests::Contest, state::App};
use contest::{
    board::EntrantRow,
    id::EntrantId,
    outcome::{Outcome, counted},
    person::{BirthDate, FullName, mask_name, public_name},
    prediction::truth,
    question::Decimal,
    rank::{SortKey, sort_key},
    rules::CountsFor,
    time::{Date, Timestamp},
};
use std::collections::HashMap;
use store::{StoreError, entrants::Named, results::AttemptResult, rounds::RoundRecord};

/// Below this age a name is always masked (Luật Trẻ em 2016, Điều 1, and Bộ luật Dân sự 2015, Điều 21: who is not
/// yet 18 is a minor).
const OF_AGE: u8 = 18;

/// The rows of a round, one for each entrant who has ended an attempt and is not disqualified, and the true value
/// of the prediction, which there is only once the results are `due` (design 11).
pub async fn of_round(
    app: &App,
    contest: &Contest,
    round: &RoundRecord,
    due: bool,
    now: Timestamp,
) -> Result<(Vec<EntrantRow>, Option<Decimal>), StoreError> {
    let results = app.store.results(contest.id(), round.id).await?;
    let named = app.store.named(contest.id()).await?;
    let named: HashMap<_, _> = named
        .into_iter()
        .map(|person| (person.entrant_id, person))
        .collect();
    let today = now.wall_time().date;
    let rules = &round.rules;
    let mut rows: Vec<_> = results
        .chunk_by(|one, next| one.entrant_id == next.entrant_id)
        .filter_map(|attempts| {
            let outcomes: Vec<_> = attempts.iter().map(outcome).collect();
            let index = counted(rules.counted, &rules.tie_keys, rules.time_unit, &outcomes)?;
            let perfect_attempts = count(outcomes.iter().filter(|outcome| outcome.perfect).count());
            let outcome = Outcome {
                perfect_attempts,
                ..outcomes[index]
            };
            let id = attempts.first()?.entrant_id;
            Some(row(
                contest,
                id,
                named.get(&id),
                count(attempts.len()),
                outcome,
                today,
            ))
        })
        .collect();
    let truth = due
        .then(|| {
            let perfect = rows.iter().filter(|row| row.outcome.perfect).count();
            truth(rules.prediction, count(rows.len()), count(perfect))
        })
        .flatten();
    for row in &mut rows {
        row.key = sort_key(&rules.tie_keys, rules.time_unit, &row.outcome, truth);
    }
    Ok((rows, truth))
}

fn row(
    contest: &Contest,
    entrant: EntrantId,
    named: Option<&Named>,
    attempts: u32,
    outcome: Outcome,
    today: Date,
) -> EntrantRow {
    let divisions = &contest.rules().divisions;
    let division = named
        .and_then(|named| {
            divisions
                .iter()
                .position(|division| division.code == named.division)
        })
        .unwrap_or(0);
    let residence = named.and_then(|named| named.residence_id);
    let workplace = named.and_then(|named| named.workplace_id);
    let counted_unit = match divisions.get(division).map(|division| division.counts_for) {
        Some(CountsFor::Workplace) => workplace,
        Some(CountsFor::Residence) | None => residence,
    };
    EntrantRow {
        entrant,
        number: named.map_or(0, |named| named.number),
        // Somebody whose name has been erased keeps the place without it.
        shown_name: named.map_or_else(String::new, |named| shown_name(named, today)),
        division,
        residence,
        workplace,
        counted_unit,
        attempts,
        outcome,
        key: SortKey::default(),
        simulated: named.is_some_and(|named| named.simulated),
    }
}

/// The name as strangers see it.
fn shown_name(named: &Named, today: Date) -> String {
    let minor = birth(named).is_none_or(|birth| birth.certain_age_on(today) < OF_AGE);
    FullName::parse(&named.name).map_or_else(
        |_| mask_name(&named.name),
        |name| public_name(&name, named.publish, minor),
    )
}

fn birth(named: &Named) -> Option<BirthDate> {
    let text = match (named.birth_month, named.birth_day) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", named.birth_year),
        _ => format!("{:04}", named.birth_year),
    };
    text.parse().ok()
}

fn outcome(result: &AttemptResult) -> Outcome {
    Outcome {
        score: result.score,
        perfect: result.perfect,
        right: u32::try_from(result.right_count).unwrap_or(0),
        questions: u32::try_from(result.questions).unwrap_or(0),
        time_used: result.time_used,
        started_at: result.started_at,
        submitted_at: result.submitted_at,
        prediction: result.prediction.map(Decimal),
        perfect_attempts: 0,
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
