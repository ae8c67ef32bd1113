//! Registering: what is asked, what is kept, what must be mended.

use crate::support::{Browser, CONTEST, Installation, MORNING, Page};
use contest::id::EntrantId;

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
    pub fn on(page: &Page) -> Self {
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

/// How many have registered.
pub async fn count(installation: &Installation) -> i64 {
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
