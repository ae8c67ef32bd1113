//! Texts of the receipt.

texts! {
    receipt_title = "Phiếu xác nhận dự thi", "Receipt";
    receipt_over = "Bài thi đã kết thúc", "The paper has ended";
    receipt_out_of_time(end: &str) = "Bài thi hết giờ lúc {end}. Các câu đã lưu trước đó được tính.", "Time ran out at {end}. Everything saved before then counts.";
    receipt_still_taking(last: &str) = "Các câu đang gửi dở còn được nhận đến {last}.", "Answers still on their way are taken until {last}.";
    receipt_early(end: &str) = "Bài thi được kết thúc sớm lúc {end}.", "The paper was finished early at {end}.";
    receipt_contest = "Cuộc thi", "Contest";
    receipt_round = "Đợt thi", "Round";
    receipt_attempt = "Lượt thi", "Attempt";
    receipt_number = "Số dự thi", "Entrant number";
    receipt_name = "Họ và tên", "Full name";
    receipt_started = "Bắt đầu", "Started";
    receipt_ended = "Kết thúc", "Ended";
    receipt_answers = "Số câu trả lời được tính", "Answers that count";
    receipt_answers_of(count: usize, of: i64) = "{count} trên {of} câu", "{count} of {of}";
    receipt_prediction = "Dự đoán ở câu hỏi phụ", "Prediction";
    receipt_none = "Không trả lời", "Not given";
    receipt_code = "Mã phiếu", "Receipt code";
    receipt_keep = "Xin in hoặc chụp lại phiếu này. Mã phiếu chứng nhận bài đã nộp và không cho biết điểm hay đáp án.", "Print this or take a picture. The code proves that the paper was handed in; it tells nothing about score or answers.";
    receipt_how_to_print = "Để in, dùng lệnh In của trình duyệt.", "To print, use the browser's own print command.";
    receipt_result = "Kết quả", "Result";
    receipt_to_result = "Xem kết quả", "See the result";
    receipt_my_page = "Về trang của tôi", "Back to my page";
}

impl super::Lang {
    /// How many answers came late and were kept apart.
    #[must_use]
    pub fn receipt_late(self, count: i64) -> String {
        match (self, count) {
            (Self::Vi, _) => format!(
                "{count}\u{a0}câu trả lời đến sau giờ, được giữ riêng và không tính vào bài. Nếu có lý do chính đáng, xin báo ban tổ chức."
            ),
            (Self::En, 1) => {
                "1\u{a0}answer came after time. It is kept apart and does not count. If there was good reason, tell the organizers.".to_owned()
            }
            (Self::En, _) => format!(
                "{count}\u{a0}answers came after time. They are kept apart and do not count. If there was good reason, tell the organizers."
            ),
        }
    }
}
