//! Sentences about what holds for the whole contest.

use crate::Lang;
use contest::{
    person::ADULT_CONSENT_AGE,
    rules::{ContestRules, ContestScore, CountsFor, Division, UnitMeasure},
};

impl Lang {
    /// By which day laws and units are judged.
    #[must_use]
    pub fn rule_as_of(self, rules: &ContestRules) -> String {
        let day = self.date(rules.as_of);
        match self {
            Self::Vi => format!("Câu hỏi, quy định pháp luật và địa giới được lấy theo ngày {day}."),
            Self::En => format!("Questions, law and units are those of {day}."),
        }
    }

    /// From which age people may enter.
    #[must_use]
    pub fn rule_age(self, rules: &ContestRules) -> Vec<String> {
        let (age, consent) = (rules.minimum_age, ADULT_CONSENT_AGE);
        match self {
            Self::Vi => vec![
                format!("Người từ đủ {age} tuổi trở lên, tính đến ngày đăng ký."),
                format!("Người dưới {consent} tuổi cần cha, mẹ hoặc người giám hộ đồng ý."),
                "Mỗi người đăng ký vào một nhóm dự thi. Mỗi nhóm có bảng xếp hạng riêng.".to_owned(),
            ],
            Self::En => vec![
                format!("People who are {age} or older on the day of registration."),
                format!("People under {consent} need the consent of a parent or guardian."),
                "Each person registers in one division. Each division has standings of its own.".to_owned(),
            ],
        }
    }

    /// Who is in a division and where its people count.
    #[must_use]
    pub fn rule_division(self, division: &Division) -> String {
        let age = match (self, division.youngest, division.oldest) {
            (_, None, None) => String::new(),
            (Self::Vi, Some(youngest), None) => format!("từ đủ {youngest} tuổi; "),
            (Self::Vi, None, Some(oldest)) => format!("không quá {oldest} tuổi; "),
            (Self::Vi, Some(youngest), Some(oldest)) => format!("từ đủ {youngest} đến {oldest} tuổi; "),
            (Self::En, Some(youngest), None) => format!("aged {youngest} or older; "),
            (Self::En, None, Some(oldest)) => format!("aged {oldest} or younger; "),
            (Self::En, Some(youngest), Some(oldest)) => format!("aged {youngest} to {oldest}; "),
        };
        let unit = match (self, division.counts_for) {
            (Self::Vi, CountsFor::Residence) => "được tính cho phường nơi ở.",
            (Self::Vi, CountsFor::Workplace) => "được tính cho cơ quan, trường.",
            (Self::En, CountsFor::Residence) => "count for the ward they live in.",
            (Self::En, CountsFor::Workplace) => "count for their office or school.",
        };
        format!("{age}{unit}")
    }

    /// How rounds are added up, and how many attempts there are over all rounds.
    #[must_use]
    pub fn rule_whole(self, rules: &ContestRules) -> Vec<String> {
        let score = match (self, rules.contest_score) {
            (Self::Vi, ContestScore::Sum) => {
                "Kết quả cả cuộc thi của một người là tổng điểm của các đợt thi, không tính luyện tập."
            }
            (Self::Vi, ContestScore::BestRound) => {
                "Kết quả cả cuộc thi của một người là kết quả của đợt thi tốt nhất, không tính luyện tập."
            }
            (Self::En, ContestScore::Sum) => {
                "In the whole contest a person has the sum of the scores of all rounds, without practice."
            }
            (Self::En, ContestScore::BestRound) => {
                "In the whole contest a person has the result of their best round, without practice."
            }
        };
        let keys = match self {
            Self::Vi => {
                "Người bằng điểm được xếp theo các tiêu chí của đợt thi đầu tiên, không dùng câu hỏi phụ; bằng nhau ở tất cả thì đồng hạng."
            }
            Self::En => {
                "Equal scores are settled by the keys of the first round, without the prediction; people equal in all of them share a place."
            }
        };
        let attempts = match (self, rules.attempts_over_rounds) {
            (Self::Vi, None) => "Không giới hạn tổng số lượt thi của một người qua các đợt thi.".to_owned(),
            (Self::Vi, Some(most)) => {
                format!("Mỗi người có tối đa {most} lượt thi qua tất cả các đợt thi, không tính luyện tập.")
            }
            (Self::En, None) => "There is no limit to a person's attempts over all rounds.".to_owned(),
            (Self::En, Some(most)) => {
                format!("Each person has at most {most} attempts over all rounds, without practice.")
            }
        };
        vec![score.to_owned(), keys.to_owned(), attempts]
    }

    /// How units are compared, and what is held back.
    #[must_use]
    pub fn rule_units(self, measure: UnitMeasure) -> Vec<String> {
        let by = match (self, measure) {
            (Self::Vi, UnitMeasure::Count) => "Các nơi được xếp theo số người dự thi.".to_owned(),
            (Self::Vi, UnitMeasure::Rate) => {
                "Các phường được xếp theo số người dự thi trên 10.000 dân. Tỷ lệ của phường chỉ tính người đang ở phường và thuộc nhóm được tính theo nơi ở.".to_owned()
            }
            (Self::Vi, UnitMeasure::Mean { minimum }) => format!(
                "Các nơi được xếp theo điểm trung bình của lượt thi được tính; nơi có ít hơn {minimum} người dự thi không xếp hạng."
            ),
            (Self::Vi, UnitMeasure::RatePlusPoints { points: [first, second, third] }) => format!(
                "Các nơi được xếp theo điểm tập thể: tỷ lệ phần trăm người dự thi (1% là 1 điểm) cộng điểm của người đoạt thứ hạng trong từng nhóm: hạng nhất {first} điểm, hạng nhì {second} điểm, hạng ba {third} điểm."
            ),
            (Self::En, UnitMeasure::Count) => "Units are placed by the number of entrants.".to_owned(),
            (Self::En, UnitMeasure::Rate) => {
                "Wards are placed by entrants per 10,000 residents. A ward's rate counts only people who live there and are of a division that counts where they live.".to_owned()
            }
            (Self::En, UnitMeasure::Mean { minimum }) => format!(
                "Units are placed by the mean score of the attempts that count; units with fewer than {minimum} entrants are not placed."
            ),
            (Self::En, UnitMeasure::RatePlusPoints { points: [first, second, third] }) => format!(
                "Units are placed by points: participation in per cent (1% is 1 point), plus {first} points for a first, {second} for a second and {third} for a third place in each division."
            ),
        };
        let small = match self {
            Self::Vi => {
                "Nơi có từ 1 đến 4 người dự thi chỉ ghi “dưới 5 người” và không xếp hạng. Các nơi bằng nhau thì đồng hạng."
            }
            Self::En => {
                "Where 1 to 4 people took part, only “fewer than 5” is shown and no place is given. Equal units share a place."
            }
        };
        vec![by, small.to_owned()]
    }
}
