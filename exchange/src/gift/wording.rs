//! The wording of the faults of a GIFT file.

use super::{fault::GiftFault, tags::TagKey};
use crate::lang::Lang;
use std::borrow::Cow;

type Text = Cow<'static, str>;

fn fixed(vi: &'static str, en: &'static str) -> (Text, Text) {
    (vi.into(), en.into())
}

fn worded(vi: String, en: String) -> (Text, Text) {
    (vi.into(), en.into())
}

impl GiftFault {
    /// What is wrong and what to do, in one or two sentences.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (vi, en) = self.wording();
        lang.pick(vi, en).into_owned()
    }

    #[expect(clippy::too_many_lines, reason = "one wording for each code")]
    fn wording(&self) -> (Text, Text) {
        match self {
            Self::BlankLineInside { opened } => worded(
                format!(
                    "Có dòng trống trong phần đáp án mở ở dòng {opened}. Hãy xóa dòng trống hoặc thêm dấu }}."
                ),
                format!(
                    "There is a blank line in the answers opened in line {opened}. Remove it or add a }}."
                ),
            ),
            Self::Format(mark) => worded(
                format!("Không dùng định dạng {mark}: câu hỏi là chữ thường, không có thẻ."),
                format!("The format {mark} is not supported: questions are plain text."),
            ),
            Self::UnknownTag(name) => worded(
                format!("Không có nhãn “{name}”. Các nhãn: {}.", tag_names()),
                format!("There is no tag “{name}”. Tags: {}.", tag_names()),
            ),
            Self::BadTag(key) => worded(
                format!(
                    "Giá trị của nhãn {} không đúng: cần {}.",
                    key.name(),
                    expected(*key).0
                ),
                format!(
                    "The value of the tag {} is wrong: it must be {}.",
                    key.name(),
                    expected(*key).1
                ),
            ),
            Self::TagTwice(key) => worded(
                format!("Nhãn {} được ghi hai lần cho cùng một câu.", key.name()),
                format!("The tag {} is given twice for one question.", key.name()),
            ),
            Self::NotUtf8 => fixed(
                "Tệp không phải UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.",
                "The file is not UTF-8. Save it again in UTF-8.",
            ),
            Self::Unclosed => fixed("Dấu { không có dấu } đóng lại.", "This { is never closed by a }."),
            Self::StrayBrace => fixed(
                "Dấu { hoặc } đặt sai chỗ. Nếu là chữ của câu hỏi, hãy viết \\{ hoặc \\}.",
                "A { or } in the wrong place. If it belongs to the text, write \\{ or \\}.",
            ),
            Self::SecondAnswers => fixed(
                "Câu hỏi có hai phần đáp án. Nếu là chữ của câu hỏi, hãy viết \\{ và \\}.",
                "The question has two answer blocks. If the braces belong to the text, write \\{ and \\}.",
            ),
            Self::NoAnswers => fixed(
                "Câu hỏi không có phần đáp án trong dấu { }.",
                "The question has no answers in braces { }.",
            ),
            Self::UnclosedTitle => fixed(
                "Mã câu hỏi thiếu dấu :: thứ hai. Ví dụ: ::bd-001::",
                "The question's code lacks its second ::. Example: ::bd-001::",
            ),
            Self::QuestionInCategory => fixed(
                "Sau dòng $CATEGORY: phải có một dòng trống, nếu không câu hỏi bị mất.",
                "A blank line must follow $CATEGORY:, or the question is lost.",
            ),
            Self::TagsWithoutQuestion => fixed(
                "Các nhãn không nằm ngay trên câu hỏi nào. Hãy xóa dòng trống giữa nhãn và câu hỏi.",
                "These tags do not stand directly above a question. Remove the blank line between them.",
            ),
            Self::NoText => fixed("Câu hỏi không có nội dung.", "The question has no text."),
            Self::Essay => fixed(
                "Phần đáp án trống (câu tự luận): chưa dùng được ở đây.",
                "The answers are empty (an essay): not supported here.",
            ),
            Self::Matching => fixed(
                "Câu hỏi ghép cặp chưa dùng được ở đây.",
                "Matching questions are not supported here.",
            ),
            Self::NoSign => fixed(
                "Phần đáp án không có dấu = hoặc ~ ở đầu phương án.",
                "The answers have no = or ~ before an option.",
            ),
            Self::TrueFalseWord => fixed(
                "Câu đúng/sai phải ghi TRUE hoặc FALSE (hoặc T, F) bằng chữ hoa.",
                "A true/false question must say TRUE or FALSE (or T, F) in capitals.",
            ),
            Self::TextBeforeOptions => fixed(
                "Có chữ trước dấu = hoặc ~ đầu tiên, chữ này sẽ bị mất.",
                "There is text before the first = or ~; it would be lost.",
            ),
            Self::GluedSign => fixed(
                "Dấu = viết liền sau chữ. Nếu là chữ của phương án, hãy viết \\=; nếu là phương án đúng, hãy xuống dòng.",
                "A = directly after text. If it belongs to the text, write \\=; if it starts a right option, begin a new line.",
            ),
            Self::TooFewOptions => fixed(
                "Câu hỏi cần ít nhất hai phương án.",
                "A question needs at least two options.",
            ),
            Self::TooManyOptions => fixed(
                "Câu hỏi có quá nhiều phương án (tối đa 26).",
                "Too many options (at most 26).",
            ),
            Self::EmptyOption => fixed("Phương án không có chữ.", "The option has no text."),
            Self::SameOption => fixed("Hai phương án giống hệt nhau.", "Two options are the same."),
            Self::TwoRight => fixed(
                "Có hai phương án đúng (=). Nếu được chọn nhiều, hãy dùng ~%50%; nếu không, chỉ để một dấu =.",
                "Two options are right (=). If several may be ticked, use ~%50%; otherwise leave one =.",
            ),
            Self::NoRight => fixed(
                "Câu hỏi không có phương án đúng. Hãy ghi dấu = trước phương án đúng.",
                "The question has no right option. Put = before the right one.",
            ),
            Self::WeightInSingle => fixed(
                "Câu chỉ có một phương án đúng (=) thì không ghi phần trăm.",
                "A question with one right option (=) takes no percentages.",
            ),
            Self::BadWeight => fixed(
                "Phần trăm phải là số từ -100 đến 100, ví dụ ~%50%.",
                "A percentage must be a number from -100 to 100, as in ~%50%.",
            ),
            Self::WeightsNotWhole => fixed(
                "Phần trăm của các phương án đúng phải cộng lại bằng 100.",
                "The percentages of the right options must add up to 100.",
            ),
            Self::WeightsUnequal => fixed(
                "Các phương án đúng phải có phần trăm bằng nhau, ví dụ ba phương án thì mỗi phương án ghi 33.33333.",
                "Right options must have equal percentages; for three of them write 33.33333 each.",
            ),
            Self::PartlyRight => fixed(
                "Câu trả lời số hoặc chữ ngắn không được đúng một phần.",
                "A number or a short text cannot be partly right.",
            ),
            Self::BadNumber => fixed(
                "Đáp án không phải là số. Ví dụ: {#60}, {#2.5:0.1}, {#1..5}.",
                "The answer is not a number. Examples: {#60}, {#2.5:0.1}, {#1..5}.",
            ),
            Self::SeveralNumbers => fixed(
                "Câu trả lời bằng số chỉ được có một đáp án.",
                "A question answered by a number can have one right number only.",
            ),
            Self::FeedbackOfNumber => fixed(
                "Không ghi nhận xét riêng trong đáp án số. Hãy dùng #### cho phần giải thích.",
                "A number takes no feedback of its own. Use #### for the explanation.",
            ),
            Self::Wildcard => fixed(
                "Không dùng được dấu * trong đáp án chữ ngắn.",
                "A * cannot be used in a short text.",
            ),
            Self::LongShortText => fixed(
                "Đáp án chữ ngắn quá dài (tối đa 200 ký tự).",
                "The short text is too long (at most 200 characters).",
            ),
            Self::SecondExplanation => fixed(
                "Có hai phần giải thích (####).",
                "There are two explanations (####).",
            ),
            Self::AnswerAfterExplanation => fixed(
                "Phương án phải đứng trước phần giải thích (####).",
                "Options must stand before the explanation (####).",
            ),
            Self::UnclosedTag => fixed("Nhãn thiếu dấu ] đóng lại.", "The tag is never closed by a ]."),
        }
    }
}

fn tag_names() -> String {
    TagKey::ALL.map(TagKey::name).join(", ")
}

fn expected(key: TagKey) -> (&'static str, &'static str) {
    match key {
        TagKey::Difficulty => ("số 1, 2 hoặc 3", "1, 2 or 3"),
        TagKey::Confidence => ("chữ A hoặc B", "A or B"),
        TagKey::ValidFrom | TagKey::ValidTo => ("một ngày dạng 2019-09-15", "a day such as 2019-09-15"),
        TagKey::FixedOrder | TagKey::IgnoreDiacritics => ("chữ yes, hoặc bỏ nhãn", "yes, or no tag at all"),
        TagKey::Link => (
            "một địa chỉ bắt đầu bằng https://",
            "an address that begins with https://",
        ),
        TagKey::Topic | TagKey::Law | TagKey::Fact => ("một đoạn chữ", "some text"),
    }
}
