//! Texts of the sign-in with an entry code, and of the page that shows a new code.

texts! {
    sign_in_title = "Vào bằng mã dự thi", "Sign in with the entry code";
    sign_in_code = "Mã dự thi", "Entry code";
    sign_in_code_hint = "12 chữ và số, nhận khi đăng ký. Chữ hoa, chữ thường, dấu gạch đều được. Ví dụ: K7MQ-3XTP-9WHD", "The 12 letters and digits given at registration. Case and dashes do not matter. For example: K7MQ-3XTP-9WHD";
    sign_in_shared = "Đây là máy dùng chung (ở phường, trường học, nhà người khác)", "This is a shared device (at an office, a school, somebody else's)";
    sign_in_shared_note = "Khi đóng trình duyệt, máy tự thoát. Không chọn thì máy nhớ trong 30 ngày.", "Closing the browser signs out. Otherwise this device stays signed in for 30 days.";
    sign_in_go = "Vào", "Sign in";
    sign_in_missing = "Điền mã dự thi.", "Enter the entry code.";
    sign_in_wrong = "Mã này không dùng được. Kiểm tra lại từng chữ; nếu đã xin cấp lại thì dùng mã mới nhất.", "This code does not work. Check each letter; if it was reissued, use the newest one.";
    sign_in_too_many_heading = "Mạng này vừa nhập sai mã quá nhiều lần", "Too many wrong codes from this network";
    sign_in_too_many = "Xin đợi mười phút rồi thử lại. Bài thi đang làm không bị ảnh hưởng.", "Wait ten minutes and try again. Open papers are not affected.";
    sign_in_lost = "Quên hoặc mất mã?", "Code forgotten or lost?";
    sign_in_lost_text(telephone: &str) = "Gọi {telephone} hoặc đến bàn hướng dẫn của Ban Tổ chức, mang theo giấy tờ có ngày sinh. Mã cũ hết hiệu lực khi cấp mã mới; bài đã làm vẫn còn.", "Call {telephone} or come to the organizers' desk with a paper that gives the date of birth. The old code ends when a new one is issued; papers already taken are kept.";
    sign_in_no_code = "Chưa có mã? Đăng ký dự thi", "No code yet? Register";
    code_title = "Mã dự thi", "Entry code";
    code_keep = "Chép mã này ra giấy, chụp màn hình hoặc in trang này. Mã dùng để vào thi trên máy khác và xem kết quả.", "Write this code down, take a screenshot or print this page. It lets you sign in on another device and see results.";
    code_once(minutes: i64) = "Mã chỉ hiện ở đây trong {minutes} phút sau khi đăng ký. Không đưa mã cho người khác.", "It is shown here only for {minutes} minutes after registration. Do not give it to others.";
    code_go = "Đã ghi lại mã, đi tiếp", "I have kept the code, go on";
    code_place(place: &str) = "Vào thi tại {place}", "Sign in at {place}";
    code_help(telephone: &str) = "Cần giúp, xin gọi {telephone}", "For help, call {telephone}";
    code_gone_title = "Mã dự thi không còn hiện ở đây", "The entry code is no longer shown here";
    code_gone(minutes: i64) = "Mã chỉ hiện trong {minutes} phút sau khi đăng ký, trên máy đã đăng ký.", "It is shown only for {minutes} minutes after registration, on the device that registered.";
    code_gone_sign_in = "Đã ghi lại mã thì vào bằng mã đó.", "If you have kept it, sign in with it.";
    code_gone_signed_in = "Máy này vẫn đang vào, có thể thi bình thường.", "This device is still signed in and you can take part.";
    code_name = "Họ và tên", "Name";
    code_number = "Số dự thi", "Entrant number";
    code_residence = "Nơi ở", "Residence";
    code_workplace = "Cơ quan, trường", "Workplace or school";
}
