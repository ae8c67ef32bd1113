//! Texts of the frame around every page.

texts! {
    /// The software's name.
    product = "Tìm Hiểu", "Tìm Hiểu";
    skip_to_main = "Đến nội dung chính", "Skip to main content";
    main_pages = "Các trang chính", "Main pages";
    nav_home = "Trang chủ", "Home";
    nav_rules = "Thể lệ", "Rules";
    nav_boards = "Bảng xếp hạng", "Standings";
    nav_register = "Đăng ký", "Register";
    nav_sign_in = "Vào bằng mã", "Sign in";
    nav_mine = "Trang của tôi", "My page";
    /// Name of this language, for the switch on pages in the other one.
    language_name = "Tiếng Việt", "English";
    footer_organizer = "Đơn vị tổ chức", "Organizer";
    footer_help = "Cần giúp", "Help";
    footer_help_hours = "Giờ hành chính, các ngày làm việc.", "Office hours on working days.";
    footer_never_lead = "Ban tổ chức không bao giờ hỏi", "The organizers never ask for";
    footer_never = "mật khẩu VNeID, mã OTP hay số tài khoản ngân hàng.", "your VNeID password, an OTP or a bank account number.";
    footer_privacy = "Bảo vệ dữ liệu cá nhân", "Personal data";
    footer_official = "Dành cho ban tổ chức", "For organizers";
    sign_out = "Thoát", "Sign out";
    back_home = "Về trang chủ", "Back to the home page";
    optional = "(không bắt buộc)", "(optional)";
    error_prefix = "Lỗi: ", "Error: ";
    errors_kept = "Những gì đã điền vẫn còn nguyên.", "Everything you typed is still here.";
    yes = "Có", "Yes";
    no = "Không", "No";
    continue_ = "Tiếp tục", "Continue";
    cancel = "Thôi", "Cancel";
    previous_page = "Trước", "Previous";
    next_page = "Sau", "Next";
    pages_of_table = "Trang của bảng", "Pages of the table";
    simulated = "mô phỏng", "simulated";
    simulated_notice = "Số liệu mô phỏng để trình diễn, không phải người dự thi thật.", "Simulated figures for demonstration, not real entrants.";
    demo_notice = "Đây là bản trình diễn. Không có cuộc thi thật nào đang diễn ra ở trang này.", "This is a demonstration. No real contest is running on this page.";
}

impl super::Lang {
    /// Heading of the error summary: how many places need mending.
    #[must_use]
    pub fn errors_heading(self, count: usize) -> String {
        match (self, count) {
            (Self::Vi, _) => format!("Có {count} chỗ cần sửa"),
            (Self::En, 1) => "There is a problem".to_owned(),
            (Self::En, _) => format!("There are {count} problems"),
        }
    }
}
