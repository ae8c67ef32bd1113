//! Texts of the organizers' page of a round.

texts! {
    round_attempts_figure = "Lượt thi", "Attempts";
    round_people_figure = "Người dự thi", "Entrants";
    round_open_figure = "Đang làm bài", "Papers open";
    round_late_figure = "Câu trả lời đến sau giờ", "Late answers";
    desk_round_facts = "Quy định đang có hiệu lực", "Rules in force";
    round_window = "Mở và đóng", "Opens and closes";
    round_from_to(from: &str, to: &str) = "Từ {from} đến {to}", "From {from} to {to}";
    round_limit = "Thời gian làm bài", "Time for a paper";
    round_limit_none = "Đến lúc đợt thi đóng", "Until the round closes";
    round_tries = "Số lượt thi mỗi người", "Attempts for each person";
    round_tries_any = "Không giới hạn", "Any number";
    round_questions = "Số câu mỗi đề", "Questions on a paper";
    round_end_rule = "Bài vào sát giờ đóng", "Papers begun shortly before the close";
    round_cut = "Kết thúc cùng đợt thi", "End with the round";
    round_let_finish = "Được làm đủ thời gian", "Get their whole time";
    round_prepared_at = "Chốt đề lúc", "Prepared at";
    round_bank_used = "Câu hỏi đã chốt", "Questions fixed";
    round_commitment = "Kiểm chứng: cam kết của hạt giống", "Verification: commitment to the seed";

    round_history = "Các lần thay đổi", "Versions of the rules";
    round_version = "Bản", "Version";
    round_made_at = "Lúc", "Made at";
    round_made_by = "Người làm", "Made by";
    round_document = "Văn bản", "Document";
    round_first_version = "Bản đầu", "First version";
    round_from_kit = "bộ đề có sẵn", "kit";

    open_title(round: &str) = "Chốt đề và cho mở {round}", "Prepare and open {round}";
    open_questions(n: &str) = "Chốt {n} câu hỏi còn hiệu lực vào ngày của cuộc thi, ở bản mới nhất. Câu hỏi sửa sau đó không vào đợt thi này.", "Fixes {n} questions that are valid on the contest's day, in their newest versions. Later edits do not reach this round.";
    open_seed = "Tạo hạt giống bí mật của đợt thi và công bố cam kết của nó. Không làm lại được.", "Makes the round's secret seed and publishes its commitment. This cannot be repeated.";
    open_from(when: &str) = "Người dự thi vào thi được từ {when}.", "Entrants can start from {when}.";
    open_now(when: &str) = "Đã quá giờ mở ({when}): người dự thi vào thi được ngay.", "The opening time ({when}) has passed: entrants can start at once.";
    open_button = "Chốt đề và cho mở", "Prepare and open";
    open_window_past = "Không chốt đề được: giờ đóng của đợt thi đã qua. Xin gia hạn trước.", "It cannot be opened: its closing time has passed. Extend it first.";
    open_too_few(part: &str, wanted: &str, found: &str) = "Không chốt đề được: ma trận đề cần {wanted} câu {part}, ngân hàng còn hiệu lực chỉ đủ {found} câu. Xin bổ sung câu hỏi.", "It cannot be opened: the blueprint wants {wanted} questions {part}, the valid bank has only {found} for them. Add questions.";
    open_part_topic(topic: &str) = "về {topic}", "on {topic}";
    open_part_difficulty(level: &str) = "mức khó {level}", "of difficulty {level}";
    open_part_any = "bất kỳ", "of any kind";

    extend_title(round: &str) = "Gia hạn {round}", "Extend {round}";
    extend_now(when: &str) = "Giờ đóng hiện nay là {when} được thay bằng giờ ghi dưới đây.", "The present closing time, {when}, is replaced by the one given below.";
    extend_version(n: &str) = "Quy định của đợt thi có bản {n}, kèm lý do; ai cũng xem được ở trang thể lệ.", "The round's rules get version {n} with the reason; everybody can read it on the rules page.";
    extend_cut = "Bài đang làm mà phải kết thúc cùng đợt thi được tính lại giờ kết thúc.", "Open papers that would have ended with the round get a new end.";
    extend_kept = "Bài đang làm vẫn kết thúc theo thời gian làm bài.", "Open papers still end after their own time.";
    extend_closing = "Đóng lúc", "Closes at";
    extend_closing_hint = "Sau giờ đóng hiện nay. Nửa đêm cuối ngày ghi là 24 giờ 0 phút.", "After the present closing time. Midnight at the end of a day is 24 hours 0 minutes.";
    extend_hour = "Giờ", "Hour";
    extend_minute = "Phút", "Minute";
    extend_day = "Ngày", "Day";
    extend_month = "Tháng", "Month";
    extend_year = "Năm", "Year";
    extend_reason_hint = "Công bố cùng quy định mới. Không ghi tên người dự thi.", "Published with the new rules. Do not name entrants.";
    extend_document = "Số văn bản", "Document number";
    extend_document_hint = "Ví dụ: 125/TB-BTC", "For example 125/TB-BTC";
    extend_document_long = "Số văn bản dài nhất 100 ký tự.", "The document number may have 100 characters at most.";
    extend_button = "Gia hạn", "Extend";
    extend_no_moment = "Ghi ngày và giờ có thật, ví dụ 24 giờ 0 phút ngày 30 tháng 11 năm 2026.", "Give a real day and time, for example 24 hours 0 minutes on 30/11/2026.";
    extend_not_later(when: &str) = "Giờ đóng mới phải sau {when}.", "The new closing time must be after {when}.";
    extend_too_far = "Giờ đóng mới quá xa: nhiều nhất một năm kể từ bây giờ.", "The new closing time is too far away: one year from now at most.";

    close_title(round: &str) = "Đóng {round} ngay bây giờ", "Close {round} now";
    close_no_starts = "Không ai vào thi thêm được. Đã đóng thì không mở lại được, vì đáp án có thể đã được xem.", "Nobody can start any more. It cannot be reopened, since answers may have been seen.";
    close_cut(n: &str) = "Bài đang làm dở ({n}) kết thúc ngay; câu đã lưu vẫn được tính.", "Open papers ({n}) end at once; saved answers count.";
    close_finish(n: &str) = "Bài đang làm dở ({n}) được làm đủ thời gian rồi mới kết thúc.", "Open papers ({n}) get their whole time before they end.";
    close_button = "Đóng ngay", "Close now";
    round_no_reopen = "Đợt thi đã đóng. Không gia hạn hay mở lại được, vì đáp án có thể đã được xem.", "The round is closed. It can be neither extended nor reopened, since answers may have been seen.";
    round_not_open_to_close = "Đợt thi không đang mở nên không có gì để đóng.", "The round is not open, so there is nothing to close.";
    round_opened_already = "Đợt thi đã được chốt đề.", "The round has been prepared already.";

    sittings_title(round: &str) = "Lượt thi, {round}", "Attempts, {round}";
    sittings_all = "Tất cả", "All";
    sittings_open = "Đang làm bài", "Open";
    sittings_none = "Chưa có lượt thi nào.", "There are no attempts yet.";
    sittings_none_next = "Mỗi lần có người vào làm bài, lượt thi sẽ hiện ở đây.", "Each time somebody starts a paper, the attempt will show here.";
    sittings_entrant = "Người dự thi", "Entrant";
    sittings_number = "Lượt", "Attempt";
    sittings_started = "Bắt đầu", "Started";
    sittings_answered = "Câu đã lưu", "Answers saved";
    sittings_state = "Tình trạng", "State";
    sittings_ends(when: &str) = "đang làm, hết giờ {when}", "open, ends {when}";
    sittings_ended_early(when: &str) = "kết thúc sớm {when}", "finished early {when}";
    sittings_ended(when: &str) = "hết giờ {when}", "time ran out {when}";
    sittings_caption(n: &str) = "Lượt thi: {n}", "Attempts: {n}";
    sittings_erased = "(đã xóa họ tên)", "(name erased)";
}
