//! The wording of the faults of a kit.

use super::fault::{Expected, KitError, KitFault};
use crate::lang::Lang;

impl KitError {
    /// Place and fault in one line: `contest.toml, dòng 12: …`.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let what = self.fault.message(lang);
        match self.line {
            Some(line) => format!("{}, {} {line}: {what}", self.file, lang.pick("dòng", "line")),
            None => format!("{}: {what}", self.file),
        }
    }
}

impl KitFault {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Gift(fault) => fault.message(lang),
            Self::Prose(fault) => fault.message(lang).to_owned(),
            Self::BadValue { key, expected } => {
                let wanted = expected.wording(lang);
                lang.pick(
                    format!("“{key}” phải là {wanted}."),
                    format!("“{key}” must be {wanted}."),
                )
            }
            other => {
                let (vi, en) = other.wording();
                lang.pick(vi, en)
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "one wording for each code")]
    fn wording(&self) -> (String, String) {
        let fixed = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
        match self {
            Self::Gift(_) | Self::Prose(_) | Self::BadValue { .. } => {
                (self.message(Lang::Vi), self.message(Lang::En))
            }
            Self::MissingFile => fixed("Thiếu tệp này.", "This file is missing."),
            Self::UnknownFile => fixed(
                "Tệp này không được dùng; kiểm tra lại tên tệp.",
                "This file is not used; check its name.",
            ),
            Self::NotUtf8 => fixed(
                "Tệp không phải UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.",
                "The file is not UTF-8. Save it again in UTF-8.",
            ),
            Self::Toml(what) => (
                format!("Dòng này không đúng dạng TOML: {what}."),
                format!("This line is not TOML: {what}."),
            ),
            Self::Csv(what) => (
                format!("Dòng này không đúng dạng CSV: {what}."),
                format!("This line is not CSV: {what}."),
            ),
            Self::MissingKey(key) => (format!("Thiếu “{key}”."), format!("“{key}” is missing.")),
            Self::UnknownKey(key) => (
                format!("Không có mục nào tên “{key}”; kiểm tra lại chính tả."),
                format!("There is no “{key}” here; check the spelling."),
            ),
            Self::Twice(code) => (
                format!("“{code}” đã được dùng ở trên."),
                format!("“{code}” is already used above."),
            ),
            Self::MixedWindow => fixed(
                "Giờ mở và giờ đóng phải cùng một kiểu: opens_at và closes_at, hoặc opens và closes.",
                "Opening and closing must be of one kind: opens_at and closes_at, or opens and closes.",
            ),
            Self::WindowReversed => fixed("Đợt thi đóng trước khi mở.", "The round closes before it opens."),
            Self::NoPrediction => fixed(
                "Thứ tự xếp hạng dùng câu hỏi phụ nhưng đợt thi không có câu hỏi phụ.",
                "Places are settled by the prediction, but the round has none.",
            ),
            Self::PredictionShown => fixed(
                "Số liệu công khai khi đợt thi đang mở có thể làm lộ đáp án câu hỏi phụ.",
                "Counts shown while the round is open may give the prediction away.",
            ),
            Self::UnknownTopic(code) => (
                format!("Cuộc thi không có chủ đề “{code}”."),
                format!("The contest has no topic “{code}”."),
            ),
            Self::BankTooSmall { round, wanted, found } => (
                format!(
                    "Ma trận đề của đợt “{round}” cần {wanted} câu ở dòng này, ngân hàng chỉ còn {found} câu."
                ),
                format!(
                    "The blueprint of round “{round}” wants {wanted} questions here, the bank has {found}."
                ),
            ),
            Self::FieldCount { wanted, found } => (
                format!("Dòng có {found} cột, phải có {wanted} cột như dòng tiêu đề."),
                format!("The line has {found} fields; the header has {wanted}."),
            ),
            Self::UnknownParent(code) => (
                format!("Không có đơn vị cấp trên mã “{code}” trong cùng thời kỳ."),
                format!("There is no parent unit “{code}” in the same era."),
            ),
            Self::ParentCircle => fixed(
                "Đơn vị nằm trong chính nó qua các cấp trên.",
                "The unit lies within itself by its parents.",
            ),
            Self::ValidityReversed => fixed(
                "Ngày hết hiệu lực sớm hơn ngày bắt đầu.",
                "The last day of validity is before the first.",
            ),
            Self::HalfPopulation => fixed(
                "Dân số phải có đủ số người, ngày và nguồn, hoặc để trống cả ba.",
                "A population needs number, day and source, or none of the three.",
            ),
            Self::NoUnitFor { division } => (
                format!("Nhóm dự thi “{division}” không có đơn vị nào để chọn vào ngày của cuộc thi."),
                format!("Division “{division}” has no unit to choose on the day of the contest."),
            ),
            Self::EmptyBank => fixed("Tệp không có câu hỏi nào.", "The file has no question."),
            Self::NoCode => fixed(
                "Câu hỏi thiếu mã. Hãy bắt đầu bằng mã giữa hai cặp dấu hai chấm, ví dụ ::bd-001::",
                "The question has no code. Begin it with one between double colons, such as ::bd-001::",
            ),
            Self::MissingTag(name) => (
                format!("Câu hỏi thiếu nhãn {name}. Hãy thêm dòng // [tag:{name}=…] ngay trên câu hỏi."),
                format!("The question lacks the tag {name}. Add // [tag:{name}=…] directly above it."),
            ),
            Self::NoExplanation => fixed(
                "Câu hỏi thiếu phần giải thích sau dấu ####.",
                "The question lacks an explanation after ####.",
            ),
            Self::NotRightOn(day) => (
                format!("Đáp án không áp dụng vào ngày của cuộc thi ({day})."),
                format!("The answer does not hold on the day of the contest ({day})."),
            ),
            Self::FeedbackUnused => fixed(
                "Nhận xét riêng của phương án không được hiển thị. Hãy chuyển vào phần giải thích sau ####.",
                "Feedback of a single option is not shown. Move it to the explanation after ####.",
            ),
            Self::NotFourOptions(count) => (
                format!("Câu hỏi có {count} phương án, các câu khác thường có bốn."),
                format!("The question has {count} options; four are usual."),
            ),
            Self::OptionAboutOptions => fixed(
                "Phương án nói về các phương án khác sẽ khó hiểu khi thứ tự phương án thay đổi.",
                "An option about the other options makes no sense once they are shuffled.",
            ),
            Self::FactOverused(fact) => (
                format!("Đã có hai câu hỏi về dữ kiện “{fact}”."),
                format!("There are two questions on the fact “{fact}” already."),
            ),
            Self::NearDouble { other } => (
                format!("Câu hỏi gần giống câu “{other}”."),
                format!("The question is much like “{other}”."),
            ),
            Self::RightIsLongest { percent } => (
                format!(
                    "Phương án đúng là phương án dài nhất ở {percent} % số câu; người thi có thể đoán theo độ dài."
                ),
                format!(
                    "The right option is the longest in {percent} % of the questions, so it can be guessed."
                ),
            ),
        }
    }
}

impl Expected {
    fn wording(&self, lang: Lang) -> String {
        let (vi, en) = match self {
            Self::Text => ("một đoạn chữ trong dấu ngoặc kép", "some text in quotes"),
            Self::Code => (
                "chữ thường không dấu, chữ số và gạch nối",
                "small letters, digits and hyphens",
            ),
            Self::Whole { least, most } => {
                return lang.pick(
                    format!("số nguyên từ {least} đến {most}"),
                    format!("a whole number from {least} to {most}"),
                );
            }
            Self::WholeOrUnlimited => (
                "số nguyên từ 1, hoặc \"không giới hạn\"",
                "a whole number from 1, or \"unlimited\"",
            ),
            Self::Points => (
                "số điểm không âm, nhiều nhất hai chữ số thập phân",
                "points, not negative, with at most two places",
            ),
            Self::Flag => ("true hoặc false", "true or false"),
            Self::Day => ("một ngày dạng 2019-09-15", "a day such as 2019-09-15"),
            Self::Duration => (
                "một khoảng thời gian như \"15 phút\"",
                "a length of time such as \"15m\"",
            ),
            Self::DurationOrUnlimited => (
                "một khoảng thời gian như \"15 phút\", hoặc \"không giới hạn\"",
                "a length of time such as \"15m\", or \"unlimited\"",
            ),
            Self::WallTime => (
                "ngày và giờ Việt Nam như \"2019-09-26 24:00\"",
                "a day and time in Vietnam such as \"2019-09-26 24:00\"",
            ),
            Self::FromLoading => (
                "khoảng cách từ lúc nạp bộ, như \"-7 ngày\" hoặc \"+7d\"",
                "a distance from loading such as \"-7d\" or \"+7d\"",
            ),
            Self::OneOf(words) => {
                let words = words.join(", ");
                return lang.pick(format!("một trong các chữ: {words}"), format!("one of: {words}"));
            }
            Self::Table => ("một nhóm mục", "a table"),
            Self::List => (
                "một danh sách có ít nhất một phần tử",
                "a list with at least one entry",
            ),
            Self::Address => (
                "địa chỉ bắt đầu bằng https://",
                "an address that begins with https://",
            ),
        };
        lang.pick(vi, en).to_owned()
    }
}
