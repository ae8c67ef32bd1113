//! Signing in with an entry code, and out.

use crate::{
    registration::{Form, contest_id, register},
    support::{Browser, CONTEST, Installation, Page},
};
use contest::{entry_code::EntryCode, time::Millis};

async fn sign_in(browser: &mut Browser, code: &str) -> Page {
    browser.post(&format!("{CONTEST}/vao"), &[("ma", code)]).await
}

/// Somebody who has registered on a device of their own, and the code.
async fn registered(installation: &Installation) -> (Browser, String) {
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    let code = register(&mut browser, &form).await;
    (browser, code)
}

async fn reissue(installation: &Installation) -> EntryCode {
    let contest = contest_id(installation).await;
    let hoa = installation.app.store.named(contest).await.unwrap()[0].entrant_id;
    let code = EntryCode::from_random([9; 16]);
    let hmac = installation.app.secrets.entry_code(&code);
    let mut tx = installation.app.store.begin().await.unwrap();
    tx.issue_entry_code(contest, hoa, &hmac, installation.app.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    code
}

#[tokio::test]
async fn an_entry_code_signs_in_however_it_is_typed() {
    let installation = Installation::new().await;
    let (_, code) = registered(&installation).await;
    for typed in [
        code.clone(),
        code.to_lowercase().replace('-', ""),
        format!(" {} ", code.replace('-', " ")),
    ] {
        let mut browser = installation.browser();
        let page = sign_in(&mut browser, &typed).await;
        assert_eq!(
            (page.status, page.location()),
            (303, "/c/ba-dinh-2019/cua-toi"),
            "{typed}"
        );
        assert!(browser.get(page.location()).await.has("Nguyễn Thị Hòa"));
    }
}

#[tokio::test]
async fn an_unknown_a_replaced_and_a_malformed_code_get_the_same_answer() {
    let installation = Installation::new().await;
    let (_, old) = registered(&installation).await;
    let new = reissue(&installation).await;
    let mut answers = Vec::new();
    // All of the same length, so that nothing but the typed text itself can differ.
    for typed in [old.as_str(), "BCDF-GH12-34JK", "AAAA-EEEE-YYYY", "0000-0000-0000"] {
        let page = sign_in(&mut installation.browser(), typed).await;
        assert_eq!(page.status, 422, "{typed}");
        assert!(page.message_at("ma").unwrap().contains("Mã này không dùng được"));
        assert_eq!(page.value_of("ma").as_deref(), Some(typed));
        let mut headers: Vec<_> = page.headers.keys().map(ToString::to_string).collect();
        headers.sort();
        answers.push((headers, page.body.len(), page.body.replace(typed, "")));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(
        sign_in(&mut installation.browser(), &new.to_string())
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn an_empty_code_is_asked_for() {
    let installation = Installation::new().await;
    let page = sign_in(&mut installation.browser(), "  ").await;
    assert_eq!(page.status, 422);
    assert!(page.message_at("ma").unwrap().contains("Điền mã dự thi."));
}

#[tokio::test]
async fn a_network_that_guesses_waits_and_a_known_one_does_not() {
    let installation = Installation::new().await;
    let known = Installation::started_with(&["--known-network", "127.0.0.0/8"], |_| {}).await;
    let (_, code) = registered(&installation).await;
    for n in 1..=30 {
        assert_eq!(
            sign_in(&mut installation.browser(), "BCDF-GH12-34JK")
                .await
                .status,
            422,
            "{n}"
        );
        assert_eq!(
            sign_in(&mut known.browser(), "BCDF-GH12-34JK").await.status,
            422,
            "{n}"
        );
    }
    let page = sign_in(&mut installation.browser(), &code).await;
    assert_eq!(page.status, 429);
    assert!(
        page.has("Mạng này vừa nhập sai mã quá nhiều lần"),
        "{}",
        page.text()
    );
    assert_eq!(sign_in(&mut known.browser(), "BCDF-GH12-34JK").await.status, 422);
    installation.advance(Millis::minutes(10)).await;
    assert_eq!(sign_in(&mut installation.browser(), &code).await.status, 303);
}

#[tokio::test]
async fn a_sign_in_is_a_new_token_and_ends_the_one_before_on_the_same_device() {
    let installation = Installation::new().await;
    let (mut browser, code) = registered(&installation).await;
    let mut copied = browser.clone();
    let first = sign_in(&mut browser, &code).await;
    assert!(
        copied
            .get(&format!("{CONTEST}/cua-toi"))
            .await
            .location()
            .ends_with("/vao")
    );
    let second = sign_in(&mut browser, &code).await;
    assert_ne!(first.header("set-cookie"), second.header("set-cookie"));
    assert_eq!(browser.get(&format!("{CONTEST}/cua-toi")).await.status, 200);
}

#[tokio::test]
async fn a_shared_device_forgets_and_an_own_one_remembers_for_thirty_days() {
    let installation = Installation::new().await;
    let (_, code) = registered(&installation).await;
    let (mut own, mut shared) = (installation.browser(), installation.browser());
    let page = sign_in(&mut own, &code).await;
    let line = page.header("set-cookie");
    assert!(line.contains("Max-Age=2592000") && line.contains("HttpOnly") && line.contains("SameSite=Lax"));
    let page = shared
        .post(&format!("{CONTEST}/vao"), &[("ma", &code), ("may_chung", "yes")])
        .await;
    assert!(!page.header("set-cookie").contains("Max-Age"));

    let mine = format!("{CONTEST}/cua-toi");
    installation.advance(Millis::minutes(12 * 60)).await;
    assert_eq!(shared.get(&mine).await.status, 303);
    assert_eq!(own.get(&mine).await.status, 200);
    installation.advance(Millis::minutes(30 * 24 * 60)).await;
    assert_eq!(own.get(&mine).await.status, 303);
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_itself_and_leads_nowhere_else() {
    let installation = Installation::new().await;
    let (mut browser, _) = registered(&installation).await;
    let mut copied = browser.clone();
    let page = browser
        .post(&format!("{CONTEST}/thoat"), &[("den", "https://evil.example")])
        .await;
    assert_eq!((page.status, page.location()), (303, "/c/ba-dinh-2019"));
    assert!(page.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(copied.get(&format!("{CONTEST}/cua-toi")).await.status, 303);
    assert_eq!(browser.get(&format!("{CONTEST}/thoat")).await.status, 405);
}

#[tokio::test]
async fn a_sign_in_leads_to_no_other_site() {
    let installation = Installation::new().await;
    let (_, code) = registered(&installation).await;
    for path in ["vao?den=//evil.example", "vao?back=https://evil.example"] {
        let mut browser = installation.browser();
        let fields = [
            ("ma", code.as_str()),
            ("den", "//evil.example"),
            ("back", "https://evil.example"),
        ];
        let page = browser.post(&format!("{CONTEST}/{path}"), &fields).await;
        assert_eq!((page.status, page.location()), (303, "/c/ba-dinh-2019/cua-toi"));
    }
}
