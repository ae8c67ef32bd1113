//! Sentences about one round.

use crate::Lang;
use contest::{
    marks::best_possible,
    question::Difficulty,
    rules::{
        Counted, CountsWhileOpen, EndRule, Prediction, Release, RoundRules, Score, SeveralRule, TieKey,
        TimeUnit, Window,
    },
    time::Millis,
};

impl Lang {
    /// How hard a question is.
    #[must_use]
    pub const fn difficulty(self, difficulty: Difficulty) -> &'static str {
        match (self, difficulty.0) {
            (Self::Vi, ..=1) => "Dễ",
            (Self::Vi, 2) => "Trung bình",
            (Self::Vi, 3..) => "Khó",
            (Self::En, ..=1) => "Easy",
            (Self::En, 2) => "Medium",
            (Self::En, 3..) => "Hard",
        }
    }

    /// When the round is open and how long a paper takes.
    #[must_use]
    pub fn rule_time(self, rules: &RoundRules, window: Window) -> Vec<String> {
        let (opens, closes) = (self.opening(window.opens_at), self.closing(window.closes_at));
        let mut sentences = Vec::new();
        if rules.practice {
            sentences.push(self.rule_practice().to_owned());
        }
        sentences.push(match self {
            Self::Vi => format!("Đợt thi mở từ {opens} đến {closes}, giờ Việt Nam."),
            Self::En => format!("The round is open from {opens} to {closes}, Viet Nam time."),
        });
        sentences.push(match (self, rules.limit.map(|limit| self.span(limit))) {
            (Self::Vi, Some(limit)) => {
                format!("Thời gian làm một đề là {limit}, tính từ lúc nhận đề theo đồng hồ của máy chủ.")
            }
            (Self::Vi, None) => {
                "Không giới hạn thời gian làm một đề; được làm đến khi đợt thi đóng.".to_owned()
            }
            (Self::En, Some(limit)) => {
                format!("A paper takes {limit}, from its delivery, by the server's clock.")
            }
            (Self::En, None) => {
                "There is no time limit for a paper other than the close of the round.".to_owned()
            }
        });
        if rules.limit.is_some() {
            sentences.push(self.rule_end(rules.end_rule).to_owned());
        }
        sentences.push(self.rule_grace(rules.grace));
        sentences
    }

    const fn rule_practice(self) -> &'static str {
        match self {
            Self::Vi => "Đây là đợt luyện tập: không xếp hạng, không tính vào kết quả.",
            Self::En => "This is practice: there are no places and nothing counts.",
        }
    }

    const fn rule_end(self, rule: EndRule) -> &'static str {
        match (self, rule) {
            (Self::Vi, EndRule::CutAtEnd) => {
                "Bài bắt đầu sát giờ đóng sẽ kết thúc khi đợt thi đóng, dù chưa hết thời gian làm bài."
            }
            (Self::Vi, EndRule::LetFinish) => {
                "Bài đã bắt đầu trước khi đợt thi đóng vẫn được làm đủ thời gian."
            }
            (Self::En, EndRule::CutAtEnd) => {
                "A paper begun shortly before the close ends with the round, even if its time is not up."
            }
            (Self::En, EndRule::LetFinish) => "A paper begun before the close still gets its whole time.",
        }
    }

    fn rule_grace(self, grace: Millis) -> String {
        let span = self.span(grace);
        match (self, grace.0 > 0) {
            (Self::Vi, true) => format!(
                "Câu trả lời đến máy chủ chậm nhất {span} sau khi hết giờ vẫn được tính. Câu đến muộn hơn được giữ riêng và không được tính."
            ),
            (Self::Vi, false) => {
                "Câu trả lời đến máy chủ sau khi hết giờ được giữ riêng và không được tính.".to_owned()
            }
            (Self::En, true) => format!(
                "Answers that reach the server up to {span} after the end still count. Later ones are kept apart and do not count."
            ),
            (Self::En, false) => {
                "Answers that reach the server after the end are kept apart and do not count.".to_owned()
            }
        }
    }

    /// How many questions, and in which order.
    #[must_use]
    pub fn rule_paper(self, rules: &RoundRules) -> Vec<String> {
        let count: u32 = rules.blueprint.iter().map(|stratum| stratum.count).sum();
        let drawn = match self {
            Self::Vi => {
                format!("Mỗi đề có {count} câu hỏi, rút ngẫu nhiên từ ngân hàng câu hỏi theo ma trận đề.")
            }
            Self::En => format!(
                "A paper has {count} questions, drawn at random from the question bank as the table says."
            ),
        };
        let order = match (self, rules.shuffle_questions, rules.shuffle_options) {
            (Self::Vi, true, true) => "Thứ tự câu hỏi và thứ tự các lựa chọn khác nhau ở mỗi đề.",
            (Self::Vi, true, false) => "Thứ tự câu hỏi khác nhau ở mỗi đề; thứ tự các lựa chọn giữ nguyên.",
            (Self::Vi, false, true) => {
                "Thứ tự các lựa chọn khác nhau ở mỗi đề; thứ tự câu hỏi theo ma trận đề."
            }
            (Self::Vi, false, false) => "Thứ tự câu hỏi theo ma trận đề; thứ tự các lựa chọn giữ nguyên.",
            (Self::En, true, true) => "Questions and options come in a different order on each paper.",
            (Self::En, true, false) => {
                "Questions come in a different order on each paper; options keep theirs."
            }
            (Self::En, false, true) => {
                "Options come in a different order on each paper; questions are in the table's order."
            }
            (Self::En, false, false) => "Questions are in the table's order; options keep theirs.",
        };
        vec![drawn, order.to_owned()]
    }

    /// How many attempts, and which counts.
    #[must_use]
    pub fn rule_attempts(self, rules: &RoundRules) -> Vec<String> {
        let attempts = match (self, rules.attempts) {
            (Self::Vi, None) => "Mỗi người được thi không giới hạn số lượt trong đợt này.".to_owned(),
            (Self::Vi, Some(most)) => format!("Mỗi người có {most} lượt thi trong đợt này."),
            (Self::En, None) => "Each person has any number of attempts in this round.".to_owned(),
            (Self::En, Some(1)) => "Each person has 1 attempt in this round.".to_owned(),
            (Self::En, Some(most)) => format!("Each person has {most} attempts in this round."),
        };
        let counted = match (self, rules.counted) {
            (Self::Vi, Counted::First) => "Lượt thi đầu tiên được tính.",
            (Self::Vi, Counted::Best) => {
                "Lượt thi tốt nhất được tính, xét theo thứ tự các tiêu chí xếp hạng, không dùng câu hỏi phụ."
            }
            (Self::Vi, Counted::Last) => "Lượt thi cuối cùng được tính.",
            (Self::En, Counted::First) => "The first attempt counts.",
            (Self::En, Counted::Best) => {
                "The best attempt counts, by the keys for places without the prediction."
            }
            (Self::En, Counted::Last) => "The last attempt counts.",
        };
        vec![attempts, counted.to_owned()]
    }

    /// How answers are marked.
    #[must_use]
    pub fn rule_marks(self, rules: &RoundRules) -> Vec<String> {
        let count: u32 = rules.blueprint.iter().map(|stratum| stratum.count).sum();
        let (right, wrong) = (self.score(rules.marks.right), self.score(rules.marks.wrong));
        let best = self.score(best_possible(count as usize, &rules.marks));
        let costs = rules.marks.wrong > Score(0);
        let each = match (self, costs) {
            (Self::Vi, false) => {
                format!("Mỗi câu trả lời đúng được {right} điểm; câu sai và câu không trả lời được 0 điểm.")
            }
            (Self::Vi, true) => format!(
                "Mỗi câu trả lời đúng được {right} điểm; câu sai bị trừ {wrong} điểm; câu không trả lời được 0 điểm."
            ),
            (Self::En, false) => {
                format!("A right answer brings {right} points; a wrong or missing one brings none.")
            }
            (Self::En, true) => format!(
                "A right answer brings {right} points; a wrong one costs {wrong}; a missing one brings none."
            ),
        };
        let most = match self {
            Self::Vi => format!("Điểm cao nhất của một đề là {best}."),
            Self::En => format!("The most a paper can bring is {best} points."),
        };
        let several = match (self, rules.marks.several) {
            (Self::Vi, SeveralRule::AllOrNothing) => {
                "Câu có nhiều lựa chọn đúng chỉ được điểm khi chọn đúng và đủ."
            }
            (Self::Vi, SeveralRule::Partial) => {
                "Câu có nhiều lựa chọn đúng được điểm từng phần: phần lựa chọn đúng đã chọn trừ phần lựa chọn sai đã chọn, không dưới 0 điểm; chọn tất cả thì được 0 điểm."
            }
            (Self::En, SeveralRule::AllOrNothing) => {
                "A question with several right options brings points only for exactly those."
            }
            (Self::En, SeveralRule::Partial) => {
                "A question with several right options brings part of the points: the share of the right options ticked less the share of the wrong ones ticked, not below 0; ticking everything brings 0."
            }
        };
        vec![each, most, several.to_owned()]
    }

    /// What the prediction asks, what it is for and what it hides. Nothing where there is none.
    #[must_use]
    pub fn rule_prediction(self, rules: &RoundRules) -> Vec<String> {
        let Some(question) = self.rules_prediction_question(rules.prediction) else {
            return Vec::new();
        };
        let (what, why, hides) = match self {
            Self::Vi => (
                format!("Câu hỏi phụ: {question}"),
                "Câu này được hỏi trước khi xem điểm, không có điểm, chỉ dùng để phân hạng. Người không trả lời xếp sau người có trả lời. Khi tính đáp án, mỗi người chỉ được tính một lần, theo lượt thi được tính.",
                match rules.counts_while_open {
                    CountsWhileOpen::Hidden => {
                        "Để không ai suy ra đáp án, khi đợt thi đang mở không công bố số người dự thi, điểm và thứ hạng."
                    }
                    CountsWhileOpen::Coarse => {
                        "Để không ai suy ra đáp án, khi đợt thi đang mở không công bố số người chính xác, điểm và thứ hạng của người dự thi."
                    }
                    CountsWhileOpen::Open => {
                        "Lưu ý: bảng được công bố khi đợt thi đang mở nên có thể giúp đoán đáp án."
                    }
                },
            ),
            Self::En => (
                format!("The prediction: {question}"),
                "It is asked before any score is shown, brings no points and only settles places. People without one come after people with one. Its true value counts each person once, by the attempt that counts.",
                match rules.counts_while_open {
                    CountsWhileOpen::Hidden => {
                        "So that nobody can work out its answer, numbers of entrants, scores and places are not published while the round is open."
                    }
                    CountsWhileOpen::Coarse => {
                        "So that nobody can work out its answer, exact numbers, scores and places of entrants are not published while the round is open."
                    }
                    CountsWhileOpen::Open => {
                        "Note: the standings are published while the round is open, which may help to guess the answer."
                    }
                },
            ),
        };
        vec![what, why.to_owned(), hides.to_owned()]
    }

    /// The question beside the paper.
    #[must_use]
    pub const fn rules_prediction_question(self, prediction: Prediction) -> Option<&'static str> {
        Some(match (self, prediction) {
            (_, Prediction::None) => return None,
            (Self::Vi, Prediction::AllCorrect) => "có bao nhiêu người trả lời đúng hết?",
            (Self::Vi, Prediction::Entrants) => "có bao nhiêu người dự thi?",
            (Self::Vi, Prediction::AllCorrectShare) => "bao nhiêu phần trăm người dự thi trả lời đúng hết?",
            (Self::En, Prediction::AllCorrect) => "how many people answer everything right?",
            (Self::En, Prediction::Entrants) => "how many people take part?",
            (Self::En, Prediction::AllCorrectShare) => "what percentage of entrants answer everything right?",
        })
    }

    /// What a key that settles places says.
    #[must_use]
    pub const fn rule_tie_key(self, key: TieKey) -> &'static str {
        match (self, key) {
            (Self::Vi, TieKey::Score) => "điểm cao hơn;",
            (Self::Vi, TieKey::PredictionDistance) => {
                "câu hỏi phụ gần đáp án hơn, chỉ xét khi đợt thi đã có kết quả;"
            }
            (Self::Vi, TieKey::TimeUsed) => "thời gian làm bài ngắn hơn;",
            (Self::Vi, TieKey::SubmitInstant) => "lần lưu cuối cùng sớm hơn;",
            (Self::Vi, TieKey::StartInstant) => "bắt đầu làm bài sớm hơn;",
            (Self::Vi, TieKey::PerfectAttempts) => "có nhiều lượt thi đúng hết hơn;",
            (Self::En, TieKey::Score) => "the higher score;",
            (Self::En, TieKey::PredictionDistance) => {
                "the prediction nearer to the true value, once the round has results;"
            }
            (Self::En, TieKey::TimeUsed) => "the shorter time used;",
            (Self::En, TieKey::SubmitInstant) => "the earlier last save;",
            (Self::En, TieKey::StartInstant) => "the earlier start;",
            (Self::En, TieKey::PerfectAttempts) => "more attempts with everything right;",
        }
    }

    /// What the keys mean, and what happens when all are equal.
    #[must_use]
    pub fn rule_places(self, rules: &RoundRules) -> Vec<String> {
        let mut sentences = vec![
            match self {
                Self::Vi => "Người bằng nhau ở tất cả các tiêu chí thì đồng hạng.",
                Self::En => "People equal in all of them share a place.",
            }
            .to_owned(),
        ];
        if rules.tie_keys.contains(&TieKey::TimeUsed) {
            sentences.push(
                match self {
                    Self::Vi => "Thời gian làm bài tính từ lúc nhận đề đến lần lưu cuối cùng được tính, trừ thời gian hệ thống gián đoạn; người được thêm giờ thì chia theo hệ số thêm giờ.",
                    Self::En => "Time used runs from the delivery of the paper to the last save that counts, less outages; for people with extra time it is divided by their time factor.",
                }
                .to_owned(),
            );
        }
        let timed = |key: &TieKey| {
            matches!(
                key,
                TieKey::TimeUsed | TieKey::SubmitInstant | TieKey::StartInstant
            )
        };
        if rules.tie_keys.iter().any(timed) {
            sentences.push(self.rule_time_unit(rules.time_unit).to_owned());
        }
        sentences
    }

    const fn rule_time_unit(self, unit: TimeUnit) -> &'static str {
        match (self, unit) {
            (Self::Vi, TimeUnit::Millisecond) => "Thời gian được tính đến phần nghìn giây.",
            (Self::Vi, TimeUnit::Second) => "Thời gian được tính đến giây, phần lẻ bỏ đi.",
            (Self::Vi, TimeUnit::Minute) => "Thời gian được tính đến phút, phần lẻ bỏ đi.",
            (Self::En, TimeUnit::Millisecond) => "Times count to the millisecond.",
            (Self::En, TimeUnit::Second) => "Times count to the second; smaller parts are cut off.",
            (Self::En, TimeUnit::Minute) => "Times count to the minute; smaller parts are cut off.",
        }
    }

    /// When scores, keys and boards are shown.
    #[must_use]
    pub fn rule_release(self, rules: &RoundRules) -> Vec<String> {
        let when = |release| match (self, release) {
            (Self::Vi, Release::AtOnce) => "ngay khi lượt thi kết thúc",
            (Self::Vi, Release::AfterClose) => "khi đợt thi đã đóng và bài cuối cùng đã hết giờ",
            (Self::En, Release::AtOnce) => "as soon as the attempt has ended",
            (Self::En, Release::AfterClose) => "when the round has closed and the last paper has ended",
            (Self::Vi | Self::En, Release::Never) => "",
        };
        let (score, key) = (rules.score_release, rules.key_release);
        let mut sentences = vec![
            match (self, score) {
                (Self::Vi, Release::Never) => "Người dự thi không xem được điểm trên trang này.".to_owned(),
                (Self::Vi, _) => format!("Người dự thi xem được điểm của mình {}.", when(score)),
                (Self::En, Release::Never) => "Entrants do not see their scores on this site.".to_owned(),
                (Self::En, _) => format!("Entrants see their own score {}.", when(score)),
            },
            match (self, key) {
                (Self::Vi, Release::Never) => "Đáp án không được công bố trên trang này.".to_owned(),
                (Self::Vi, _) => format!("Người dự thi xem được đáp án và giải thích {}.", when(key)),
                (Self::En, Release::Never) => "Right answers are not published on this site.".to_owned(),
                (Self::En, _) => format!("Entrants see right answers and explanations {}.", when(key)),
            },
        ];
        if !rules.practice {
            sentences.push(self.rule_counts(rules.counts_while_open).to_owned());
        }
        sentences
    }

    const fn rule_counts(self, counts: CountsWhileOpen) -> &'static str {
        match (self, counts) {
            (Self::Vi, CountsWhileOpen::Hidden) => {
                "Khi đợt thi đang mở, không công bố bảng xếp hạng và số người dự thi."
            }
            (Self::Vi, CountsWhileOpen::Coarse) => {
                "Khi đợt thi đang mở, chỉ công bố thứ tự các nơi theo mức tham gia và số người theo khoảng; không có điểm và tên người dự thi."
            }
            (Self::Vi, CountsWhileOpen::Open) => "Khi đợt thi đang mở, bảng xếp hạng được công bố đầy đủ.",
            (Self::En, CountsWhileOpen::Hidden) => {
                "While the round is open, no standings and no numbers of entrants are published."
            }
            (Self::En, CountsWhileOpen::Coarse) => {
                "While the round is open, only the order of units by turnout and rough numbers are published; no scores and no names."
            }
            (Self::En, CountsWhileOpen::Open) => "While the round is open, the full standings are published.",
        }
    }
}
