//! Texts of the registration form.

use super::Lang;
use contest::{
    person::{ADULT_CONSENT_AGE, FieldError},
    registration::Field,
    rules::{CountsFor, Division},
    unit::UnitKind,
};

texts! {
    register_title = "Đăng ký dự thi", "Register";
    register_lead = "Mỗi người đăng ký một lần và nhận mã dự thi riêng. Mất khoảng hai phút.", "Each person registers once and gets an entry code of their own. It takes about two minutes.";
    register_have_code = "Đã đăng ký rồi? Vào bằng mã dự thi", "Registered already? Sign in with the entry code";
    register_name = "Họ và tên", "Full name";
    register_name_hint = "Ghi như trên căn cước hoặc giấy khai sinh. Ví dụ: Nguyễn Thị Hòa", "As on the identity card or birth certificate. For example: Nguyễn Thị Hòa";
    register_birth = "Ngày sinh", "Date of birth";
    register_birth_hint = "Ví dụ: 23 11 1954. Giấy tờ chỉ ghi năm thì để trống ngày và tháng.", "For example: 23 11 1954. Where the card gives only the year, leave day and month empty.";
    register_day = "Ngày", "Day";
    register_month = "Tháng", "Month";
    register_year = "Năm", "Year";
    register_division = "Nhóm dự thi", "Division";
    register_division_hint = "Mỗi nhóm có bảng xếp hạng riêng.", "Each division has standings of its own.";
    register_residence = "Phường, xã nơi ở", "Ward or commune of residence";
    register_residence_wards = "Phường nơi ở", "Ward of residence";
    register_residence_hint = "Nơi đang sống. Ở nơi khác, không có trong danh sách, thì để trống.", "Where the person lives now. Leave it empty if the place is not on the list.";
    register_residence_choose = "Chọn nơi ở", "Choose a place";
    register_workplace = "Cơ quan, trường", "Workplace or school";
    register_workplace_hint = "Cán bộ, công chức, viên chức và học sinh cần chọn; người khác có thể để trống.", "Officials, public employees and pupils must choose; others may leave it empty.";
    register_workplace_choose = "Chọn cơ quan, trường", "Choose a workplace or school";
    register_typed_hint = "Gõ tên, không dấu cũng được. Ví dụ: ngoc ha", "Type the name; diacritics may be left out. For example: ngoc ha";
    register_whole_list(count: usize) = "Xem cả danh sách ({count} nơi)", "See the whole list ({count} places)";
    register_phone = "Số điện thoại", "Telephone";
    register_phone_hint = "Để Ban Tổ chức báo tin khi cần. Nhiều người trong nhà dùng chung một số cũng được. Ví dụ: 0912 345 678", "So that the organizers can reach the person. Several people may share one. For example: 0912 345 678";
    register_email = "Thư điện tử", "E-mail";
    register_email_hint = "Ví dụ: hoa.nguyen@example.com", "For example: hoa.nguyen@example.com";
    register_guardian = "Nếu người dự thi dưới 16 tuổi", "If the person is under 16";
    register_guardian_lead = "Cha, mẹ hoặc người giám hộ điền phần này. Từ 16 tuổi trở lên thì bỏ qua.", "A parent or guardian fills in this part. From 16 on, pass it over.";
    register_guardian_condition = "(chỉ khi dưới 16 tuổi)", "(only under 16)";
    register_guardian_name = "Họ và tên cha, mẹ hoặc người giám hộ", "Full name of the parent or guardian";
    register_guardian_phone = "Số điện thoại của người đó", "That person's telephone";
    register_guardian_consent = "Tôi là cha, mẹ hoặc người giám hộ. Tôi đồng ý để cháu dự thi và để Ban Tổ chức dùng thông tin của cháu như các mục dưới đây cho phép.", "I am the parent or guardian. I agree that the child takes part and that the organizers use the child's data as the parts below allow.";
    register_consents = "Sử dụng thông tin", "Use of the data";
    register_consents_lead = "Ba việc, mỗi việc trả lời riêng.", "Three matters, each with an answer of its own.";
    register_consent_run = "Tổ chức cuộc thi (cần có để đăng ký)", "Running the contest (needed to register)";
    register_consent_publish = "Công bố họ tên (không bắt buộc)", "Publishing the name (optional)";
    register_consent_contact = "Báo tin về các cuộc thi sau (không bắt buộc)", "News of later contests (optional)";
    register_agree = "Đồng ý", "I agree";
    register_privacy = "Xem thông tin được giữ thế nào, trong bao lâu", "See what is kept, how and for how long";
    register_device = "Thiết bị", "This device";
    register_send = "Đăng ký và nhận mã dự thi", "Register and get the entry code";
    register_too_many_heading = "Mạng này vừa có quá nhiều lượt đăng ký", "Too many registrations from this network";
    register_too_many = "Chưa đăng ký được. Xin đợi vài phút rồi gửi lại; những gì đã điền vẫn còn nguyên.", "This one was not taken. Wait a few minutes and send it again; everything typed is still here.";
    register_texts_changed = "Nội dung xin đồng ý vừa được sửa. Đọc lại và trả lời lại ba mục này.", "The wording of the consents has just been changed. Read it again and answer again.";
    register_signed_in_title = "Đang dùng mã dự thi của người khác?", "Registering somebody else?";
    register_signed_in(name: &str, number: &str) = "Máy này đang vào bằng mã dự thi của {name}, số dự thi {number}. Người này đã đăng ký rồi.", "This device is signed in as {name}, entrant number {number}, who has registered already.";
    register_signed_in_other = "Để đăng ký cho người khác trên cùng máy này, trước hết xin thoát. Bài đang làm dở vẫn được giữ.", "To register another person on this device, sign out first. An open paper is kept.";
    register_signed_in_go = "Về trang của tôi", "Go to my page";
    register_sign_out = "Thoát để đăng ký cho người khác", "Sign out and register another person";
}

impl Lang {
    /// Who belongs to a division and which unit they count for.
    #[must_use]
    pub fn register_division_note(self, division: &Division) -> String {
        let counts = match (self, division.counts_for) {
            (Self::Vi, CountsFor::Residence) => "Tính cho phường, xã nơi ở.",
            (Self::En, CountsFor::Residence) => "Counts for the place of residence.",
            (Self::Vi, CountsFor::Workplace) => "Tính cho cơ quan, trường.",
            (Self::En, CountsFor::Workplace) => "Counts for the workplace or school.",
        };
        let ages = match (self, division.youngest, division.oldest) {
            (_, None, None) => return counts.to_owned(),
            (Self::Vi, Some(from), Some(to)) => format!("Từ {from} đến {to} tuổi."),
            (Self::En, Some(from), Some(to)) => format!("Aged {from} to {to}."),
            (Self::Vi, Some(from), None) => format!("Từ {from} tuổi trở lên."),
            (Self::En, Some(from), None) => format!("Aged {from} or more."),
            (Self::Vi, None, Some(to)) => format!("Không quá {to} tuổi."),
            (Self::En, None, Some(to)) => format!("Aged {to} at most."),
        };
        format!("{ages} {counts}")
    }

    /// The word for a kind of unit before its name, as addresses are written: "Phường Ngọc Hà". Names of agencies
    /// and schools say themselves what they are.
    #[must_use]
    pub const fn register_unit_kind(kind: UnitKind) -> Option<&'static str> {
        match kind {
            UnitKind::City => Some("Thành phố"),
            UnitKind::District => Some("Quận"),
            UnitKind::Ward => Some("Phường"),
            UnitKind::Commune => Some("Xã"),
            UnitKind::Neighbourhood | UnitKind::Workplace | UnitKind::School => None,
        }
    }

    /// What to do about a mistake in a field.
    #[must_use]
    pub fn register_problem(self, field: Field, error: FieldError, minimum_age: u8) -> String {
        match self {
            Self::Vi => problem_vi(field, error, minimum_age),
            Self::En => problem_en(field, error, minimum_age),
        }
    }
}

fn problem_vi(field: Field, error: FieldError, minimum_age: u8) -> String {
    use Field as F;
    use FieldError as E;
    let text = match (field, error) {
        (F::Name, E::Required) => "Điền họ và tên.",
        (F::GuardianName, E::Required) => {
            return format!(
                "Người dự thi dưới {ADULT_CONSENT_AGE} tuổi: điền họ và tên cha, mẹ hoặc người giám hộ."
            );
        }
        (F::Name | F::GuardianName, E::TooLong) => "Họ và tên dài quá 80 chữ. Viết gọn lại.",
        (F::Name | F::GuardianName, _) => {
            "Họ và tên chỉ gồm chữ cái, dấu cách, dấu nháy, dấu gạch nối và dấu chấm. Sửa lại."
        }
        (F::Birth, E::Required) => "Điền ngày sinh, hoặc ít nhất năm sinh.",
        (F::Birth, E::DateInFuture) => "Ngày sinh chưa tới. Kiểm tra lại.",
        (F::Birth, E::TooOld) => "Năm sinh trước 1900. Kiểm tra lại.",
        (F::Birth, E::TooYoung) => {
            return format!("Cuộc thi dành cho người từ {minimum_age} tuổi. Kiểm tra lại ngày sinh.");
        }
        (F::Birth, _) => "Ngày sinh không có trong lịch. Điền bằng số, ví dụ 23 11 1954, hoặc chỉ năm 1954.",
        (F::Division, E::NotInDivision) => {
            "Tuổi theo ngày sinh không hợp với nhóm đã chọn. Chọn nhóm khác hoặc sửa ngày sinh."
        }
        (F::Division, _) => "Chọn nhóm dự thi.",
        (F::Residence, E::Required) => "Chọn phường, xã nơi ở: nhóm này tính theo nơi ở.",
        (F::Residence, E::Ambiguous) => {
            "Có nhiều phường, xã cùng tên như vậy. Ghi đủ dấu và cả chữ phường hoặc xã."
        }
        (F::Residence, _) => "Không có phường, xã nào tên như vậy. Xem danh sách và chọn lại, hoặc để trống.",
        (F::Workplace, E::Required) => "Chọn cơ quan, trường: nhóm này tính theo cơ quan, trường.",
        (F::Workplace, E::Ambiguous) => "Có nhiều nơi cùng tên như vậy. Ghi tên đầy đủ.",
        (F::Workplace, _) => {
            "Không có cơ quan, trường nào tên như vậy. Xem danh sách và chọn lại, hoặc để trống."
        }
        (F::Phone, _) => "Số điện thoại chưa đúng. Ví dụ: 0912 345 678 hoặc 024 3733 1234.",
        (F::Email, E::TooLong) => "Địa chỉ thư điện tử quá dài. Kiểm tra lại.",
        (F::Email, _) => "Địa chỉ thư điện tử chưa đúng. Ví dụ: hoa.nguyen@example.com",
        (F::GuardianPhone, E::Required) => {
            return format!(
                "Người dự thi dưới {ADULT_CONSENT_AGE} tuổi: điền số điện thoại của cha, mẹ hoặc người giám hộ."
            );
        }
        (F::GuardianPhone, _) => "Số điện thoại của người giám hộ chưa đúng. Ví dụ: 0912 345 678",
        (F::GuardianConsent, _) => {
            return format!(
                "Người dự thi dưới {ADULT_CONSENT_AGE} tuổi: cha, mẹ hoặc người giám hộ cần đồng ý."
            );
        }
        (F::ConsentRun | F::ConsentPublish | F::ConsentContact, _) => {
            "Cần đồng ý mục này mới đăng ký được, vì không có thông tin thì không tổ chức thi được."
        }
    };
    text.to_owned()
}

fn problem_en(field: Field, error: FieldError, minimum_age: u8) -> String {
    use Field as F;
    use FieldError as E;
    let text = match (field, error) {
        (F::Name, E::Required) => "Enter the full name.",
        (F::GuardianName, E::Required) => {
            return format!("Under {ADULT_CONSENT_AGE}: enter the full name of a parent or guardian.");
        }
        (F::Name | F::GuardianName, E::TooLong) => "The name is longer than 80 letters. Shorten it.",
        (F::Name | F::GuardianName, _) => {
            "A name has only letters, spaces, apostrophes, hyphens and full stops. Correct it."
        }
        (F::Birth, E::Required) => "Enter the date of birth, or at least the year.",
        (F::Birth, E::DateInFuture) => "The date of birth is in the future. Check it.",
        (F::Birth, E::TooOld) => "The year of birth is before 1900. Check it.",
        (F::Birth, E::TooYoung) => {
            return format!("The contest is for people aged {minimum_age} or more. Check the date of birth.");
        }
        (F::Birth, _) => "There is no such date. Use numbers, such as 23 11 1954, or the year 1954 alone.",
        (F::Division, E::NotInDivision) => {
            "The age does not fit this division. Choose another, or correct the date of birth."
        }
        (F::Division, _) => "Choose a division.",
        (F::Residence, E::Required) => "Choose the place of residence: this division counts by it.",
        (F::Residence, E::Ambiguous) => {
            "Several places have that name. Write it with diacritics and with the word for its kind."
        }
        (F::Residence, _) => "No place has that name. See the list and choose again, or leave it empty.",
        (F::Workplace, E::Required) => "Choose the workplace or school: this division counts by it.",
        (F::Workplace, E::Ambiguous) => "Several have that name. Write the whole name.",
        (F::Workplace, _) => {
            "No workplace or school has that name. See the list and choose again, or leave it empty."
        }
        (F::Phone, _) => "The telephone number is not right. For example: 0912 345 678 or 024 3733 1234.",
        (F::Email, E::TooLong) => "The e-mail address is too long. Check it.",
        (F::Email, _) => "The e-mail address is not right. For example: hoa.nguyen@example.com",
        (F::GuardianPhone, E::Required) => {
            return format!("Under {ADULT_CONSENT_AGE}: enter the telephone of a parent or guardian.");
        }
        (F::GuardianPhone, _) => "The guardian's telephone number is not right. For example: 0912 345 678",
        (F::GuardianConsent, _) => {
            return format!("Under {ADULT_CONSENT_AGE}: a parent or guardian must agree.");
        }
        (F::ConsentRun | F::ConsentPublish | F::ConsentContact, _) => {
            "This consent is needed to register: without the data there can be no contest."
        }
    };
    text.to_owned()
}
