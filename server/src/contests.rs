//! Contests as loaded: rules, texts, units, rounds. Kept for a second, so that every node follows what another one
//! changed, and dropped at once by the act that changes something here.

use crate::{failure::Refusal, secrets::token_hash, state::App};
use app::{Lang, messages::failures::Failure, parts::Site};
use contest::{
    id::{ContestId, RoundId, UnitId},
    rules::ContestRules,
    time::{Millis, Timestamp},
    unit::{Unit, UnitChoice},
};
use exchange::prose::Prose;
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};
use store::{StoreError, contests::ContestRecord, questions::RoundQuestion, rounds::RoundRecord};

/// How long what was loaded is believed.
const FRESH: Millis = Millis::seconds(1);

/// A contest with everything that its pages need and that is the same for everybody.
#[derive(Clone, Debug)]
pub struct Contest {
    /// The contest itself.
    pub record: ContestRecord,
    /// Its rounds in order.
    pub rounds: Vec<RoundRecord>,
    /// Its units in the kit's order.
    pub units: Vec<Unit>,
    /// People who have registered.
    pub entrants: i64,
    texts: HashMap<(String, Lang), Prose>,
}

impl Contest {
    /// The contest's id.
    #[must_use]
    pub fn id(&self) -> ContestId {
        self.record.id
    }

    /// The rules that hold.
    #[must_use]
    pub fn rules(&self) -> &ContestRules {
        &self.record.rules
    }

    /// `/c/{slug}`.
    #[must_use]
    pub fn root(&self) -> String {
        format!("/c/{}", self.record.slug)
    }

    /// What every page of the contest says about it.
    #[must_use]
    pub fn site(&self, lang: Lang) -> Site {
        let rules = self.rules();
        Site {
            root: self.root(),
            title: lang.of(&rules.title).to_owned(),
            organizer: lang.of(&rules.organizer).to_owned(),
            telephone: rules.telephone.clone(),
            email: rules.email.clone(),
            demo: self.record.demo,
        }
    }

    /// One of the office's texts, in Vietnamese where there is none in the asked language.
    #[must_use]
    pub fn text(&self, kind: &str, lang: Lang) -> Option<&Prose> {
        self.texts
            .get(&(kind.to_owned(), lang))
            .or_else(|| self.texts.get(&(kind.to_owned(), Lang::Vi)))
    }

    /// SHA-256 of a text as it was shown, to be kept with a consent.
    #[must_use]
    pub fn text_hash(&self, kind: &str, lang: Lang) -> [u8; 32] {
        token_hash(self.text(kind, lang).map_or("", |prose| prose.source.as_str()))
    }

    /// The round of that name.
    #[must_use]
    pub fn round(&self, slug: &str) -> Option<&RoundRecord> {
        self.rounds.iter().find(|round| round.slug == slug)
    }

    /// The round with that id.
    #[must_use]
    pub fn round_by_id(&self, id: RoundId) -> Option<&RoundRecord> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// A unit.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The units that can be chosen at registration: valid on the contest's day.
    #[must_use]
    pub fn unit_choices(&self) -> Vec<UnitChoice> {
        let day = self.rules().as_of;
        self.units
            .iter()
            .filter(|unit| unit.valid_on(day))
            .map(Unit::choice)
            .collect()
    }
}

type Kept<K, V> = RwLock<HashMap<K, (Timestamp, Arc<V>)>>;

/// Contests and the questions of their rounds, as loaded.
#[derive(Debug, Default)]
pub struct Contests {
    contests: Kept<String, Contest>,
    questions: Kept<RoundId, Vec<RoundQuestion>>,
}

impl Contests {
    /// The contest of that name.
    pub async fn get(&self, app: &App, slug: &str) -> Result<Option<Arc<Contest>>, StoreError> {
        let now = app.clock.now();
        if let Some(found) = fresh(&self.contests, slug, now) {
            return Ok(Some(found));
        }
        let Some(record) = app.store.contest(slug).await? else {
            return Ok(None);
        };
        let contest = Arc::new(load(app, record).await?);
        keep(&self.contests, slug.to_owned(), now, &contest);
        Ok(Some(contest))
    }

    /// The contest of that name, or the page that says there is none.
    pub async fn need(&self, app: &App, slug: &str) -> Result<Arc<Contest>, Refusal> {
        self.get(app, slug).await?.ok_or(Refusal(Failure::NotFound))
    }

    /// The questions that a round uses, with keys: for drawing and marking.
    pub async fn round_questions(
        &self,
        app: &App,
        contest: ContestId,
        round: RoundId,
    ) -> Result<Arc<Vec<RoundQuestion>>, StoreError> {
        let now = app.clock.now();
        if let Some(found) = fresh(&self.questions, &round, now) {
            return Ok(found);
        }
        let questions = Arc::new(app.store.round_questions(contest, round).await?);
        keep(&self.questions, round, now, &questions);
        Ok(questions)
    }

    /// Forgets what was loaded, after an act that changed it.
    pub fn forget(&self) {
        self.contests
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.questions
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

fn fresh<K, V, Q>(kept: &Kept<K, V>, key: &Q, now: Timestamp) -> Option<Arc<V>>
where
    K: std::borrow::Borrow<Q> + std::hash::Hash + Eq,
    Q: std::hash::Hash + Eq + ?Sized,
{
    let kept = kept.read().unwrap_or_else(PoisonError::into_inner);
    let (loaded_at, value) = kept.get(key)?;
    // A clock that was set back must not keep old things alive.
    let age = now - *loaded_at;
    (age >= Millis::ZERO && age < FRESH).then(|| Arc::clone(value))
}

fn keep<K: std::hash::Hash + Eq, V>(kept: &Kept<K, V>, key: K, now: Timestamp, value: &Arc<V>) {
    kept.write()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(key, (now, Arc::clone(value)));
}

async fn load(app: &App, record: ContestRecord) -> Result<Contest, StoreError> {
    let rounds = app.store.rounds(record.id).await?;
    let units = app.store.units(record.id).await?;
    let entrants = app.store.entrant_count(record.id).await?;
    let texts = app
        .store
        .contest_texts(record.id)
        .await?
        .into_iter()
        .filter_map(|text| {
            let lang = Lang::from_tag(&text.language)?;
            let prose = exchange::prose::parse(text.body.as_bytes()).ok()?;
            Some(((text.kind, lang), prose))
        })
        .collect();
    Ok(Contest {
        record,
        rounds,
        units,
        entrants,
        texts,
    })
}
