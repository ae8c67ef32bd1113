//! Entrants, and apart from them the person behind each: names and ways to reach people stay in one table.

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{
    attempt::TimeFactor,
    id::{ContestId, EntrantId, UnitId},
    time::Timestamp,
};

/// An entrant without anything that names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
    /// The opaque id.
    pub id: EntrantId,
    /// The contest.
    pub contest_id: ContestId,
    /// The public number, random, that receipts and bundles use.
    pub number: i64,
    /// Code of the division.
    pub division: String,
    /// Ward of residence, if within the contest's area.
    pub residence: Option<UnitId>,
    /// Workplace or school.
    pub workplace: Option<UnitId>,
    /// How much time the entrant gets.
    pub time_factor: TimeFactor,
    /// When the entrant registered.
    pub registered_at: Timestamp,
    /// Since when the entrant is out, by the decision of two people.
    pub disqualified_at: Option<Timestamp>,
    /// Whether this is a simulated person of a demonstration.
    pub simulated: bool,
}

/// The person behind an entrant.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    /// Full name as typed.
    pub name: String,
    /// Lower case without diacritics.
    pub plain_name: String,
    /// Year of birth.
    pub birth_year: i64,
    /// Month of birth, if known.
    pub birth_month: Option<i64>,
    /// Day of birth, if known.
    pub birth_day: Option<i64>,
    /// Telephone, digits only.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Who stands for a child under 16.
    pub guardian_name: Option<String>,
    /// How to reach that person.
    pub guardian_phone: Option<String>,
}

/// One answer to one consent question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// `run`, `publish`, `contact` or `guardian`.
    pub kind: &'static str,
    /// What was answered.
    pub given: bool,
    /// SHA-256 of the text that was shown.
    pub text_hash: Vec<u8>,
}

/// An answer to a consent question as kept: what proves who agreed to which text, and when.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct GivenConsent {
    /// `run`, `publish`, `contact` or `guardian`.
    pub kind: String,
    /// What was answered.
    pub given: bool,
    /// SHA-256 of the text that was shown.
    pub text_hash: Vec<u8>,
    /// When it was answered.
    pub at: Timestamp,
}

/// An entrant with the name and what a board must know to show it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Named {
    /// The entrant.
    pub entrant_id: EntrantId,
    /// The public number.
    pub number: i64,
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub birth_year: i64,
    /// Month of birth, if known.
    pub birth_month: Option<i64>,
    /// Day of birth, if known.
    pub birth_day: Option<i64>,
    /// Code of the division.
    pub division: String,
    /// Ward of residence, if within the contest's area.
    pub residence_id: Option<UnitId>,
    /// Workplace or school.
    pub workplace_id: Option<UnitId>,
    /// Whether this is a simulated person.
    pub simulated: bool,
    /// Whether the newest answer to "may my name be published" is yes.
    pub publish: bool,
    /// When the entrant registered.
    pub registered_at: Timestamp,
    /// Since when the entrant is out.
    pub disqualified_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EntrantId,
    contest_id: ContestId,
    number: i64,
    division: String,
    residence_id: Option<UnitId>,
    workplace_id: Option<UnitId>,
    time_factor: i64,
    registered_at: Timestamp,
    disqualified_at: Option<Timestamp>,
    simulated: bool,
}

impl From<Row> for Entrant {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            contest_id: row.contest_id,
            number: row.number,
            division: row.division,
            residence: row.residence_id,
            workplace: row.workplace_id,
            time_factor: TimeFactor::try_from(row.time_factor).unwrap_or_default(),
            registered_at: row.registered_at,
            disqualified_at: row.disqualified_at,
            simulated: row.simulated,
        }
    }
}

const ENTRANT_BY_ID: &str = "SELECT id, contest_id, number, division, residence_id, workplace_id, time_factor, \
     registered_at, disqualified_at, simulated FROM entrant WHERE contest_id = $1 AND id = $2";
const NAMED: &str = "SELECT e.id AS entrant_id, e.number, p.name, p.birth_year, p.birth_month, p.birth_day, \
     e.division, e.residence_id, e.workplace_id, e.simulated, e.registered_at, e.disqualified_at, \
     COALESCE((SELECT c.given FROM consent c WHERE c.contest_id = e.contest_id AND c.entrant_id = e.id \
     AND c.kind = 'publish' ORDER BY c.at DESC LIMIT 1), 1 = 0) AS publish \
     FROM entrant e JOIN person p ON p.contest_id = e.contest_id AND p.entrant_id = e.id WHERE e.contest_id = $1";
const NAMED_ONE: &str = "SELECT e.id AS entrant_id, e.number, p.name, p.birth_year, p.birth_month, p.birth_day, \
     e.division, e.residence_id, e.workplace_id, e.simulated, e.registered_at, e.disqualified_at, 1 = 0 AS publish \
     FROM entrant e JOIN person p ON p.contest_id = e.contest_id AND p.entrant_id = e.id \
     WHERE e.contest_id = $1 AND (e.number = $2 OR p.plain_name LIKE $3 OR p.phone = $4) \
     ORDER BY p.plain_name, e.number LIMIT $5";
const DOUBLES: &str = "SELECT e.id AS entrant_id, e.number, p.name, p.birth_year, p.birth_month, p.birth_day, \
     e.division, e.residence_id, e.workplace_id, e.simulated, e.registered_at, e.disqualified_at, 1 = 0 AS publish \
     FROM entrant e JOIN person p ON p.contest_id = e.contest_id AND p.entrant_id = e.id \
     WHERE e.contest_id = $1 AND NOT e.simulated AND EXISTS (SELECT 1 FROM entrant f \
     JOIN person q ON q.contest_id = f.contest_id AND q.entrant_id = f.id \
     WHERE f.contest_id = e.contest_id AND f.id <> e.id AND NOT f.simulated \
     AND (f.residence_id = e.residence_id OR (f.residence_id IS NULL AND e.residence_id IS NULL)) \
     AND q.plain_name = p.plain_name AND q.birth_year = p.birth_year \
     AND (q.birth_month IS NULL OR p.birth_month IS NULL OR (q.birth_month = p.birth_month \
     AND q.birth_day = p.birth_day))) ORDER BY p.plain_name, p.birth_year, e.registered_at LIMIT $2";

impl Store {
    /// One entrant.
    pub async fn entrant(&self, contest: ContestId, id: EntrantId) -> Result<Option<Entrant>, StoreError> {
        let found: Option<Row> = on_read!(self, |db| sqlx::query_as(ENTRANT_BY_ID)
            .bind(contest)
            .bind(id)
            .fetch_optional(db)
            .await)?;
        Ok(found.map(Into::into))
    }

    /// The person behind an entrant, unless erased.
    pub async fn person(&self, contest: ContestId, id: EntrantId) -> Result<Option<Person>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT name, plain_name, birth_year, birth_month, birth_day, phone, email, guardian_name, \
             guardian_phone FROM person WHERE contest_id = $1 AND entrant_id = $2"
        )
        .bind(contest)
        .bind(id)
        .fetch_optional(db)
        .await)?)
    }

    /// Whose entry code that is, by the keyed HMAC of the code; none for a code that has been replaced.
    pub async fn entrant_by_code(
        &self,
        contest: ContestId,
        code_hmac: &[u8],
    ) -> Result<Option<EntrantId>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_scalar(
            "SELECT entrant_id FROM entry_code WHERE contest_id = $1 AND code_hmac = $2 AND ended_at IS NULL"
        )
        .bind(contest)
        .bind(code_hmac)
        .fetch_optional(db)
        .await)?)
    }

    /// How many people have registered.
    pub async fn entrant_count(&self, contest: ContestId) -> Result<i64, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_scalar(
            "SELECT COUNT(*) FROM entrant WHERE contest_id = $1"
        )
        .bind(contest)
        .fetch_one(db)
        .await)?)
    }

    /// Everybody of a contest with name, for boards. Disqualified people are among them.
    pub async fn named(&self, contest: ContestId) -> Result<Vec<Named>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(NAMED)
            .bind(contest)
            .fetch_all(db)
            .await)?)
    }

    /// People whose name without diacritics contains `plain_name`, or with that public number or telephone.
    pub async fn find_people(
        &self,
        contest: ContestId,
        plain_name: &str,
        number: Option<i64>,
        phone: &str,
        limit: i64,
    ) -> Result<Vec<Named>, StoreError> {
        // No name has the signs that mean something to LIKE. Lower case, because LIKE minds case on PostgreSQL only.
        let literal = plain_name.to_lowercase().replace(['%', '_', '\\'], "");
        let pattern = if literal.is_empty() {
            literal
        } else {
            format!("%{literal}%")
        };
        Ok(on_read!(self, |db| sqlx::query_as(NAMED_ONE)
            .bind(contest)
            .bind(number)
            .bind(&pattern)
            .bind(phone)
            .bind(limit)
            .fetch_all(db)
            .await)?)
    }

    /// People who share name without diacritics, birth date and ward with somebody else.
    pub async fn doubles(&self, contest: ContestId, limit: i64) -> Result<Vec<Named>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(DOUBLES)
            .bind(contest)
            .bind(limit)
            .fetch_all(db)
            .await)?)
    }

    /// What an entrant answered to consent questions, oldest first.
    pub async fn consents(
        &self,
        contest: ContestId,
        entrant: EntrantId,
    ) -> Result<Vec<GivenConsent>, StoreError> {
        Ok(on_read!(self, |db| sqlx::query_as(
            "SELECT kind, given, text_hash, at FROM consent WHERE contest_id = $1 AND entrant_id = $2 \
             ORDER BY at, kind"
        )
        .bind(contest)
        .bind(entrant)
        .fetch_all(db)
        .await)?)
    }
}

impl Tx {
    /// Adds an entrant and the person behind it. [`StoreError::Taken`] if the public number is in use: draw another.
    pub async fn add_entrant(&mut self, new: &Entrant, person: &Person) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO entrant (contest_id, id, number, division, residence_id, workplace_id, time_factor, \
             registered_at, disqualified_at, simulated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        )
        .bind(new.contest_id)
        .bind(new.id)
        .bind(new.number)
        .bind(&new.division)
        .bind(new.residence)
        .bind(new.workplace)
        .bind(i64::from(new.time_factor))
        .bind(new.registered_at)
        .bind(new.disqualified_at)
        .bind(new.simulated)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add entrant", 1, done)?;
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO person (contest_id, entrant_id, name, plain_name, birth_year, birth_month, birth_day, phone, \
             email, guardian_name, guardian_phone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        )
        .bind(new.contest_id)
        .bind(new.id)
        .bind(&person.name)
        .bind(&person.plain_name)
        .bind(person.birth_year)
        .bind(person.birth_month)
        .bind(person.birth_day)
        .bind(&person.phone)
        .bind(&person.email)
        .bind(&person.guardian_name)
        .bind(&person.guardian_phone)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add person", 1, done)
    }

    /// Keeps what an entrant answered to a consent question.
    pub async fn add_consent(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
        consent: &Consent,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "INSERT INTO consent (contest_id, entrant_id, kind, given, text_hash, at) \
             VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(contest)
        .bind(entrant)
        .bind(consent.kind)
        .bind(consent.given)
        .bind(&consent.text_hash)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("add consent", 1, done)
    }

    /// Gives an entrant a new entry code and ends the one before.
    pub async fn issue_entry_code(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
        code_hmac: &[u8],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        // Two codes issued at once would each end the one before and leave the other.
        self.hold_entrant(contest, entrant).await?;
        on_tx!(self, |db| {
            sqlx::query(
            "UPDATE entry_code SET ended_at = $3 WHERE contest_id = $1 AND entrant_id = $2 AND ended_at IS NULL"
        )
        .bind(contest)
        .bind(entrant)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
        })?;
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO entry_code (contest_id, code_hmac, entrant_id, issued_at) VALUES ($1, $2, $3, $4)"
        )
        .bind(contest)
        .bind(code_hmac)
        .bind(entrant)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("issue entry code", 1, done)
    }

    /// Reads an entrant and keeps others from changing it until this transaction ends, so that two starts by
    /// one entrant come one after the other.
    pub async fn hold_entrant(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
    ) -> Result<Option<Entrant>, StoreError> {
        let found: Option<Row> = on_tx!(self, |db| {
            sqlx::query_as(
            "UPDATE entrant SET time_factor = time_factor WHERE contest_id = $1 AND id = $2 \
             RETURNING id, contest_id, number, division, residence_id, workplace_id, time_factor, registered_at, \
             disqualified_at, simulated"
        )
        .bind(contest)
        .bind(entrant)
        .fetch_optional(db)
        .await
        })?;
        Ok(found.map(Into::into))
    }

    /// Puts an entrant out. `false` if that was done already.
    pub async fn disqualify(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "UPDATE entrant SET disqualified_at = $3 WHERE contest_id = $1 AND id = $2 AND disqualified_at IS NULL"
        )
        .bind(contest)
        .bind(entrant)
        .bind(now)
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        Ok(done == 1)
    }

    /// Sets how much time an entrant gets in attempts begun from now on.
    pub async fn set_time_factor(
        &mut self,
        contest: ContestId,
        entrant: EntrantId,
        factor: TimeFactor,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| sqlx::query(
            "UPDATE entrant SET time_factor = $3 WHERE contest_id = $1 AND id = $2"
        )
        .bind(contest)
        .bind(entrant)
        .bind(i64::from(factor))
        .execute(db)
        .await
        .map(|done| done.rows_affected()))?;
        rows("set time factor", 1, done)
    }
}
