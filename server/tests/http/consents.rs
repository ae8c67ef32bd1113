//! What people agree to, and who agrees for a child: kept with time and the hash of what was read.

use crate::{
    registration::{Form, contest_id, count, entrant, register},
    support::{CONTEST, Installation, MORNING},
};
use app::Lang;
use server::secrets::token_hash;
use sha2::{Digest, Sha256};

#[tokio::test]
async fn a_child_needs_a_parents_name_telephone_and_consent() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let child = Form::open(&mut browser)
        .await
        .with("ho_ten", "Lê Gia Bảo")
        .with("nam_sinh", "2012")
        .with("nhom", "hoc-sinh")
        .with("noi_lam_viec", "CQ-GD");
    let page = child.send(&mut browser).await;
    assert_eq!(page.status, 422);
    for field in ["giam_ho_ten", "giam_ho_dien_thoai", "giam_ho_dong_y"] {
        let said = page
            .message_at(field)
            .unwrap_or_else(|| panic!("no message at {field}"));
        assert!(said.contains("dưới 16 tuổi"), "{said}");
    }
    let guarded = child
        .with("giam_ho_ten", "Lê Văn Nam")
        .with("giam_ho_dien_thoai", "0912345678")
        .with("giam_ho_dong_y", "yes");
    register(&mut browser, &guarded).await;
    let bao = entrant(&installation, &mut browser).await;
    let contest = contest_id(&installation).await;
    let person = installation
        .app
        .store
        .person(contest, bao)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(person.guardian_name.as_deref(), Some("Lê Văn Nam"));
    assert_eq!(person.guardian_phone.as_deref(), Some("0912345678"));
    let consents = installation.app.store.consents(contest, bao).await.unwrap();
    let guardian = consents
        .iter()
        .find(|consent| consent.kind == "guardian")
        .expect("kept");
    assert!(guardian.given);
    assert_eq!(
        guardian.text_hash,
        token_hash(Lang::Vi.register_guardian_consent())
    );
}

#[tokio::test]
async fn of_a_grown_up_no_guardian_is_kept() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser)
        .await
        .with("giam_ho_ten", "Lê Văn Nam")
        .with("giam_ho_dong_y", "yes");
    register(&mut browser, &form).await;
    let hoa = entrant(&installation, &mut browser).await;
    let contest = contest_id(&installation).await;
    let person = installation
        .app
        .store
        .person(contest, hoa)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(person.guardian_name, None);
    let consents = installation.app.store.consents(contest, hoa).await.unwrap();
    assert!(
        consents.iter().all(|consent| consent.kind != "guardian"),
        "{consents:?}"
    );
}

#[tokio::test]
async fn consents_are_three_unticked_boxes_each_kept_with_the_hash_of_what_was_read() {
    for (language, file) in [("vi", "vi"), ("en", "en")] {
        let installation = Installation::new().await;
        let mut browser = installation.browser();
        browser
            .post("/ngon-ngu", &[("language", language), ("back", "/")])
            .await;
        let page = browser.get(&format!("{CONTEST}/dang-ky")).await;
        assert!(!page.body.contains(" checked"), "nothing is ticked beforehand");
        let form = Form::open(&mut browser).await.with("dong_y_lien_he", "yes");
        // Switched in another window meanwhile: what counts is the form that was read.
        browser
            .post("/ngon-ngu", &[("language", "vi"), ("back", "/")])
            .await;
        register(&mut browser, &form).await;
        let hoa = entrant(&installation, &mut browser).await;
        let contest = contest_id(&installation).await;
        let mut consents = installation.app.store.consents(contest, hoa).await.unwrap();
        consents.sort_by(|one, other| one.kind.cmp(&other.kind));
        let kept: Vec<_> = consents
            .iter()
            .map(|consent| (consent.kind.as_str(), consent.given))
            .collect();
        assert_eq!(kept, [("contact", true), ("publish", false), ("run", true)]);
        for consent in &consents {
            let path = format!(
                "{}/../kits/ba-dinh-2019/texts/consent-{}.{file}.md",
                env!("CARGO_MANIFEST_DIR"),
                consent.kind
            );
            let text = std::fs::read_to_string(path).unwrap();
            assert_eq!(
                consent.text_hash,
                Sha256::digest(&text).to_vec(),
                "{} {language}",
                consent.kind
            );
            assert_eq!(consent.at, MORNING);
        }
    }
}

#[tokio::test]
async fn consents_given_to_a_wording_that_was_changed_meanwhile_are_asked_for_again() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await.with("dong_y_cong_bo", "yes");
    let contest = contest_id(&installation).await;
    let mut tx = installation.app.store.begin().await.unwrap();
    let text = store::contests::ContestText {
        kind: "consent-publish".to_owned(),
        language: "vi".to_owned(),
        body: "Đồng ý để công bố cả ảnh.\n".to_owned(),
    };
    tx.set_contest_text(contest, &text).await.unwrap();
    tx.commit().await.unwrap();
    installation.app.contests.forget();
    let page = form.send(&mut browser).await;
    assert_eq!(page.status, 422);
    assert!(
        page.has("Nội dung xin đồng ý vừa được sửa") && page.has("công bố cả ảnh"),
        "{}",
        page.text()
    );
    assert!(
        !page
            .body
            .contains("name=\"dong_y_cong_bo\" value=\"yes\" checked")
    );
    assert_eq!(page.value_of("ho_ten").as_deref(), Some("Nguyễn Thị Hòa"));
    assert_eq!(count(&installation).await, 0);
}
