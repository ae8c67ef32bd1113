//! The same form sent more than once: double taps, reloads, going back.

use crate::{
    registration::{Form, code_on, contest_id, count, register},
    support::{CONTEST, Installation},
};
use contest::time::Millis;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_taps_at_once_register_one_entrant_with_one_code() {
    let installation = Installation::new().await;
    let form = Form::open(&mut installation.browser()).await;
    let taps: Vec<_> = (0..16)
        .map(|_| {
            let (mut browser, form) = (installation.browser(), form.clone());
            tokio::spawn(async move { register(&mut browser, &form).await })
        })
        .collect();
    let mut codes = Vec::new();
    for tap in taps {
        codes.push(tap.await.unwrap());
    }
    codes.dedup();
    assert_eq!(codes.len(), 1, "every tap is answered with the same code");
    assert_eq!(count(&installation).await, 1);
}

#[tokio::test]
async fn going_back_and_sending_again_shows_the_same_code() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    let code = register(&mut browser, &form).await;
    assert_eq!(register(&mut browser, &form).await, code);
    assert_eq!(count(&installation).await, 1);
}

#[tokio::test]
async fn the_next_person_who_goes_back_and_changes_the_name_is_registered_too() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    let code = register(&mut browser, &form).await;
    browser.post(&format!("{CONTEST}/thoat"), &[]).await;
    let other = register(&mut browser, &form.with("ho_ten", "Nguyễn Văn Minh")).await;
    assert_ne!(code, other);
    assert_eq!(count(&installation).await, 2);
}

#[tokio::test]
async fn sending_again_signs_nobody_in_who_signed_out_or_came_late() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    register(&mut browser, &form).await;
    let mut late = browser.clone();
    browser.post(&format!("{CONTEST}/thoat"), &[]).await;
    let again = form.send(&mut browser).await;
    assert_eq!((again.status, again.header("set-cookie")), (303, ""));
    assert!(browser.get(again.location()).await.has("không còn hiện ở đây"));

    let mut stranger = installation.browser();
    let second = Form::open(&mut stranger).await;
    register(&mut stranger, &second).await;
    installation.advance(Millis::minutes(15)).await;
    let again = second.send(&mut installation.browser()).await;
    assert_eq!((again.status, again.header("set-cookie")), (303, ""));
    assert!(
        late.get(&format!("{CONTEST}/cua-toi"))
            .await
            .location()
            .ends_with("/vao")
    );
    assert_eq!(count(&installation).await, 2);
}

#[tokio::test]
async fn a_code_that_was_reissued_meanwhile_is_not_shown() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    register(&mut browser, &form).await;
    let contest = contest_id(&installation).await;
    let hoa = installation.app.store.named(contest).await.unwrap()[0].entrant_id;
    let mut tx = installation.app.store.begin().await.unwrap();
    tx.issue_entry_code(contest, hoa, &[1; 32], installation.app.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let page = browser.get(&format!("{CONTEST}/dang-ky/ma")).await;
    assert!(page.has("không còn hiện ở đây"), "{}", page.text());
}

#[tokio::test]
async fn a_form_without_a_token_registers_nobody() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    for token in ["", "tôi"] {
        let page = Form::open(&mut browser)
            .await
            .with("phieu", token)
            .send(&mut browser)
            .await;
        assert_eq!(page.status, 400, "{token}");
        assert!(page.has("Không có gì thay đổi"));
    }
    assert_eq!(count(&installation).await, 0);
}

#[tokio::test]
async fn the_code_stands_in_no_address_cookie_or_header() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let sent = Form::open(&mut browser).await.send(&mut browser).await;
    let code = code_on(&browser.get(sent.location()).await);
    let letters = code.replace('-', "");
    for (name, value) in &sent.headers {
        let value = value.to_str().unwrap();
        assert!(!value.contains(&code) && !value.contains(&letters), "{name}");
    }
    assert!(!sent.body.contains(&code));
}
