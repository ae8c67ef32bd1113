//! Line icons. A state is always an icon and a word, never colour alone.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Done, right, saved.
    Check,
    /// Wrong.
    Cross,
    /// Not answered.
    Dash,
    /// Time.
    Clock,
    /// Not yet.
    Waiting,
    /// Kept apart.
    Tray,
    /// Look here.
    Warning,
    /// Good to know.
    Info,
    /// To look at again.
    Flag,
    /// Telephone.
    Phone,
    /// Printing.
    Print,
    /// The one before.
    Previous,
    /// The one after.
    Next,
    /// Overview.
    Grid,
    /// Another website.
    Outside,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M4 12.5l5 5L20 6.5",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Dash => "M5 12h14",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
            Self::Waiting => "M7 3h10M7 21h10M8 3v3.5l4 5.5-4 5.5V21M16 3v3.5L12 12l4 5.5V21",
            Self::Tray => "M4 13v7h16v-7h-5l-1.5 3h-3L9 13zM12 3v7M9 7l3 3 3-3",
            Self::Warning => "M12 3.5 22 20.5H2zM12 10v4.5M12 17v.5",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7v.5",
            Self::Flag => "M6 21V4h12l-3 4.5 3 4.5H6",
            Self::Phone => {
                "M6 3h3.5l1.5 5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 5 1.5V18a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"
            }
            Self::Print => "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
            Self::Previous => "M15 5l-7 7 7 7",
            Self::Next => "M9 5l7 7-7 7",
            Self::Grid => "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
            Self::Outside => "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
        }
    }
}

fn drawn(icon: Icon, class: &'static str) -> impl IntoView {
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.path() />
        </svg>
    }
}

/// An icon of the size of the text beside it.
#[must_use]
pub fn icon(icon: Icon) -> impl IntoView {
    drawn(icon, "icon")
}

/// An icon half as large again.
#[must_use]
pub fn big_icon(icon: Icon) -> impl IntoView {
    drawn(icon, "icon big")
}
