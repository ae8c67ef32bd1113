//! What stands in comment lines as `[tag:key=value]`.

use super::fault::{GiftError, GiftFault};
use contest::{
    question::{Confidence, Difficulty, TopicCode},
    time::Date,
};

/// A value with the line (from 1) it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The line.
    pub line: u32,
    /// The value.
    pub value: T,
}

/// What the comment lines of a question say; each at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// Topic code.
    pub topic: Option<Placed<TopicCode>>,
    /// 1 to 3.
    pub difficulty: Option<Placed<Difficulty>>,
    /// Legal reference in words.
    pub law: Option<Placed<String>>,
    /// An https address.
    pub link: Option<Placed<String>>,
    /// Id of the fact behind the question.
    pub fact: Option<Placed<String>>,
    /// How sure the fact is.
    pub confidence: Option<Placed<Confidence>>,
    /// First day on which the answer is right.
    pub valid_from: Option<Placed<Date>>,
    /// Last day on which the answer is right.
    pub valid_to: Option<Placed<Date>>,
    /// The options keep their order.
    pub fixed_order: Option<Placed<()>>,
    /// Short text without diacritics counts as right.
    pub ignore_diacritics: Option<Placed<()>>,
}

/// The keys of the convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKey {
    /// `topic`
    Topic,
    /// `difficulty`
    Difficulty,
    /// `law`
    Law,
    /// `link`
    Link,
    /// `fact`
    Fact,
    /// `confidence`
    Confidence,
    /// `valid_from`
    ValidFrom,
    /// `valid_to`
    ValidTo,
    /// `fixed_order`
    FixedOrder,
    /// `ignore_diacritics`
    IgnoreDiacritics,
}

impl TagKey {
    pub(super) const ALL: [Self; 10] = [
        Self::Topic,
        Self::Difficulty,
        Self::Law,
        Self::Link,
        Self::Fact,
        Self::Confidence,
        Self::ValidFrom,
        Self::ValidTo,
        Self::FixedOrder,
        Self::IgnoreDiacritics,
    ];

    /// As it is written in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Difficulty => "difficulty",
            Self::Law => "law",
            Self::Link => "link",
            Self::Fact => "fact",
            Self::Confidence => "confidence",
            Self::ValidFrom => "valid_from",
            Self::ValidTo => "valid_to",
            Self::FixedOrder => "fixed_order",
            Self::IgnoreDiacritics => "ignore_diacritics",
        }
    }
}

/// Whether a comment holds anything in the shape of a tag.
pub(super) fn has_tag(comment: &str) -> bool {
    comment.contains("[tag:")
}

pub(super) fn read(comments: &[(u32, &str)]) -> Result<Tags, Vec<GiftError>> {
    let mut tags = Tags::default();
    let mut errors = Vec::new();
    for (line, comment) in comments {
        let mut rest = *comment;
        while let Some(start) = rest.find("[tag:") {
            rest = &rest[start + "[tag:".len()..];
            let result = match closing(rest) {
                Some(end) => {
                    let tag = rest[..end].replace("\\]", "]");
                    rest = &rest[end + 1..];
                    put(&mut tags, *line, &tag)
                }
                None => Err(GiftFault::UnclosedTag),
            };
            errors.extend(result.err().map(|fault| GiftError { line: *line, fault }));
        }
    }
    if errors.is_empty() { Ok(tags) } else { Err(errors) }
}

/// Where the first `]` stands that is not written `\]`.
fn closing(text: &str) -> Option<usize> {
    text.match_indices(']')
        .map(|(at, _)| at)
        .find(|at| !text[..*at].ends_with('\\'))
}

fn put(tags: &mut Tags, line: u32, tag: &str) -> Result<(), GiftFault> {
    let (name, value) = tag.split_once('=').unwrap_or((tag, ""));
    let (name, value) = (name.trim(), value.trim());
    let key = TagKey::ALL
        .into_iter()
        .find(|key| key.name() == name)
        .ok_or_else(|| GiftFault::UnknownTag(name.to_owned()))?;
    let bad = || GiftFault::BadTag(key);
    let text = || {
        Some(value.to_owned())
            .filter(|value| !value.is_empty())
            .ok_or_else(bad)
    };
    let day = || value.parse::<Date>().map_err(|_| bad());
    let yes = || if value == "yes" { Ok(()) } else { Err(bad()) };
    match key {
        TagKey::Topic => set(&mut tags.topic, line, key, TopicCode(text()?)),
        TagKey::Difficulty => {
            let level = value
                .parse::<u8>()
                .ok()
                .filter(|level| (1..=3).contains(level))
                .ok_or_else(bad)?;
            set(&mut tags.difficulty, line, key, Difficulty(level))
        }
        TagKey::Law => set(&mut tags.law, line, key, text()?),
        TagKey::Link if !value.starts_with("https://") || value.contains(char::is_whitespace) => Err(bad()),
        TagKey::Link => set(&mut tags.link, line, key, text()?),
        TagKey::Fact => set(&mut tags.fact, line, key, text()?),
        TagKey::Confidence => {
            let confidence = match value {
                "A" => Confidence::A,
                "B" => Confidence::B,
                _ => return Err(bad()),
            };
            set(&mut tags.confidence, line, key, confidence)
        }
        TagKey::ValidFrom => set(&mut tags.valid_from, line, key, day()?),
        TagKey::ValidTo => set(&mut tags.valid_to, line, key, day()?),
        TagKey::FixedOrder => set(&mut tags.fixed_order, line, key, yes()?),
        TagKey::IgnoreDiacritics => set(&mut tags.ignore_diacritics, line, key, yes()?),
    }
}

fn set<T>(place: &mut Option<Placed<T>>, line: u32, key: TagKey, value: T) -> Result<(), GiftFault> {
    if place.is_some() {
        return Err(GiftFault::TagTwice(key));
    }
    *place = Some(Placed { line, value });
    Ok(())
}
