//! Finding people, and people who may have registered twice.

use crate::given::{CONTEST, WARD, a_contest, entrant, person, unit, write};
use contest::id::UnitId;
use store::{
    Store,
    entrants::{Entrant, Named, Person},
};
use uuid::Uuid;

contract!(
    people_are_found_by_a_part_of_the_name_a_number_or_a_telephone,
    signs_with_a_meaning_in_a_search_find_nobody_by_themselves,
    doubles_share_name_birth_date_and_ward,
    a_birth_year_alone_may_be_anybody_of_that_year,
    simulated_people_double_nobody,
);

async fn add(store: &Store, entrant: &Entrant, person: &Person) {
    write(store, async |tx| tx.add_entrant(entrant, person).await).await;
}

fn numbers(found: &[Named]) -> Vec<i64> {
    found.iter().map(|one| one.number).collect()
}

async fn people_are_found_by_a_part_of_the_name_a_number_or_a_telephone(store: Store) {
    a_contest(&store).await;
    let mut with_phone = person("Đặng Thị Hoà", "dang thi hoa");
    with_phone.phone = Some("0912345678".to_owned());
    add(&store, &entrant(30), &with_phone).await;
    add(&store, &entrant(10), &person("Nguyễn Thị Hoa", "nguyen thi hoa")).await;
    add(&store, &entrant(20), &person("Nguyễn Văn Nam", "nguyen van nam")).await;
    let find = async |name: &str, number, phone: &str, limit| {
        numbers(
            &store
                .find_people(CONTEST, name, number, phone, limit)
                .await
                .unwrap(),
        )
    };
    assert_eq!(
        find("thi hoa", None, "", 10).await,
        [30, 10],
        "in order of the names"
    );
    assert_eq!(find("thi hoa", None, "", 1).await, [30]);
    assert_eq!(
        find("Thi Hoa", None, "", 10).await,
        [30, 10],
        "capitals make no difference"
    );
    assert_eq!(find("", Some(20), "", 10).await, [20]);
    assert_eq!(find("", None, "0912345678", 10).await, [30]);
    assert_eq!(find("nam", Some(10), "0912345678", 10).await, [30, 10, 20]);
    assert_eq!(find("", None, "", 10).await, [0_i64; 0]);
}

async fn signs_with_a_meaning_in_a_search_find_nobody_by_themselves(store: Store) {
    a_contest(&store).await;
    add(&store, &entrant(1), &person("Nguyễn Thị Hoa", "nguyen thi hoa")).await;
    for typed in ["%", "_", "\\", "%%", "_______"] {
        assert_eq!(
            store.find_people(CONTEST, typed, None, "", 10).await.unwrap(),
            [],
            "{typed}"
        );
    }
    assert_eq!(
        numbers(&store.find_people(CONTEST, "%hoa", None, "", 10).await.unwrap()),
        [1]
    );
}

async fn doubles_share_name_birth_date_and_ward(store: Store) {
    a_contest(&store).await;
    let elsewhere = UnitId(Uuid::from_u128(1));
    write(&store, async |tx| {
        tx.add_unit(CONTEST, 1, &unit(elsewhere, "00007", "Vĩnh Phúc"))
            .await
    })
    .await;
    let hoa = person("Nguyễn Thị Hoa", "nguyen thi hoa");
    let as_typed_again = person("Nguyễn Thị Hoà", "nguyen thi hoa");
    let mut day_later = hoa.clone();
    (day_later.birth_month, day_later.birth_day) = (Some(3), Some(1));
    let of_ward = |number, residence| Entrant {
        residence,
        ..entrant(number)
    };
    for (entrant, person) in [
        (of_ward(1, Some(WARD)), &hoa),
        (of_ward(2, Some(WARD)), &as_typed_again),
        (of_ward(3, Some(WARD)), &day_later),
        (of_ward(4, Some(elsewhere)), &hoa),
        (of_ward(5, None), &hoa),
        (
            of_ward(6, Some(WARD)),
            &person("Nguyễn Thị Hoa Mai", "nguyen thi hoa mai"),
        ),
    ] {
        add(&store, &entrant, person).await;
    }
    assert_eq!(
        numbers(&store.doubles(CONTEST, 10).await.unwrap()),
        [1, 2],
        "the one registered first comes first"
    );
    assert_eq!(numbers(&store.doubles(CONTEST, 1).await.unwrap()), [1]);
    add(&store, &of_ward(7, None), &hoa).await;
    assert_eq!(
        numbers(&store.doubles(CONTEST, 10).await.unwrap()),
        [1, 2, 5, 7],
        "two from outside the area"
    );
}

async fn a_birth_year_alone_may_be_anybody_of_that_year(store: Store) {
    a_contest(&store).await;
    let hoa = person("Nguyễn Thị Hoa", "nguyen thi hoa");
    let year_only = Person {
        birth_month: None,
        birth_day: None,
        ..hoa.clone()
    };
    let other_year = Person {
        birth_year: 1961,
        ..year_only.clone()
    };
    add(&store, &entrant(1), &hoa).await;
    add(&store, &entrant(2), &other_year).await;
    assert_eq!(store.doubles(CONTEST, 10).await.unwrap(), []);
    add(&store, &entrant(3), &year_only).await;
    assert_eq!(numbers(&store.doubles(CONTEST, 10).await.unwrap()), [1, 3]);
}

async fn simulated_people_double_nobody(store: Store) {
    a_contest(&store).await;
    let hoa = person("Nguyễn Thị Hoa", "nguyen thi hoa");
    add(&store, &entrant(1), &hoa).await;
    for number in [2, 3] {
        add(
            &store,
            &Entrant {
                simulated: true,
                ..entrant(number)
            },
            &hoa,
        )
        .await;
    }
    assert_eq!(store.doubles(CONTEST, 10).await.unwrap(), []);
}
