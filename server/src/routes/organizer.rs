//! Pages of those who run the contests.

pub mod approvals;
pub mod audit;
mod bank;
mod closing;
pub mod link;
pub mod lists;
pub mod overview;
pub mod people;
pub mod person;
mod person_acts;
pub mod round;
mod round_acts;
pub mod sign_in;
mod todo;

pub use person_acts::{disqualify, extra_time, reissue, time_factor};
pub use round_acts::{close, extend, open};

use crate::{desk::Desk, posted::Posted};
use app::{Lang, pages::organizer::Pages, parts::FieldProblem};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Lines on a page of a long list.
const PER_PAGE: i64 = 50;

/// What an address asks of a list.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Which page of it.
    trang: Option<String>,
    /// Whether only open papers.
    mo: Option<String>,
}

impl Asked {
    /// The page asked for, from 1; the first where that is no number.
    fn page(&self) -> u32 {
        let typed = self.trang.as_ref().and_then(|typed| typed.parse().ok());
        typed.filter(|page| *page > 0).unwrap_or(1)
    }
}

/// The pages of a list of so many lines.
fn pages(current: u32, count: i64, base: String) -> Pages {
    let last =
        u32::try_from(count.max(1).unsigned_abs().div_ceil(PER_PAGE.unsigned_abs())).unwrap_or(u32::MAX);
    Pages { current, last, base }
}

/// Shortest and longest reason, in characters.
const REASON: std::ops::RangeInclusive<usize> = 5..=500;

/// The reason typed into a field, or the message at it.
fn reason<'p>(lang: Lang, posted: &'p Posted, field: &'static str) -> Result<&'p str, FieldProblem> {
    let typed = posted.get(field).trim();
    if REASON.contains(&typed.chars().count()) {
        Ok(typed)
    } else {
        Err(FieldProblem {
            field,
            text: lang.desk_reason_needed().to_owned(),
        })
    }
}

/// Names of officials by the ids that records carry.
struct Officials(BTreeMap<String, String>);

impl Officials {
    async fn load(desk: &Desk) -> Result<Self, store::StoreError> {
        let all = desk.app.store.officials().await?;
        Ok(Self(
            all.into_iter()
                .map(|official| (official.id.to_string(), official.name))
                .collect(),
        ))
    }

    fn name(&self, lang: Lang, id: &str) -> String {
        self.0
            .get(id)
            .cloned()
            .unwrap_or_else(|| lang.desk_official_unknown().to_owned())
    }
}
