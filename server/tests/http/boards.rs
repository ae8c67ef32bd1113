//! The boards: what they show when, to whom, and how soon.

use crate::{
    people::Resident,
    support::{CONTEST, Installation},
};
use contest::{rules::CountsWhileOpen, time::Millis};
use server::demo::simulated;

const ROUND_1: &str = "/c/ba-dinh-2019/bang/dot-1";
const ROUND_2: &str = "/c/ba-dinh-2019/bang/dot-2";
const SLUG: &str = "ba-dinh-2019";

async fn text(installation: &Installation, path: &str) -> String {
    let page = installation.browser().get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page.text()
}

/// The installation with another rule for boards while a round is open.
async fn with_counts(counts: CountsWhileOpen) -> Installation {
    Installation::with_kit(|kit| {
        for round in &mut kit.rounds {
            round.rules.counts_while_open = counts;
        }
    })
    .await
}

#[tokio::test]
async fn a_hidden_board_says_what_is_held_back_and_why() {
    let installation = with_counts(CountsWhileOpen::Hidden).await;
    let hoa = installation.register(Resident::default()).await;
    installation.sit(&hoa, "dot-2", 20, Millis::minutes(5)).await;
    for query in ["", "?xem=nguoi", "?xem=co-quan"] {
        let page = installation.page_of(&hoa, &format!("{ROUND_2}{query}")).await;
        assert!(
            page.has("chưa công bố thứ hạng, điểm, tên và số người dự thi"),
            "{}",
            page.text()
        );
        assert!(page.has("Lý do: đợt thi có câu hỏi phụ"));
        assert!(
            !page.body.contains("<table") && !page.has("H***"),
            "{}",
            page.body
        );
    }
}

#[tokio::test]
async fn a_coarse_board_shows_order_and_rough_numbers_only() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 6, "dot-2").await;
    installation.turnout("Phúc Xá", 5, "dot-2").await;
    let board = text(&installation, ROUND_2).await;
    assert!(
        board.contains("1 Trúc Bạch từ 5 đến 49 người 2 Phúc Xá từ 5 đến 49 người – Vĩnh Phúc dưới 5 người"),
        "{board}"
    );
    assert!(
        !board.contains("8,49") && !board.contains("Điểm trung bình"),
        "{board}"
    );
    let people = text(&installation, &format!("{ROUND_2}?xem=nguoi")).await;
    assert!(
        people.contains("Bảng người dự thi chưa được công bố."),
        "{people}"
    );
    assert!(!people.contains("H***"), "{people}");
    let sorted = text(&installation, &format!("{ROUND_2}?sap=nguoi")).await;
    assert!(sorted.find("Trúc Bạch") < sorted.find("Phúc Xá"), "{sorted}");
}

#[tokio::test]
async fn a_round_that_is_open_stays_out_of_the_contests_board() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 6, "dot-1").await;
    installation.turnout("Phúc Xá", 5, "dot-2").await;
    let board = text(&installation, &format!("{CONTEST}/bang/chung")).await;
    assert!(
        board.contains("Cộng các đợt thi đã có kết quả: Đợt 1."),
        "{board}"
    );
    assert!(board.contains("1 Trúc Bạch 6 6 8,49 7.065 50,00"), "{board}");
    assert!(board.contains("– Phúc Xá 0 0"), "{board}");
}

#[tokio::test]
async fn the_board_of_a_closed_round_shows_wards_with_their_numbers() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 5, "dot-1").await;
    let hoa = installation
        .register(Resident {
            ward: "Trúc Bạch",
            ..Resident::default()
        })
        .await;
    installation.sit(&hoa, "dot-1", 4, Millis::minutes(5)).await;
    installation.sit(&hoa, "dot-1", 16, Millis::minutes(5)).await;
    installation.turnout("Phúc Xá", 3, "dot-1").await;
    let board = text(&installation, ROUND_1).await;
    // Five with 50 points each, one with 80 as the better of two attempts; 6 of 7,065 residents.
    assert!(board.contains("1 Trúc Bạch 6 7 8,49 7.065 55,00"), "{board}");
    assert!(
        board.contains("– Phúc Xá dưới 5 người không nêu không nêu 21.946 không nêu"),
        "{board}"
    );
    assert!(
        board.contains("Dân số: Tổng điều tra dân số và nhà ở ngày 1/4/2019 (số liệu ngày 1/4/2019)."),
        "{board}"
    );
}

#[tokio::test]
async fn a_ward_of_few_is_neither_listed_nor_named_on_the_board_of_entrants() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 5, "dot-1").await;
    installation.turnout("Phúc Xá", 3, "dot-1").await;
    let few = text(&installation, &format!("{ROUND_1}?xem=nguoi&phuong=00001")).await;
    assert!(
        few.contains("Nơi này có dưới 5 người dự thi nên không liệt kê riêng."),
        "{few}"
    );
    assert!(!few.contains("H***"), "{few}");
    let all = text(&installation, &format!("{ROUND_1}?xem=nguoi")).await;
    assert_eq!(all.matches("nơi có dưới 5 người").count(), 3, "{all}");
    let enough = text(&installation, &format!("{ROUND_1}?xem=nguoi&phuong=00004")).await;
    assert_eq!(enough.matches("H***").count(), 5, "{enough}");
}

#[tokio::test]
async fn names_are_masked_but_for_adults_who_agreed() {
    let installation = Installation::new().await;
    for (name, birth_year, publish) in [
        ("Trần Văn Bình", 1970, false),
        ("Lê Thị Chi", 1970, true),
        ("Phạm Minh Dũng", 2010, true),
    ] {
        let who = installation
            .register(Resident {
                name,
                birth_year,
                publish,
                ..Resident::default()
            })
            .await;
        installation.sit(&who, "dot-1", 10, Millis::minutes(5)).await;
    }
    let board = text(&installation, &format!("{ROUND_1}?xem=nguoi")).await;
    for shown in ["Trần V. B***", "Lê Thị Chi", "Phạm M. D***"] {
        assert!(board.contains(shown), "{shown}: {board}");
    }
    assert!(!board.contains("Bình") && !board.contains("Dũng"), "{board}");
}

#[tokio::test]
async fn equal_entrants_share_a_place_and_the_better_attempt_counts() {
    let installation = Installation::new().await;
    for (name, attempts) in [
        ("Trần An", &[(18, 300), (20, 200)][..]),
        ("Lê Bình", &[(20, 200)][..]),
        ("Vũ Chi", &[(20, 199)][..]),
        ("Đỗ Dung", &[(19, 100)][..]),
    ] {
        let who = installation
            .register(Resident {
                name,
                publish: true,
                ..Resident::default()
            })
            .await;
        for (right, seconds) in attempts {
            installation
                .sit(&who, "dot-1", *right, Millis::seconds(*seconds))
                .await;
        }
    }
    let board = text(&installation, &format!("{ROUND_1}?xem=nguoi")).await;
    let place = |name: &str| {
        board[..board.find(name).unwrap()]
            .split_whitespace()
            .next_back()
            .unwrap()
            .to_owned()
    };
    // The second attempt of An began later, so the last save settles what is equal before it.
    assert_eq!(
        ["Vũ Chi", "Lê Bình", "Trần An", "Đỗ Dung"].map(place),
        ["1", "2", "3", "4"],
        "{board}"
    );
    assert!(board.contains("Đáp án câu hỏi phụ: 3."), "{board}");
}

#[tokio::test]
async fn who_is_signed_in_finds_the_own_line_on_top() {
    let installation = Installation::new().await;
    for _ in 0..60 {
        let other = installation.register(Resident::default()).await;
        installation.sit(&other, "dot-1", 2, Millis::minutes(5)).await;
    }
    let me = installation
        .register(Resident {
            name: "Lê Văn Tám",
            ..Resident::default()
        })
        .await;
    installation.sit(&me, "dot-1", 1, Millis::minutes(5)).await;
    let page = installation.page_of(&me, &format!("{ROUND_1}?xem=nguoi")).await;
    let own = page
        .body
        .split("class=\"own\"")
        .nth(1)
        .unwrap()
        .split("</tbody>")
        .next()
        .unwrap();
    assert!(
        own.contains("Lê V. T***") && own.contains("dòng của tôi") && own.contains("61"),
        "{own}"
    );
    let last = installation
        .page_of(&me, &format!("{ROUND_1}?xem=nguoi&trang=2"))
        .await;
    assert_eq!(
        last.text().matches("Lê V. T***").count(),
        1,
        "pinned, not shown twice"
    );
    let wards = installation.page_of(&me, ROUND_1).await;
    assert!(wards.has("1 Phúc Xá phường của tôi 61"), "{}", wards.text());
    assert!(!text(&installation, ROUND_1).await.contains("của tôi"));
}

#[tokio::test]
async fn an_ended_attempt_changes_the_wards_numbers_within_a_second() {
    let installation = with_counts(CountsWhileOpen::Open).await;
    installation.turnout("Trúc Bạch", 5, "dot-2").await;
    assert!(
        text(&installation, ROUND_2)
            .await
            .contains("1 Trúc Bạch 5 5 7,08")
    );
    let hoa = installation
        .register(Resident {
            ward: "Trúc Bạch",
            ..Resident::default()
        })
        .await;
    installation.sit(&hoa, "dot-2", 20, Millis::minutes(5)).await;
    installation.advance(Millis::seconds(1)).await;
    let board = text(&installation, ROUND_2).await;
    assert!(board.contains("1 Trúc Bạch 6 6 8,49 7.065 58,33"), "{board}");
}

#[tokio::test]
async fn who_is_disqualified_leaves_the_board_within_a_second() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 5, "dot-1").await;
    let out = installation
        .register(Resident {
            ward: "Trúc Bạch",
            ..Resident::default()
        })
        .await;
    installation.sit(&out, "dot-1", 20, Millis::minutes(5)).await;
    assert!(text(&installation, ROUND_1).await.contains("1 Trúc Bạch 6 6"));
    let mut tx = installation.app.store.begin().await.unwrap();
    assert!(
        tx.disqualify(out.contest_id, out.id, installation.app.clock.now())
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    installation.advance(Millis::seconds(1)).await;
    assert!(text(&installation, ROUND_1).await.contains("1 Trúc Bạch 5 5"));
}

#[tokio::test]
async fn a_round_that_closes_shows_everything_when_the_last_paper_has_ended() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 5, "dot-2").await;
    assert!(text(&installation, ROUND_2).await.contains("từ 5 đến 49 người"));
    installation.advance(Millis::minutes(11 * 24 * 60)).await;
    assert!(
        text(&installation, ROUND_2)
            .await
            .contains("1 Trúc Bạch 5 5 7,08")
    );
}

#[tokio::test]
async fn long_boards_come_in_pages_of_fifty_and_mark_who_is_made_up() {
    let installation = Installation::new().await;
    simulated::fill(&installation.app, SLUG, "dot-1", 120)
        .await
        .unwrap();
    for (page, lines) in [("", 50), ("&trang=2", 50), ("&trang=3", 20), ("&trang=99", 20)] {
        let board = installation
            .browser()
            .get(&format!("{ROUND_1}?xem=nguoi{page}"))
            .await;
        assert_eq!(board.body.matches("tag simulated").count(), lines, "{page}");
        assert!(board.has("Số liệu mô phỏng để trình diễn"));
    }
    let second = installation
        .browser()
        .get(&format!("{ROUND_1}?xem=nguoi&trang=2"))
        .await;
    assert!(second.body.contains("rel=\"prev\"") && second.body.contains("rel=\"next\""));
    // The ward with the fewest residents is given three people.
    assert!(
        text(&installation, ROUND_1)
            .await
            .contains("– Trúc Bạch dưới 5 người")
    );
}

#[tokio::test]
async fn made_up_attempts_are_drawn_and_marked_by_the_rules() {
    use contest::draw::{Seed, draw, paper_seed};
    let installation = Installation::new().await;
    simulated::fill(&installation.app, SLUG, "dot-1", 30)
        .await
        .unwrap();
    let contest = installation.contest().await;
    let round = contest.round("dot-1").unwrap();
    let store = &installation.app.store;
    let master = Seed(
        store
            .round_seed(contest.id(), round.id)
            .await
            .unwrap()
            .unwrap()
            .try_into()
            .unwrap(),
    );
    let questions = store.round_questions(contest.id(), round.id).await.unwrap();
    let pool: Vec<_> = questions
        .iter()
        .map(|entry| exchange::kit::pool_item(&entry.question))
        .collect();
    let people = store.named(contest.id()).await.unwrap();
    let results = store.results(contest.id(), round.id).await.unwrap();
    assert!(people.len() == 30 && results.len() >= 30 && people.iter().all(|person| person.simulated));
    for result in results {
        let number = people
            .iter()
            .find(|person| person.entrant_id == result.entrant_id)
            .unwrap()
            .number;
        let attempt = store.attempt(result.attempt_id).await.unwrap().unwrap();
        let seed = paper_seed(&master, number, u32::try_from(attempt.number).unwrap());
        assert_eq!(attempt.paper, draw(&round.rules, &pool, &seed).unwrap());
        let log = store.answer_log(attempt.id).await.unwrap();
        let again =
            server::marking::result(&attempt, &log, &questions, &round.rules, &[], result.computed_at);
        assert_eq!(again, result);
        assert!(
            round.window.opens_at <= attempt.started_at
                && attempt.finished_at.unwrap() <= round.window.closes_at
        );
    }
}

#[tokio::test]
async fn whatever_an_address_asks_for_beyond_what_there_is_changes_nothing() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 5, "dot-1").await;
    let plain = installation.browser().get(ROUND_1).await;
    for query in [
        "?xem=gi-do",
        "?xem=phuong&nhom=khong-co&phuong=99999&trang=-1&sap=x",
        "?trang=18446744073709551616",
        "?xem",
        "?%ff=%fe&&&=",
        "?nhom=can-bo",
        "?phuong=%3Cscript%3E",
    ] {
        let page = installation.browser().get(&format!("{ROUND_1}{query}")).await;
        assert_eq!((page.status, page.text()), (200, plain.text()), "{query}");
        assert!(!page.body.contains("<script"), "{query}");
    }
}

#[tokio::test]
async fn columns_order_the_board_by_links() {
    let installation = Installation::new().await;
    installation.turnout("Trúc Bạch", 5, "dot-1").await;
    installation.turnout("Vĩnh Phúc", 7, "dot-1").await;
    let order = async |query: &str| {
        let board = text(&installation, &format!("{ROUND_1}{query}")).await;
        board.find("Trúc Bạch").unwrap() < board.find("Vĩnh Phúc").unwrap()
    };
    assert!(order("").await, "by rate the small ward is ahead");
    assert!(!order("?sap=nguoi").await, "by people the large one is");
    assert!(order("?sap=ten").await, "by name");
    let page = installation.browser().get(&format!("{ROUND_1}?sap=nguoi")).await;
    assert!(
        page.body.contains("aria-sort=\"descending\"") && page.body.contains("?sap=ten"),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn practice_and_what_is_not_there_have_no_board() {
    let installation = Installation::new().await;
    for name in ["luyen-tap", "dot-9"] {
        let page = installation
            .browser()
            .get(&format!("{CONTEST}/bang/{name}"))
            .await;
        assert_eq!(page.status, 404, "{name}");
    }
    let list = installation.browser().get(&format!("{CONTEST}/bang")).await;
    assert!(
        list.has("Đợt 1") && list.has("Đợt 3 Chưa mở") && !list.has("Luyện tập "),
        "{}",
        list.text()
    );
    assert!(
        text(&installation, &format!("{CONTEST}/bang/dot-3"))
            .await
            .contains("Đợt thi mở lúc 09:00 ngày 5/12/2026.")
    );
}
