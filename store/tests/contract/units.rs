//! Units.

use crate::given::{CONTEST, WARD, a_contest, unit, write};
use contest::{
    id::UnitId,
    time::Date,
    unit::{Population, Unit, UnitKind},
};
use store::{Store, StoreError};
use uuid::Uuid;

contract!(
    units_keep_their_order_and_everything_about_them,
    a_code_belongs_to_one_unit_of_an_era
);

async fn units_keep_their_order_and_everything_about_them(store: Store) {
    a_contest(&store).await;
    let ward = unit(WARD, "00004", "Trúc Bạch");
    let mut group = unit(UnitId(Uuid::from_u128(1)), "00004-05", "Tổ dân phố số 5");
    group.kind = UnitKind::Neighbourhood;
    group.parent = Some(WARD);
    group.valid_from = Some(Date::new(1981, 6, 10).unwrap());
    group.valid_to = Some(Date::new(2025, 6, 30).unwrap());
    group.population = Some(Population {
        count: 1_204,
        date: Date::new(2019, 4, 1).unwrap(),
        source: "Tổng điều tra dân số 2019".to_owned(),
    });
    let mut school = unit(UnitId(Uuid::from_u128(2)), "thcs-01", "Trường THCS");
    school.kind = UnitKind::School;
    write(&store, async |tx| {
        tx.add_unit(CONTEST, 2, &school).await?;
        tx.add_unit(CONTEST, 1, &group).await
    })
    .await;
    assert_eq!(store.units(CONTEST).await.unwrap(), [ward, group, school]);
}

async fn a_code_belongs_to_one_unit_of_an_era(store: Store) {
    a_contest(&store).await;
    let other = unit(UnitId(Uuid::from_u128(1)), "00004", "Ngọc Hà");
    let mut tx = store.begin().await.unwrap();
    let refused = tx.add_unit(CONTEST, 1, &other).await;
    assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
    drop(tx);
    let of_today = Unit {
        era: "2025".to_owned(),
        ..other
    };
    write(&store, async |tx| tx.add_unit(CONTEST, 1, &of_today).await).await;
    assert_eq!(store.units(CONTEST).await.unwrap().len(), 2);
}
