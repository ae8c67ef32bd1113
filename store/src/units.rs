//! Units: wards, agencies, schools, with their eras and denominators.

use crate::{Store, StoreError, Tx, error::rows, on_read, on_tx};
use contest::{
    id::{ContestId, UnitId},
    time::Date,
    unit::{Population, Unit, UnitKind},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: UnitId,
    code: String,
    era: String,
    name: String,
    kind: String,
    parent_id: Option<UnitId>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    population: Option<i64>,
    population_date: Option<String>,
    population_source: Option<String>,
}

impl TryFrom<Row> for Unit {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let date = |text: Option<String>| text.and_then(|text| text.parse::<Date>().ok());
        let population = match (row.population, date(row.population_date), row.population_source) {
            (Some(count), Some(date), Some(source)) => Some(Population {
                count: u32::try_from(count).unwrap_or(u32::MAX),
                date,
                source,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            code: row.code,
            era: row.era,
            name: row.name,
            kind: UnitKind::from_code(&row.kind).ok_or(StoreError::Unknown { what: "unit kind" })?,
            parent: row.parent_id,
            valid_from: date(row.valid_from),
            valid_to: date(row.valid_to),
            population,
        })
    }
}

impl Store {
    /// All units of a contest in the kit's order.
    pub async fn units(&self, contest: ContestId) -> Result<Vec<Unit>, StoreError> {
        let found: Vec<Row> = on_read!(self, |db| {
            sqlx::query_as(
            "SELECT id, code, era, name, kind, parent_id, valid_from, valid_to, population, population_date, \
             population_source FROM unit WHERE contest_id = $1 ORDER BY position"
        )
        .bind(contest)
        .fetch_all(db)
        .await
        })?;
        found.into_iter().map(TryInto::try_into).collect()
    }
}

impl Tx {
    /// Adds a unit at that place of the list.
    pub async fn add_unit(
        &mut self,
        contest: ContestId,
        position: i64,
        unit: &Unit,
    ) -> Result<(), StoreError> {
        let done = on_tx!(self, |db| {
            sqlx::query(
            "INSERT INTO unit (contest_id, id, position, code, era, name, kind, parent_id, valid_from, valid_to, \
             population, population_date, population_source) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        )
        .bind(contest)
        .bind(unit.id)
        .bind(position)
        .bind(&unit.code)
        .bind(&unit.era)
        .bind(&unit.name)
        .bind(unit.kind.code())
        .bind(unit.parent)
        .bind(unit.valid_from.map(|date| date.to_string()))
        .bind(unit.valid_to.map(|date| date.to_string()))
        .bind(unit.population.as_ref().map(|population| i64::from(population.count)))
        .bind(unit.population.as_ref().map(|population| population.date.to_string()))
        .bind(unit.population.as_ref().map(|population| population.source.clone()))
        .execute(db)
        .await
        .map(|done| done.rows_affected())
        })?;
        rows("add unit", 1, done)
    }
}
