//! Names for made-up entrants, composed of parts that thousands of people share.

use rand::RngExt;

/// Family names, the frequent ones several times: two people in five are called Nguyễn.
const FAMILY: [&str; 28] = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn",
    "Trần", "Trần", "Trần", "Lê", "Lê", "Lê", "Phạm", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ",
    "Ngô", "Dương", "Phan", "Đinh",
];
const MIDDLE_OF_WOMEN: [&str; 10] = [
    "Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Minh", "Phương", "Hồng", "Kim",
];
const GIVEN_TO_WOMEN: [&str; 24] = [
    "An", "Anh", "Bích", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Huệ", "Hương", "Lan", "Liên",
    "Linh", "Loan", "Mai", "Nga", "Nhung", "Oanh", "Thảo", "Thủy", "Trang", "Yến",
];
const MIDDLE_OF_MEN: [&str; 10] = [
    "Văn", "Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Anh", "Công", "Thanh",
];
const GIVEN_TO_MEN: [&str; 24] = [
    "Anh", "Bảo", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Hải", "Hiếu", "Hòa", "Hùng", "Huy", "Khánh",
    "Long", "Minh", "Nam", "Phong", "Quân", "Sơn", "Thành", "Thắng", "Tuấn", "Việt", "Vinh",
];

/// A full name.
pub fn full_name(chance: &mut impl RngExt) -> String {
    let woman = chance.random_bool(0.55);
    let (middle, given) = if woman {
        (MIDDLE_OF_WOMEN, GIVEN_TO_WOMEN)
    } else {
        (MIDDLE_OF_MEN, GIVEN_TO_MEN)
    };
    format!(
        "{} {} {}",
        one_of(chance, &FAMILY),
        one_of(chance, &middle),
        one_of(chance, &given)
    )
}

fn one_of<'a>(chance: &mut impl RngExt, parts: &[&'a str]) -> &'a str {
    parts[chance.random_range(0..parts.len())]
}
