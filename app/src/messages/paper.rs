//! Texts of an open paper: questions, prediction, overview, finishing.

use contest::rules::Prediction;

texts! {
    paper_question_of(number: i64, of: i64) = "Câu {number} trên {of}", "Question {number} of {of}";
    paper_hint_single = "Chọn một câu trả lời.", "Choose one answer.";
    paper_hint_several = "Có thể chọn nhiều câu trả lời.", "You may choose more than one answer.";
    paper_hint_true_false = "Chọn đúng hoặc sai.", "Choose true or false.";
    paper_hint_number = "Nhập một số. Ví dụ: 15 hoặc 3,5", "Enter a number. For example: 15 or 3.5";
    paper_hint_text = "Nhập vài từ, không quá 200 ký tự.", "Enter a few words, at most 200 characters.";
    paper_answer = "Câu trả lời", "Answer";
    paper_true = "Đúng", "True";
    paper_false = "Sai", "False";
    paper_flag = "Đánh dấu để xem lại", "Flag to look at again";
    paper_saved = "Đã lưu", "Saved";
    paper_unanswered = "Chưa trả lời", "Not answered";
    paper_not_saved = "Chưa lưu", "Not saved";
    paper_previous = "Trước", "Previous";
    paper_next = "Lưu, tiếp", "Save, next";
    paper_save = "Lưu", "Save";
    paper_answered = "Đã trả lời", "Answered";
    paper_flags(count: usize) = "{count} đánh dấu", "{count} flagged";
    paper_go_on = "Đi tiếp", "Go on";
    paper_time = "Thời gian", "Time";
    paper_left = "Còn", "Left:";
    paper_as_at = "tính lúc", "as at";
    paper_minutes = "phút", "min";
    paper_seconds = "giây", "s";
    paper_not_a_number = "Nhập một số, ví dụ 15 hoặc 3,5.", "Enter a number, for example 15 or 3.5.";
    paper_too_long = "Rút ngắn còn không quá 200 ký tự.", "Shorten it to at most 200 characters.";
    paper_busy_heading = "Chưa lưu được vì hệ thống đang bận", "Not saved yet: the service is busy";
    paper_busy(time: &str) = "Câu trả lời vẫn còn ở dưới. Xin bấm lưu lại sau vài giây; giờ nộp vẫn được tính từ {time}.", "Your answer is still below. Press save again in a few seconds; it still counts as sent at {time}.";
    paper_late_title = "Câu trả lời đến sau giờ", "The answer came after time";
    paper_late(time: &str, end: &str) = "Câu trả lời này đến lúc {time}, sau khi bài thi kết thúc lúc {end}, nên không được tính vào bài.", "This answer arrived at {time}, after the paper ended at {end}, so it does not count.";
    paper_late_kept = "Câu trả lời được giữ riêng để ban tổ chức xem xét khi có lý do chính đáng. Các câu đã lưu trước giờ vẫn được tính.", "It is kept apart, so that the organizers can look at it if there is good reason. Answers saved in time still count.";
    paper_conflict_title = "Trang này đã được gửi với nội dung khác", "This page was already sent with another answer";
    paper_conflict = "Nội dung gửi lần đầu vẫn được giữ, nội dung gửi lần này chưa được lưu. Máy chủ đang giữ:", "What was sent first is kept; what was sent now has not been saved. The server holds:";
    paper_conflict_open = "Mở lại câu này để sửa", "Open the question again to change it";
    overview_title = "Xem lại bài", "Overview";
    overview_lead(answered: usize, of: i64) = "Đã trả lời {answered} trên {of} câu.", "{answered} of {of} questions answered.";
    overview_answered = "đã trả lời", "answered";
    overview_unanswered = "chưa trả lời", "not answered";
    overview_flagged = "đánh dấu", "flagged";
    overview_also_flagged = ", đã đánh dấu", ", flagged";
    overview_prediction = "Câu hỏi phụ", "Tie question";
    overview_prediction_given(value: &str) = "Dự đoán đã lưu: {value}", "Saved prediction: {value}";
    overview_prediction_change = "Sửa dự đoán", "Change the prediction";
    overview_prediction_missing = "Chưa trả lời. Nên trả lời trước khi kết thúc.", "Not answered. Better answer it before you finish.";
    overview_to_prediction = "Trả lời câu hỏi phụ", "Answer the tie question";
    overview_finish = "Kết thúc bài", "Finish";
    overview_back = "Về câu đang làm", "Back to the questions";
    overview_note = "Không bấm gì thì bài tự kết thúc khi hết giờ. Câu đã lưu vẫn được tính.", "If you do nothing, the paper ends by itself when time is up. Saved answers count.";
    prediction_title = "Câu hỏi phụ", "Tie question";
    prediction_use = "Câu này không tính điểm. Khi nhiều người bằng điểm, dự đoán gần đúng nhất xếp trước.", "This earns no points. When people have equal points, the nearest prediction comes first.";
    prediction_change = "Có thể sửa cho đến khi hết giờ hoặc kết thúc bài.", "It can be changed until time is up or you finish.";
    prediction_label = "Dự đoán", "Prediction";
    prediction_hint_people = "Nhập số người. Ví dụ: 1.512", "Enter a number of people. For example: 1,512";
    prediction_hint_share = "Nhập số phần trăm, tối đa năm chữ số sau dấu phẩy. Ví dụ: 12,5", "Enter a percentage with up to five decimals. For example: 12.5";
    prediction_problem_people = "Nhập số người bằng số nguyên không âm, ví dụ 1.512.", "Enter a whole number of people, for example 1,512.";
    prediction_problem_share = "Nhập số từ 0 đến 100, tối đa năm chữ số sau dấu phẩy, ví dụ 12,5.", "Enter a number from 0 to 100 with up to five decimals, for example 12.5.";
    prediction_skip = "Để sau, về trang xem lại", "Later: back to the overview";
    finish_title = "Kết thúc bài sớm?", "Finish early?";
    finish_lead = "Kết thúc sớm. Câu đã lưu vẫn được tính.", "Finish early. Saved answers count.";
    finish_no_way_back = "Sau khi kết thúc, không thể sửa bài này nữa.", "After finishing, this paper can no longer be changed.";
    finish_unanswered = "Chưa trả lời", "Not answered";
    finish_flagged = "Đã đánh dấu để xem lại", "Flagged to look at again";
    finish_all_answered = "Tất cả các câu đã được trả lời.", "All questions are answered.";
    finish_now = "Kết thúc bài", "Finish now";
    finish_back = "Làm tiếp", "Go on with the paper";
}

impl super::Lang {
    /// What a prediction says, in words.
    #[must_use]
    pub fn prediction_value(self, prediction: Prediction, value: &str) -> String {
        match (self, prediction) {
            (_, Prediction::None) => String::new(),
            (Self::Vi, Prediction::AllCorrect | Prediction::Entrants) => format!("{value}\u{a0}người"),
            (Self::En, Prediction::AllCorrect | Prediction::Entrants) => format!("{value}\u{a0}people"),
            (Self::Vi | Self::En, Prediction::AllCorrectShare) => format!("{value}%"),
        }
    }
}
