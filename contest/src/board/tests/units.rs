use super::*;

/// Unit, place (0 = none) and whether it is shared, of each line.
fn order(lines: &[UnitLine]) -> Vec<(u128, u32, bool)> {
    let of_line = |line: &UnitLine| {
        let place = line.place.map_or((0, false), |place| (place.place, place.shared));
        (line.unit.0.as_u128(), place.0, place.1)
    };
    lines.iter().map(of_line).collect()
}

fn board(units: &[Unit], rows: &[EntrantRow], measure: UnitMeasure) -> Vec<UnitLine> {
    unit_board(units, rows, &measure, &RESIDENT_DIVISIONS)
}

#[test]
fn wards_by_count_and_by_rate_are_two_orders() {
    let units = [ward(1, 20_000), ward(2, 5_000), ward(3, 10_000)];
    let rows = [
        residents(1, 10, 1, 500),
        residents(20, 6, 2, 500),
        residents(40, 10, 3, 500),
    ]
    .concat();
    assert_eq!(
        order(&board(&units, &rows, UnitMeasure::Count)),
        [(1, 1, true), (3, 1, true), (2, 3, false)]
    );
    let by_rate = board(&units, &rows, UnitMeasure::Rate);
    assert_eq!(order(&by_rate), [(2, 1, false), (3, 2, false), (1, 3, false)]);
    assert_eq!(by_rate[0].rate_per_10_000, Some(Thousandths(12_000)));
    assert_eq!(
        by_rate[0].population.as_ref().map(|population| population.count),
        Some(5_000)
    );
}

#[test]
fn a_rate_is_cut_off_after_three_places() {
    let lines = board(&[ward(1, 21_946)], &residents(1, 7, 1, 500), UnitMeasure::Rate);
    assert_eq!(lines[0].rate_per_10_000, Some(Thousandths(3_189)));
}

#[test]
fn a_mean_needs_enough_people() {
    let units = [ward(1, 1_000), ward(2, 1_000), ward(3, 1_000)];
    let mut rows = [
        residents(1, 6, 1, 1_900),
        residents(20, 8, 2, 1_000),
        residents(40, 7, 3, 1_500),
    ]
    .concat();
    rows[0].outcome.score = Score(1_901);
    let lines = board(&units, &rows, UnitMeasure::Mean { minimum: 7 });
    assert_eq!(order(&lines), [(3, 1, false), (2, 2, false), (1, 0, false)]);
    // 6 times 1,900 and one hundredth more, rounded.
    assert_eq!(lines[2].mean, Some(Score(1_900)));
}

#[test]
fn a_mean_rounds_halves_up() {
    for (scores, mean) in [
        ([1, 0, 0, 0, 0, 0], 0),
        ([1, 1, 1, 0, 0, 0], 1),
        ([-1, -1, -1, 0, 0, 0], 0),
        ([-4; 6], -4),
    ] {
        let rows = scores
            .iter()
            .zip(1..)
            .map(|(score, number)| resident(number, 1, *score, 60))
            .collect::<Vec<_>>();
        let lines = board(&[ward(1, 1_000)], &rows, UnitMeasure::Count);
        assert_eq!(lines[0].mean, Some(Score(mean)), "{scores:?}");
    }
}

#[test]
fn participation_counts_with_points_for_places() {
    // Quảng Nam 2022: 70 % is 70 points; first 10, second 8, third 6.
    let units = [ward(1, 10), ward(2, 10), ward(3, 10)];
    let mut rows = [
        residents(1, 7, 1, 500),
        residents(20, 6, 2, 500),
        residents(40, 5, 3, 500),
    ]
    .concat();
    let places = [(19, 2_000), (18, 1_900), (17, 1_800)];
    for (row, (_, score)) in rows[10..13].iter_mut().zip(places) {
        *row = resident(row.number, 2, score, 60);
    }
    let lines = board(&units, &rows, UnitMeasure::RatePlusPoints { points: [10, 8, 6] });
    let points = lines
        .iter()
        .map(|line| (line.unit.0.as_u128(), line.points))
        .collect::<Vec<_>>();
    assert_eq!(
        points,
        [
            (2, Some(Thousandths(84_000))),
            (1, Some(Thousandths(70_000))),
            (3, Some(Thousandths(50_000)))
        ]
    );
}

#[test]
fn each_division_has_its_own_first() {
    let units = [ward(1, 10), unit(9, UnitKind::Workplace, Some(10))];
    let rows = [
        residents(1, 5, 1, 500),
        (20..25).map(|n| official(n, 1, 9, 900)).collect(),
    ]
    .concat();
    let lines = board(&units, &rows, UnitMeasure::RatePlusPoints { points: [10, 8, 6] });
    // All five share the first place of their division.
    assert!(lines.iter().all(|line| line.points == Some(Thousandths(100_000))));
}

#[test]
fn fewer_than_five_people_are_held_back_with_all_computed_from_them() {
    let units = [ward(1, 1_000), ward(2, 1_000), ward(3, 1_000)];
    let mut rows = [residents(1, 4, 1, 2_000), residents(20, 5, 2, 500)].concat();
    rows[0].attempts = 90;
    for measure in [
        UnitMeasure::Count,
        UnitMeasure::Rate,
        UnitMeasure::Mean { minimum: 1 },
        UnitMeasure::RatePlusPoints { points: [10, 8, 6] },
    ] {
        let lines = board(&units, &rows, measure);
        assert_eq!(
            order(&lines),
            [(2, 1, false), (1, 0, false), (3, 0, false)],
            "{measure:?}"
        );
        assert_eq!(
            (lines[0].people, lines[0].attempts),
            (Held::Exact(5), Held::Exact(5))
        );
        let held = &lines[1];
        assert_eq!((held.people, held.attempts), (Held::UnderFive, Held::UnderFive));
        assert_eq!((held.rate_per_10_000, held.mean, held.points), (None, None, None));
        assert_eq!(
            (lines[2].people, lines[2].attempts),
            (Held::Exact(0), Held::Exact(0))
        );
        assert_eq!(lines[2].mean, None);
    }
}

#[test]
fn a_rate_of_residents_counts_residents_only() {
    let units = [ward(1, 1_000), unit(9, UnitKind::Workplace, Some(50))];
    // Ten officials live in the ward and count for their office.
    let rows = [
        residents(1, 5, 1, 500),
        (20..30).map(|n| official(n, 1, 9, 900)).collect(),
    ]
    .concat();
    let lines = board(&units, &rows, UnitMeasure::Rate);
    assert_eq!(order(&lines), [(9, 1, false), (1, 2, false)]);
    assert_eq!(
        lines[0].rate_per_10_000,
        Some(Thousandths(2_000_000)),
        "ten of fifty staff"
    );
    assert_eq!(
        (lines[1].people, lines[1].rate_per_10_000),
        (Held::Exact(5), Some(Thousandths(50_000)))
    );
}

#[test]
fn a_rate_does_not_tell_how_few_are_not_residents() {
    let mut rows = residents(1, 12, 1, 500);
    for row in &mut rows[..3] {
        row.residence = None;
    }
    let lines = board(&[ward(1, 1_000)], &rows, UnitMeasure::Rate);
    assert_eq!(
        (lines[0].people, lines[0].rate_per_10_000),
        (Held::Exact(12), None)
    );
}

#[test]
fn without_a_population_there_is_no_rate() {
    let units = [unit(1, UnitKind::Ward, None), ward(2, 0)];
    let rows = [residents(1, 5, 1, 500), residents(20, 5, 2, 500)].concat();
    let lines = board(&units, &rows, UnitMeasure::Rate);
    assert_eq!(order(&lines), [(1, 0, false), (2, 0, false)]);
    assert!(lines.iter().all(|line| line.rate_per_10_000.is_none()));
}

#[test]
fn made_up_people_are_marked_on_their_units_line() {
    let mut rows = [residents(1, 5, 1, 500), residents(20, 5, 2, 500)].concat();
    rows[7].simulated = true;
    let lines = board(&[ward(1, 1_000), ward(2, 1_000)], &rows, UnitMeasure::Count);
    assert_eq!(
        lines.iter().map(|line| line.simulated).collect::<Vec<_>>(),
        [false, true]
    );
}

fn any_measure() -> impl Strategy<Value = UnitMeasure> {
    prop_oneof![
        Just(UnitMeasure::Count),
        Just(UnitMeasure::Rate),
        (0_u32..20).prop_map(|minimum| UnitMeasure::Mean { minimum }),
        Just(UnitMeasure::RatePlusPoints { points: [10, 8, 6] }),
    ]
}

proptest! {
    #[test]
    fn every_unit_has_one_line_and_places_never_skip(rows in any_rows(), measure in any_measure()) {
        let units =
            [ward(1, 300), ward(2, 300), ward(3, 40), ward(4, 1_000), unit(9, UnitKind::School, Some(500))];
        let lines = board(&units, &rows, measure);
        prop_assert_eq!(lines.len(), units.len());
        let placed = lines.iter().map_while(|line| line.place).collect::<Vec<_>>();
        prop_assert!(lines[placed.len()..].iter().all(|line| line.place.is_none()));
        for (at, place) in placed.iter().enumerate() {
            let ahead = placed.iter().filter(|other| other.place < place.place).count();
            let beside = placed.iter().filter(|other| other.place == place.place).count();
            prop_assert_eq!(place.place as usize, ahead + 1);
            prop_assert_eq!(place.shared, beside > 1);
            prop_assert!(at == 0 || placed[at - 1].place <= place.place);
        }
        for line in &lines {
            prop_assert!(line.people != Held::UnderFive || line.place.is_none() && line.mean.is_none());
        }
    }

    #[test]
    fn boards_do_not_depend_on_the_order_of_the_rows(rows in any_rows(), measure in any_measure()) {
        let units = [ward(1, 300), ward(2, 300), unit(9, UnitKind::School, Some(500))];
        let backwards = rows.iter().rev().cloned().collect::<Vec<_>>();
        prop_assert_eq!(board(&units, &rows, measure), board(&units, &backwards, measure));
    }
}
