//! Texts of the boards.

use super::Lang;
use contest::{
    counts::Band,
    rank::Place,
    rules::UnitMeasure,
    time::{Date, Timestamp},
};

texts! {
    boards_title = "Bảng xếp hạng", "Standings";
    boards_lead = "Bảng của từng đợt thi và của cả cuộc thi. Đợt luyện tập không xếp hạng.", "The standings of each round and of the whole contest. Practice has none.";
    boards_whole = "Cả cuộc thi", "The whole contest";
    boards_whole_more(rounds: &str) = "Cộng các đợt thi đã có kết quả: {rounds}.", "The rounds with results, taken together: {rounds}.";
    boards_whole_none = "Chưa có đợt thi nào có kết quả.", "No round has results yet.";
    boards_see = "Xem bảng", "See the standings";
    boards_of(name: &str) = "Bảng xếp hạng: {name}", "Standings: {name}";
    boards_way = "Đường dẫn", "You are here";
    boards_kinds = "Chọn bảng", "Choose a board";
    boards_wards = "Các phường", "Wards";
    boards_workplaces = "Cơ quan, trường", "Offices and schools";
    boards_entrants = "Người dự thi", "Entrants";
    boards_by_division = "Theo nhóm dự thi", "By division";
    boards_divisions = "Chọn nhóm dự thi", "Choose a division";
    boards_all_divisions = "Mọi nhóm", "All divisions";
    boards_unit = "Phường, cơ quan, trường", "Ward, office or school";
    boards_all_units = "Tất cả", "All";
    boards_show = "Xem", "Show";
    boards_wards_caption = "Các phường", "Wards";
    boards_workplaces_caption = "Cơ quan, trường", "Offices and schools";
    boards_entrants_caption = "Người dự thi", "Entrants";
    boards_entrants_of(name: &str) = "Người dự thi: {name}", "Entrants: {name}";
    boards_as_of(moment: &str) = "Tính đến {moment}", "As of {moment}";
    boards_so_far = "Thứ hạng tạm thời, Ban Tổ chức chưa chốt kết quả.", "Places so far; the organizers have not confirmed the results yet.";
    column_place = "Hạng", "Place";
    column_ward = "Phường", "Ward";
    column_workplace = "Cơ quan, trường", "Office or school";
    column_people = "Người dự thi", "Entrants";
    column_attempts = "Lượt thi", "Attempts";
    column_rate = "Người dự thi trên 10.000 dân", "Entrants per 10,000 residents";
    column_points = "Điểm tập thể", "Points of the unit";
    column_population = "Dân số", "Population";
    column_mean = "Điểm trung bình", "Mean score";
    column_turnout = "Số người dự thi", "Number of entrants";
    column_name = "Người dự thi", "Entrant";
    column_division = "Nhóm dự thi", "Division";
    column_unit = "Nơi được tính", "Counts for";
    column_score = "Điểm", "Score";
    column_prediction = "Câu hỏi phụ", "Prediction";
    column_time = "Thời gian làm bài", "Time used";
    boards_under_five = "dưới 5 người", "fewer than 5";
    boards_withheld = "không nêu", "not shown";
    boards_no_value = "–", "–";
    boards_no_name = "Đã xóa tên", "Name erased";
    boards_small_unit = "nơi có dưới 5 người", "a unit of fewer than 5";
    boards_own_ward = "phường của tôi", "my ward";
    boards_own_workplace = "nơi của tôi", "my unit";
    boards_own_line = "dòng của tôi", "my line";
    boards_terms = "Người dự thi: mỗi người tính một lần, dù thi mấy lượt. Lượt thi: mỗi lần làm bài đã kết thúc.", "Entrants: each person once, however many attempts. Attempts: papers that have ended.";
    boards_five_why = "Nơi có từ 1 đến 4 người dự thi chỉ ghi “dưới 5 người” và chưa xếp hạng, để không đoán được kết quả của từng người.", "Where 1 to 4 people took part, only “fewer than 5” is shown and no place is given, so that nobody's result can be guessed.";
    boards_apart = "Người dự thi được tính cho cơ quan, trường nằm ở bảng riêng.", "People who count for an office or school are on a board of their own.";
    boards_no_population = "Chưa xếp hạng nơi chưa có số người để tính tỷ lệ.", "Units without a known number of people are not placed.";
    boards_population_source(source: &str, date: &str) = "Dân số: {source} (số liệu ngày {date}).", "Population: {source} (as of {date}).";
    boards_names = "Họ tên được che một phần, trừ người đã đồng ý công bố. Tên người chưa đủ 18 tuổi luôn được che.", "Names are partly hidden unless the person agreed to publication. Names of people under 18 always are.";
    boards_prediction_truth(value: &str) = "Đáp án câu hỏi phụ: {value}.", "The prediction's true value: {value}.";
    boards_nobody = "Chưa có người dự thi nào kết thúc bài.", "Nobody has ended a paper yet.";
    boards_unit_small = "Nơi này có dưới 5 người dự thi nên không liệt kê riêng.", "Fewer than 5 people took part here, so they are not listed apart.";
    boards_not_yet(opening: &str) = "Đợt thi mở lúc {opening}. Bảng có từ khi đợt thi mở, theo thể lệ.", "The round opens at {opening}. Its standings follow as the rules say.";
    held_heading = "Chưa công bố bảng", "The standings are not published yet";
    held_coarse_heading = "Mới công bố thứ tự và số người theo khoảng", "Only the order and rough numbers are shown";
    held_hidden_what = "Đợt thi chưa có kết quả nên chưa công bố thứ hạng, điểm, tên và số người dự thi.", "The round has no results yet, so places, scores, names and numbers of entrants are held back.";
    held_coarse_what = "Bảng này chỉ có thứ tự các nơi theo mức tham gia và số người theo khoảng. Điểm, tên và số chính xác chưa được công bố.", "This board shows only the order of units by turnout and rough numbers. Scores, names and exact numbers are held back.";
    held_coarse_entrants = "Bảng người dự thi chưa được công bố.", "The board of entrants is not published yet.";
    held_prediction_why = "Lý do: đợt thi có câu hỏi phụ; số chính xác sẽ giúp đoán ra câu trả lời.", "Why: the round has a prediction; exact numbers would help to guess its answer.";
    held_until(closing: &str) = "Bảng đầy đủ được công bố khi đợt thi đã đóng (lúc {closing}) và bài cuối cùng đã hết giờ.", "The full standings are published when the round has closed (at {closing}) and the last paper has ended.";
    held_never = "Theo thể lệ, điểm của đợt thi này không được công bố.", "By the rules, the scores of this round are not published.";
    round_state_open(closing: &str) = "Đang mở, đóng lúc {closing}", "Open until {closing}";
    round_state_upcoming(opening: &str) = "Chưa mở, mở lúc {opening}", "Opens at {opening}";
    round_state_running(closing: &str) = "Đã đóng lúc {closing}, còn bài chưa hết giờ", "Closed at {closing}; papers are still running";
    round_state_closed(closing: &str) = "Đã đóng lúc {closing}", "Closed at {closing}";
}

impl Lang {
    /// A place; a shared one as "=3".
    #[must_use]
    pub fn place(self, place: Option<Place>) -> String {
        place.map_or_else(
            || self.boards_no_value().to_owned(),
            |place| {
                let mark = if place.shared { "=" } else { "" };
                format!("{mark}{}", self.number(place.place))
            },
        )
    }

    /// A number in hundredths with both decimals, so that a column of them lines up: "46,70".
    #[must_use]
    pub fn hundredths(self, value: i64) -> String {
        let point = match self {
            Self::Vi => ',',
            Self::En => '.',
        };
        let sign = if value < 0 { "−" } else { "" };
        let value = value.unsigned_abs();
        format!("{sign}{}{point}{:02}", self.number(value / 100), value % 100)
    }

    /// A rough number of people.
    #[must_use]
    pub const fn band(self, band: Band) -> &'static str {
        match (self, band) {
            (Self::Vi, Band::UnderFive) => "dưới 5 người",
            (Self::Vi, Band::FromFive) => "từ 5 đến 49 người",
            (Self::Vi, Band::FromFifty) => "từ 50 đến 199 người",
            (Self::Vi, Band::FromTwoHundred) => "từ 200 đến 999 người",
            (Self::Vi, Band::FromThousand) => "từ 1.000 người trở lên",
            (Self::En, Band::UnderFive) => "fewer than 5",
            (Self::En, Band::FromFive) => "5 to 49",
            (Self::En, Band::FromFifty) => "50 to 199",
            (Self::En, Band::FromTwoHundred) => "200 to 999",
            (Self::En, Band::FromThousand) => "1,000 or more",
        }
    }

    /// By what units are in order: for captions.
    #[must_use]
    pub const fn measured_by(self, measure: UnitMeasure) -> &'static str {
        match (self, measure) {
            (Self::Vi, UnitMeasure::Count) => "theo số người dự thi",
            (Self::Vi, UnitMeasure::Rate) => "theo số người dự thi trên 10.000 dân",
            (Self::Vi, UnitMeasure::Mean { .. }) => "theo điểm trung bình",
            (Self::Vi, UnitMeasure::RatePlusPoints { .. }) => "theo điểm tập thể",
            (Self::En, UnitMeasure::Count) => "by number of entrants",
            (Self::En, UnitMeasure::Rate) => "by entrants per 10,000 residents",
            (Self::En, UnitMeasure::Mean { .. }) => "by mean score",
            (Self::En, UnitMeasure::RatePlusPoints { .. }) => "by points of the unit",
        }
    }

    /// The same while only turnout may be shown.
    #[must_use]
    pub const fn turnout_by(self, measure: UnitMeasure) -> &'static str {
        match measure {
            UnitMeasure::Count | UnitMeasure::Mean { .. } => self.measured_by(UnitMeasure::Count),
            UnitMeasure::Rate | UnitMeasure::RatePlusPoints { .. } => self.measured_by(UnitMeasure::Rate),
        }
    }

    /// Where a number of residents is from.
    #[must_use]
    pub fn population_note(self, source: &str, date: Date) -> String {
        self.boards_population_source(source, &self.date(date))
    }

    /// The beginning of a window: midnight is "0h00", as the rules of contests write it.
    #[must_use]
    pub fn opening(self, at: Timestamp) -> String {
        let wall = at.wall_time();
        match self {
            Self::Vi if (wall.hour, wall.minute, wall.second) == (0, 0, 0) => {
                format!("0h00 ngày {}", self.date(wall.date))
            }
            Self::Vi | Self::En => self.moment(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_places_are_marked() {
        let place = |place, shared| Some(Place { place, shared });
        assert_eq!(Lang::Vi.place(place(3, true)), "=3");
        assert_eq!(Lang::Vi.place(place(1_200, false)), "1.200");
        assert_eq!(Lang::En.place(None), "–");
    }

    #[test]
    fn numbers_of_a_column_have_the_same_decimals() {
        assert_eq!(Lang::Vi.hundredths(4_670), "46,70");
        assert_eq!(Lang::En.hundredths(123_405), "1,234.05");
        assert_eq!(Lang::Vi.hundredths(-5), "−0,05");
    }

    #[test]
    fn a_round_that_opens_at_midnight_opens_at_0h00() {
        let midnight = "2019-09-20".parse::<Date>().unwrap().start();
        assert_eq!(Lang::Vi.opening(midnight), "0h00 ngày 20/9/2019");
        assert_eq!(Lang::En.opening(midnight), "00:00 on 20 September 2019");
    }
}
