//! Texts of the organizers' pages about people.

texts! {
    people_title = "Người dự thi", "Entrants";
    people_search = "Tìm người", "Find somebody";
    people_search_hint = "Họ tên (không cần dấu), số điện thoại, số người dự thi hoặc mã dự thi.", "Name (diacritics do not matter), telephone, entrant number or entry code.";
    people_search_button = "Tìm", "Search";
    people_search_short = "Ghi ít nhất hai chữ của tên, hoặc cả số điện thoại, số người dự thi hay mã dự thi.", "Type at least two letters of the name, or a whole telephone number, entrant number or entry code.";
    people_found(n: &str) = "Tìm thấy: {n}", "Found: {n}";
    people_found_most = "Chỉ hiện 50 người đầu. Ghi thêm họ hoặc tên đệm để thu hẹp.", "Only the first 50 are shown. Type more of the name to narrow it down.";
    people_found_none = "Không có ai như vậy.", "There is nobody like that.";
    people_found_none_next = "Thử chỉ ghi tên, hoặc số điện thoại đã đăng ký.", "Try the given name only, or the registered telephone number.";
    people_newest(n: &str) = "Đã đăng ký: {n}, người mới nhất ở đầu", "Registered: {n}, newest first";
    people_none = "Chưa có ai đăng ký.", "Nobody has registered yet.";
    people_none_next = "Người đăng ký sẽ hiện ở đây, người mới nhất ở đầu.", "People who register will show here, newest first.";
    people_name = "Họ và tên", "Name";
    people_number = "Số", "Number";
    people_born = "Sinh", "Born";
    people_unit = "Phường, cơ quan", "Ward, workplace";
    people_division = "Nhóm dự thi", "Division";
    people_registered = "Đăng ký", "Registered";
    people_out = "đã hủy kết quả", "disqualified";

    person_title(number: &str) = "Người dự thi {number}", "Entrant {number}";
    person_phone = "Điện thoại", "Telephone";
    person_email = "Thư điện tử", "E-mail";
    person_guardian = "Người giám hộ", "Guardian";
    person_residence = "Phường nơi ở", "Ward of residence";
    person_workplace = "Cơ quan, trường", "Workplace or school";
    person_factor = "Thời gian làm bài", "Time for a paper";
    person_factor_normal = "Như mọi người", "As everybody";
    person_factor_more(percent: &str) = "{percent} % thời gian thường", "{percent} % of the usual time";
    person_out_since(when: &str) = "Kết quả bị hủy từ {when}, theo quyết định của hai người.", "Disqualified since {when}, by the decision of two people.";
    person_attempts = "Các lượt thi", "Attempts";
    person_attempts_none = "Chưa có lượt thi nào.", "No attempts yet.";
    person_attempt(round: &str, number: &str) = "{round}, lượt {number}", "{round}, attempt {number}";
    person_started(when: &str) = "bắt đầu {when}", "started {when}";
    person_saved(n: &str, of: &str) = "đã lưu {n} trên {of} câu", "{n} of {of} answers saved";
    person_last_save(when: &str) = "câu cuối lúc {when}", "the last one at {when}";
    person_runs_until(when: &str) = "hết giờ lúc {when}", "ends at {when}";
    person_finished(when: &str) = "kết thúc sớm lúc {when}", "finished early at {when}";
    person_ran_out(when: &str) = "hết giờ lúc {when}", "time ran out at {when}";
    person_added(span: &str) = "đã cộng thêm {span}", "{span} added";

    extra_title = "Thêm giờ cho bài đang làm", "Extra time for the open paper";
    extra_now(what: &str, when: &str) = "{what} hết giờ lúc {when}. Số phút thêm được cộng vào giờ này, kể cả khi vượt giờ đóng của đợt thi.", "{what} ends at {when}. The minutes are added to that, even past the close of the round.";
    extra_minutes = "Số phút", "Minutes";
    extra_minutes_wrong = "Ghi số phút từ 1 đến 120.", "Give minutes from 1 to 120.";
    extra_reason_hint = "Ví dụ: mất điện tại điểm thi từ 9 giờ 10.", "For example: power cut at the test site from 9:10.";
    extra_button = "Thêm giờ", "Add time";
    extra_none = "Không có bài nào đang làm. Bài đã kết thúc thì không thêm giờ được.", "No paper is open. Time cannot be added to one that has ended.";

    factor_title = "Thời gian cho các lượt thi sau", "Time for later attempts";
    factor_hint = "Từ 100 đến 400 phần trăm thời gian thường; 150 là thêm một nửa. Dành cho người cần thêm thời gian, ví dụ người khiếm thị. Bài đang làm không đổi.", "From 100 to 400 per cent of the usual time; 150 is half as much again. For people who need it, for instance with low vision. An open paper does not change.";
    factor_percent = "Phần trăm", "Per cent";
    factor_wrong = "Ghi một số từ 100 đến 400.", "Give a number from 100 to 400.";
    factor_button = "Lưu", "Save";

    reissue_title = "Cấp lại mã dự thi", "New entry code";
    reissue_old = "Mã cũ mất hiệu lực ngay và người này bị thoát ở mọi máy. Bài đang làm và câu đã lưu vẫn giữ nguyên.", "The old code ends at once and this person is signed out everywhere. Open papers and saved answers stay.";
    reissue_check = "Hỏi họ tên, ngày sinh và phường nơi ở trước khi cấp.", "Ask for name, date of birth and ward first.";
    reissue_button = "Cấp mã mới", "Issue a new code";
    reissued_title = "Mã dự thi mới", "New entry code";
    reissued_once = "Mã chỉ hiện lần này. Xin đọc hoặc đưa cho đúng người, rồi rời trang này.", "The code is shown only now. Read it out or hand it over to the right person, then leave this page.";
    reissued_back = "Về trang của người dự thi", "Back to the entrant";

    disqualify_title(number: &str) = "Đề nghị hủy kết quả của người dự thi {number}", "Propose to disqualify entrant {number}";
    disqualify_attempts(n: &str) = "{n} lượt thi không còn được tính trên mọi bảng.", "Attempts that no longer count on any board: {n}.";
    disqualify_unit(unit: &str) = "{unit} bớt một người dự thi.", "{unit} loses one entrant.";
    disqualify_no_more = "Người này không vào thi thêm được.", "This person can start no more attempts.";
    disqualify_kept = "Câu trả lời vẫn được giữ để đối chiếu.", "The answers are kept for reference.";
    disqualify_agree = "Cần thêm một người trong ban tổ chức đồng ý. Cho đến lúc đó không có gì thay đổi.", "A second organizer must agree. Until then nothing changes.";
    disqualify_reason_hint = "Người duyệt và sau này người khiếu nại sẽ đọc.", "The one who approves reads it, and later whoever appeals.";
    disqualify_button = "Gửi đề nghị hủy", "Send the proposal";
    disqualify_waiting(when: &str) = "Đã có đề nghị hủy kết quả từ {when}, đang chờ người thứ hai.", "A proposal to disqualify waits for a second person since {when}.";
    disqualify_see = "Xem các đề nghị", "See the proposals";

    doubles_title = "Hồ sơ trùng", "Double registrations";
    doubles_lead = "Cùng họ tên (không kể dấu), ngày sinh và phường. Không ai bị từ chối vì trùng; xin gọi hỏi trước khi đề nghị hủy.", "Same name (diacritics apart), date of birth and ward. Nobody is refused for it; call before you propose anything.";
    doubles_none = "Không có hồ sơ trùng.", "There are no doubles.";
    doubles_none_next = "Khi hai hồ sơ giống nhau, chúng sẽ hiện ở đây cạnh nhau.", "When two registrations are alike, they will show here side by side.";
    doubles_group(name: &str, n: &str) = "{name}: {n} hồ sơ", "{name}: {n} registrations";
    doubles_settled = "Đã xử lý: chỉ còn một hồ sơ có hiệu lực.", "Settled: only one registration is left.";

    late_title = "Câu trả lời đến sau giờ", "Late answers";
    late_lead = "Đến sau giờ kết thúc và thời gian chờ mạng. Được giữ riêng, không được tính. Nếu lỗi không phải của người dự thi, xin thêm giờ khi bài còn đang làm.", "They came after the end and the grace for the network. They are kept apart and do not count. Where the entrant is not at fault, add time while the paper is open.";
    late_none = "Chưa có câu nào đến sau giờ.", "No answers came late.";
    late_none_next = "Câu trả lời đến sau giờ kết thúc sẽ được giữ riêng ở đây.", "Answers that come after the end will be kept apart here.";
    late_slot = "Câu", "Question";
    late_prediction = "câu hỏi phụ", "prediction";
    late_came = "Đến lúc", "Came at";
    late_by = "Muộn", "Late by";
    late_caption(n: &str) = "Tất cả: {n}", "All: {n}";
    late_newest_only = "Chỉ hiện 200 câu mới nhất.", "Only the newest 200 are shown.";
}
