//! Officials: their way in, and that nobody else gets past it.

use crate::support::{Browser, CONTEST, Installation, MORNING, Page};
use contest::{
    attempt::TimeFactor,
    draw::{Paper, Slot},
    entry_code::EntryCode,
    id::{AttemptId, EntrantId, OfficialId, WriterId},
    person::plain,
    question::{Answer, ChoiceId},
    time::{Millis, Timestamp},
};
use server::{admin, totp};
use store::{
    answers::{Save, Saved},
    attempts::Attempt,
    entrants::{Entrant, Person},
    officials::Official,
};

/// The organizers' pages of the contest.
pub const DESK: &str = "/to-chuc/c/ba-dinh-2019";
const PASSWORD: &str = "một câu dễ nhớ của tổ thư ký";
/// The secret of the second factor of every official here.
const SECRET: [u8; 20] = *b"12345678901234567890";

/// Makes an official with password and second factor.
pub async fn an_official(installation: &Installation, login: &str, name: &str) -> OfficialId {
    let app = &installation.app;
    let official = Official {
        id: OfficialId(app.chance.id()),
        login: login.to_owned(),
        name: name.to_owned(),
        role: "organizer".to_owned(),
        password_hash: Some(app.passwords.hash(PASSWORD.to_owned(), [9; 16]).await.unwrap()),
        totp_secret: Some(SECRET.to_vec()),
        totp_step: 0,
        created_at: MORNING,
        disabled_at: None,
    };
    let mut tx = app.store.begin().await.unwrap();
    tx.add_official(&official).await.unwrap();
    tx.commit().await.unwrap();
    official.id
}

/// The code that the authenticator app shows now.
fn code_now(installation: &Installation) -> String {
    totp::code(&SECRET, totp::step_at(installation.app.clock.now()))
}

async fn try_sign_in(browser: &mut Browser, login: &str, password: &str, code: &str) -> Page {
    browser
        .post(
            "/to-chuc",
            &[("ten", login), ("mat-khau", password), ("ma", code)],
        )
        .await
}

/// A browser in which that official is signed in.
pub async fn signed_in(installation: &Installation, login: &str) -> Browser {
    let mut browser = installation.browser();
    let page = try_sign_in(&mut browser, login, PASSWORD, &code_now(installation)).await;
    assert_eq!((page.status, page.location()), (303, "/to-chuc"), "{}", page.body);
    browser
}

/// Two officials at their desks.
pub async fn two_officials(installation: &Installation) -> (Browser, Browser) {
    an_official(installation, "thu-ky", "Lê Văn Thư Ký").await;
    an_official(installation, "truong-ban", "Trần Thị Trưởng Ban").await;
    (
        signed_in(installation, "thu-ky").await,
        signed_in(installation, "truong-ban").await,
    )
}

/// Registers somebody of the first ward. Returns the entry code, too.
pub async fn an_entrant(
    installation: &Installation,
    name: &str,
    phone: Option<&str>,
) -> (Entrant, EntryCode) {
    let app = &installation.app;
    let contest = app.contests.need(app, "ba-dinh-2019").await.unwrap();
    let ward = contest
        .units
        .iter()
        .find(|unit| unit.kind == contest::unit::UnitKind::Ward)
        .unwrap();
    let entrant = Entrant {
        id: EntrantId(app.chance.id()),
        contest_id: contest.id(),
        number: app.chance.entrant_number(),
        division: contest.rules().divisions[0].code.clone(),
        residence: Some(ward.id),
        workplace: None,
        time_factor: TimeFactor::NORMAL,
        registered_at: app.clock.now(),
        disqualified_at: None,
        simulated: false,
    };
    let person = Person {
        name: name.to_owned(),
        plain_name: plain(name),
        birth_year: 1954,
        birth_month: None,
        birth_day: None,
        phone: phone.map(str::to_owned),
        email: None,
        guardian_name: None,
        guardian_phone: None,
    };
    let code = EntryCode::from_random(app.chance.bytes());
    let mut tx = app.store.begin().await.unwrap();
    tx.add_entrant(&entrant, &person).await.unwrap();
    tx.issue_entry_code(
        contest.id(),
        entrant.id,
        &app.secrets.entry_code(&code),
        app.clock.now(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    app.contests.forget();
    (entrant, code)
}

/// Begins an attempt of a round now.
pub async fn an_attempt(installation: &Installation, entrant: &Entrant, round: &str, number: i64) -> Attempt {
    let app = &installation.app;
    let contest = app.contests.need(app, "ba-dinh-2019").await.unwrap();
    let round = contest.round(round).unwrap();
    let questions = app.store.round_questions(contest.id(), round.id).await.unwrap();
    let slots = questions.iter().take(20).map(|used| Slot {
        question: used.question.question.id,
        version: used.question.question.version,
        options: (0..4).map(ChoiceId).collect(),
    });
    let mut attempt = Attempt {
        id: AttemptId(app.chance.id()),
        contest_id: contest.id(),
        round_id: round.id,
        entrant_id: entrant.id,
        number,
        seed: vec![1; 32],
        paper: Paper {
            slots: slots.collect(),
        },
        receipt: app.chance.bytes::<16>().to_vec(),
        started_at: app.clock.now(),
        limit: round.rules.limit,
        time_factor: entrant.time_factor,
        end_rule: round.rules.end_rule,
        grace: round.rules.grace,
        ends_at: Timestamp(0),
        last_save_at: Timestamp(0),
        finished_at: None,
        finished_early: false,
        revision: 0,
    };
    let times = attempt.times(round.window.closes_at, Vec::new());
    (attempt.ends_at, attempt.last_save_at) = (times.end(), times.last_save());
    let mut tx = app.store.begin().await.unwrap();
    assert!(tx.add_attempt(&attempt).await.unwrap());
    tx.commit().await.unwrap();
    attempt
}

/// Saves an answer to a question now.
pub async fn save(installation: &Installation, attempt: &Attempt, slot: i64) -> Saved {
    let app = &installation.app;
    let save = Save {
        contest_id: attempt.contest_id,
        round_id: attempt.round_id,
        attempt_id: attempt.id,
        slot,
        writer: WriterId(app.chance.id()),
        writer_seq: 1,
        answer: Answer::Single { choice: ChoiceId(0) },
        flagged: false,
        received_at: app.clock.now(),
    };
    app.writer.save(save).await.unwrap()
}

/// The attempt as it stands now.
pub async fn now_held(installation: &Installation, attempt: &Attempt) -> Attempt {
    installation.app.store.attempt(attempt.id).await.unwrap().unwrap()
}

/// The routes of the organizers' pages, from the router's own source: path, and whether GET and POST are taken.
fn routes() -> Vec<(String, bool, bool)> {
    let source = include_str!("../../src/router.rs");
    source
        .split(".route(")
        .skip(1)
        .filter_map(|chunk| {
            let path = chunk.split('"').nth(1)?;
            let takes = |method: &str| chunk.contains(method);
            path.starts_with("/to-chuc")
                .then(|| (path.to_owned(), takes("get("), takes("post(")))
        })
        .collect()
}

#[tokio::test]
async fn an_official_signs_in_with_password_and_code() {
    let installation = Installation::new().await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    let mut browser = installation.browser();
    let form = browser.get("/to-chuc").await;
    assert_eq!(form.status, 200);
    assert!(
        form.has("Ban tổ chức đăng nhập") && form.value_of("mat-khau").is_none_or(|value| value.is_empty())
    );

    let page = try_sign_in(&mut browser, " Thu-Ky ", PASSWORD, &code_now(&installation)).await;
    assert_eq!((page.status, page.location()), (303, "/to-chuc"));
    let cookie = page.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    let list = browser.get("/to-chuc").await;
    assert!(
        list.has("Các cuộc thi") && list.body.contains(DESK),
        "{}",
        list.body
    );
    assert!(list.has("Lê Văn Thư Ký"));
}

#[tokio::test]
async fn whatever_is_wrong_at_sign_in_the_answer_is_the_same() {
    let installation = Installation::new().await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    let code = code_now(&installation);
    let wrong_code = if code == "000000" { "000001" } else { "000000" };
    let mut answers = Vec::new();
    for (login, password, code) in [
        ("khong-co", PASSWORD, code.as_str()),
        ("thu-ky", "một câu khác hẳn", code.as_str()),
        ("thu-ky", PASSWORD, wrong_code),
        ("thu-ky", PASSWORD, ""),
    ] {
        let page = try_sign_in(&mut installation.browser(), login, password, code).await;
        assert!(
            page.has("Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng."),
            "{}",
            page.body
        );
        assert!(page.header("set-cookie").is_empty());
        assert_eq!(
            page.value_of("ten").as_deref(),
            Some(login),
            "what was typed is kept"
        );
        assert!(!page.body.contains(password), "a password is never sent back");
        answers.push((page.status, page.body.replace(login, "…")));
    }
    assert_eq!(answers[0].0, 422);
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[tokio::test]
async fn a_code_works_once() {
    let installation = Installation::new().await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    signed_in(&installation, "thu-ky").await;
    let again = try_sign_in(
        &mut installation.browser(),
        "thu-ky",
        PASSWORD,
        &code_now(&installation),
    )
    .await;
    assert_eq!(again.status, 422);
    installation.clock.advance(Millis::seconds(30));
    signed_in(&installation, "thu-ky").await;
}

#[tokio::test]
async fn a_disabled_official_does_not_get_in() {
    let installation = Installation::new().await;
    let app = &installation.app;
    let gone = Official {
        id: OfficialId(app.chance.id()),
        login: "da-nghi".to_owned(),
        name: "Phạm Văn Nghỉ".to_owned(),
        role: "organizer".to_owned(),
        password_hash: Some(app.passwords.hash(PASSWORD.to_owned(), [9; 16]).await.unwrap()),
        totp_secret: Some(SECRET.to_vec()),
        totp_step: 0,
        created_at: MORNING,
        disabled_at: Some(MORNING),
    };
    let mut tx = app.store.begin().await.unwrap();
    tx.add_official(&gone).await.unwrap();
    tx.commit().await.unwrap();
    let page = try_sign_in(
        &mut installation.browser(),
        "da-nghi",
        PASSWORD,
        &code_now(&installation),
    )
    .await;
    assert_eq!(page.status, 422);
}

#[tokio::test]
async fn a_network_that_guesses_waits_and_the_account_is_not_locked() {
    let installation = Installation::new().await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    let mut guesser = installation.browser();
    for _ in 0..30 {
        assert_eq!(
            try_sign_in(&mut guesser, "thu-ky", "đoán mò", "000000")
                .await
                .status,
            422
        );
    }
    let stopped = try_sign_in(&mut guesser, "thu-ky", PASSWORD, &code_now(&installation)).await;
    assert_eq!(stopped.status, 429);
    assert!(stopped.has("Đã thử quá nhiều lần"));
    installation.clock.advance(Millis::minutes(10));
    signed_in(&installation, "thu-ky").await;
}

#[tokio::test]
async fn a_one_time_link_sets_password_and_second_factor_once() {
    let installation = Installation::new().await;
    let app = &installation.app;
    let token = admin::create(&app.store, "quan-tri", "Đỗ Quản Trị", MORNING, &*app.chance)
        .await
        .unwrap();
    let link = format!("/to-chuc/moi/{token}");
    let mut browser = installation.browser();
    let page = browser.get(&link).await;
    assert_eq!(page.status, 200);
    assert!(
        page.has("Đỗ Quản Trị") && page.body.contains("class=\"qr\""),
        "{}",
        page.body
    );
    let secret = app.secrets.second_factor(&token);
    let uri = totp::uri("quan-tri", &secret).replace('&', "&amp;");
    assert!(
        page.body.contains(&uri),
        "the same key as an address: {}",
        page.body
    );
    let code = totp::code(&secret, totp::step_at(MORNING));

    for (password, repeated, code, message) in [
        (
            "ngắn quá",
            "ngắn quá",
            code.as_str(),
            "Mật khẩu cần ít nhất 12 ký tự.",
        ),
        (
            PASSWORD,
            "một câu khác",
            code.as_str(),
            "Hai lần nhập mật khẩu không giống nhau.",
        ),
        (PASSWORD, PASSWORD, "12345", "Mã không đúng."),
    ] {
        let page = browser
            .post(
                &link,
                &[("mat-khau", password), ("nhap-lai", repeated), ("ma", code)],
            )
            .await;
        assert_eq!(page.status, 422);
        assert!(
            page.has(message) && page.body.contains(&uri),
            "{message}: {}",
            page.body
        );
        assert!(page.body.contains("<title>Lỗi: "));
    }
    let official = app.store.official_by_login("quan-tri").await.unwrap().unwrap();
    assert_eq!(
        (official.password_hash, official.totp_secret),
        (None, None),
        "nothing is kept before it is confirmed"
    );

    let fields = [
        ("mat-khau", PASSWORD),
        ("nhap-lai", PASSWORD),
        ("ma", code.as_str()),
    ];
    let done = browser.post(&link, &fields).await;
    assert_eq!((done.status, done.location()), (303, "/to-chuc"), "{}", done.body);
    assert!(browser.get("/to-chuc").await.has("Các cuộc thi"));

    let mut another = installation.browser();
    for page in [another.get(&link).await, another.post(&link, &fields).await] {
        assert_eq!(page.status, 410);
        assert!(page.has("Đường dẫn này không còn dùng được"));
    }
    let reused = try_sign_in(&mut another, "quan-tri", PASSWORD, &code).await;
    assert_eq!(reused.status, 422, "the code that confirmed the key is used up");
    installation.clock.advance(Millis::seconds(30));
    let next = totp::code(&secret, totp::step_at(app.clock.now()));
    assert_eq!(
        try_sign_in(&mut another, "quan-tri", PASSWORD, &next)
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn a_one_time_link_runs_out_and_a_made_up_one_never_worked() {
    let installation = Installation::new().await;
    let app = &installation.app;
    let token = admin::create(&app.store, "quan-tri", "Đỗ Quản Trị", MORNING, &*app.chance)
        .await
        .unwrap();
    let mut browser = installation.browser();
    let made_up = browser.get("/to-chuc/moi/khong-co").await;
    installation.clock.advance(admin::LINK_LIFE);
    let late = browser.get(&format!("/to-chuc/moi/{token}")).await;
    assert_eq!((made_up.status, late.status), (410, 410));
    assert_eq!(made_up.text(), late.text());
}

#[tokio::test]
async fn a_sign_in_ends_half_an_hour_after_its_last_use_and_after_twelve_hours() {
    let installation = Installation::new().await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    let mut idle = signed_in(&installation, "thu-ky").await;
    installation.clock.advance(Millis::minutes(30));
    assert_eq!(idle.get(DESK).await.location(), "/to-chuc");

    let mut busy = signed_in(&installation, "thu-ky").await;
    for _ in 0..35 {
        installation.clock.advance(Millis::minutes(20));
        assert_eq!(busy.get(DESK).await.status, 200);
    }
    installation.clock.advance(Millis::minutes(20));
    assert_eq!(
        busy.get(DESK).await.location(),
        "/to-chuc",
        "twelve hours have passed"
    );
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_itself_not_only_the_cookie() {
    let installation = Installation::new().await;
    an_official(&installation, "thu-ky", "Lê Văn Thư Ký").await;
    let mut browser = installation.browser();
    let page = try_sign_in(&mut browser, "thu-ky", PASSWORD, &code_now(&installation)).await;
    let cookie = page.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(browser.post("/to-chuc/thoat", &[]).await.location(), "/to-chuc");
    assert!(browser.get("/to-chuc").await.has("Ban tổ chức đăng nhập"));
    let kept = axum::http::Request::builder()
        .uri(DESK)
        .header("cookie", cookie)
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(installation.browser().send(kept).await.location(), "/to-chuc");
}

#[tokio::test]
async fn without_a_sign_in_every_page_leads_to_it() {
    let installation = Installation::new().await;
    let (entrant, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let mut stranger = installation.browser();
    let mut walked = 0;
    for (path, get, post) in routes() {
        if !path.starts_with("/to-chuc/c/") {
            continue;
        }
        let path = path
            .replace("{slug}", "ba-dinh-2019")
            .replace("{round}", "dot-2")
            .replace("{number}", &entrant.number.to_string());
        if get {
            let page = stranger.get(&path).await;
            assert_eq!((page.status, page.location()), (303, "/to-chuc"), "GET {path}");
            walked += 1;
        }
        if post {
            let page = stranger.post(&path, &[]).await;
            assert_eq!((page.status, page.location()), (303, "/to-chuc"), "POST {path}");
            walked += 1;
        }
    }
    assert_eq!(walked, 18, "a new page must be walked, too");
    assert_eq!(
        stranger.get(CONTEST).await.header("location"),
        "",
        "the contest's own pages ask for no sign-in"
    );
}

#[tokio::test]
async fn every_page_opens_with_one_heading_and_no_inline_style() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (entrant, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    an_attempt(&installation, &entrant, "dot-2", 1).await;
    for language in ["vi", "en"] {
        official.post("/ngon-ngu", &[("language", language)]).await;
        for (path, get, _) in routes() {
            if !get || path.contains("{token}") {
                continue;
            }
            let path = path
                .replace("{slug}", "ba-dinh-2019")
                .replace("{round}", "dot-2")
                .replace("{number}", &entrant.number.to_string());
            let page = official.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
            assert!(
                page.body.contains(&format!("<html lang=\"{language}\"")),
                "{path}"
            );
            assert!(
                !page.body.contains("style=\"") && !page.body.contains("<script"),
                "{path}"
            );
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
        }
    }
    for path in [
        format!("{DESK}/dot/khong-co"),
        format!("{DESK}/nguoi/1"),
        format!("{DESK}/nguoi/abc"),
    ] {
        assert_eq!(official.get(&path).await.status, 404, "{path}");
    }
}
