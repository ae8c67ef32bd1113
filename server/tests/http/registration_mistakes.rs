//! What must be mended in a registration, said at its field with what was typed kept.

use crate::{
    registration::{Form, count},
    support::{CONTEST, Installation},
};

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
