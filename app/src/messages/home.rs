//! Texts of the home page.

use super::Lang;
use contest::time::Millis;

texts! {
    home_open = "Đang mở", "Open";
    home_soon = "Sắp mở", "Opens soon";
    /// Stands before the time left, which is set in bold.
    home_left_before = "Còn ", "";
    /// Stands after the time left.
    home_left_after(closing: &str) = ", đóng lúc {closing}", " left; closes at {closing}";
    home_opens_at(opening: &str) = "Mở lúc {opening}", "Opens at {opening}";
    home_no_round = "Hiện chưa có đợt thi nào mở.", "No round is open now.";
    home_no_round_more = "Lịch các đợt thi ghi ở mục Các đợt thi. Có thể đăng ký trước để nhận mã dự thi.", "The dates are under Rounds. You can register now and receive your entry code.";
    home_enter = "Vào thi", "Enter";
    home_register = "Đăng ký dự thi", "Register";
    home_mine = "Trang của tôi", "My page";
    home_have_code = "Đã có mã dự thi", "I have an entry code";
    home_steps = "Cách dự thi", "How it works";
    home_step_register = "Đăng ký", "Register";
    home_step_register_more = " họ tên, ngày sinh, phường nơi ở và nhận mã dự thi. Mất khoảng hai phút.", " your name, date of birth and ward, and receive an entry code. It takes about two minutes.";
    home_step_answer = "Làm bài", "Answer";
    home_step_answer_more = " bằng điện thoại hoặc máy tính. Mỗi câu trả lời được lưu ngay khi chọn Lưu.", " on a telephone or a computer. Each answer is kept as soon as you choose Save.";
    home_step_result = "Xem kết quả", "See the result";
    home_step_result_more = " và giải thích từng câu theo thể lệ; xem thứ hạng của phường khi bảng được công bố.", " and the explanations as the rules release them, and the place of your ward when the standings are published.";
    home_practice = "Luyện tập", "Practice";
    home_practice_more = "Làm thử để quen cách thi, không tính vào kết quả.", "Try how it works; nothing counts.";
    home_practice_go = "Vào luyện tập", "Practise now";
    home_practice_register = "Đăng ký để luyện tập", "Register to practise";
    home_rules = "Thể lệ", "Rules";
    home_rules_more = "Ai được dự thi, cách tính điểm, cách xếp hạng.", "Who may enter, how marks and places are worked out.";
    home_rules_go = "Đọc thể lệ", "Read the rules";
    home_rounds = "Các đợt thi", "Rounds";
    home_round_open_until(closing: &str) = "Đang mở, đóng lúc {closing}.", "Open until {closing}.";
    home_round_opens(opening: &str) = "Mở lúc {opening}.", "Opens at {opening}.";
    home_round_closed(closing: &str) = "Đã đóng lúc {closing}.", "Closed at {closing}.";
    home_round_board = "Bảng xếp hạng", "Standings";
    home_help = "Cần giúp", "Help";
    home_help_more = "Không có điện thoại riêng hoặc gặp khó khăn khi đăng ký, xin gọi hoặc đến phường để được giúp.", "If you have no telephone of your own or find it hard to register, call us or come to the ward office.";
    home_wards(round: &str) = "Ba phường dẫn đầu, {round}", "The three leading wards, {round}";
    home_wards_all = "Xem tất cả các phường", "See all wards";
    home_aside = "Thông tin khác", "More";
}

impl Lang {
    /// What a paper is: "20 câu, 15 phút, 2 lượt thi".
    #[must_use]
    pub fn round_facts(self, questions: u32, limit: Option<Millis>, attempts: Option<u32>) -> String {
        let time = limit.map(|limit| self.span(limit));
        match self {
            Self::Vi => {
                let time = time.unwrap_or_else(|| "không giới hạn thời gian".to_owned());
                let attempts = attempts.map_or_else(
                    || "không giới hạn số lượt thi".to_owned(),
                    |attempts| format!("{attempts}\u{a0}lượt thi"),
                );
                format!("{questions}\u{a0}câu, {time}, {attempts}.")
            }
            Self::En => {
                let time = time.unwrap_or_else(|| "no time limit".to_owned());
                let attempts = match attempts {
                    None => "any number of attempts".to_owned(),
                    Some(1) => "1\u{a0}attempt".to_owned(),
                    Some(attempts) => format!("{attempts}\u{a0}attempts"),
                };
                let noun = if questions == 1 { "question" } else { "questions" };
                format!("{questions}\u{a0}{noun}, {time}, {attempts}.")
            }
        }
    }
}
