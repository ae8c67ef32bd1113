//! The rules in plain sentences. What is data in `contest::rules` is said here, once for each value it can have.

mod contest_rules;
mod round_rules;

texts! {
    rules_title = "Thể lệ", "Rules";
    rules_version(version: i64) = "Thể lệ chung: bản {version}", "General rules: version {version}";
    rules_contents = "Mục lục", "Contents";
    rules_terms = "Từ dùng trong thể lệ", "Words in these rules";
    rules_entrant = "Người dự thi", "Entrant";
    rules_entrant_more = "Một người đã đăng ký và có mã dự thi riêng. Mỗi người chỉ được tính một lần, dù thi bao nhiêu lượt.", "A person who has registered and has an entry code of their own. Each person is counted once, however many attempts they make.";
    rules_attempt = "Lượt thi", "Attempt";
    rules_attempt_more = "Một lần làm một đề, từ lúc nhận đề đến lúc kết thúc. Một người dự thi có thể có nhiều lượt thi.", "One sitting of one paper, from its delivery to its end. An entrant may have several attempts.";
    rules_who = "Đối tượng và nhóm dự thi", "Who may enter, and divisions";
    rules_ranking = "Kết quả cả cuộc thi", "Results of the whole contest";
    rules_units = "Xếp hạng các phường, cơ quan, trường", "How units are compared";
    rules_round_version(version: i64) = "Quy định của đợt thi này: bản {version}.", "Rules of this round: version {version}.";
    rules_changes = "Đã thay đổi so với bản đầu:", "Changed since the first version:";
    rules_change(version: i64, made_at: &str, reason: &str) = "Bản {version}, lúc {made_at}: {reason}", "Version {version}, {made_at}: {reason}";
    rules_document(document: &str) = "(văn bản số {document})", "(document {document})";
    rules_when = "Thời gian", "When";
    rules_paper = "Đề thi", "The paper";
    rules_blueprint = "Ma trận đề", "What a paper is made of";
    rules_topic = "Chủ đề", "Topic";
    rules_difficulty = "Mức độ", "Difficulty";
    rules_count = "Số câu", "Questions";
    rules_any_topic = "Mọi chủ đề", "Any topic";
    rules_any_difficulty = "Mọi mức độ", "Any";
    rules_attempts = "Lượt thi", "Attempts";
    rules_marks = "Cách tính điểm", "Marks";
    rules_prediction = "Câu hỏi phụ", "Prediction";
    rules_places = "Xếp hạng", "Places";
    rules_places_in_order = "Thứ hạng được xét lần lượt theo:", "Places are settled by, in this order:";
    rules_release = "Công bố", "Publication";
    rules_office = "Các điều khác của Ban Tổ chức", "Further clauses of the organizers";
    rules_check = "Kiểm chứng", "Verification";
    rules_check_more = "Đề của mỗi lượt thi được rút từ ngân hàng câu hỏi bằng một hạt giống bí mật của đợt thi, theo thuật toán rút đề số 1. Giá trị cam kết dưới đây là SHA-256 của hạt giống, công bố từ khi đợt thi mở, nên hạt giống không thể bị đổi về sau. Hạt giống được công bố khi đợt thi đã đóng và bài cuối cùng đã hết giờ.", "The paper of each attempt is drawn from the question bank with a secret seed of the round, by draw algorithm 1. The commitment below is the SHA-256 of the seed. It is published from the opening of the round, so the seed cannot be changed later. The seed itself is published when the round has closed and the last paper has ended.";
    rules_commitment = "Cam kết", "Commitment";
    rules_seed = "Hạt giống", "Seed";
    rules_not_opened = "chưa mở, chưa có cam kết", "not opened yet, no commitment";
    rules_seed_later = "công bố sau khi có kết quả", "published with the results";
}
