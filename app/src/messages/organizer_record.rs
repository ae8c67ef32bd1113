//! Texts of the organizers' pages about decisions: proposals and the record of acts.

texts! {
    approvals_title = "Đề nghị", "Proposals";
    approvals_lead = "Một người đề nghị, một người khác quyết định.", "One person proposes, another one decides.";
    approvals_waiting = "Đang chờ", "Waiting";
    approvals_decided = "Đã quyết định", "Decided";
    approvals_none = "Không có đề nghị nào đang chờ.", "No proposal is waiting.";
    approvals_none_next = "Đề nghị hủy kết quả gửi từ trang của người dự thi sẽ hiện ở đây.", "Proposals to disqualify, sent from an entrant's page, will show here.";
    approvals_disqualify(number: &str) = "Hủy kết quả của người dự thi {number}", "Disqualify entrant {number}";
    approvals_other = "Đề nghị khác", "Another proposal";
    approvals_by(name: &str, when: &str) = "{name}, lúc {when}", "{name}, at {when}";
    approvals_effect = "Đồng ý thì kết quả bị hủy ngay và bảng xếp hạng tính lại.", "If you agree, the entrant is out at once and the boards are worked out anew.";
    approvals_own = "Đề nghị này do chính tài khoản đang dùng gửi nên phải do người khác quyết định.", "This account sent the proposal, so somebody else must decide it.";
    approvals_agree = "Đồng ý hủy", "Agree to disqualify";
    approvals_refuse = "Không đồng ý", "Refuse";
    approvals_agreed(name: &str, when: &str) = "Đồng ý, {name}, {when}", "Agreed, {name}, {when}";
    approvals_refused(name: &str, when: &str) = "Không đồng ý, {name}, {when}", "Refused, {name}, {when}";
    approvals_subject = "Về việc", "About";
    approvals_outcome = "Quyết định", "Decision";
    approvals_proposer = "Người đề nghị", "Proposed by";
    approvals_own_tried = "Không quyết định được đề nghị của chính mình. Không có gì thay đổi.", "You cannot decide your own proposal. Nothing was changed.";
    approvals_too_late = "Đề nghị này đã được quyết định trước đó. Quyết định đầu tiên vẫn giữ nguyên.", "This proposal was decided before. The first decision stands.";

    audit_title = "Sổ ghi việc", "Record of acts";
    audit_lead = "Mỗi việc của ban tổ chức được ghi ngay khi làm; mỗi dòng gắn với các dòng trước nên không sửa hay bỏ được mà không lộ.", "Every act of the organizers is recorded as it is done; each line is bound to all before it, so none can be changed or left out unseen.";
    audit_none = "Chưa có việc nào được ghi.", "Nothing has been recorded yet.";
    audit_none_next = "Mở, đóng, gia hạn đợt thi, thêm giờ, cấp lại mã và các quyết định sẽ hiện ở đây.", "Opening, closing and extending rounds, extra time, new codes and decisions will show here.";
    audit_n = "Số", "No.";
    audit_when = "Lúc", "When";
    audit_who = "Ai", "Who";
    audit_what = "Việc", "Act";
    audit_about = "Chi tiết", "Details";
    audit_hash = "Dấu", "Link";
    audit_caption(n: &str) = "Tất cả: {n}, mới nhất ở đầu", "All: {n}, newest first";
    audit_check = "Kiểm chứng", "Verification";
    audit_whole(n: &str) = "Sổ nguyên vẹn: đã kiểm tra {n} dòng từ dòng đầu đến dòng cuối.", "The record is whole: {n} lines were checked from first to last.";
    audit_broken(n: &str) = "Sổ không còn nguyên vẹn từ dòng {n}. Xin giữ nguyên máy chủ và báo người quản trị kỹ thuật.", "The record is broken from line {n} on. Leave the server as it is and tell the technical administrator.";
    audit_head = "Dấu cuối sổ", "Head of the record";
    audit_head_hint = "In trang này hoặc chép dấu lại vào biên bản. Sau này dòng đó phải vẫn mang dấu này.", "Print this page or copy the head into the minutes. Later that line must still carry it.";
    audit_head_of(n: &str, when: &str) = "Dòng {n}, xem lúc {when}", "Line {n}, seen at {when}";

    act_opened = "Chốt đề và cho mở đợt thi", "Round prepared and opened";
    act_closed = "Đóng đợt thi", "Round closed";
    act_extended = "Gia hạn đợt thi", "Round extended";
    act_extra_time = "Thêm giờ", "Extra time";
    act_time_factor = "Đặt thời gian cho lượt thi sau", "Time for later attempts set";
    act_reissued = "Cấp lại mã dự thi", "Entry code reissued";
    act_proposed = "Đề nghị hủy kết quả", "Disqualification proposed";
    act_agreed = "Đồng ý hủy kết quả", "Disqualification agreed";
    act_refused = "Không đồng ý hủy kết quả", "Disqualification refused";
    detail_round(round: &str) = "đợt thi: {round}", "round: {round}";
    detail_entrant(number: &str) = "người dự thi {number}", "entrant {number}";
    detail_minutes(n: &str) = "thêm {n} phút", "{n} minutes more";
    detail_percent(n: &str) = "{n} % thời gian thường", "{n} % of the usual time";
    detail_closes(when: &str) = "đóng lúc {when}", "closes at {when}";
    detail_version(n: &str) = "quy định bản {n}", "rules version {n}";
    detail_questions(n: &str) = "{n} câu hỏi", "questions: {n}";
    detail_reason(text: &str) = "lý do: {text}", "reason: {text}";
    detail_document(text: &str) = "văn bản {text}", "document {text}";
    detail_moved(n: &str) = "bài đang làm đổi giờ kết thúc: {n}", "open papers with a new end: {n}";
}
