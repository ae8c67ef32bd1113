//! Opening, extending and closing rounds.

use crate::{
    organizer::{DESK, an_attempt, an_entrant, an_official, now_held, save, signed_in, two_officials},
    support::{Browser, Installation, MORNING, Page},
};
use contest::{
    draw::{Seed, commitment},
    id::RoundId,
    question::Difficulty,
    round::Phase,
    rules::{EndRule, Stratum},
    time::{Date, Millis, Timestamp},
};
use std::sync::Arc;
use store::{answers::Saved, rounds::RoundRecord};

async fn contest(installation: &Installation) -> Arc<server::contests::Contest> {
    installation
        .app
        .contests
        .need(&installation.app, "ba-dinh-2019")
        .await
        .unwrap()
}

/// Adds a round like the third that nobody has opened yet.
async fn a_round_in_preparation(
    installation: &Installation,
    change: impl FnOnce(&mut RoundRecord),
) -> RoundRecord {
    let app = &installation.app;
    let contest = contest(installation).await;
    let mut round = contest.round("dot-3").unwrap().clone();
    round.id = RoundId(app.chance.id());
    "dot-4".clone_into(&mut round.slug);
    round.position = 9;
    round.opened_at = None;
    round.commitment = None;
    change(&mut round);
    let mut tx = app.store.begin().await.unwrap();
    tx.add_round(&round, "kit", MORNING).await.unwrap();
    tx.commit().await.unwrap();
    app.contests.forget();
    round
}

/// The instant of a day and time in Ha Noi.
fn instant(day: &str, hour: i64, minute: i64) -> Timestamp {
    day.parse::<Date>().unwrap().start() + Millis::minutes(hour * 60 + minute)
}

/// Moves the clock of the installation to a minute before that round closes.
async fn shortly_before_the_close(installation: &Installation, round: &str) -> Timestamp {
    let closes_at = contest(installation).await.round(round).unwrap().window.closes_at;
    installation
        .clock
        .advance(closes_at - Millis::minutes(1) - installation.app.clock.now());
    installation.app.contests.forget();
    closes_at
}

async fn extend(browser: &mut Browser, round: &str, closing: [&str; 5], reason: &str) -> Page {
    let page = browser.get(&format!("{DESK}/dot/{round}")).await;
    let version = page.value_of("ban").unwrap();
    let names = ["dong-gio", "dong-phut", "dong-ngay", "dong-thang", "dong-nam"];
    let mut fields: Vec<_> = names.into_iter().zip(closing).collect();
    fields.extend([
        ("gia-han-ly-do", reason),
        ("van-ban", "125/TB-BTC"),
        ("ban", version.as_str()),
    ]);
    browser
        .post(&format!("{DESK}/dot/{round}/gia-han"), &fields)
        .await
}

async fn close(browser: &mut Browser, round: &str, reason: &str) -> Page {
    let page = browser.get(&format!("{DESK}/dot/{round}")).await;
    let version = page.value_of("ban").unwrap();
    let fields = [("dong-ly-do", reason), ("ban", version.as_str())];
    browser.post(&format!("{DESK}/dot/{round}/dong"), &fields).await
}

#[tokio::test]
async fn opening_fixes_the_valid_questions_and_seals_a_seed() {
    let installation = Installation::with_kit(|kit| {
        let day = kit.rules.as_of;
        let stale = &mut kit.questions[0].background;
        stale.valid_to = Some(Date::new(day.year() - 1, 1, 1).unwrap());
    })
    .await;
    let app = &installation.app;
    let round = a_round_in_preparation(&installation, |_| {}).await;
    let (mut official, _) = two_officials(&installation).await;
    let desk = official.get(DESK).await;
    assert!(desk.has("đợt thi chưa chốt đề: Đợt 3"), "{}", desk.text());

    let bank = app.store.bank(round.contest_id).await.unwrap().len();
    let before = official.get(&format!("{DESK}/dot/dot-4")).await;
    assert!(
        before.has(&format!("Chốt {} câu hỏi", bank - 1)),
        "{}",
        before.text()
    );
    let done = official.post(&format!("{DESK}/dot/dot-4/mo"), &[]).await;
    assert_eq!(done.location(), format!("{DESK}/dot/dot-4"));

    let fixed = app
        .store
        .round_questions(round.contest_id, round.id)
        .await
        .unwrap();
    assert_eq!(
        fixed.len(),
        bank - 1,
        "the question that is no longer valid stays out"
    );
    let seed = app
        .store
        .round_seed(round.contest_id, round.id)
        .await
        .unwrap()
        .unwrap();
    let sealed = commitment(&Seed(seed.clone().try_into().unwrap()));
    let opened = contest(&installation).await.round("dot-4").unwrap().clone();
    assert_eq!(
        (opened.opened_at, opened.commitment),
        (Some(MORNING), Some(sealed.to_vec()))
    );
    let page = official.get(&format!("{DESK}/dot/dot-4")).await;
    assert!(page.body.contains(&data_encoding::HEXLOWER.encode(&sealed)));
    assert!(
        !page.body.contains(&data_encoding::HEXLOWER.encode(&seed)),
        "the seed stays sealed"
    );

    let again = official.post(&format!("{DESK}/dot/dot-4/mo"), &[]).await;
    assert_eq!(again.status, 409);
    assert!(again.has("Đợt thi đã được chốt đề."));
    let kept = app.store.round_seed(round.contest_id, round.id).await.unwrap();
    assert_eq!(kept, Some(seed));
}

#[tokio::test]
async fn a_round_whose_blueprint_cannot_be_drawn_is_not_opened_and_the_page_says_what_is_missing() {
    let installation = Installation::new().await;
    let round = a_round_in_preparation(&installation, |round| {
        round.rules.blueprint = vec![Stratum {
            topic: None,
            difficulty: Some(Difficulty(3)),
            count: 900,
        }];
    })
    .await;
    let (mut official, _) = two_officials(&installation).await;
    let path = format!("{DESK}/dot/dot-4");
    for page in [
        official.get(&path).await,
        official.post(&format!("{path}/mo"), &[]).await,
    ] {
        assert!(page.has("ma trận đề cần 900 câu mức khó 3"), "{}", page.text());
    }
    let still = contest(&installation).await.round("dot-4").unwrap().clone();
    assert_eq!((still.opened_at, still.commitment), (None, None));
    assert_eq!(
        installation
            .app
            .store
            .round_seed(round.contest_id, round.id)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn a_round_whose_time_has_passed_is_extended_before_it_can_be_opened() {
    let installation = Installation::new().await;
    a_round_in_preparation(&installation, |round| {
        round.window.opens_at = MORNING - Millis::minutes(60);
        round.window.closes_at = MORNING;
    })
    .await;
    let (mut official, _) = two_officials(&installation).await;
    let path = format!("{DESK}/dot/dot-4");
    let refused = official.post(&format!("{path}/mo"), &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("giờ đóng của đợt thi đã qua"));
    let extended = extend(
        &mut official,
        "dot-4",
        ["24", "0", "30", "11", "2026"],
        "Chưa kịp chốt đề",
    )
    .await;
    assert_eq!(extended.status, 303, "{}", extended.text());
    assert_eq!(official.post(&format!("{path}/mo"), &[]).await.status, 303);
}

#[tokio::test]
async fn extending_a_round_gives_back_what_its_close_would_have_cut() {
    let installation = Installation::new().await;
    let closes_at = shortly_before_the_close(&installation, "dot-2").await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let cut = an_attempt(&installation, &hoa, "dot-2", 1).await;
    assert_eq!(cut.ends_at, closes_at);
    assert!(official.get(DESK).await.has("đợt thi sắp đóng: Đợt 2"));

    let day = (closes_at + Millis::minutes(2 * 24 * 60)).wall_time().date;
    let (day, month, year) = (
        day.day().to_string(),
        day.month().to_string(),
        day.year().to_string(),
    );
    let done = extend(
        &mut official,
        "dot-2",
        ["17", "30", &day, &month, &year],
        "Mưa bão, mất điện diện rộng",
    )
    .await;
    assert_eq!(done.status, 303, "{}", done.text());

    let held = now_held(&installation, &cut).await;
    let whole = cut.started_at + cut.limit.unwrap();
    assert_eq!((held.ends_at, held.last_save_at), (whole, whole + cut.grace));
    let round = contest(&installation).await.round("dot-2").unwrap().clone();
    assert_eq!(round.rules_version, 2);
    assert_eq!(
        round.window.closes_at,
        instant(&format!("{year}-{month:0>2}-{day:0>2}"), 17, 30)
    );
    let page = official.get(&format!("{DESK}/dot/dot-2")).await;
    assert!(
        page.has("Mưa bão, mất điện diện rộng") && page.has("125/TB-BTC"),
        "{}",
        page.text()
    );
    assert!(page.has("Lê Văn Thư Ký"));

    installation.clock.advance(Millis::minutes(10));
    assert!(
        matches!(save(&installation, &cut, 1).await, Saved::Kept { .. }),
        "after the old close, within the time"
    );
}

#[tokio::test]
async fn extending_leaves_alone_what_the_close_does_not_cut() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let early = an_attempt(&installation, &hoa, "dot-2", 1).await;
    let done = extend(
        &mut official,
        "dot-2",
        ["24", "0", "31", "12", "2026"],
        "Theo đề nghị của các phường",
    )
    .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(now_held(&installation, &early).await, early);
}

#[tokio::test]
async fn a_closing_time_that_is_none_changes_nothing_and_what_was_typed_stays() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    for (closing, reason, message) in [
        (
            ["7", "0", "31", "11", "2026"],
            "Theo đề nghị của các phường",
            "Ghi ngày và giờ có thật",
        ),
        (
            ["7", "0", "25", "11", "2026"],
            "Theo đề nghị của các phường",
            "Giờ đóng mới phải sau",
        ),
        (
            ["7", "0", "25", "11", "2029"],
            "Theo đề nghị của các phường",
            "Giờ đóng mới quá xa",
        ),
        (
            ["7", "0", "25", "12", "2026"],
            "vì",
            "Ghi lý do, từ 5 đến 500 ký tự.",
        ),
    ] {
        let page = extend(&mut official, "dot-2", closing, reason).await;
        assert_eq!(page.status, 422, "{closing:?}");
        assert!(
            page.has(message) && page.body.contains("<title>Lỗi: "),
            "{}",
            page.text()
        );
        let kept = ["dong-gio", "dong-phut", "dong-ngay", "dong-thang", "dong-nam"]
            .map(|name| page.value_of(name).unwrap());
        assert_eq!(kept, closing);
        assert!(page.has(reason));
        assert_eq!(page.value_of("van-ban").as_deref(), Some("125/TB-BTC"));
    }
    assert_eq!(
        contest(&installation).await.round("dot-2").unwrap().rules_version,
        1
    );
}

#[tokio::test]
async fn of_two_changes_made_from_the_same_version_one_is_told_so() {
    let installation = Installation::new().await;
    let (mut one, mut other) = two_officials(&installation).await;
    let form = other.get(&format!("{DESK}/dot/dot-2")).await;
    let version = form.value_of("ban").unwrap();
    let first = extend(
        &mut one,
        "dot-2",
        ["24", "0", "20", "12", "2026"],
        "Theo đề nghị của các phường",
    )
    .await;
    assert_eq!(first.status, 303);
    let fields = [
        ("dong-gio", "24"),
        ("dong-phut", "0"),
        ("dong-ngay", "31"),
        ("dong-thang", "12"),
        ("dong-nam", "2026"),
        ("gia-han-ly-do", "Theo đề nghị của trường"),
        ("ban", version.as_str()),
    ];
    let second = other.post(&format!("{DESK}/dot/dot-2/gia-han"), &fields).await;
    assert_eq!(second.status, 409);
    assert!(second.has("Có người vừa thay đổi trước đó.") && second.has("Theo đề nghị của trường"));
    let unreadable = other
        .post(&format!("{DESK}/dot/dot-2/gia-han"), &fields[..6])
        .await;
    assert_eq!(unreadable.status, 400);
}

#[tokio::test]
async fn closing_now_ends_the_papers_that_end_with_the_round() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let open = an_attempt(&installation, &hoa, "dot-2", 1).await;
    installation.clock.advance(Millis::minutes(3));
    save(&installation, &open, 1).await;
    let page = official.get(&format!("{DESK}/dot/dot-2")).await;
    assert!(
        page.has("Bài đang làm dở (1) kết thúc ngay; câu đã lưu vẫn được tính."),
        "{}",
        page.text()
    );

    let refused = close(&mut official, "dot-2", "").await;
    assert_eq!(refused.status, 422);
    assert_eq!(now_held(&installation, &open).await.ends_at, open.ends_at);
    let done = close(&mut official, "dot-2", "Lộ đề trên mạng xã hội").await;
    assert_eq!(done.status, 303, "{}", done.text());

    let now = installation.app.clock.now();
    let held = now_held(&installation, &open).await;
    assert_eq!(
        (held.ends_at, held.last_save_at, held.revision),
        (now, now + open.grace, 1)
    );
    let round = contest(&installation).await.round("dot-2").unwrap().clone();
    assert_eq!((round.window.phase(now), round.rules_version), (Phase::Closed, 2));
    installation.clock.advance(open.grace + Millis(1));
    assert_eq!(save(&installation, &open, 2).await, Saved::Late);

    let page = official.get(&format!("{DESK}/dot/dot-2")).await;
    assert!(page.has("Không gia hạn hay mở lại được"), "{}", page.text());
    assert!(
        page.value_of("ban").is_none(),
        "there is no form left that changes it"
    );
    for act in ["gia-han", "dong"] {
        let page = official
            .post(&format!("{DESK}/dot/dot-2/{act}"), &[("ban", "2")])
            .await;
        assert_eq!(page.status, 409, "{act}");
    }
}

#[tokio::test]
async fn closing_now_lets_papers_finish_where_the_rules_say_so() {
    let installation = Installation::with_kit(|kit| {
        for round in &mut kit.rounds {
            round.rules.end_rule = EndRule::LetFinish;
        }
    })
    .await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    let mut official = signed_in(&installation, "thu-ky").await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let open = an_attempt(&installation, &hoa, "dot-2", 1).await;
    assert_eq!(
        close(&mut official, "dot-2", "Lộ đề trên mạng xã hội")
            .await
            .status,
        303
    );
    assert_eq!(now_held(&installation, &open).await, open);
}

#[tokio::test]
async fn every_number_of_a_round_leads_to_what_it_counts() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let (minh, _) = an_entrant(&installation, "Trần Văn Minh", None).await;
    let ended = an_attempt(&installation, &hoa, "dot-2", 1).await;
    save(&installation, &ended, 1).await;
    installation
        .app
        .writer
        .finish(ended.id, installation.app.clock.now())
        .await
        .unwrap();
    an_attempt(&installation, &minh, "dot-2", 1).await;

    let page = official.get(&format!("{DESK}/dot/dot-2")).await;
    assert!(
        page.body.contains("/dot/dot-2/luot?mo=1\">1<") || page.text().contains("Đang làm bài 1"),
        "{}",
        page.body
    );
    let all = official.get(&format!("{DESK}/dot/dot-2/luot")).await;
    assert!(
        all.has("Lượt thi: 2") && all.has("Nguyễn Thị Hòa") && all.has("kết thúc sớm"),
        "{}",
        all.text()
    );
    let open = official.get(&format!("{DESK}/dot/dot-2/luot?mo=1")).await;
    assert!(
        open.has("Trần Văn Minh") && !open.has("Nguyễn Thị Hòa"),
        "{}",
        open.text()
    );
    let beyond = official.get(&format!("{DESK}/dot/dot-2/luot?trang=7")).await;
    assert_eq!(beyond.status, 200);
}
