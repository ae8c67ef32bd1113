//! The registration form as it is sent.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal),+ $(,)?) => {
        /// A field of the form that can be wrong, in the order of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($(#[$doc])* $field,)+
        }

        impl Field {
            /// Every field, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$field),+];

            /// The name the form sends it by. A birth's year; its day and month are `ngay_sinh`, `thang_sinh`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)+
                }
            }
        }
    };
}

fields! {
    /// The full name.
    Name = "ho_ten",
    /// The date of birth: three inputs, one error.
    Birth = "nam_sinh",
    /// The division.
    Division = "nhom",
    /// The ward of residence.
    Residence = "noi_o",
    /// The workplace or school.
    Workplace = "noi_lam_viec",
    /// The telephone.
    Phone = "dien_thoai",
    /// The e-mail address.
    Email = "thu_dien_tu",
    /// The guardian's name.
    GuardianName = "giam_ho_ten",
    /// The guardian's telephone.
    GuardianPhone = "giam_ho_dien_thoai",
    /// The guardian's consent.
    GuardianConsent = "giam_ho_dong_y",
    /// Consent to running the contest with these data.
    ConsentRun = "dong_y_to_chuc",
    /// Consent to publishing the name.
    ConsentPublish = "dong_y_cong_bo",
    /// Consent to being written to about later contests.
    ConsentContact = "dong_y_lien_he",
}

/// The form as typed; kept so that a page with errors shows it again (design 17).
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box of the form, ticked or not"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistrationInput {
    /// `ho_ten`.
    pub name: String,
    /// `ngay_sinh`: day of birth, or empty.
    pub birth_day: String,
    /// `thang_sinh`: month of birth, or empty.
    pub birth_month: String,
    /// `nam_sinh`: year of birth.
    pub birth_year: String,
    /// `noi_o`: code or name of the unit of residence.
    pub residence: String,
    /// `noi_lam_viec`: code or name of the workplace or school, or empty.
    pub workplace: String,
    /// `nhom`: code of the division.
    pub division: String,
    /// `dien_thoai`, or empty.
    pub phone: String,
    /// `thu_dien_tu`, or empty.
    pub email: String,
    /// `dong_y_to_chuc`.
    pub consent_run: bool,
    /// `dong_y_cong_bo`.
    pub consent_publish: bool,
    /// `dong_y_lien_he`.
    pub consent_contact: bool,
    /// `giam_ho_ten`, or empty.
    pub guardian_name: String,
    /// `giam_ho_dien_thoai`, or empty.
    pub guardian_phone: String,
    /// `giam_ho_dong_y`.
    pub guardian_consent: bool,
}

impl RegistrationInput {
    /// Reads the pairs of a sent form. A box is ticked if it was sent with any value but the empty one; unknown
    /// names are passed over; of a name sent twice the last counts.
    pub fn from_pairs<N: AsRef<str>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut input = Self::default();
        for (name, value) in pairs {
            let value = value.into();
            match name.as_ref() {
                "ho_ten" => input.name = value,
                "ngay_sinh" => input.birth_day = value,
                "thang_sinh" => input.birth_month = value,
                "nam_sinh" => input.birth_year = value,
                "noi_o" => input.residence = value,
                "noi_lam_viec" => input.workplace = value,
                "nhom" => input.division = value,
                "dien_thoai" => input.phone = value,
                "thu_dien_tu" => input.email = value,
                "dong_y_to_chuc" => input.consent_run = !value.is_empty(),
                "dong_y_cong_bo" => input.consent_publish = !value.is_empty(),
                "dong_y_lien_he" => input.consent_contact = !value.is_empty(),
                "giam_ho_ten" => input.guardian_name = value,
                "giam_ho_dien_thoai" => input.guardian_phone = value,
                "giam_ho_dong_y" => input.guardian_consent = !value.is_empty(),
                _ => {}
            }
        }
        input
    }
}
