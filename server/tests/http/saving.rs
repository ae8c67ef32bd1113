//! What becomes of a saved answer: replays, conflicts, mistakes, a busy server.

use crate::{
    sitter::{ROUND, attempt, hoa, logged, one_of_each_form, place_of, with_hidden},
    support::{Installation, MORNING},
};
use contest::{
    id::{AttemptId, WriterId},
    question::{Answer, ChoiceId, Decimal},
    time::Millis,
};
use store::answers::Save;
use uuid::Uuid;

const WRITER: &str = "00000000-0000-4000-8000-000000000001";
const OTHER_WRITER: &str = "00000000-0000-4000-8000-000000000002";

#[tokio::test]
async fn a_save_sent_again_is_no_second_line_and_other_contents_are_a_conflict() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/cau/1");
    let fields = |choice| {
        [
            ("writer", WRITER),
            ("seq", "1"),
            ("choice", choice),
            ("go", "next"),
        ]
    };
    for _ in 0..2 {
        let sent = hoa.browser.post(&address, &fields("2")).await;
        assert_eq!(
            (sent.status, sent.location()),
            (303, format!("{paper}/cau/2").as_str())
        );
    }
    let refused = hoa.browser.post(&address, &fields("1")).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("Trang này đã được gửi với nội dung khác") && refused.has("Máy chủ đang giữ"));
    assert_eq!(
        logged(&installation, &paper, 1).await,
        [Answer::Single { choice: ChoiceId(2) }]
    );
}

#[tokio::test]
async fn of_two_pages_on_one_paper_the_later_save_holds() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/cau/1");
    let order = [(WRITER, "5", "0"), (OTHER_WRITER, "1", "1"), (WRITER, "4", "2")];
    for (writer, seq, choice) in order {
        let fields = [("writer", writer), ("seq", seq), ("choice", choice)];
        assert_eq!(hoa.browser.post(&address, &fields).await.status, 303);
    }
    // A late copy of the first save is answered as before and changes nothing.
    let replay = [("writer", WRITER), ("seq", "5"), ("choice", "0")];
    let told = hoa.browser.post_for_json(&address, &replay).await;
    let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
    assert_eq!(told["state"], "replayed");
    assert_eq!(
        (&told["revision"], &told["held"]["choice"]),
        (&1.into(), &2.into())
    );
    assert_eq!(logged(&installation, &paper, 1).await.len(), 3);
}

#[tokio::test]
async fn a_page_delivered_before_the_answer_takes_nothing_back() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/cau/1");
    let stale = hoa.browser.get(&address).await;
    hoa.answer(&paper, 1, &[("choice", "2")]).await;
    assert_eq!(
        hoa.browser
            .post(&address, &with_hidden(&stale, &[("go", "next")]))
            .await
            .status,
        303
    );
    assert_eq!(
        logged(&installation, &paper, 1).await,
        [Answer::Single { choice: ChoiceId(2) }]
    );
}

#[tokio::test]
async fn an_answer_can_be_taken_back() {
    let installation = Installation::with_kit(one_of_each_form).await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let several = place_of(&mut hoa, &paper, "Những giấy tờ nào").await;
    hoa.answer(&paper, several, &[("choice", "0")]).await;
    hoa.answer(&paper, several, &[]).await;
    assert_eq!(
        logged(&installation, &paper, several).await.last(),
        Some(&Answer::Blank)
    );
}

#[tokio::test]
async fn scripts_are_told_what_the_server_holds() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/cau/4");
    installation.clock.advance(Millis::seconds(90));
    let fields = |choice| {
        [
            ("writer", WRITER),
            ("seq", "1"),
            ("choice", choice),
            ("flag", "yes"),
        ]
    };
    let told = hoa.browser.post_for_json(&address, &fields("2")).await;
    assert_eq!(
        (told.status, told.header("content-type")),
        (200, "application/json")
    );
    let expected = serde_json::json!({
        "slot": 4, "state": "kept", "revision": 1, "saved_at": MORNING.0 + 90_000, "remaining_ms": 810_000,
        "held": { "type": "single", "choice": 2 }, "flagged": true,
    });
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&told.body).unwrap(),
        expected
    );
    let told = hoa.browser.post_for_json(&address, &fields("0")).await;
    assert_eq!(
        (told.status, told.header("content-type")),
        (409, "application/json")
    );
    let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
    assert_eq!(
        (&told["state"], &told["held"]["choice"]),
        (&"conflict".into(), &2.into())
    );
    installation.clock.advance(Millis::minutes(20));
    let fields = [("writer", OTHER_WRITER), ("seq", "1"), ("choice", "0")];
    let told = hoa.browser.post_for_json(&address, &fields).await;
    let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
    assert_eq!(
        (&told["state"], &told["remaining_ms"]),
        (&"late".into(), &0.into())
    );
}

#[tokio::test]
async fn what_is_not_on_the_page_is_refused_and_nothing_is_saved() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    for fields in [
        vec![("choice", "9")],
        vec![("choice", "0"), ("choice", "1")],
        vec![("choice", "true")],
    ] {
        assert_eq!(hoa.answer(&paper, 1, &fields).await.status, 400, "{fields:?}");
    }
    for (writer, seq) in [
        ("", "1"),
        ("nobody", "1"),
        (WRITER, ""),
        (WRITER, "0"),
        (WRITER, "x"),
    ] {
        let fields = [("writer", writer), ("seq", seq), ("choice", "0")];
        assert_eq!(
            hoa.browser.post(&format!("{paper}/cau/1"), &fields).await.status,
            400,
            "{writer} {seq}"
        );
    }
    assert_eq!(attempt(&installation, &paper).await.revision, 0);
}

#[tokio::test]
async fn a_wrong_number_or_too_long_a_text_comes_back_with_a_message() {
    let installation = Installation::with_kit(one_of_each_form).await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let number = place_of(&mut hoa, &paper, "bao nhiêu ngày").await;
    let page = hoa
        .answer(
            &paper,
            number,
            &[("choice", "sáu mươi \"ngày\""), ("flag", "yes")],
        )
        .await;
    assert_eq!(page.status, 422);
    assert!(page.has("Nhập một số, ví dụ 15 hoặc 3,5.") && page.body.contains("<title>Lỗi: "));
    assert_eq!(page.value_of("choice").as_deref(), Some("sáu mươi \"ngày\""));
    assert!(page.has("Chưa lưu"));
    let words = place_of(&mut hoa, &paper, "Nơi nhận hồ sơ").await;
    let long = "dài ".repeat(60);
    let page = hoa.answer(&paper, words, &[("choice", &long)]).await;
    assert!(page.status == 422 && page.has("Rút ngắn còn không quá 200 ký tự."));
    assert_eq!(page.value_of("choice"), Some(long));
    // The mended form is taken under the same number, since nothing was saved before.
    let mended = with_hidden(&page, &[("choice", "Bộ phận một cửa")]);
    assert_eq!(
        hoa.browser
            .post(&format!("{paper}/cau/{words}"), &mended)
            .await
            .status,
        303
    );
    assert_eq!(attempt(&installation, &paper).await.revision, 1);
}

#[tokio::test]
async fn a_prediction_is_a_whole_number_of_people_and_can_be_changed_and_taken_back() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/du-doan");
    for typed in ["ba", "3,5", "-1"] {
        let asked = hoa.browser.get(&address).await;
        let page = hoa
            .browser
            .post(&address, &with_hidden(&asked, &[("value", typed)]))
            .await;
        assert!(
            page.status == 422 && page.has("Nhập số người bằng số nguyên không âm"),
            "{typed}"
        );
        assert_eq!(page.value_of("value").as_deref(), Some(typed));
    }
    for typed in ["1.512", "40", ""] {
        let asked = hoa.browser.get(&address).await;
        assert_eq!(
            hoa.browser
                .post(&address, &with_hidden(&asked, &[("value", typed)]))
                .await
                .status,
            303
        );
    }
    let people = |n: i64| Answer::Number {
        value: Decimal(n * 1_000_000),
    };
    assert_eq!(
        logged(&installation, &paper, 0).await,
        [people(1_512), people(40), Answer::Blank]
    );
}

/// Keeps the writer's queue full until the transaction that is returned is dropped.
async fn block_the_writer(installation: &Installation) -> (store::Tx, Vec<tokio::task::JoinHandle<()>>) {
    let blocking = installation.app.store.begin().await.unwrap();
    let contest_id = crate::sitter::contest_id(installation).await;
    let idle = move |seq: i64| Save {
        contest_id,
        round_id: contest::id::RoundId(Uuid::nil()),
        attempt_id: AttemptId(Uuid::nil()),
        slot: 1,
        writer: WriterId(Uuid::nil()),
        writer_seq: seq,
        answer: Answer::Blank,
        flagged: false,
        received_at: MORNING,
    };
    // The first ones fill the queue; when the writer has taken a batch of them, which waits for the database, the
    // second ones fill it again.
    let mut waiting = Vec::new();
    for part in [0..5_000, 5_000..6_000] {
        for seq in part {
            let writer = installation.app.writer.clone();
            waiting.push(tokio::spawn(async move {
                let _ = writer.save(idle(seq)).await;
            }));
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    (blocking, waiting)
}

#[tokio::test]
async fn a_save_that_a_busy_server_turned_away_counts_from_when_it_was_first_received() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/cau/2");
    let held = attempt(&installation, &paper).await;
    let page = hoa.browser.get(&address).await;
    installation.clock.advance(held.last_save_at - MORNING);
    let (blocking, waiting) = block_the_writer(&installation).await;
    let busy = hoa
        .browser
        .post(&address, &with_hidden(&page, &[("choice", "1"), ("go", "next")]))
        .await;
    assert_eq!(
        (busy.status, busy.header("retry-after")),
        (503, "2"),
        "{}",
        busy.text()
    );
    assert!(
        busy.has("Chưa lưu được vì hệ thống đang bận") && busy.has("Chưa lưu"),
        "{}",
        busy.text()
    );
    assert!(busy.has("Câu 2 trên 20"));
    let chosen = busy
        .body
        .split("<input type=\"radio\"")
        .skip(1)
        .filter(|tag| tag.split('>').next().unwrap().contains("checked"));
    assert_eq!(chosen.count(), 1, "what was chosen is still chosen");
    let asked = hoa
        .browser
        .post_for_json(&address, &with_hidden(&page, &[("choice", "1")]))
        .await;
    assert_eq!(asked.status, 503);
    assert!(serde_json::from_str::<serde_json::Value>(&asked.body).unwrap()["ticket"].is_string());
    drop(blocking);
    for save in waiting {
        save.await.unwrap();
    }

    installation.clock.advance(Millis::minutes(2));
    // Somebody who has thought of a better answer meanwhile is late with it.
    let better = with_hidden(&busy, &[("choice", "0"), ("go", "next")]);
    let late = hoa.browser.post(&address, &better).await;
    assert!(
        late.status == 200 && late.has("Câu trả lời đến sau giờ"),
        "{}",
        late.text()
    );
    let again = with_hidden(&busy, &[("choice", "1"), ("go", "next")]);
    let kept = hoa.browser.post(&address, &again).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert_eq!(
        logged(&installation, &paper, 2).await,
        [Answer::Single { choice: ChoiceId(1) }]
    );
}
