//! Home, rules, privacy notice, and pages for everybody as ready bytes.

use crate::{
    people::Resident,
    support::{Browser, CONTEST, Installation, Page},
};
use axum::{body::Body, http::Request};
use contest::{
    draw::{Seed, commitment},
    time::Millis,
};
use data_encoding::HEXLOWER;
use store::rounds::Change;

const DAY: Millis = Millis::minutes(24 * 60);

async fn in_english(browser: &mut Browser) {
    browser
        .post("/ngon-ngu", &[("language", "en"), ("back", "/")])
        .await;
}

/// The longest line without markup of one of the kit's texts.
fn a_line_of(file: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../kits/ba-dinh-2019/texts/");
    let text = std::fs::read_to_string(format!("{folder}{file}")).unwrap();
    let plain = text
        .lines()
        .filter(|line| !line.contains(['*', '[', '#']) && !line.starts_with('-'));
    plain.max_by_key(|line| line.len()).unwrap().to_owned()
}

async fn asked(installation: &Installation, path: &str, name: &str, value: &str) -> Page {
    let request = Request::builder()
        .uri(path)
        .header(name, value)
        .body(Body::empty())
        .unwrap();
    installation.browser().send(request).await
}

#[tokio::test]
async fn the_home_page_shows_the_open_round_and_the_time_left() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let page = browser.get(CONTEST).await;
    assert_eq!(page.status, 200);
    assert!(
        page.has("Đợt 2 Còn 11 ngày , đóng lúc 09:00 ngày 5/12/2026"),
        "{}",
        page.text()
    );
    assert!(page.has("20 câu, 15 phút, 2 lượt thi."), "{}", page.text());
    assert!(page.body.contains("href=\"/c/ba-dinh-2019/dang-ky\""));

    installation.advance(Millis(10 * DAY.0 + 20 * 3_600_000)).await;
    assert!(browser.get(CONTEST).await.has("Còn 4 giờ"));
}

#[tokio::test]
async fn the_home_page_of_somebody_signed_in_leads_to_the_open_round() {
    let installation = Installation::new().await;
    let entrant = installation.register(Resident::default()).await;
    let page = installation.page_of(&entrant, CONTEST).await;
    assert!(
        page.body
            .contains("href=\"/c/ba-dinh-2019/dot/dot-2\" class=\"button\""),
        "{}",
        page.body
    );
    assert!(page.body.contains("href=\"/c/ba-dinh-2019/dot/luyen-tap\""));
}

#[tokio::test]
async fn without_an_open_round_the_home_page_names_the_next_one() {
    let installation = Installation::with_kit(|kit| kit.rounds.retain(|round| round.code != "dot-2")).await;
    let page = installation.browser().get(CONTEST).await;
    assert!(
        page.has("Sắp mở Đợt 3 Mở lúc 09:00 ngày 5/12/2026"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn the_home_page_shows_three_wards_ahead_and_the_readers_own() {
    let installation = Installation::new().await;
    for (ward, people) in [
        ("Trúc Bạch", 8),
        ("Quán Thánh", 7),
        ("Điện Biên", 6),
        ("Kim Mã", 5),
    ] {
        installation.turnout(ward, people, "dot-1").await;
    }
    let entrant = installation
        .register(Resident {
            ward: "Kim Mã",
            ..Resident::default()
        })
        .await;
    let page = installation.browser().get(CONTEST).await;
    let board = "1 Trúc Bạch 11,32 2 Quán Thánh 8,84 3 Điện Biên 6,73 ";
    assert!(page.has(board) && !page.has("Kim Mã"), "{}", page.text());
    let own = installation.page_of(&entrant, CONTEST).await;
    assert!(
        own.has(&format!("4 Kim Mã phường của tôi 3,51 {board}")),
        "{}",
        own.text()
    );
}

/// What the Ba Đình kit's rules must say of the round "Đợt 2", which has every kind of rule.
const SENTENCES: [(&str, &str); 31] = [
    ("Thể lệ chung: bản 1", "General rules: version 1"),
    ("lấy theo ngày 15/9/2019", "are those of 15 September 2019"),
    (
        "Một người đã đăng ký và có mã dự thi riêng.",
        "A person who has registered and has an entry code of their own.",
    ),
    ("Một lần làm một đề", "One sitting of one paper"),
    ("Người từ đủ 12 tuổi trở lên", "People who are 12 or older"),
    (
        "Người dưới 16 tuổi cần cha, mẹ hoặc người giám hộ đồng ý.",
        "People under 16 need the consent of a parent or guardian.",
    ),
    (
        "Người dân : được tính cho phường nơi ở.",
        "Residents : count for the ward they live in.",
    ),
    (
        "từ đủ 18 tuổi; được tính cho cơ quan, trường.",
        "aged 18 or older; count for their office or school.",
    ),
    (
        "từ đủ 12 đến 18 tuổi; được tính cho cơ quan, trường.",
        "aged 12 to 18; count for their office or school.",
    ),
    (
        "là tổng điểm của các đợt thi",
        "the sum of the scores of all rounds",
    ),
    (
        "Không giới hạn tổng số lượt thi",
        "no limit to a person's attempts over all rounds",
    ),
    (
        "theo số người dự thi trên 10.000 dân",
        "by entrants per 10,000 residents",
    ),
    (
        "từ 1 đến 4 người dự thi chỉ ghi “dưới 5 người”",
        "Where 1 to 4 people took part, only “fewer than 5” is shown",
    ),
    (
        "Quy định của đợt thi này: bản 1.",
        "Rules of this round: version 1.",
    ),
    (
        "mở từ 09:00 ngày 21/11/2026 đến 09:00 ngày 5/12/2026",
        "open from 09:00 on 21 November 2026 to 09:00 on 5 December 2026",
    ),
    ("Thời gian làm một đề là 15 phút", "A paper takes 15 minutes"),
    (
        "sẽ kết thúc khi đợt thi đóng",
        "ends with the round, even if its time is not up",
    ),
    (
        "chậm nhất 10 giây sau khi hết giờ vẫn được tính",
        "up to 10 seconds after the end still count",
    ),
    ("Mỗi đề có 20 câu hỏi", "A paper has 20 questions"),
    (
        "Hộ tịch, cư trú, tư pháp Trung bình 1",
        "Civil status, residence, justice Medium 1",
    ),
    (
        "Thứ tự câu hỏi và thứ tự các lựa chọn khác nhau ở mỗi đề.",
        "Questions and options come in a different order on each paper.",
    ),
    (
        "Mỗi người có 2 lượt thi trong đợt này. Lượt thi tốt nhất được tính",
        "Each person has 2 attempts in this round. The best attempt counts",
    ),
    (
        "Mỗi câu trả lời đúng được 5 điểm; câu sai và câu không trả lời được 0 điểm.",
        "A right answer brings 5 points; a wrong or missing one brings none.",
    ),
    (
        "Điểm cao nhất của một đề là 100.",
        "The most a paper can bring is 100 points.",
    ),
    ("chọn tất cả thì được 0 điểm", "ticking everything brings 0"),
    (
        "Câu hỏi phụ: có bao nhiêu người trả lời đúng hết?",
        "The prediction: how many people answer everything right?",
    ),
    (
        "không công bố số người chính xác, điểm và thứ hạng của người dự thi",
        "exact numbers, scores and places of entrants are not published",
    ),
    (
        "điểm cao hơn; câu hỏi phụ gần đáp án hơn, chỉ xét khi đợt thi đã có kết quả; thời gian làm bài ngắn hơn; lần lưu cuối cùng sớm hơn; Người bằng nhau ở tất cả các tiêu chí thì đồng hạng.",
        "the higher score; the prediction nearer to the true value, once the round has results; the shorter time used; the earlier last save; People equal in all of them share a place.",
    ),
    (
        "Thời gian được tính đến giây, phần lẻ bỏ đi.",
        "Times count to the second; smaller parts are cut off.",
    ),
    (
        "xem được điểm của mình ngay khi lượt thi kết thúc. Người dự thi xem được đáp án và giải thích khi đợt thi đã đóng",
        "see their own score as soon as the attempt has ended. Entrants see right answers and explanations when the round has closed",
    ),
    (
        "chỉ công bố thứ tự các nơi theo mức tham gia",
        "only the order of units by turnout and rough numbers are published",
    ),
];

#[tokio::test]
async fn the_rules_page_states_every_rule_in_both_languages() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let vietnamese = browser.get(&format!("{CONTEST}/the-le")).await;
    in_english(&mut browser).await;
    let english = browser.get(&format!("{CONTEST}/the-le")).await;
    for (vi, en) in SENTENCES {
        assert!(vietnamese.has(vi), "{vi}\n{}", vietnamese.text());
        assert!(english.has(en), "{en}\n{}", english.text());
    }
    assert!(
        vietnamese.has(&a_line_of("rules.vi.md")),
        "the office's own clauses"
    );
    assert!(english.has(&a_line_of("rules.en.md")), "the office's own clauses");
}

#[tokio::test]
async fn a_window_from_midnight_to_midnight_is_said_as_0h00_and_24h00() {
    let installation = Installation::with_kit(|kit| {
        let day = |text: &str| text.parse::<contest::time::Date>().unwrap().start();
        let round = kit.rounds.iter_mut().find(|round| round.code == "dot-3").unwrap();
        round.window = exchange::kit::KitWindow::Fixed(contest::rules::Window {
            opens_at: day("2026-12-01"),
            closes_at: day("2027-01-01"),
        });
    })
    .await;
    let page = installation.browser().get(&format!("{CONTEST}/the-le")).await;
    assert!(
        page.has("mở từ 0h00 ngày 1/12/2026 đến 24h00 ngày 31/12/2026"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_changed_rule_shows_its_version_its_reason_and_its_document() {
    let installation = Installation::new().await;
    let contest = installation.contest().await;
    let mut changed = contest.round("dot-2").unwrap().clone();
    changed.rules_version = 2;
    changed.window.closes_at = changed.window.closes_at + DAY;
    let change = Change {
        reason: "Mất điện trên diện rộng",
        document: "120/TB-BTC",
        made_by: "kit",
    };
    let mut tx = installation.app.store.begin().await.unwrap();
    assert!(
        tx.change_round(&changed, &change, installation.app.clock.now())
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    installation.advance(Millis::seconds(1)).await;
    let page = installation.browser().get(&format!("{CONTEST}/the-le")).await;
    let text = "bản 2. Đã thay đổi so với bản đầu: Bản 2, lúc 09:00 ngày 24/11/2026: Mất điện trên diện rộng (văn bản số 120/TB-BTC)";
    assert!(
        page.has(text) && page.has("đến 09:00 ngày 6/12/2026"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_seed_is_published_only_after_its_round_and_matches_its_commitment() {
    let installation = Installation::new().await;
    let contest = installation.contest().await;
    let page = installation.browser().get(&format!("{CONTEST}/the-le")).await;
    for (slug, released) in [("dot-1", true), ("dot-2", false), ("dot-3", false)] {
        let round = contest.round(slug).unwrap();
        let seed = installation
            .app
            .store
            .round_seed(contest.id(), round.id)
            .await
            .unwrap()
            .unwrap();
        let promised = commitment(&Seed(seed.clone().try_into().unwrap()));
        assert!(page.has(&HEXLOWER.encode(&promised)), "{slug}");
        assert_eq!(page.body.contains(&HEXLOWER.encode(&seed)), released, "{slug}");
    }
}

#[tokio::test]
async fn the_privacy_notice_is_the_offices() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let path = format!("{CONTEST}/du-lieu-ca-nhan");
    assert!(browser.get(&path).await.has(&a_line_of("privacy.vi.md")));
    in_english(&mut browser).await;
    assert!(browser.get(&path).await.body.contains("<html lang=\"en\""));
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let installation = Installation::new().await;
    let path = format!("{CONTEST}/the-le");
    let first = installation.browser().get(&path).await;
    let tag = first.header("etag");
    assert_eq!(
        (first.header("cache-control"), first.header("vary")),
        ("no-cache", "cookie, accept-encoding")
    );
    let again = asked(&installation, &path, "if-none-match", tag).await;
    assert_eq!(
        (again.status, again.body.as_str(), again.header("etag")),
        (304, "", tag)
    );
    let other = asked(&installation, &path, "if-none-match", "W/\"something else\"").await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn a_page_is_sent_compressed_to_who_takes_it() {
    let installation = Installation::new().await;
    let path = format!("{CONTEST}/the-le");
    let plain = installation.browser().get(&path).await;
    for (offer, coding) in [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let page = asked(&installation, &path, "accept-encoding", offer).await;
        assert_eq!(page.header("content-encoding"), coding);
        assert_eq!(page.body == plain.body, coding.is_empty(), "{offer}");
    }
}

#[tokio::test]
async fn what_is_ready_is_never_somebodys_own_page() {
    let installation = Installation::new().await;
    let entrant = installation.register(Resident::default()).await;
    let own = installation.page_of(&entrant, CONTEST).await;
    assert_eq!(
        (own.header("cache-control"), own.header("etag")),
        ("no-store", "")
    );
    assert!(own.has("Trang của tôi"));
    let stranger = installation.browser().get(CONTEST).await;
    assert!(!stranger.has("Trang của tôi"));
    assert!(installation.page_of(&entrant, CONTEST).await.has("Trang của tôi"));
}

#[tokio::test]
async fn each_language_has_a_ready_page_of_its_own() {
    let installation = Installation::new().await;
    let mut english = installation.browser();
    in_english(&mut english).await;
    assert!(
        installation
            .browser()
            .get(CONTEST)
            .await
            .body
            .contains("<html lang=\"vi\"")
    );
    assert!(english.get(CONTEST).await.body.contains("<html lang=\"en\""));
    assert!(
        installation
            .browser()
            .get(CONTEST)
            .await
            .body
            .contains("<html lang=\"vi\"")
    );
}
