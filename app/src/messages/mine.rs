//! Texts of an entrant's own page.

use super::Lang;

texts! {
    mine_title = "Trang của tôi", "My page";
    mine_about = "Thông tin đã đăng ký", "What was registered";
    mine_name = "Họ và tên", "Name";
    mine_erased = "(đã xóa)", "(erased)";
    mine_number = "Số dự thi", "Entrant number";
    mine_division = "Nhóm dự thi", "Division";
    mine_residence = "Nơi ở", "Residence";
    mine_workplace = "Cơ quan, trường", "Workplace or school";
    mine_counts = "tính cho nơi này", "counts here";
    mine_registered = "Đăng ký lúc", "Registered";
    mine_change(telephone: &str) = "Muốn sửa, rút lại sự đồng ý hoặc xóa thông tin, xin gọi {telephone}.", "To correct or erase data or withdraw a consent, call {telephone}.";
    mine_rounds = "Các đợt thi", "Rounds";
    mine_no_rounds = "Chưa có đợt thi nào.", "There are no rounds yet.";
    mine_no_rounds_next = "Khi Ban Tổ chức mở đợt thi, đợt đó sẽ hiện ở đây.", "They will be listed here when the organizers open them.";
    mine_practice = "Luyện tập", "Practice";
    mine_tag_running = "Đang làm dở", "Paper open";
    mine_tag_open = "Đang mở", "Open";
    mine_tag_soon = "Sắp mở", "Opening soon";
    mine_tag_closed = "Đã đóng", "Closed";
    mine_running(span: &str) = "Còn {span} để làm bài. Những câu báo “đã lưu” vẫn được giữ.", "{span} left on the paper. Answers shown as saved are kept.";
    mine_ending = "Hết giờ làm bài. Bài đang được chốt, những câu đã lưu vẫn được tính.", "Time is up. The paper is being closed; saved answers count.";
    mine_open(span: &str, closing: &str) = "Còn {span}, đóng lúc {closing}", "{span} left, closes at {closing}";
    mine_opens(moment: &str) = "Mở lúc {moment}", "Opens at {moment}";
    mine_preparing = "Ban Tổ chức đang chuẩn bị đợt này.", "The organizers are preparing this round.";
    mine_closed(moment: &str) = "Đóng lúc {moment}", "Closed at {moment}";
    mine_never = "Không có lượt thi nào trong đợt này.", "No attempts in this round.";
    mine_over_rounds = "Đã dùng hết số lượt thi của cả cuộc thi.", "All attempts of the contest have been used.";
    mine_out_no_start = "Không vào thi thêm được.", "No further attempts.";
    mine_go = "Vào thi", "Start";
    mine_go_practice = "Vào luyện tập", "Practise";
    mine_go_on = "Làm tiếp", "Continue";
    mine_attempt(number: i64) = "Lượt thi {number}", "Attempt {number}";
    mine_attempts_of(round: &str) = "Các lượt thi của {round}", "Attempts of {round}";
    mine_finished(moment: &str) = "kết thúc lúc {moment}", "ended at {moment}";
    mine_result = "Kết quả", "Result";
    mine_receipt = "Phiếu xác nhận dự thi", "Receipt";
    mine_consents = "Đã đồng ý những gì", "Consents";
    mine_consent_run = "Tổ chức cuộc thi", "Running the contest";
    mine_consent_publish = "Công bố họ tên", "Publishing the name";
    mine_consent_contact = "Báo tin về các cuộc thi sau", "News of later contests";
    mine_consent_guardian = "Cha, mẹ hoặc người giám hộ đồng ý", "Consent of a parent or guardian";
    mine_given(moment: &str) = "Đồng ý, {moment}", "Yes, {moment}";
    mine_refused(moment: &str) = "Không đồng ý, {moment}", "No, {moment}";
    mine_out_heading = "Đã bị loại khỏi cuộc thi", "Disqualified";
    mine_out(moment: &str) = "Theo quyết định của Ban Tổ chức, do hai người duyệt, lúc {moment}. Không vào thi thêm được; các lượt đã thi vẫn xem lại được ở đây.", "By decision of the organizers, taken by two people, at {moment}. There are no further attempts; those already taken can still be seen here.";
    mine_out_reason(reason: &str) = "Lý do: {reason}", "Reason: {reason}";
    mine_out_help(telephone: &str) = "Không đồng ý với quyết định này, xin gọi {telephone}.", "If you disagree, call {telephone}.";
    mine_sign_out = "Thoát khỏi máy này", "Sign out of this device";
    mine_sign_out_hint = "Muốn vào lại cần mã dự thi.", "The entry code is needed to sign in again.";
}

impl Lang {
    /// How many attempts are used and left; `limit` of `None` is any number.
    #[must_use]
    pub fn mine_attempts(self, used: u32, limit: Option<u32>) -> String {
        match (self, limit) {
            (Self::Vi, None) if used == 0 => "Chưa thi lượt nào, không giới hạn số lượt.".to_owned(),
            (Self::Vi, None) => format!("Đã thi {used} lượt, không giới hạn số lượt."),
            (Self::En, None) => format!("{used} attempts taken; any number is allowed."),
            (Self::Vi, Some(limit)) if used == 0 => format!("Có {limit} lượt thi, chưa dùng lượt nào."),
            (Self::Vi, Some(limit)) if used >= limit => format!("Đã dùng hết {limit} lượt thi."),
            (Self::Vi, Some(limit)) => {
                format!("Đã dùng {used} trong {limit} lượt thi, còn {}.", limit - used)
            }
            (Self::En, Some(limit)) if used >= limit => format!("All {limit} attempts used."),
            (Self::En, Some(limit)) => {
                format!("{used} of {limit} attempts used, {} left.", limit - used)
            }
        }
    }
}
