//! An entrant's own page.

use crate::{
    registration::{Form, contest_id, register},
    support::{Browser, CONTEST, Installation, MORNING, Page},
};
use contest::{
    attempt::TimeFactor,
    draw::Paper,
    id::{AttemptId, EntrantId, OfficialId, ProposalId, RoundId},
    rules::EndRule,
    time::Millis,
};
use store::{attempts::Attempt, officials::Official, proposals::Proposal};
use uuid::Uuid;

async fn registered(installation: &Installation) -> (Browser, EntrantId) {
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    register(&mut browser, &form).await;
    let hoa = installation
        .app
        .store
        .named(contest_id(installation).await)
        .await
        .unwrap()[0]
        .entrant_id;
    (browser, hoa)
}

async fn mine(browser: &mut Browser) -> Page {
    let page = browser.get(&format!("{CONTEST}/cua-toi")).await;
    assert_eq!(page.status, 200);
    page
}

async fn round(installation: &Installation, slug: &str) -> RoundId {
    let rounds = installation
        .app
        .store
        .rounds(contest_id(installation).await)
        .await
        .unwrap();
    rounds
        .iter()
        .find(|round| round.slug == slug)
        .expect("a round")
        .id
}

/// Begins a paper of fifteen minutes now; `ended` if it is finished at once.
async fn begin(
    installation: &Installation,
    entrant: EntrantId,
    round_slug: &str,
    number: i64,
    ended: bool,
) -> AttemptId {
    let now = installation.app.clock.now();
    let attempt = Attempt {
        id: AttemptId(Uuid::from_u128(u128::from(number.unsigned_abs()) + 70)),
        contest_id: contest_id(installation).await,
        round_id: round(installation, round_slug).await,
        entrant_id: entrant,
        number,
        seed: vec![0; 32],
        paper: Paper { slots: Vec::new() },
        receipt: vec![u8::try_from(number).unwrap(); 16],
        started_at: now,
        limit: Some(Millis::minutes(15)),
        time_factor: TimeFactor::NORMAL,
        end_rule: EndRule::CutAtEnd,
        grace: Millis::seconds(10),
        ends_at: now + Millis::minutes(15),
        last_save_at: now + Millis::seconds(910),
        finished_at: ended.then_some(now),
        finished_early: ended,
        revision: 0,
    };
    let mut tx = installation.app.store.begin().await.unwrap();
    assert!(tx.add_attempt(&attempt).await.unwrap());
    tx.commit().await.unwrap();
    attempt.id
}

/// The card of a round.
fn card<'p>(page: &'p Page, slug: &str) -> &'p str {
    let start = page
        .body
        .find(&format!("aria-labelledby=\"round-{slug}\""))
        .expect("a card");
    &page.body[start..start + page.body[start..].find("</section>").unwrap()]
}

/// The opening tag of the link to there.
fn link<'p>(html: &'p str, href: &str) -> &'p str {
    let place = html.find(&format!("href=\"{href}\"")).expect("a link");
    let start = html[..place].rfind('<').unwrap();
    &html[start..place + html[place..].find('>').unwrap()]
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_sign_in() {
    let installation = Installation::new().await;
    let page = installation.browser().get(&format!("{CONTEST}/cua-toi")).await;
    assert_eq!((page.status, page.location()), (303, "/c/ba-dinh-2019/vao"));
}

#[tokio::test]
async fn the_page_says_who_one_is_and_what_one_agreed_to() {
    let installation = Installation::new().await;
    let (mut browser, _) = registered(&installation).await;
    let page = mine(&mut browser).await;
    for text in [
        "Nguyễn Thị Hòa",
        "Nhóm dự thi Người dân",
        "Nơi ở Phường Ngọc Hà ( tính cho nơi này )",
        "Tổ chức cuộc thi Đồng ý, 09:00 ngày 24/11/2026",
        "Công bố họ tên Không đồng ý, 09:00 ngày 24/11/2026",
        "Báo tin về các cuộc thi sau Không đồng ý",
    ] {
        assert!(page.has(text), "{text}: {}", page.text());
    }
}

#[tokio::test]
async fn each_round_says_what_can_be_done_in_it() {
    let installation = Installation::new().await;
    let (mut browser, _) = registered(&installation).await;
    let page = mine(&mut browser).await;
    let open = card(&page, "dot-2");
    assert!(
        open.contains("Đang mở") && open.contains("Có 2 lượt thi, chưa dùng lượt nào."),
        "{open}"
    );
    assert!(
        link(open, "/c/ba-dinh-2019/dot/dot-2").contains("class=\"button\""),
        "{open}"
    );
    assert!(card(&page, "luyen-tap").contains("không giới hạn số lượt"));
    let practice = link(card(&page, "luyen-tap"), "/c/ba-dinh-2019/dot/luyen-tap");
    assert!(
        practice.contains("class=\"button second\""),
        "one main button a page: {practice}"
    );
    assert!(card(&page, "dot-3").contains("Mở lúc") && !card(&page, "dot-3").contains("href="));
    assert!(card(&page, "dot-1").contains("Đã đóng") && !card(&page, "dot-1").contains("href="));
}

#[tokio::test]
async fn an_open_paper_comes_first_and_can_be_continued() {
    let installation = Installation::new().await;
    let (mut browser, hoa) = registered(&installation).await;
    let attempt = begin(&installation, hoa, "dot-2", 1, false).await;
    installation.clock.advance(Millis::minutes(5));
    let page = mine(&mut browser).await;
    let running = card(&page, "dot-2");
    assert!(running.contains("Còn 10\u{a0}phút để làm bài"), "{running}");
    assert!(
        running.contains(&format!("href=\"/c/ba-dinh-2019/bai/{attempt}/tong-quan\"")),
        "{running}"
    );
    assert!(page.body.find("round-dot-2").unwrap() < page.body.find("round-luyen-tap").unwrap());
    installation.clock.advance(Millis::minutes(10));
    assert!(card(&mine(&mut browser).await, "dot-2").contains("Hết giờ làm bài"));
}

#[tokio::test]
async fn ended_attempts_lead_to_result_and_receipt_until_none_is_left() {
    let installation = Installation::new().await;
    let (mut browser, hoa) = registered(&installation).await;
    let first = begin(&installation, hoa, "dot-2", 1, true).await;
    let page = mine(&mut browser).await;
    let used = card(&page, "dot-2");
    assert!(used.contains("Đã dùng 1 trong 2 lượt thi, còn 1."), "{used}");
    for leaf in ["ket-qua", "phieu"] {
        assert!(
            used.contains(&format!("href=\"/c/ba-dinh-2019/bai/{first}/{leaf}\"")),
            "{used}"
        );
    }
    begin(&installation, hoa, "dot-2", 2, true).await;
    let page = mine(&mut browser).await;
    assert!(card(&page, "dot-2").contains("Đã dùng hết 2 lượt thi."));
    assert!(!card(&page, "dot-2").contains("/dot/dot-2"));
}

#[tokio::test]
async fn who_was_disqualified_still_signs_in_and_sees_why() {
    let installation = Installation::new().await;
    let (mut browser, hoa) = registered(&installation).await;
    let contest = contest_id(&installation).await;
    let mut tx = installation.app.store.begin().await.unwrap();
    let officials = [1, 2].map(|n| OfficialId(Uuid::from_u128(n)));
    for id in officials {
        let official = Official {
            id,
            login: id.to_string(),
            name: "Trần Thị Tổ Chức".to_owned(),
            role: "administrator".to_owned(),
            password_hash: None,
            totp_secret: None,
            totp_step: 0,
            created_at: MORNING,
            disabled_at: None,
        };
        tx.add_official(&official).await.unwrap();
    }
    let proposal = Proposal {
        id: ProposalId(Uuid::from_u128(3)),
        kind: "disqualify".to_owned(),
        subject: hoa.0,
        reason: "Dự thi bằng hai mã dự thi".to_owned(),
        proposed_by: officials[0],
        proposed_at: MORNING,
        decided_by: None,
        decided_at: None,
        approved: None,
    };
    tx.add_proposal(contest, &proposal).await.unwrap();
    assert!(
        tx.decide_proposal(contest, proposal.id, officials[1], true, MORNING)
            .await
            .unwrap()
    );
    assert!(tx.disqualify(contest, hoa, MORNING).await.unwrap());
    tx.commit().await.unwrap();
    let page = mine(&mut browser).await;
    assert!(
        page.has("Đã bị loại khỏi cuộc thi") && page.has("Lý do: Dự thi bằng hai mã dự thi"),
        "{}",
        page.text()
    );
    assert!(!page.body.contains("/dot/dot-2"), "nothing can be started");
}
