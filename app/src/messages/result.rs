//! Texts of the result, and of when what is shown.

use contest::rules::Release;

texts! {
    result_title = "Kết quả", "Result";
    result_not_yet = "Chưa công bố kết quả", "The result has not been released";
    result_score = "Điểm", "Points";
    result_score_of(score: &str, of: &str) = "{score} trên {of} điểm", "{score} of {of} points";
    result_time_used = "Thời gian đã dùng", "Time used";
    result_questions = "Từng câu", "Question by question";
    result_right = "Đúng", "Right";
    result_partly = "Đúng một phần", "Partly right";
    result_wrong = "Chưa đúng", "Not right";
    result_blank = "Chưa trả lời", "Not answered";
    result_chosen = "Đã trả lời", "Your answer";
    result_key = "Đáp án", "Right answer";
    result_or = " hoặc ", " or ";
    result_within(value: &str, tolerance: &str) = "{value} (chênh lệch không quá {tolerance})", "{value} (within {tolerance})";
    result_law(law: &str) = "Căn cứ: {law}", "Legal basis: {law}";
    result_link = "Nơi thực hiện dịch vụ", "Where the service is done";
    result_to_receipt = "Xem phiếu xác nhận", "See the receipt";
}

impl super::Lang {
    /// The sentence that comes first: "Đúng 17 trên 20 câu.", cut around the two numbers.
    #[must_use]
    pub const fn result_sentence(self) -> [&'static str; 3] {
        match self {
            Self::Vi => ["Đúng ", " trên ", " câu."],
            Self::En => ["", " of ", " answered right."],
        }
    }

    /// When the score is shown, as the rules say.
    #[must_use]
    pub fn score_release(self, release: Release, closing: &str) -> String {
        match (self, release) {
            (Self::Vi, Release::AtOnce) => "Điểm được công bố ngay khi bài thi kết thúc.".to_owned(),
            (Self::En, Release::AtOnce) => "The score is shown as soon as the paper has ended.".to_owned(),
            (Self::Vi, Release::AfterClose) => {
                format!("Điểm được công bố sau khi đợt thi đóng lúc {closing} và bài thi cuối cùng kết thúc.")
            }
            (Self::En, Release::AfterClose) => format!(
                "The score is shown after the round has closed at {closing} and the last paper has ended."
            ),
            (Self::Vi, Release::Never) => "Theo thể lệ, điểm không được công bố ở trang này.".to_owned(),
            (Self::En, Release::Never) => "By the rules, the score is not shown here.".to_owned(),
        }
    }

    /// When right answers and explanations are shown, as the rules say.
    #[must_use]
    pub fn key_release(self, release: Release, closing: &str) -> String {
        match (self, release) {
            (Self::Vi, Release::AtOnce) => {
                "Đáp án và giải thích được công bố ngay khi bài thi kết thúc.".to_owned()
            }
            (Self::En, Release::AtOnce) => {
                "Right answers and explanations are shown as soon as the paper has ended.".to_owned()
            }
            (Self::Vi, Release::AfterClose) => format!(
                "Đáp án và giải thích được công bố sau khi đợt thi đóng lúc {closing} và bài thi cuối cùng kết thúc."
            ),
            (Self::En, Release::AfterClose) => format!(
                "Right answers and explanations are shown after the round has closed at {closing} and the last paper has ended."
            ),
            (Self::Vi, Release::Never) => {
                "Theo thể lệ, đáp án và giải thích không được công bố ở trang này.".to_owned()
            }
            (Self::En, Release::Never) => {
                "By the rules, right answers and explanations are not shown here.".to_owned()
            }
        }
    }
}
