//! Texts of the page before the clock.

use contest::rules::{Counted, Prediction};

texts! {
    before_over = "Trước khi bắt đầu", "Before the clock starts";
    before_questions = "Số câu hỏi", "Questions";
    before_time = "Thời gian làm bài", "Time";
    before_attempt = "Lượt thi", "Attempt";
    before_attempt_of(number: u32, of: u32) = "Lượt {number} trong {of} lượt", "{number} of {of}";
    before_attempt_unlimited(number: u32) = "Lượt {number}, không giới hạn số lượt", "{number}, as many as you like";
    before_end = "Chắc chắn hết giờ lúc", "Ends for certain at";
    before_end_if_now(moment: &str) = "{moment}, nếu bắt đầu ngay bây giờ", "{moment}, if you start now";
    before_cut(span: &str, closing: &str) = "Còn {span} vì đợt thi đóng lúc {closing}.", "You have {span}, because the round closes at {closing}.";
    before_until_close(closing: &str) = "Đến khi đợt thi đóng lúc {closing}", "Until the round closes at {closing}";
    before_more_time(percent: u16) = "Thời gian đã được tăng theo hỗ trợ riêng ({percent}% thời gian thường).", "This includes your extra time ({percent}% of the usual time).";
    before_practice = "Đây là phần luyện tập: không tính vào thứ hạng, có đáp án và giải thích ngay khi làm xong.", "This is practice: it does not count towards any place, and answers are explained as soon as you finish.";
    before_saved = "Mỗi câu trả lời được lưu khi bấm \"Lưu, tiếp\". Câu đã lưu được tính, kể cả khi hết giờ hay mất mạng.", "Each answer is saved when you press \"Save, next\". Saved answers count, even if time runs out or the connection is lost.";
    before_change = "Có thể quay lại sửa bất kỳ câu nào cho đến khi hết giờ hoặc kết thúc sớm.", "You can go back and change any answer until time is up or you finish early.";
    before_clock = "Giờ tính theo máy chủ và không dừng lại khi đóng trang.", "Time is kept by the server and does not stop when you close the page.";
    before_prediction(question: &str) = "Ngoài bài thi có một câu hỏi phụ để phân thứ hạng khi bằng điểm: {question}", "Beside the paper there is one question that settles ties: {question}";
    before_start = "Bắt đầu làm bài", "Start";
    before_open_heading = "Có một bài đang làm", "You have an open paper";
    before_open(left: &str) = "Thời gian còn lại: {left}. Các câu đã lưu vẫn còn nguyên.", "Time left: {left}. Everything you saved is still there.";
    before_open_over = "Bài đang làm vừa hết giờ.", "The open paper has just run out of time.";
    before_resume = "Tiếp tục bài đang làm", "Go on with the open paper";
    before_to_receipt = "Xem phiếu xác nhận", "See the receipt";
    before_refused = "Chưa thể bắt đầu", "You cannot start now";
    before_not_open(opening: &str) = "Đợt thi chưa mở. Thời điểm mở theo thể lệ: {opening}.", "The round has not opened. By the rules it opens at {opening}.";
    before_closed(closing: &str) = "Đợt thi đã đóng lúc {closing}.", "The round closed at {closing}.";
    before_no_attempts(limit: u32) = "Đã dùng hết {limit} lượt thi của đợt này.", "All {limit} attempts of this round have been used.";
    before_no_attempts_over_rounds(limit: u32) = "Đã dùng hết {limit} lượt thi của cả cuộc thi.", "All {limit} attempts of the contest have been used.";
    before_disqualified(telephone: &str) = "Ban tổ chức đã quyết định không công nhận kết quả của mã dự thi này, nên không thể bắt đầu lượt thi mới. Nếu thấy chưa đúng, xin gọi {telephone}.", "The organizers have decided not to recognise the results of this entry, so no new attempt can be started. If you think this is wrong, call {telephone}.";
    before_too_young(age: u8) = "Theo thể lệ, người dự thi phải đủ {age} tuổi.", "By the rules, entrants must be at least {age} years old.";
    before_bank_too_small(telephone: &str) = "Ngân hàng câu hỏi chưa đủ để lập đề cho đợt này. Không mất lượt thi nào. Xin báo ban tổ chức qua số {telephone}.", "The question bank cannot fill a paper for this round yet. No attempt was used. Please tell the organizers: {telephone}.";
    before_my_page = "Về trang của tôi", "Back to my page";
}

impl super::Lang {
    /// "20 câu".
    #[must_use]
    pub fn question_count(self, count: i64) -> String {
        match (self, count) {
            (Self::Vi, _) => format!("{count}\u{a0}câu"),
            (Self::En, 1) => "1\u{a0}question".to_owned(),
            (Self::En, _) => format!("{count}\u{a0}questions"),
        }
    }

    /// Which attempt of the round counts.
    #[must_use]
    pub const fn counted_rule(self, counted: Counted) -> &'static str {
        match (self, counted) {
            (Self::Vi, Counted::First) => "Kết quả được tính là lượt thi đầu tiên.",
            (Self::Vi, Counted::Best) => "Kết quả được tính là lượt thi tốt nhất.",
            (Self::Vi, Counted::Last) => "Kết quả được tính là lượt thi cuối cùng.",
            (Self::En, Counted::First) => "The first attempt counts.",
            (Self::En, Counted::Best) => "The best attempt counts.",
            (Self::En, Counted::Last) => "The last attempt counts.",
        }
    }

    /// What the question beside the paper asks; empty where there is none.
    #[must_use]
    pub const fn prediction_question(self, prediction: Prediction) -> &'static str {
        match (self, prediction) {
            (_, Prediction::None) => "",
            (Self::Vi, Prediction::AllCorrect) => "Có bao nhiêu người trả lời đúng hết?",
            (Self::Vi, Prediction::Entrants) => "Có bao nhiêu người dự thi?",
            (Self::Vi, Prediction::AllCorrectShare) => "Bao nhiêu phần trăm người dự thi trả lời đúng hết?",
            (Self::En, Prediction::AllCorrect) => "How many people answer everything right?",
            (Self::En, Prediction::Entrants) => "How many people take part?",
            (Self::En, Prediction::AllCorrectShare) => {
                "What percentage of entrants answers everything right?"
            }
        }
    }
}
