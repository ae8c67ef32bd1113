//! Before the clock, and the start of an attempt.

use crate::{
    sitter::{PRACTICE, ROUND, attempt, contest_id, hoa, sign_in},
    support::{CONTEST, Installation, MORNING},
};
use contest::{
    attempt::{Added, TimeFactor},
    draw::{Seed, draw, paper_seed},
    rules::EndRule,
    time::Millis,
};
use exchange::kit::{Kit, KitRound, KitWindow};
use server::starting;

fn round<'k>(kit: &'k mut Kit, code: &str) -> &'k mut KitRound {
    kit.rounds.iter_mut().find(|round| round.code == code).unwrap()
}

/// The open round closes so long after the morning.
fn closes_in(kit: &mut Kit, span: Millis) {
    round(kit, ROUND).window = KitWindow::FromLoading {
        opens: Millis::minutes(-60),
        closes: span,
    };
}

#[tokio::test]
async fn the_page_before_the_clock_says_what_begins() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let page = hoa.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await;
    assert_eq!(page.status, 200);
    for text in [
        "Đợt 2",
        "20\u{a0}câu",
        "15\u{a0}phút",
        "Lượt 1 trong 2 lượt",
        "09:15 ngày 24/11/2026",
    ] {
        assert!(page.body.contains(text), "{text}: {}", page.text());
    }
    assert!(page.has("Có bao nhiêu người trả lời đúng hết?"));
    assert!(page.has("Kết quả được tính là lượt thi tốt nhất."));
    assert!(page.has("Bắt đầu làm bài"));
    assert!(!page.has("vì đợt thi đóng"));
}

#[tokio::test]
async fn looking_at_the_page_before_the_clock_starts_nothing() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    hoa.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await;
    let attempts = installation
        .app
        .store
        .attempts_of(contest_id(&installation).await, hoa.entrant)
        .await
        .unwrap();
    assert!(attempts.is_empty());
}

#[tokio::test]
async fn near_the_close_the_page_says_that_less_time_is_left() {
    let installation = Installation::with_kit(|kit| closes_in(kit, Millis::minutes(10))).await;
    let mut hoa = hoa(&installation).await;
    let page = hoa.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await;
    assert!(
        page.has("Còn 10 phút vì đợt thi đóng lúc 09:10 ngày 24/11/2026."),
        "{}",
        page.text()
    );
    let paper = hoa.start(ROUND).await;
    let started = attempt(&installation, &paper).await;
    assert_eq!(started.ends_at, MORNING + Millis::minutes(10));
}

#[tokio::test]
async fn a_paper_that_may_be_finished_keeps_its_time_past_the_close() {
    let installation = Installation::with_kit(|kit| {
        closes_in(kit, Millis::minutes(10));
        round(kit, ROUND).rules.end_rule = EndRule::LetFinish;
    })
    .await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let started = attempt(&installation, &paper).await;
    assert_eq!(started.ends_at, MORNING + Millis::minutes(15));
    assert_eq!(started.last_save_at, started.ends_at + Millis::seconds(10));
}

#[tokio::test]
async fn whoever_needs_more_time_gets_it_and_is_told() {
    let installation = Installation::new().await;
    let mut lan = sign_in(&installation, "Trần Lan", 1980, TimeFactor::new(150).unwrap()).await;
    let page = lan.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await;
    assert!(page.has("150% thời gian thường"));
    let paper = lan.start(ROUND).await;
    assert_eq!(
        attempt(&installation, &paper).await.ends_at,
        MORNING + Millis::seconds(1_350)
    );
}

#[tokio::test]
async fn time_added_to_the_round_belongs_to_papers_begun_later_too() {
    let installation = Installation::new().await;
    let contest = contest_id(&installation).await;
    let of_round = installation
        .app
        .contests
        .need(&installation.app, "ba-dinh-2019")
        .await
        .unwrap();
    let of_round = of_round.round(ROUND).unwrap().id;
    let mut tx = installation.app.store.begin().await.unwrap();
    let extra = Added::Extra {
        span: Millis::minutes(5),
    };
    tx.add_interval(
        contest,
        of_round,
        uuid::Uuid::from_u128(1),
        None,
        &extra,
        "mất điện",
        MORNING,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut hoa = hoa(&installation).await;
    assert!(
        hoa.browser
            .get(&format!("{CONTEST}/dot/{ROUND}"))
            .await
            .has("09:20 ngày 24/11/2026")
    );
    let paper = hoa.start(ROUND).await;
    assert_eq!(
        attempt(&installation, &paper).await.ends_at,
        MORNING + Millis::minutes(20)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_starts_at_once_make_one_attempt_with_one_paper() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let token = format!("token-of-{}", hoa.number);
    let starts: Vec<_> = (0..64)
        .map(|_| {
            let mut browser = installation.browser();
            browser.carry("timhieu_ba-dinh-2019", &token);
            tokio::spawn(async move { browser.post(&format!("{CONTEST}/dot/{ROUND}"), &[]).await })
        })
        .collect();
    let mut places = std::collections::BTreeSet::new();
    for start in starts {
        let page = start.await.unwrap();
        assert_eq!(page.status, 303, "{}", page.text());
        places.insert(page.location().to_owned());
    }
    assert_eq!(places.len(), 1, "{places:?}");
    let contest = contest_id(&installation).await;
    let attempts = installation
        .app
        .store
        .attempts_of(contest, hoa.entrant)
        .await
        .unwrap();
    assert_eq!(
        attempts.iter().map(|attempt| attempt.number).collect::<Vec<_>>(),
        [1]
    );
    assert_eq!(attempts[0].paper.slots.len(), 20);

    let paper = places.first().unwrap().strip_suffix("/cau/1").unwrap().to_owned();
    hoa.finish(&paper).await;
    let second = hoa.start(ROUND).await;
    assert_ne!(second, paper);
    hoa.finish(&second).await;
    let refused = hoa.press_start(ROUND).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.has("Đã dùng hết 2 lượt thi của đợt này."),
        "{}",
        refused.text()
    );
    assert!(
        hoa.browser
            .get(&format!("{CONTEST}/dot/{ROUND}"))
            .await
            .has("Đã dùng hết 2 lượt thi của đợt này.")
    );
    assert_eq!(
        installation
            .app
            .store
            .attempts_of(contest, hoa.entrant)
            .await
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn the_stored_paper_is_the_one_that_seed_and_bank_give() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let held = attempt(&installation, &paper).await;
    let store = &installation.app.store;
    let master = store
        .round_seed(held.contest_id, held.round_id)
        .await
        .unwrap()
        .unwrap();
    let seed = paper_seed(&Seed(master.try_into().unwrap()), hoa.number, 1);
    assert_eq!(held.seed, seed.0);
    let questions = store
        .round_questions(held.contest_id, held.round_id)
        .await
        .unwrap();
    let contest = installation
        .app
        .contests
        .need(&installation.app, "ba-dinh-2019")
        .await
        .unwrap();
    let pool = starting::pool(&questions, contest.rules().as_of, MORNING);
    assert_eq!(
        held.paper,
        draw(&contest.round(ROUND).unwrap().rules, &pool, &seed).unwrap()
    );
    assert_eq!(held.receipt.len(), 16);
}

#[tokio::test]
async fn a_question_that_is_not_right_on_the_contests_day_is_never_drawn() {
    let installation = Installation::with_kit(|kit| {
        crate::sitter::one_of_each_form(kit);
        kit.questions[0].background.valid_from = "2020-01-01".parse().unwrap();
        for round in &mut kit.rounds {
            round.rules.blueprint[0].count = 4;
        }
    })
    .await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    let held = attempt(&installation, &paper).await;
    let questions = installation
        .app
        .store
        .round_questions(held.contest_id, held.round_id)
        .await
        .unwrap();
    let too_new = questions
        .iter()
        .find(|one| one.question.background.valid_from.year() == 2020)
        .unwrap();
    assert!(
        held.paper
            .slots
            .iter()
            .all(|slot| slot.question != too_new.question.question.id)
    );
}

#[tokio::test]
async fn an_attempt_that_has_run_out_does_not_bar_the_next() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let first = hoa.start(ROUND).await;
    // Only the clock moves; no job has written down yet that the paper is over.
    installation.clock.advance(Millis::minutes(16));
    let second = hoa.start(ROUND).await;
    assert_ne!(second, first);
    let first = attempt(&installation, &first).await;
    assert_eq!(
        (first.finished_at, first.finished_early),
        (Some(first.ends_at), false)
    );
}

#[tokio::test]
async fn with_an_open_paper_the_page_leads_back_to_it() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let paper = hoa.start(ROUND).await;
    installation.clock.advance(Millis::minutes(5));
    let page = hoa.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await;
    assert!(page.has("Tiếp tục bài đang làm") && page.has("10 phút"));
    assert!(page.body.contains(&format!("href=\"{paper}/tong-quan\"")));
    assert_eq!(hoa.start(ROUND).await, paper);
}

#[tokio::test]
async fn rounds_that_are_not_open_say_so() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    for (round, sentence) in [
        ("dot-1", "Đợt thi đã đóng lúc 09:00 ngày 17/11/2026."),
        (
            "dot-3",
            "Đợt thi chưa mở. Thời điểm mở theo thể lệ: 09:00 ngày 5/12/2026.",
        ),
    ] {
        let page = hoa.browser.get(&format!("{CONTEST}/dot/{round}")).await;
        assert!(page.status == 200 && page.has(sentence), "{}", page.text());
        let refused = hoa.press_start(round).await;
        assert!(
            refused.status == 409 && refused.has(sentence),
            "{}",
            refused.text()
        );
    }
    assert_eq!(hoa.press_start("dot-9").await.status, 404);
}

#[tokio::test]
async fn whoever_is_disqualified_or_too_young_starts_nothing() {
    let installation = Installation::new().await;
    let mut hoa = hoa(&installation).await;
    let contest = contest_id(&installation).await;
    let mut tx = installation.app.store.begin().await.unwrap();
    tx.disqualify(contest, hoa.entrant, MORNING).await.unwrap();
    tx.commit().await.unwrap();
    let refused = hoa.press_start(ROUND).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("không công nhận kết quả"), "{}", refused.text());
    let mut child = sign_in(&installation, "Lê Bé", 2018, TimeFactor::NORMAL).await;
    let refused = child.press_start(ROUND).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("người dự thi phải đủ 12 tuổi"), "{}", refused.text());
    for sitter in [hoa.entrant, child.entrant] {
        assert!(
            installation
                .app
                .store
                .attempts_of(contest, sitter)
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn a_limit_over_all_rounds_holds_and_practice_is_outside_it() {
    let installation = Installation::with_kit(|kit| kit.rules.attempts_over_rounds = Some(1)).await;
    let mut hoa = hoa(&installation).await;
    for _ in 0..3 {
        let paper = hoa.start(PRACTICE).await;
        hoa.finish(&paper).await;
    }
    let paper = hoa.start(ROUND).await;
    hoa.finish(&paper).await;
    let refused = hoa.press_start(ROUND).await;
    assert!(
        refused.status == 409 && refused.has("Đã dùng hết 1 lượt thi của cả cuộc thi."),
        "{}",
        refused.text()
    );
    hoa.start(PRACTICE).await;
}

#[tokio::test]
async fn a_bank_that_cannot_fill_the_paper_costs_no_attempt() {
    let installation = Installation::with_kit(|kit| kit.questions.truncate(3)).await;
    let mut hoa = hoa(&installation).await;
    let page = hoa.browser.get(&format!("{CONTEST}/dot/{ROUND}")).await;
    assert!(page.has("Không mất lượt thi nào"), "{}", page.text());
    assert_eq!(hoa.press_start(ROUND).await.status, 409);
    let contest = contest_id(&installation).await;
    assert!(
        installation
            .app
            .store
            .attempts_of(contest, hoa.entrant)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn strangers_are_asked_for_their_code() {
    let installation = Installation::new().await;
    let mut stranger = installation.browser();
    let address = format!("{CONTEST}/dot/{ROUND}");
    for page in [stranger.get(&address).await, stranger.post(&address, &[]).await] {
        assert_eq!((page.status, page.location()), (303, "/c/ba-dinh-2019/vao"));
    }
}
