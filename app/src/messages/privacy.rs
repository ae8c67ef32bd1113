//! Texts around the office's privacy notice.

texts! {
    privacy_title = "Bảo vệ dữ liệu cá nhân", "Personal data";
    privacy_none = "Ban Tổ chức chưa đưa thông báo lên trang này. Xin gọi số điện thoại ở cuối trang để được trả lời.", "The organizers have not put their notice here yet. Call the number below to ask.";
}
