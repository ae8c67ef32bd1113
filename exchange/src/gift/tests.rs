use super::*;
use contest::question::{Decimal, Difficulty};

fn faults(text: &str) -> Vec<(u32, GiftFault)> {
    parse(text.as_bytes())
        .errors
        .into_iter()
        .map(|error| (error.line, error.fault))
        .collect()
}

fn only(text: &str) -> ParsedQuestion {
    let file = parse(text.as_bytes());
    assert_eq!(file.errors, [], "{text}");
    assert_eq!(file.questions.len(), 1, "{text}");
    file.questions.into_iter().next().unwrap()
}

fn options(answers: &ParsedAnswers) -> Vec<(&str, bool)> {
    match answers {
        ParsedAnswers::Single(options) | ParsedAnswers::Multiple(options) => options
            .iter()
            .map(|option| (option.text.as_str(), option.right))
            .collect(),
        other => panic!("no options: {other:?}"),
    }
}

const BIRTH: &str = "\u{feff}// Ghi chú của người soạn\r
// [tag:topic=ho-tich] [tag:difficulty=2]\r
// [tag:law=Luật Hộ tịch 2014, Điều 15 [k1\\]]\r
// [tag:fact=F19-040]\r
// [tag:confidence=A] [tag:valid_from=2016-01-01]\r
// [tag:fixed_order=yes]\r
::bd-040::Trong bao nhiêu ngày\r
  kể từ ngày sinh con?{\r
~15 ngày\r
// một ghi chú nữa\r
~30 ngày\r
=60 ngày\r
~90 ngày\r
####Phải đăng ký\r
trong 60 ngày.\r
}\r
";

#[test]
fn a_question_is_read_with_its_tags_and_explanation() {
    let question = only(BIRTH);
    assert_eq!((question.line, question.title.as_deref()), (7, Some("bd-040")));
    assert_eq!(question.text, "Trong bao nhiêu ngày kể từ ngày sinh con?");
    let expected = [
        ("15 ngày", false),
        ("30 ngày", false),
        ("60 ngày", true),
        ("90 ngày", false),
    ];
    assert_eq!(options(&question.answers), expected);
    assert_eq!(
        question.explanation.as_deref(),
        Some("Phải đăng ký trong 60 ngày.")
    );
    assert_eq!(
        question.tags.difficulty,
        Some(Placed {
            line: 2,
            value: Difficulty(2)
        })
    );
    assert_eq!(
        question.tags.law.unwrap().value,
        "Luật Hộ tịch 2014, Điều 15 [k1]"
    );
    assert_eq!(question.tags.valid_from.unwrap().value.to_string(), "2016-01-01");
    assert!(question.tags.fixed_order.is_some() && question.tags.valid_to.is_none());
}

#[test]
fn escaped_signs_stand_for_themselves() {
    let question =
        only(r"::a\:\:b::Mã \{HC\} \= 1 \~ 2 \# 3? {=a\=b\\c ~d\~e ~f\#g ~dòng\nhai #### x \#\#\#\# y}");
    assert_eq!(question.title.as_deref(), Some("a::b"));
    assert_eq!(question.text, "Mã {HC} = 1 ~ 2 # 3?");
    let expected = [
        ("a=b\\c", true),
        ("d~e", false),
        ("f#g", false),
        ("dòng\nhai", false),
    ];
    assert_eq!(options(&question.answers), expected);
    assert_eq!(question.explanation.as_deref(), Some("x #### y"));
}

#[test]
fn decomposed_diacritics_are_composed() {
    assert_eq!(only("Hộ tịch{TRUE}").text, "Hộ tịch");
}

#[test]
fn every_form_is_read() {
    assert_eq!(only("a{T}").answers, ParsedAnswers::TrueFalse(true));
    assert_eq!(only("a{FALSE#sai#đúng}").answers, ParsedAnswers::TrueFalse(false));
    let number = |value, tolerance| ParsedAnswers::Number {
        value: Decimal(value),
        tolerance: Decimal(tolerance),
    };
    assert_eq!(only("a{#2.5:0.1}").answers, number(2_500_000, 100_000));
    assert_eq!(only("a{#1..5}").answers, number(3_000_000, 2_000_000));
    assert_eq!(only("a{#=60}").answers, number(60_000_000, 0));
    let accepted = vec!["Cổng dịch vụ công".to_owned(), "DVC".to_owned()];
    assert_eq!(
        only("a{=Cổng dịch vụ công =%100%DVC}").answers,
        ParsedAnswers::ShortText(accepted)
    );
    let several = only("a{~%50%đúng ~%-100%sai ~%50%đúng nữa ~sai nữa}").answers;
    assert!(matches!(several, ParsedAnswers::Multiple(_)));
    let expected = [
        ("đúng", true),
        ("sai", false),
        ("đúng nữa", true),
        ("sai nữa", false),
    ];
    assert_eq!(options(&several), expected);
    assert_eq!(
        only("Nộp tại {=xã ~tỉnh} nơi cư trú.").text,
        "Nộp tại _____ nơi cư trú."
    );
    assert_eq!(
        options(&only("a{=b~c~d}").answers),
        [("b", true), ("c", false), ("d", false)]
    );
    assert_eq!(only("0{=0 ~1}").text, "0");
    assert_eq!(
        only("a{=5% phí ~%5 phí ~10%}").answers,
        only("a{\n=5% phí\n~%5 phí\n~10%}").answers.clone_lines(1)
    );
}

impl ParsedAnswers {
    /// The same answers as if all stood in one line.
    fn clone_lines(mut self, line: u32) -> Self {
        if let Self::Single(options) = &mut self {
            for option in options {
                option.line = line;
            }
        }
        self
    }
}

#[test]
fn a_category_holds_for_the_questions_after_it() {
    let file = parse(b"$CATEGORY: $course$/ho tich\n\na{T}\n\nb{F}\n");
    assert_eq!(file.errors, []);
    assert!(
        file.questions
            .iter()
            .all(|question| question.category.as_deref() == Some("$course$/ho tich"))
    );
}

#[test]
fn what_moodle_breaks_without_a_word_is_refused_with_its_line() {
    use GiftFault::*;
    let table: &[(&str, u32, GiftFault)] = &[
        ("a{\n=b\n\n~c\n}", 3, BlankLineInside { opened: 1 }),
        ("a{\n=b\n~c\n\n::d::e{T}", 1, Unclosed),
        ("a{\n=b\n~c", 1, Unclosed),
        ("a{~b#vì x=y\n=c}", 1, GluedSign),
        ("a{\n=b\n=c\n~d}", 3, TwoRight),
        ("a{\n~b\n~c}", 2, NoRight),
        ("a{#abc:1}", 1, BadNumber),
        ("a{#1,5}", 1, BadNumber),
        ("a{#5..1}", 1, BadNumber),
        ("a{#=1 =2}", 1, SeveralNumbers),
        ("a{#%50%2}", 1, BadNumber),
        ("a{0~1\n=2}", 1, TextBeforeOptions),
        ("A {T} và {F}", 1, SecondAnswers),
        ("$CATEGORY: a/b\nc{T}", 2, QuestionInCategory),
        ("a{~%33%b ~%33%c ~%34%d}", 1, WeightsUnequal),
        ("a{~%50%b ~%40%c ~d}", 1, WeightsNotWhole),
        ("a{~%150%b ~%100%c}", 1, BadWeight),
        ("a{=b ~%50%c}", 1, WeightInSingle),
        ("a{=%50%b}", 1, PartlyRight),
        ("a{true}", 1, TrueFalseWord),
        ("a{b}", 1, NoSign),
        ("a{}", 1, Essay),
        ("a{=b -> c =d -> e}", 1, Matching),
        ("a{=b*}", 1, Wildcard),
        ("a{=b ~}", 1, EmptyOption),
        ("a{=b\n~c\n~C}", 3, SameOption),
        ("a{~%100%b}", 1, TooFewOptions),
        ("Chỉ có chữ", 1, NoAnswers),
        ("a } b", 1, StrayBrace),
        ("a {=b {c} ~d}", 1, StrayBrace),
        ("::a::{T}", 1, NoText),
        ("::a: b{T}", 1, UnclosedTitle),
        ("[html]<b>a</b>{T}", 1, Format("[html]".to_owned())),
        ("a{=b ~c\n####d\n####e}", 3, SecondExplanation),
        ("a{=b ~c\n####d\n~e}", 3, AnswerAfterExplanation),
        ("// [tag:topic=a]\n\nb{T}", 1, TagsWithoutQuestion),
        ("// [tag:topik=a]\nb{T}", 1, UnknownTag("topik".to_owned())),
        ("// x\n// [tag:difficulty=4]\nb{T}", 2, BadTag(TagKey::Difficulty)),
        (
            "// [tag:valid_from=31/12/2019]\nb{T}",
            1,
            BadTag(TagKey::ValidFrom),
        ),
        ("// [tag:link=http://a.vn]\nb{T}", 1, BadTag(TagKey::Link)),
        ("// [tag:law=a]\n// [tag:law=b]\nc{T}", 2, TagTwice(TagKey::Law)),
        ("// [tag:law=a\nc{T}", 1, UnclosedTag),
    ];
    for (text, line, fault) in table {
        assert_eq!(faults(text), [(*line, fault.clone())], "{text}");
    }
    let windows_1258 = parse(b"a{T}\n\nPh\xFA{T}\n");
    assert_eq!(
        windows_1258.errors,
        [GiftError {
            line: 3,
            fault: NotUtf8
        }]
    );
}

#[test]
fn one_broken_question_hides_neither_the_sound_ones_nor_other_faults() {
    let file = parse("a{T}\n\nb{=c\n=d ~e}\n\nf{F}\n\n// [tag:x=1]\ng{}\n".as_bytes());
    assert_eq!(
        file.questions
            .iter()
            .map(|question| question.line)
            .collect::<Vec<_>>(),
        [1, 6]
    );
    assert_eq!(
        file.errors.iter().map(|error| error.line).collect::<Vec<_>>(),
        [4, 8, 9]
    );
}

#[test]
fn every_fault_is_worded_in_both_languages() {
    for fault in [
        GiftFault::NoRight,
        GiftFault::BadTag(TagKey::Topic),
        GiftFault::Unclosed,
    ] {
        let (vi, en) = (
            fault.message(crate::lang::Lang::Vi),
            fault.message(crate::lang::Lang::En),
        );
        assert!(!vi.is_empty() && !en.is_empty() && vi != en);
    }
}

proptest::proptest! {
    #[test]
    fn no_file_whatever_makes_the_parser_stumble_or_lets_in_a_question_without_a_right_answer(
        text in "([ab \\\\:~=#{}%\\[\\]>\n-]|50|::|####|// \\[tag:law=a\\]\n|\\[html\\]|TRUE|\\$CATEGORY:|ữ|\n\n){0,60}",
    ) {
        for question in parse(text.as_bytes()).questions {
            let rights = match &question.answers {
                ParsedAnswers::Single(options) => usize::from(options.iter().filter(|it| it.right).count() == 1),
                ParsedAnswers::Multiple(options) => options.iter().filter(|it| it.right).count(),
                ParsedAnswers::ShortText(accepted) => accepted.len(),
                ParsedAnswers::TrueFalse(_) | ParsedAnswers::Number { .. } => 1,
            };
            proptest::prop_assert!(rights > 0, "{:?}", question);
        }
    }
}
