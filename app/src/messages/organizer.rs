//! Texts of the organizers' pages: signing in, the list of contests, what to do next.

texts! {
    desk_pages = "Các trang của ban tổ chức", "Organizers' pages";
    desk_nav_todo = "Việc cần làm", "To do";
    desk_nav_people = "Người dự thi", "Entrants";
    desk_nav_approvals = "Đề nghị", "Proposals";
    desk_nav_audit = "Sổ ghi việc", "Record";
    desk_contests = "Các cuộc thi", "Contests";
    desk_reason = "Lý do", "Reason";
    desk_reason_needed = "Ghi lý do, từ 5 đến 500 ký tự.", "Give a reason of 5 to 500 characters.";
    desk_will_change = "Sẽ thay đổi:", "What will change:";
    desk_simulated_round = "Đợt thi này có số liệu mô phỏng.", "This round has simulated figures.";
    desk_outdated = "Có người vừa thay đổi trước đó. Xin xem lại tình trạng hiện nay rồi thử lại.", "Somebody has just changed this. Look at how it stands now, then try again.";
    desk_official_unknown = "tài khoản đã xóa", "removed account";

    desk_sign_in_title = "Ban tổ chức đăng nhập", "Organizers' sign-in";
    sign_in_login = "Tên đăng nhập", "Sign-in name";
    sign_in_password = "Mật khẩu", "Password";
    desk_sign_in_code = "Mã xác thực", "Authentication code";
    desk_sign_in_code_hint = "Sáu chữ số trong ứng dụng xác thực. Mỗi mã dùng được một lần.", "Six digits from the authenticator app. Each code works once.";
    sign_in_button = "Đăng nhập", "Sign in";
    desk_sign_in_wrong = "Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng.", "Sign-in name, password or code is wrong.";
    sign_in_again = "Xin nhập lại mật khẩu và chờ mã mới trong ứng dụng.", "Type the password again and wait for a new code in the app.";
    sign_in_entrants = "Người dự thi vào bằng mã dự thi tại trang của cuộc thi.", "Entrants sign in with their entry code on the contest's page.";

    invite_title = "Lập mật khẩu và mã xác thực", "Set a password and the second factor";
    invite_for(name: &str, login: &str) = "{name}, tên đăng nhập {login}. Đường dẫn này dùng được một lần.", "{name}, sign-in name {login}. This link works once.";
    invite_step_app = "1. Ứng dụng xác thực", "1. Authenticator app";
    invite_scan = "Mở ứng dụng xác thực trên điện thoại (loại tạo mã sáu chữ số đổi mỗi 30 giây) rồi quét hình này.", "Open an authenticator app on your phone (one that makes six-digit codes every 30 seconds) and scan this picture.";
    invite_qr = "Hình mã QR của khóa xác thực; khóa bằng chữ ở ngay dưới", "QR code of the authentication key; the key as text is right below";
    invite_by_hand = "Không quét được thì nhập khóa này bằng tay:", "If you cannot scan it, type this key:";
    invite_on_phone = "Mở trong ứng dụng xác thực của máy này", "Open in an authenticator app on this device";
    invite_step_password = "2. Mật khẩu", "2. Password";
    invite_password = "Mật khẩu mới", "New password";
    invite_password_hint = "Ít nhất 12 ký tự. Một câu dễ nhớ với mình là tốt.", "At least 12 characters. A sentence that you remember well is good.";
    invite_repeat = "Nhập lại mật khẩu mới", "New password again";
    invite_step_code = "3. Mã đang hiện trong ứng dụng", "3. The code that the app shows now";
    invite_button = "Lập và đăng nhập", "Set and sign in";
    invite_retype = "Xin nhập lại mật khẩu. Khóa xác thực vẫn như cũ, không cần quét lại.", "Type the password again. The authentication key is the same; no need to scan again.";
    invite_too_short = "Mật khẩu cần ít nhất 12 ký tự.", "The password needs at least 12 characters.";
    invite_too_long = "Mật khẩu dài nhất 200 ký tự.", "The password may have 200 characters at most.";
    invite_is_login = "Mật khẩu không được trùng với tên đăng nhập.", "The password must not be the sign-in name.";
    invite_differs = "Hai lần nhập mật khẩu không giống nhau.", "The two passwords differ.";
    invite_wrong_code = "Mã không đúng. Xin xem giờ của điện thoại có đúng không rồi nhập mã đang hiện.", "The code is wrong. Check the clock of the phone, then type the code shown now.";
    invite_gone_title = "Đường dẫn này không còn dùng được", "This link no longer works";
    invite_gone = "Đường dẫn đã được dùng hoặc đã quá hạn. Xin hỏi quản trị viên để có đường dẫn mới.", "It has been used or has run out. Ask the administrator for a new one.";
    invite_to_sign_in = "Đã có mật khẩu thì đăng nhập tại đây", "If you have a password, sign in here";

    contests_none = "Chưa có cuộc thi nào.", "There is no contest yet.";
    contests_begin = "Bắt đầu bằng lệnh: timhieu kit load THƯ-MỤC", "Begin with the command: timhieu kit load FOLDER";
    contests_waiting(n: &str) = "việc cần làm: {n}", "to do: {n}";

    todo_none = "Lúc này không có việc nào đang chờ.", "Nothing is waiting right now.";
    todo_none_next = "Đề nghị chờ duyệt, hồ sơ trùng, câu trả lời đến sau giờ và đợt thi sắp mở hay sắp đóng sẽ hiện ở đây.", "Proposals to decide, doubles, late answers and rounds about to open or close will show here.";
    todo_approvals = "đề nghị chờ ý kiến", "proposals waiting for your decision";
    todo_doubles = "nhóm hồ sơ trùng cần xem", "groups of double registrations to look at";
    todo_late(round: &str) = "câu trả lời đến sau giờ, {round}", "late answers, {round}";
    todo_open(round: &str) = "đợt thi chưa chốt đề: {round}", "round not prepared yet: {round}";
    todo_open_by(when: &str) = "Mở lúc {when}", "Opens at {when}";
    todo_open_past(when: &str) = "Lẽ ra mở lúc {when}", "Was to open at {when}";
    todo_closing(round: &str) = "đợt thi sắp đóng: {round}", "round about to close: {round}";
    todo_closing_in(span: &str) = "Còn {span}", "{span} left";
    todo_since(when: &str) = "Lâu nhất từ {when}", "Oldest from {when}";
    todo_newest(when: &str) = "Mới nhất {when}", "Newest {when}";

    desk_overview_title = "Các đợt thi", "Rounds";
    overview_registered = "Người đã đăng ký", "People registered";
    overview_attempts = "Lượt thi", "Attempts";
    overview_open_papers = "Đang làm bài", "Papers open";
    overview_table = "Người dự thi là người có ít nhất một lượt thi trong đợt. Lượt thi là mỗi lần vào làm bài.", "Entrants are people with at least one attempt in the round. An attempt is one sitting of a paper.";
    overview_round = "Đợt thi", "Round";
    overview_state = "Tình trạng", "State";
    overview_opens = "Mở", "Opens";
    overview_closes = "Đóng", "Closes";
    overview_people = "Người dự thi", "Entrants";
    overview_late = "Đến sau giờ", "Late";
    overview_public = "Xem trang công khai", "See the public page";

    round_state_unprepared = "chưa chốt đề", "not prepared";
    round_state_soon = "chưa đến giờ mở", "not open yet";
    desk_round_state_open = "đang mở", "open";
    desk_round_state_closed = "đã đóng", "closed";
}
