//! The end of a paper, what came late, receipts, results, and that nothing of a key leaves before its release.

use crate::{
    sitter::{PRACTICE, ROUND, Sitter, attempt, hoa, logged, one_of_each_form, place_of, with_hidden},
    support::{CONTEST, Installation, MORNING, Page},
};
use contest::{
    question::{Answer, ChoiceId, Form, Key},
    receipt::ReceiptCode,
    rules::Release,
    time::Millis,
};
use exchange::kit::Kit;

const WRITER: &str = "00000000-0000-4000-8000-000000000001";

#[tokio::test]
async fn the_last_millisecond_of_the_grace_counts_and_the_next_is_kept_apart() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let address = format!("{paper}/cau/1");
    installation
        .clock
        .advance(Millis::minutes(15) + Millis::seconds(10));
    let in_time = [("writer", WRITER), ("seq", "1"), ("choice", "1")];
    assert_eq!(hoa.browser.post(&address, &in_time).await.status, 303);
    installation.clock.advance(Millis(1));
    let late = [("writer", WRITER), ("seq", "2"), ("choice", "2")];
    let page = hoa.browser.post(&address, &late).await;
    assert_eq!(page.status, 200);
    assert!(
        page.has("Câu trả lời đến sau giờ") && page.has("đến lúc 09:15:10"),
        "{}",
        page.text()
    );
    assert_eq!(
        logged(&installation, &paper, 1).await,
        [Answer::Single { choice: ChoiceId(1) }]
    );
    let id = attempt(&installation, &paper).await.id;
    assert_eq!(installation.app.store.late_of(id).await.unwrap(), 1);
    let receipt = hoa.browser.get(&format!("{paper}/phieu")).await;
    assert!(receipt.has("Bài thi hết giờ lúc 09:15:00."), "{}", receipt.text());
    assert!(receipt.has("1 câu trả lời đến sau giờ") && receipt.has("1 trên 20 câu"));
}

#[tokio::test]
async fn when_time_is_up_every_page_leads_to_the_receipt() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    hoa.answer(&paper, 1, &[("choice", "0")]).await;
    let receipt = format!("{paper}/phieu");
    let overview = hoa.browser.get(&receipt).await;
    assert_eq!(
        (overview.status, overview.location()),
        (303, format!("{paper}/tong-quan").as_str())
    );
    installation.clock.advance(Millis::minutes(15) - Millis(1));
    assert_eq!(hoa.browser.get(&format!("{paper}/cau/1")).await.status, 200);
    installation.clock.advance(Millis(1));
    for part in ["cau/1", "du-doan", "tong-quan", "ket-thuc"] {
        let page = hoa.browser.get(&format!("{paper}/{part}")).await;
        assert_eq!((page.status, page.location()), (303, receipt.as_str()), "{part}");
    }
    let page = hoa.browser.get(&receipt).await;
    assert!(page.has("còn được nhận đến 09:15:10"), "{}", page.text());
    assert!(
        !hoa.browser
            .get(&format!("{paper}/ket-qua"))
            .await
            .has("Đúng 0 trên")
    );
    hoa.finish(&paper).await;
    installation.advance(Millis::seconds(11)).await;
    let held = attempt(&installation, &paper).await;
    assert_eq!(
        (held.finished_at, held.finished_early),
        (Some(MORNING + Millis::minutes(15)), false)
    );
    assert!(!hoa.browser.get(&receipt).await.has("còn được nhận"));
}

#[tokio::test]
async fn an_answer_after_an_early_finish_is_kept_apart() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let open = hoa.browser.get(&format!("{paper}/cau/3")).await;
    hoa.finish(&paper).await;
    let page = hoa
        .browser
        .post(&format!("{paper}/cau/3"), &with_hidden(&open, &[("choice", "0")]))
        .await;
    assert!(
        page.status == 200 && page.has("Câu trả lời đến sau giờ"),
        "{}",
        page.text()
    );
    assert!(
        hoa.browser
            .get(&format!("{paper}/phieu"))
            .await
            .has("1 câu trả lời đến sau giờ")
    );
}

#[tokio::test]
async fn the_receipt_shows_the_code_that_is_kept() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    hoa.finish(&paper).await;
    let receipt = hoa.browser.get(&format!("{paper}/phieu")).await;
    let kept = attempt(&installation, &paper).await.receipt;
    let code = ReceiptCode::from_random(kept.try_into().unwrap()).to_string();
    assert!(receipt.has(&code.replace('-', " ")), "{code}: {}", receipt.text());
    assert!(receipt.has("Đáp án và giải thích được công bố sau khi đợt thi đóng lúc 09:00 ngày 5/12/2026"));
}

#[tokio::test]
async fn keys_are_shown_when_the_round_has_closed_and_the_last_paper_is_over() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    hoa.answer_all_right(&installation, &paper).await;
    hoa.finish(&paper).await;
    let address = format!("{paper}/ket-qua");
    let before = hoa.browser.get(&address).await;
    assert!(
        before.has("Đúng 20 trên 20 câu.") && before.has("100 trên 100 điểm"),
        "{}",
        before.text()
    );
    assert!(!before.has("Căn cứ:") && before.has("được công bố sau khi đợt thi đóng"));
    installation.advance(Millis::minutes(11 * 24 * 60)).await;
    let after = hoa.browser.get(&address).await;
    assert_eq!(
        after.body.matches("class=\"mark right\"").count(),
        20,
        "{}",
        after.text()
    );
    assert!(after.has("Căn cứ:") && after.has("Đáp án"));
}

#[tokio::test]
async fn an_open_paper_of_somebody_else_holds_the_keys_back() {
    let installation = Installation::with_kit(|kit| {
        let round = kit.rounds.iter_mut().find(|round| round.code == ROUND).unwrap();
        round.rules.end_rule = contest::rules::EndRule::LetFinish;
    })
    .await;
    let mut first = hoa(&installation).await;
    let mut last = hoa(&installation).await;
    let paper = first.start(ROUND).await;
    first.finish(&paper).await;
    installation.advance(Millis::minutes(11 * 24 * 60 - 5)).await;
    last.start(ROUND).await;
    installation
        .advance(Millis::minutes(15) + Millis::seconds(10))
        .await;
    let address = format!("{paper}/ket-qua");
    assert!(!first.browser.get(&address).await.has("Căn cứ:"));
    installation.advance(Millis(1)).await;
    assert!(first.browser.get(&address).await.has("Căn cứ:"));
}

#[tokio::test]
async fn practice_explains_at_once() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(PRACTICE).await;
    hoa.answer_all_right(&installation, &paper).await;
    let running = hoa.browser.get(&format!("{paper}/ket-qua")).await;
    assert_eq!(
        (running.status, running.location()),
        (303, format!("{paper}/tong-quan").as_str())
    );
    hoa.finish(&paper).await;
    let result = hoa.browser.get(&format!("{paper}/ket-qua")).await;
    assert!(
        result.has("Đúng 10 trên 10 câu.") && result.has("Căn cứ:"),
        "{}",
        result.text()
    );
}

#[tokio::test]
async fn a_score_that_is_never_released_is_not_shown() {
    let installation = Installation::with_kit(|kit| {
        for round in &mut kit.rounds {
            round.rules.score_release = Release::Never;
            round.rules.key_release = Release::Never;
        }
    })
    .await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    hoa.finish(&paper).await;
    installation.advance(Millis::minutes(30 * 24 * 60)).await;
    let result = hoa.browser.get(&format!("{paper}/ket-qua")).await;
    assert!(
        result.has("Theo thể lệ, điểm không được công bố ở trang này."),
        "{}",
        result.text()
    );
    assert!(!result.has("Căn cứ:") && !result.has("Đúng 0"));
}

/// Names and values of a form.
type Fields = &'static [(&'static str, &'static str)];

#[tokio::test]
async fn every_form_of_question_is_shown_answered_and_marked() {
    let installation = Installation::with_kit(one_of_each_form).await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(PRACTICE).await;
    let cases: [(&str, &str, Fields); 5] = [
        ("Cơ quan nào", "type=\"radio\"", &[("choice", "1")]),
        ("Những giấy tờ nào", "type=\"checkbox\"", &[("choice", "1")]),
        ("đúng hạn được miễn", "value=\"true\"", &[("choice", "true")]),
        ("bao nhiêu ngày", "inputmode=\"decimal\"", &[("choice", "60,0")]),
        (
            "Nơi nhận hồ sơ",
            "type=\"text\"",
            &[("choice", " bo phan  MOT cua ")],
        ),
    ];
    for (text, control, fields) in cases {
        let number = place_of(&mut hoa, &paper, text).await;
        let page = hoa.browser.get(&format!("{paper}/cau/{number}")).await;
        assert!(page.body.contains(control), "{text}: {}", page.body);
        assert_eq!(hoa.answer(&paper, number, fields).await.status, 303, "{text}");
        let page = hoa.browser.get(&format!("{paper}/cau/{number}")).await;
        assert!(page.has("Đã lưu 09:00:00"), "{text}");
    }
    hoa.finish(&paper).await;
    let result = hoa.browser.get(&format!("{paper}/ket-qua")).await;
    assert!(result.has("Đúng 3 trên 5 câu."), "{}", result.text());
    for (mark, count) in [("mark right", 3), ("mark wrong", 1), ("mark part", 1)] {
        assert_eq!(
            result.body.matches(&format!("class=\"{mark}\"")).count(),
            count,
            "{mark}"
        );
    }
    for text in [
        "Đã trả lời Công an xã Đáp án Ủy ban nhân dân xã",
        "Tờ khai; Giấy chứng sinh",
        "Giải thích câu 3.",
        "Căn cứ: Luật Hộ tịch 2014, Điều 15",
        "Đã trả lời 60 Đáp án 60",
        "bo phan MOT cua",
    ] {
        assert!(result.has(text), "{text}: {}", result.text());
    }
    assert!(result.body.contains("href=\"https://dichvucong.gov.vn\""));
}

/// Makes another option right in every question of the kit, and nothing else different.
fn another_key(kit: &mut Kit) {
    for entry in &mut kit.questions {
        let options = match &entry.question.form {
            Form::Single { options } => u8::try_from(options.len()).unwrap(),
            other => panic!("the kit has only single choices, not {other:?}"),
        };
        let Key::Single { right } = &mut entry.key else {
            panic!("not the key of a single choice")
        };
        right.0 = (right.0 + 1) % options;
    }
}

/// All that a person sees from the page before the clock until just before keys are released.
async fn journey(installation: &Installation) -> (Vec<Page>, Sitter, String) {
    let mut hoa = hoa(installation).await;
    let mut pages = vec![hoa.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await];
    let begun = hoa.press_start(ROUND).await;
    let paper = begun.location().strip_suffix("/cau/1").unwrap().to_owned();
    pages.push(begun);
    for number in 1..=20 {
        let address = format!("{paper}/cau/{number}");
        let page = hoa.browser.get(&address).await;
        let fields = with_hidden(&page, &[("choice", "0"), ("go", "next")]);
        let sent = hoa.browser.post(&address, &fields).await;
        let told = hoa.browser.post_for_json(&address, &fields).await;
        let conflict = with_hidden(&page, &[("choice", "1"), ("go", "next")]);
        let refused = hoa.browser.post(&address, &conflict).await;
        let again = hoa.browser.get(&address).await;
        installation.clock.advance(Millis::seconds(7));
        pages.extend([page, sent, told, refused, again]);
    }
    for part in ["tong-quan", "du-doan", "ket-thuc"] {
        pages.push(hoa.browser.get(&format!("{paper}/{part}")).await);
    }
    pages.push(hoa.finish(&paper).await);
    installation.advance(Millis::minutes(30)).await;
    let late = [("writer", WRITER), ("seq", "9"), ("choice", "1")];
    pages.push(hoa.browser.post(&format!("{paper}/cau/1"), &late).await);
    for part in ["phieu", "ket-qua"] {
        pages.push(hoa.browser.get(&format!("{paper}/{part}")).await);
    }
    (pages, hoa, paper)
}

#[tokio::test]
async fn before_release_nothing_that_is_sent_depends_on_the_key() {
    // The score would depend on the key, and says so by its release; here it waits as well.
    let hold_scores = |kit: &mut Kit| {
        for round in &mut kit.rounds {
            round.rules.score_release = Release::AfterClose;
        }
    };
    let one = Installation::with_kit(hold_scores).await;
    let other = Installation::with_kit(|kit| {
        hold_scores(kit);
        another_key(kit);
    })
    .await;
    let (pages, mut hoa, paper) = journey(&one).await;
    let (others, mut other_hoa, other_paper) = journey(&other).await;
    assert_eq!(pages.len(), 109);
    assert_eq!(paper, other_paper);
    for (place, (page, other)) in pages.iter().zip(&others).enumerate() {
        assert!(
            page.status < 500 && page.status != 404,
            "{place}: {}",
            page.text()
        );
        assert_eq!(
            (page.status, &page.headers),
            (other.status, &other.headers),
            "{place}"
        );
        assert_eq!(page.body, other.body, "{place}");
    }
    // The two installations do differ: after the release the results do.
    for installation in [&one, &other] {
        installation.advance(Millis::minutes(11 * 24 * 60)).await;
    }
    let address = format!("{paper}/ket-qua");
    let (page, other) = (
        hoa.browser.get(&address).await,
        other_hoa.browser.get(&address).await,
    );
    assert!(page.has("Căn cứ:") && other.has("Căn cứ:"));
    assert_ne!(page.body, other.body);
}
