//! The result of an ended paper, as far as the rules release it. Worked out from the log itself, so that it is right
//! before any job has run.

use crate::{failure::Refusal, marking, page, sitting::Sitting, visit::Visit};
use app::pages::result::{Marked, ResultPage, Scored, result_page};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contest::marks::best_possible;

/// Score and keys, each if it is released; else when it will be.
pub async fn show(visit: Visit, Path((_, attempt)): Path<(String, String)>) -> Result<Response, Response> {
    let sitting = Sitting::load(&visit, &attempt).await?;
    if sitting.is_running() {
        return Ok(page::see_other(&format!("{}/tong-quan", sitting.root())));
    }
    draw(&visit, &sitting).await.map_err(IntoResponse::into_response)
}

async fn draw(visit: &Visit, sitting: &Sitting) -> Result<Response, Refusal> {
    let (lang, rules) = (visit.lang, &sitting.round.rules);
    let model = ResultPage {
        round: lang.of(&rules.title).to_owned(),
        score: if sitting.shows(visit, rules.score_release).await? {
            Some(scored(visit, sitting).await?)
        } else {
            None
        },
        questions: sitting
            .shows(visit, rules.key_release)
            .await?
            .then(|| marked(visit, sitting)),
        score_release: rules.score_release,
        key_release: rules.key_release,
        closes_at: sitting.round.window.closes_at,
        receipt: format!("{}/phieu", sitting.root()),
        my_page: format!("{}/cua-toi", sitting.contest.root()),
    };
    let frame = visit.frame(lang.result_title());
    Ok(page::html(StatusCode::OK, &frame, move || {
        result_page(lang, model)
    }))
}

async fn scored(visit: &Visit, sitting: &Sitting) -> Result<Scored, Refusal> {
    let rules = &sitting.round.rules;
    let added = visit.app.store.added_to(&sitting.attempt).await?;
    let result = marking::result(
        &sitting.attempt,
        &sitting.log,
        sitting.questions(),
        rules,
        &added,
        sitting.now,
    );
    Ok(Scored {
        right: result.right_count,
        questions: result.questions,
        score: result.score,
        best: best_possible(sitting.attempt.paper.slots.len(), &rules.marks),
        time_used: result.time_used,
    })
}

fn marked(visit: &Visit, sitting: &Sitting) -> Vec<Marked> {
    let lang = visit.lang;
    let marks = marking::marks(
        &sitting.attempt,
        &sitting.log,
        sitting.questions(),
        &sitting.round.rules,
    );
    (1..)
        .zip(marks)
        .filter_map(|(slot, mark)| {
            let entry = sitting.entry(slot)?;
            let (question, background) = (&entry.question, &entry.background);
            Some(Marked {
                text: question.text.clone(),
                verdict: mark.verdict,
                chosen: lang.answer_words(&question.form, &sitting.held(slot).0),
                right: lang.key_words(&question.form, &entry.key),
                explanation: background.explanation.clone(),
                law: background.law.clone(),
                link: background.link.clone(),
            })
        })
        .collect()
}
