//! Every text of the pages, in Vietnamese and English. A text that lacks one of them does not compile.
//!
//! Texts are functions on [`Lang`], one file for each area. Those with arguments are `format!` strings.

/// Writes functions on [`Lang`] from pairs of texts, Vietnamese first.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident: $type:ty),+ $(,)?))? = $vi:literal, $en:literal;)+) => {
        impl $crate::messages::Lang {
            $(texts!(@one $(#[$doc])* $name $(($($arg: $type),+))? = $vi, $en);)+
        }
    };
    (@one $(#[$doc:meta])* $name:ident = $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("«", $vi, "»")]
        #[must_use]
        pub const fn $name(self) -> &'static str {
            match self {
                Self::Vi => $vi,
                Self::En => $en,
            }
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($arg:ident: $type:ty),+) = $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("«", $vi, "»")]
        #[must_use]
        pub fn $name(self, $($arg: $type),+) -> String {
            match self {
                Self::Vi => format!($vi),
                Self::En => format!($en),
            }
        }
    };
}

mod answers;
mod before;
mod boards;
mod common;
pub mod failures;
mod home;
mod mine;
mod numbers;
mod organizer;
mod organizer_people;
mod organizer_record;
mod organizer_round;
mod paper;
mod privacy;
mod receipt;
mod register;
mod result;
mod rules;
mod sign_in;
mod times;

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese, the one that binds.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The tag of BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of that tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The other one, which the switch in the header offers.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The one of two wordings that is in this language; the Vietnamese one where the English one is empty.
    #[must_use]
    pub fn of(self, wording: &contest::rules::Wording) -> &str {
        match self {
            Self::En if !wording.en.is_empty() => &wording.en,
            Self::Vi | Self::En => &wording.vi,
        }
    }
}
