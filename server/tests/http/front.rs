//! The frame around all pages: headers, origins, failures in plain words.

use crate::support::Installation;

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_the_readers_language() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let page = browser.get("/c/ba-dinh-2019/khong-co").await;
    assert_eq!(page.status, 404);
    assert!(page.has("Không có trang này"), "{}", page.body);
    assert!(page.has("Ban tổ chức không bao giờ hỏi"));

    let back = browser
        .post(
            "/ngon-ngu",
            &[("language", "en"), ("back", "/c/ba-dinh-2019/khong-co")],
        )
        .await;
    assert_eq!((back.status, back.location()), (303, "/c/ba-dinh-2019/khong-co"));
    assert!(
        browser
            .get("/c/ba-dinh-2019/khong-co")
            .await
            .has("There is no such page")
    );
}

#[tokio::test]
async fn a_form_sent_by_another_sites_page_changes_nothing() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let refused = browser
        .post_from("https://evil.example", "/ngon-ngu", &[("language", "en")])
        .await;
    assert_eq!(refused.status, 403);
    assert!(refused.has("Yêu cầu đến từ một trang khác"));
    assert!(refused.header("set-cookie").is_empty());
}

#[tokio::test]
async fn every_response_carries_the_security_headers() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    for path in ["/", "/health", "/khong-co", "/c/ba-dinh-2019"] {
        let page = browser.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn too_much_and_the_wrong_kind_are_refused_in_plain_words() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let long = "x".repeat(70_000);
    let page = browser.post("/ngon-ngu", &[("back", &long)]).await;
    assert_eq!(page.status, 413);
    assert!(page.has("Nội dung gửi lên quá lớn"));
    let page = browser.post_body("/ngon-ngu", "application/json", "{}").await;
    assert_eq!(page.status, 415);
    assert!(page.has("Nội dung gửi lên không đúng kiểu"));
}

#[tokio::test]
async fn a_slash_at_the_end_of_an_address_leads_to_the_page() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let page = browser.get("/c/ba-dinh-2019/").await;
    assert_eq!((page.status, page.location()), (308, "/c/ba-dinh-2019"));
    let abroad = browser.get("/c//evil.example/").await;
    assert!(abroad.location().starts_with("/c/"), "{}", abroad.location());
}
