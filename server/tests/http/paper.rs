//! An open paper as a browser without scripts sees it.

use crate::{
    sitter::{ROUND, attempt, hoa, logged, right_values, sign_in, with_hidden},
    support::{Installation, MORNING},
};
use contest::{
    attempt::{Added, TimeFactor},
    time::Millis,
};
use uuid::Uuid;

const WRITER: &str = "00000000-0000-4000-8000-000000000001";

#[tokio::test]
async fn the_whole_paper_is_taken_with_forms_alone() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let rights = right_values(&installation, &paper).await;
    for (number, values) in (1..=20).zip(rights) {
        let page = hoa.browser.get(&format!("{paper}/cau/{number}")).await;
        assert!(
            page.has(&format!("Câu {number} trên 20")) && page.has("Chưa trả lời"),
            "{}",
            page.text()
        );
        assert!(!page.body.contains("<script"), "no script without browser code");
        let sent = hoa
            .answer(&paper, number, &[("choice", &values[0]), ("go", "next")])
            .await;
        let next = if number < 20 {
            format!("{paper}/cau/{}", number + 1)
        } else {
            format!("{paper}/tong-quan")
        };
        assert_eq!((sent.status, sent.location()), (303, next.as_str()));
    }
    let overview = hoa.browser.get(&format!("{paper}/tong-quan")).await;
    assert!(overview.has("Đã trả lời 20 trên 20 câu.") && overview.has("Trả lời câu hỏi phụ"));

    let asked = hoa.browser.get(&format!("{paper}/du-doan")).await;
    assert!(asked.has("Có bao nhiêu người trả lời đúng hết?") && asked.has("Câu này không tính điểm."));
    let fields = with_hidden(&asked, &[("value", "1.512")]);
    let sent = hoa.browser.post(&format!("{paper}/du-doan"), &fields).await;
    assert_eq!(
        (sent.status, sent.location()),
        (303, format!("{paper}/tong-quan").as_str())
    );
    assert!(
        hoa.browser
            .get(&format!("{paper}/tong-quan"))
            .await
            .has("Dự đoán đã lưu: 1.512 người")
    );

    let asked = hoa.browser.get(&format!("{paper}/ket-thuc")).await;
    assert!(
        asked.has("Kết thúc sớm. Câu đã lưu vẫn được tính.") && asked.has("Tất cả các câu đã được trả lời.")
    );
    let ended = hoa.finish(&paper).await;
    assert_eq!(
        (ended.status, ended.location()),
        (303, format!("{paper}/phieu").as_str())
    );
    let receipt = hoa.browser.get(&format!("{paper}/phieu")).await;
    for text in [
        "Bài thi được kết thúc sớm lúc 09:00:00.",
        "20 trên 20 câu",
        "Nguyễn Thị Hòa",
        "1.512 người",
    ] {
        assert!(receipt.has(text), "{text}: {}", receipt.text());
    }
    assert!(receipt.has(&hoa.number.to_string()));
    let result = hoa.browser.get(&format!("{paper}/ket-qua")).await;
    assert!(result.has("Đúng 20 trên 20 câu."), "{}", result.text());
}

#[tokio::test]
async fn a_question_shows_what_is_saved_and_when() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    installation.clock.advance(Millis::seconds(125));
    hoa.answer(&paper, 3, &[("choice", "2"), ("flag", "yes"), ("go", "previous")])
        .await;
    installation.clock.advance(Millis::seconds(60));
    let page = hoa.browser.get(&format!("{paper}/cau/3")).await;
    assert!(
        page.has("Đã lưu 09:02:05") && page.has("1/20") && page.has("1 đánh dấu"),
        "{}",
        page.text()
    );
    assert!(
        page.has("Còn 11 phút 55 giây tính lúc 09:03:05"),
        "{}",
        page.text()
    );
    let chosen: Vec<_> = page
        .body
        .split("<input type=\"radio\"")
        .skip(1)
        .filter(|tag| tag.split('>').next().unwrap().contains("checked"))
        .collect();
    assert_eq!(chosen.len(), 1);
    assert!(chosen[0].starts_with(" id=") && chosen[0].split('>').next().unwrap().contains("value=\"2\""));
}

#[tokio::test]
async fn the_buttons_of_a_question_lead_back_forth_and_to_the_overview() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    for (number, go, leads_to) in [
        (7, "previous", "cau/6"),
        (7, "next", "cau/8"),
        (7, "overview", "tong-quan"),
        (7, "", "cau/8"),
        (1, "previous", "cau/2"),
        (20, "next", "tong-quan"),
    ] {
        let sent = hoa.answer(&paper, number, &[("go", go)]).await;
        assert_eq!(
            (sent.status, sent.location()),
            (303, format!("{paper}/{leads_to}").as_str()),
            "{number} {go}"
        );
    }
    assert_eq!(
        attempt(&installation, &paper).await.revision,
        0,
        "leafing saves nothing"
    );
    for number in ["0", "21", "x", "-1"] {
        assert_eq!(
            hoa.browser.get(&format!("{paper}/cau/{number}")).await.status,
            404,
            "{number}"
        );
    }
}

#[tokio::test]
async fn overview_and_finish_list_what_is_unanswered_and_flagged() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    hoa.answer(&paper, 2, &[("choice", "0")]).await;
    hoa.answer(&paper, 5, &[("flag", "yes")]).await;
    let overview = hoa.browser.get(&format!("{paper}/tong-quan")).await;
    assert!(overview.has("Đã trả lời 1 trên 20 câu."));
    assert_eq!(overview.body.matches("class=\"answered\"").count(), 1);
    assert_eq!(overview.body.matches("class=\"flagged\"").count(), 1);
    let finish = hoa.browser.get(&format!("{paper}/ket-thuc")).await;
    assert_eq!(
        finish.body.matches("/cau/").count(),
        20,
        "19 unanswered and 1 flagged"
    );
    assert!(finish.has("Trả lời câu hỏi phụ") && !finish.has("Tất cả các câu đã được trả lời."));
}

#[tokio::test]
async fn a_finish_sent_twice_ends_the_paper_once() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    for _ in 0..2 {
        let ended = hoa.finish(&paper).await;
        assert_eq!(
            (ended.status, ended.location()),
            (303, format!("{paper}/phieu").as_str())
        );
        installation.clock.advance(Millis::seconds(5));
    }
    let held = attempt(&installation, &paper).await;
    assert_eq!((held.finished_at, held.finished_early), (Some(MORNING), true));
}

#[tokio::test]
async fn a_round_without_prediction_has_no_page_for_it() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(crate::sitter::PRACTICE).await;
    let address = format!("{paper}/du-doan");
    assert_eq!(hoa.browser.get(&address).await.status, 404);
    let fields = [("writer", WRITER), ("seq", "1"), ("value", "3")];
    assert_eq!(hoa.browser.post(&address, &fields).await.status, 404);
    assert!(
        !hoa.browser
            .get(&format!("{paper}/tong-quan"))
            .await
            .has("Câu hỏi phụ")
    );
}

#[tokio::test]
async fn another_persons_paper_is_not_there() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let mut minh = sign_in(&installation, "Trần Văn Minh", 1988, TimeFactor::NORMAL).await;
    let paper = hoa.start(ROUND).await;
    hoa.finish(&paper).await;
    let fields = [("writer", WRITER), ("seq", "1"), ("choice", "0")];
    let mut stranger = installation.browser();
    for part in ["cau/1", "du-doan", "tong-quan", "ket-thuc", "phieu", "ket-qua"] {
        let address = format!("{paper}/{part}");
        assert_eq!(minh.browser.get(&address).await.status, 404, "{part}");
        let page = stranger.get(&address).await;
        assert_eq!(
            (page.status, page.location()),
            (303, "/c/ba-dinh-2019/vao"),
            "{part}"
        );
        if matches!(part, "cau/1" | "du-doan" | "ket-thuc") {
            assert_eq!(minh.browser.post(&address, &fields).await.status, 404, "{part}");
            assert_eq!(stranger.post(&address, &fields).await.status, 303, "{part}");
        }
    }
    assert_eq!(
        installation
            .app
            .store
            .late_of(attempt(&installation, &paper).await.id)
            .await
            .unwrap(),
        0
    );
    let nobodys = format!("/c/ba-dinh-2019/bai/{}/cau/1", Uuid::from_u128(7));
    assert_eq!(hoa.browser.get(&nobodys).await.status, 404);
    assert_eq!(hoa.browser.get("/c/ba-dinh-2019/bai/x/cau/1").await.status, 404);
}

#[tokio::test]
async fn extra_time_moves_the_end_of_an_open_paper() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let held = attempt(&installation, &paper).await;
    let mut tx = installation.app.store.begin().await.unwrap();
    let extra = Added::Extra {
        span: Millis::minutes(5),
    };
    tx.add_interval(
        held.contest_id,
        held.round_id,
        Uuid::from_u128(1),
        Some(held.id),
        &extra,
        "mất mạng",
        MORNING,
    )
    .await
    .unwrap();
    let closes = MORNING + Millis::minutes(11 * 24 * 60);
    let times = held.times(closes, tx.added_to(&held).await.unwrap());
    tx.move_end(held.id, times.end(), times.last_save(), MORNING)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    installation.advance(Millis::minutes(19)).await;
    assert!(hoa.browser.get(&format!("{paper}/cau/1")).await.has("Còn 1 phút"));
    assert_eq!(hoa.answer(&paper, 1, &[("choice", "0")]).await.status, 303);
    installation.advance(Millis::minutes(1)).await;
    let ended = hoa.browser.get(&format!("{paper}/cau/1")).await;
    assert_eq!(
        (ended.status, ended.location()),
        (303, format!("{paper}/phieu").as_str())
    );
    assert_eq!(logged(&installation, &paper, 1).await.len(), 1);
}

#[tokio::test]
async fn the_last_minutes_are_set_off() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    installation.clock.advance(Millis::minutes(13) - Millis(1));
    assert!(
        !hoa.browser
            .get(&format!("{paper}/cau/1"))
            .await
            .body
            .contains("time-left last")
    );
    installation.clock.advance(Millis(1));
    assert!(
        hoa.browser
            .get(&format!("{paper}/cau/1"))
            .await
            .body
            .contains("time-left last")
    );
}

#[tokio::test]
async fn a_page_that_was_out_of_sight_is_told_the_time_left_of_its_own_paper_only() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let mut minh = sign_in(&installation, "Trần Văn Minh", 1988, TimeFactor::NORMAL).await;
    let paper = hoa.start(ROUND).await;
    installation.clock.advance(Millis::minutes(4));
    let id = paper.rsplit('/').next().unwrap();
    let fields = [("contest", "ba-dinh-2019"), ("attempt", id)];
    let told = hoa.browser.post("/api/remaining", &fields).await;
    assert_eq!(
        (told.status, told.body.as_str()),
        (200, "660000"),
        "{}",
        told.text()
    );
    assert_eq!(minh.browser.post("/api/remaining", &fields).await.body, "null");
    assert_eq!(
        installation.browser().post("/api/remaining", &fields).await.body,
        "null"
    );
    let foreign = hoa
        .browser
        .post_from("https://evil.example", "/api/remaining", &fields)
        .await;
    assert_eq!(foreign.status, 403);
    hoa.finish(&paper).await;
    assert_eq!(hoa.browser.post("/api/remaining", &fields).await.body, "0");
    assert_eq!(hoa.browser.post("/api/nothing", &fields).await.status, 400);
}

#[test]
fn where_the_browser_code_is_built_the_time_left_is_an_island() {
    let shown = |remaining| app::parts::TimeShown {
        remaining,
        at: MORNING,
        contest: "ba-dinh-2019".to_owned(),
        attempt: Uuid::nil().to_string(),
        islands: true,
    };
    let draw = |shown| app::render::page(|| app::parts::time_left(app::Lang::Vi, shown));
    let html = draw(shown(Millis::seconds(125)));
    assert!(
        html.contains("<leptos-island data-component=\"TimeLeft"),
        "{html}"
    );
    assert!(
        html.contains("125000") && html.contains("tính lúc 09:00:00"),
        "{html}"
    );
    // Days are said in words and are not counted down.
    assert!(!draw(shown(Millis::minutes(3_000))).contains("leptos-island"));
}
