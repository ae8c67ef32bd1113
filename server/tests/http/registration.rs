//! Registering: what is asked, what is kept, what must be mended.

use crate::support::{Browser, CONTEST, Installation, MORNING, Page};
use app::Lang;
use contest::id::EntrantId;
use server::secrets::token_hash;
use sha2::{Digest, Sha256};

/// A delivered form and what somebody fills in.
#[derive(Clone)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Opens the form and fills it in for a resident of Ngọc Hà.
    pub async fn open(browser: &mut Browser) -> Self {
        let page = browser.get(&format!("{CONTEST}/dang-ky")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        Self::on(&page)
            .with("ho_ten", "Nguyễn Thị Hòa")
            .with("ngay_sinh", "23")
            .with("thang_sinh", "11")
            .with("nam_sinh", "1954")
            .with("nhom", "nguoi-dan")
            .with("noi_o", "00016")
            .with("dong_y_to_chuc", "yes")
    }

    /// The hidden fields of a page with the form.
    fn on(page: &Page) -> Self {
        let hidden =
            ["phieu", "van_ban"].map(|name| (name.to_owned(), page.value_of(name).expect("a hidden field")));
        Self(hidden.to_vec())
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(found, _)| found != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    pub async fn send(&self, browser: &mut Browser) -> Page {
        let fields: Vec<_> = self
            .0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        browser.post(&format!("{CONTEST}/dang-ky"), &fields).await
    }
}

/// Registers and reads the entry code.
pub async fn register(browser: &mut Browser, form: &Form) -> String {
    let sent = form.send(browser).await;
    assert_eq!(
        (sent.status, sent.location()),
        (303, "/c/ba-dinh-2019/dang-ky/ma"),
        "{}",
        sent.body
    );
    code_on(&browser.get(sent.location()).await)
}

/// The entry code on the page that shows it.
pub fn code_on(page: &Page) -> String {
    let start = page.body.find("class=\"code\"").expect("an entry code");
    let end = start + page.body[start..].find("</p>").unwrap();
    let spans = page.body[start..end].split("<span>").skip(1);
    spans
        .map(|span| &span[..span.find('<').unwrap()])
        .collect::<Vec<_>>()
        .join("-")
}

/// The entrant who is signed in, found by the number on the page of their own.
pub async fn entrant(installation: &Installation, browser: &mut Browser) -> EntrantId {
    let page = browser.get(&format!("{CONTEST}/cua-toi")).await;
    assert_eq!(page.status, 200);
    let everybody = installation
        .app
        .store
        .named(contest_id(installation).await)
        .await
        .unwrap();
    let own = everybody.iter().find(|one| page.has(&one.number.to_string()));
    own.expect("the number is on the page").entrant_id
}

pub async fn contest_id(installation: &Installation) -> contest::id::ContestId {
    installation
        .app
        .store
        .contest("ba-dinh-2019")
        .await
        .unwrap()
        .unwrap()
        .id
}

async fn count(installation: &Installation) -> i64 {
    installation
        .app
        .store
        .entrant_count(contest_id(installation).await)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_resident_registers_gets_a_code_and_is_signed_in() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser)
        .await
        .with("dien_thoai", "+84 912.345.678");
    let code = register(&mut browser, &form).await;
    assert_eq!(code.len(), 14);

    let page = browser.get(&format!("{CONTEST}/dang-ky/ma")).await;
    assert!(
        page.has("Nguyễn Thị Hòa") && page.has("Phường Ngọc Hà"),
        "{}",
        page.text()
    );
    assert_eq!(page.header("cache-control"), "no-store");
    let hoa = entrant(&installation, &mut browser).await;
    let store = &installation.app.store;
    let contest = contest_id(&installation).await;
    let person = store.person(contest, hoa).await.unwrap().unwrap();
    assert_eq!(person.plain_name, "nguyen thi hoa");
    assert_eq!(
        (person.birth_year, person.birth_month, person.birth_day),
        (1954, Some(11), Some(23))
    );
    assert_eq!(person.phone.as_deref(), Some("0912345678"));
    let kept = store.entrant(contest, hoa).await.unwrap().unwrap();
    assert_eq!(
        (kept.division.as_str(), kept.registered_at),
        ("nguoi-dan", MORNING)
    );
    assert!((100_000_000..1_000_000_000).contains(&kept.number));
}

#[tokio::test]
async fn a_code_is_shown_for_a_quarter_of_an_hour_and_again_after_a_reload() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    let code = register(&mut browser, &form).await;
    installation.advance(contest::time::Millis::seconds(899)).await;
    let path = format!("{CONTEST}/dang-ky/ma");
    assert_eq!(code_on(&browser.get(&path).await), code);
    installation.advance(contest::time::Millis::seconds(1)).await;
    let later = browser.get(&path).await;
    assert!(
        later.has("Mã dự thi không còn hiện ở đây") && later.has("cấp mã mới"),
        "{}",
        later.text()
    );
    assert!(!later.body.contains(&code[..4]));
    let stranger = installation.browser().get(&path).await;
    assert_eq!(stranger.status, 200);
    assert!(stranger.has("không còn hiện ở đây"));
}

#[tokio::test]
async fn a_year_of_birth_is_enough() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser)
        .await
        .with("ngay_sinh", "")
        .with("thang_sinh", "");
    register(&mut browser, &form).await;
    let hoa = entrant(&installation, &mut browser).await;
    let person = installation
        .app
        .store
        .person(contest_id(&installation).await, hoa)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (person.birth_year, person.birth_month, person.birth_day),
        (1954, None, None)
    );
}

#[tokio::test]
async fn every_mistake_is_said_at_its_field_and_what_was_typed_is_kept() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await;
    let cases = [
        ("ho_ten", " ", "ho_ten", "Điền họ và tên."),
        ("ho_ten", "Hòa 1954", "ho_ten", "chỉ gồm chữ cái"),
        ("ho_ten", &"Hòa ".repeat(30), "ho_ten", "dài quá 80 chữ"),
        ("nam_sinh", "", "nam_sinh", "Ngày sinh không có trong lịch"),
        ("nam_sinh", "năm tư", "nam_sinh", "Ngày sinh không có trong lịch"),
        ("thang_sinh", "13", "nam_sinh", "Ngày sinh không có trong lịch"),
        ("ngay_sinh", "31", "nam_sinh", "Ngày sinh không có trong lịch"),
        ("nam_sinh", "1854", "nam_sinh", "trước 1900"),
        ("nam_sinh", "2027", "nam_sinh", "chưa tới"),
        ("nam_sinh", "2020", "nam_sinh", "từ 12 tuổi"),
        ("nhom", "", "nhom", "Chọn nhóm dự thi."),
        ("nhom", "vua", "nhom", "Chọn nhóm dự thi."),
        ("nhom", "hoc-sinh", "nhom", "không hợp với nhóm"),
        ("nhom", "can-bo", "noi_lam_viec", "tính theo cơ quan"),
        ("noi_o", "", "noi_o", "tính theo nơi ở"),
        ("noi_o", "Hoàn Kiếm", "noi_o", "Không có phường, xã nào"),
        ("noi_o", "001", "noi_o", "Không có phường, xã nào"),
        (
            "noi_lam_viec",
            "CQ-LA",
            "noi_lam_viec",
            "Không có cơ quan, trường nào",
        ),
        ("dien_thoai", "12345", "dien_thoai", "Số điện thoại chưa đúng"),
        ("thu_dien_tu", "hoa@", "thu_dien_tu", "thư điện tử chưa đúng"),
        ("dong_y_to_chuc", "", "dong_y_to_chuc", "Cần đồng ý mục này"),
    ];
    for (field, typed, at, message) in cases {
        let page = form.clone().with(field, typed).send(&mut browser).await;
        assert_eq!(page.status, 422, "{field} {typed:?}");
        let said = page
            .message_at(at)
            .unwrap_or_else(|| panic!("no message at {at} for {field} {typed:?}"));
        assert!(said.contains(message), "{field} {typed:?}: {said}");
        assert!(page.body.contains("<title>Lỗi: "), "{field} {typed:?}");
        assert!(
            page.body.contains(&format!("<a href=\"#{at}\">")),
            "{field} {typed:?}: no line in the summary"
        );
        let is_text = !matches!(field, "nhom" | "noi_o" | "noi_lam_viec" | "dong_y_to_chuc");
        if is_text {
            assert_eq!(page.value_of(field).as_deref(), Some(typed), "{field}");
        }
        if field != "ho_ten" {
            assert_eq!(
                page.value_of("ho_ten").as_deref(),
                Some("Nguyễn Thị Hòa"),
                "{field} {typed:?}"
            );
        }
        if field != "noi_o" {
            assert!(
                page.body.contains("<option value=\"00016\" selected"),
                "{field} {typed:?}"
            );
        }
    }
    assert_eq!(count(&installation).await, 0);
}

#[tokio::test]
async fn all_mistakes_are_said_at_once() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let page = browser.get(&format!("{CONTEST}/dang-ky")).await;
    let sent = Form::on(&page).send(&mut browser).await;
    assert_eq!(sent.status, 422);
    assert!(
        sent.has("Có 4 chỗ cần sửa") && sent.has("Những gì đã điền vẫn còn nguyên."),
        "{}",
        sent.text()
    );
    for field in ["ho_ten", "nam_sinh", "nhom", "dong_y_to_chuc"] {
        assert!(sent.message_at(field).is_some(), "{field}");
    }
}

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

#[tokio::test]
async fn a_family_shares_a_telephone_and_doubles_are_listed_not_refused() {
    let installation = Installation::new().await;
    for name in ["Nguyễn Thị Hòa", "Nguyễn Văn Minh", "NGUYEN THI HOA"] {
        let mut browser = installation.browser();
        let form = Form::open(&mut browser)
            .await
            .with("ho_ten", name)
            .with("dien_thoai", "0912345678");
        register(&mut browser, &form).await;
    }
    let doubles = installation
        .app
        .store
        .doubles(contest_id(&installation).await, 10)
        .await
        .unwrap();
    let names: Vec<_> = doubles.iter().map(|double| double.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"Nguyễn Thị Hòa") && names.contains(&"NGUYEN THI HOA"));
}

#[tokio::test]
async fn a_ward_is_found_without_diacritics() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let form = Form::open(&mut browser).await.with("noi_o", "p. ngoc ha");
    register(&mut browser, &form).await;
    assert!(
        browser
            .get(&format!("{CONTEST}/cua-toi"))
            .await
            .has("Phường Ngọc Hà")
    );
}

#[tokio::test]
async fn a_long_list_of_wards_is_a_field_to_type_in() {
    let installation = Installation::with_kit(|kit| {
        let ward = kit.units[1].clone();
        for n in 0..40_u32 {
            kit.units.push(contest::unit::Unit {
                id: contest::id::UnitId(uuid::Uuid::from_u128(u128::from(n) + 1)),
                code: format!("x{n}"),
                name: format!("Thử {n}"),
                ..ward.clone()
            });
        }
    })
    .await;
    let mut browser = installation.browser();
    let page = browser.get(&format!("{CONTEST}/dang-ky")).await;
    assert!(page.body.contains("<datalist id=\"noi_o-list\">"));
    assert!(
        page.body
            .contains("<option value=\"Phường Ngọc Hà\" label=\"ngoc ha\">")
    );
    let form = Form::open(&mut browser).await.with("noi_o", "Phường Thử 7");
    let again = form.clone().with("ho_ten", "").send(&mut browser).await;
    assert_eq!(again.value_of("noi_o").as_deref(), Some("Phường Thử 7"));
    register(&mut browser, &form).await;
    assert!(
        browser
            .get(&format!("{CONTEST}/cua-toi"))
            .await
            .has("Phường Thử 7")
    );
}

#[tokio::test]
async fn markup_in_a_name_is_refused_and_shown_as_text() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let typed = "\"><script>alert(1)</script>";
    let page = Form::open(&mut browser)
        .await
        .with("ho_ten", typed)
        .with("noi_o", typed)
        .send(&mut browser)
        .await;
    assert_eq!(page.status, 422);
    assert!(page.message_at("ho_ten").is_some());
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
    assert_eq!(page.value_of("ho_ten").as_deref(), Some(typed));
}

#[tokio::test]
async fn the_sixty_first_registration_from_a_network_waits_and_keeps_what_was_typed() {
    let installation = Installation::new().await;
    let known = Installation::started_with(&["--known-network", "127.0.0.0/8"], |_| {}).await;
    for n in 1..=61 {
        let mut browser = installation.browser();
        let form = Form::open(&mut browser)
            .await
            .with("nam_sinh", &format!("{}", 1_900 + n));
        let page = form.send(&mut browser).await;
        assert_eq!(page.status, if n <= 60 { 303 } else { 429 }, "{n}");
        if n == 61 {
            assert!(
                page.has("Mạng này vừa có quá nhiều lượt đăng ký"),
                "{}",
                page.text()
            );
            assert_eq!(page.value_of("ho_ten").as_deref(), Some("Nguyễn Thị Hòa"));
            installation.advance(contest::time::Millis::minutes(10)).await;
            assert_eq!(
                form.send(&mut browser).await.status,
                303,
                "after a while it is taken"
            );
        }
        let mut at_school = known.browser();
        let form = Form::open(&mut at_school).await;
        assert_eq!(form.send(&mut at_school).await.status, 303, "{n}");
    }
    assert_eq!(count(&installation).await, 61);
}

#[tokio::test]
async fn who_is_signed_in_is_asked_to_sign_out_before_registering_somebody_else() {
    let installation = Installation::new().await;
    let mut browser = installation.browser();
    let second = Form::open(&mut browser).await.with("ho_ten", "Nguyễn Văn Minh");
    let first = Form::open(&mut browser).await;
    register(&mut browser, &first).await;
    let page = browser.get(&format!("{CONTEST}/dang-ky")).await;
    assert!(
        page.has("Máy này đang vào bằng mã dự thi của Nguyễn Thị Hòa"),
        "{}",
        page.text()
    );
    assert!(page.value_of("phieu").is_none());
    let refused = second.send(&mut browser).await;
    assert_eq!(refused.status, 409);
    assert_eq!(count(&installation).await, 1);

    let out = browser
        .post(&format!("{CONTEST}/thoat"), &[("den", "dang-ky")])
        .await;
    assert_eq!((out.status, out.location()), (303, "/c/ba-dinh-2019/dang-ky"));
    register(&mut browser, &second).await;
    assert!(
        browser
            .get(&format!("{CONTEST}/cua-toi"))
            .await
            .has("Nguyễn Văn Minh")
    );
    assert_eq!(count(&installation).await, 2);
}
