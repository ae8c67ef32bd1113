//! Texts of the pages that say why something could not be done (400 to 503).

texts! {
    failure_call(telephone: &str) = "Cần giúp, xin gọi {telephone}.", "For help, call {telephone}.";
}

/// Why a request could not be answered as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 400: the request cannot be understood.
    Unreadable,
    /// 403: the request came from another site's page.
    ForeignOrigin,
    /// 403: this account may not do that.
    NotAllowed,
    /// 404: nothing is there.
    NotFound,
    /// 405: the page takes no such request.
    MethodNotAllowed,
    /// 408: the request took too long to arrive.
    TooSlow,
    /// 409: the page was sent twice with different contents, or somebody was quicker.
    Conflict,
    /// 413: too much was sent.
    TooLarge,
    /// 415: not the kind of form that the page sends.
    WrongKind,
    /// 429: too many tries from this network.
    TooMany,
    /// 500: our mistake.
    Internal,
    /// 503: too busy, or stopping.
    Busy,
}

impl super::Lang {
    /// What happened, as a heading.
    #[must_use]
    pub const fn failure_heading(self, failure: Failure) -> &'static str {
        use Failure as F;
        match (self, failure) {
            (Self::Vi, F::Unreadable) => "Yêu cầu không đọc được",
            (Self::En, F::Unreadable) => "The request could not be read",
            (Self::Vi, F::ForeignOrigin) => "Yêu cầu đến từ một trang khác",
            (Self::En, F::ForeignOrigin) => "The request came from another site",
            (Self::Vi, F::NotAllowed) => "Tài khoản này không được làm việc đó",
            (Self::En, F::NotAllowed) => "This account may not do that",
            (Self::Vi, F::NotFound) => "Không có trang này",
            (Self::En, F::NotFound) => "There is no such page",
            (Self::Vi, F::MethodNotAllowed) => "Trang này không nhận yêu cầu như vậy",
            (Self::En, F::MethodNotAllowed) => "This page takes no such request",
            (Self::Vi, F::TooSlow) => "Đường truyền quá chậm",
            (Self::En, F::TooSlow) => "The connection was too slow",
            (Self::Vi, F::Conflict) => "Trang này đã được gửi với nội dung khác",
            (Self::En, F::Conflict) => "This page was already sent with other contents",
            (Self::Vi, F::TooLarge) => "Nội dung gửi lên quá lớn",
            (Self::En, F::TooLarge) => "Too much was sent",
            (Self::Vi, F::WrongKind) => "Nội dung gửi lên không đúng kiểu",
            (Self::En, F::WrongKind) => "The contents are of the wrong kind",
            (Self::Vi, F::TooMany) => "Đã thử quá nhiều lần",
            (Self::En, F::TooMany) => "Too many tries",
            (Self::Vi, F::Internal) => "Hệ thống gặp lỗi",
            (Self::En, F::Internal) => "Something went wrong on our side",
            (Self::Vi, F::Busy) => "Hệ thống đang bận",
            (Self::En, F::Busy) => "The service is busy",
        }
    }

    /// What is kept and what to do.
    #[must_use]
    pub const fn failure_advice(self, failure: Failure) -> &'static str {
        use Failure as F;
        match (self, failure) {
            (Self::Vi, F::Unreadable | F::WrongKind | F::MethodNotAllowed) => {
                "Không có gì thay đổi. Xin quay lại trang trước và thử lại."
            }
            (Self::En, F::Unreadable | F::WrongKind | F::MethodNotAllowed) => {
                "Nothing was changed. Go back to the page before and try again."
            }
            (Self::Vi, F::ForeignOrigin) => {
                "Để an toàn, yêu cầu đã bị từ chối và không có gì thay đổi. Xin mở lại trang từ địa chỉ của cuộc thi."
            }
            (Self::En, F::ForeignOrigin) => {
                "It was refused to keep you safe, and nothing was changed. Open the page from the contest's own address."
            }
            (Self::Vi, F::NotAllowed) => {
                "Không có gì thay đổi. Nếu đây là việc được giao, xin báo quản trị viên."
            }
            (Self::En, F::NotAllowed) => {
                "Nothing was changed. If this is part of your task, tell the administrator."
            }
            (Self::Vi, F::NotFound) => "Địa chỉ có thể bị gõ sai hoặc trang đã chuyển đi.",
            (Self::En, F::NotFound) => "The address may be mistyped, or the page has moved.",
            (Self::Vi, F::TooSlow) => {
                "Nội dung chưa đến đủ nên chưa được lưu. Xin quay lại trang trước và gửi lại."
            }
            (Self::En, F::TooSlow) => {
                "Not everything arrived, so it was not saved. Go back to the page before and send it again."
            }
            (Self::Vi, F::Conflict) => {
                "Nội dung gửi lần đầu vẫn được giữ. Xin mở lại trang để xem máy chủ đang giữ gì rồi sửa tiếp."
            }
            (Self::En, F::Conflict) => {
                "What was sent first is kept. Open the page again to see what the server holds, then go on."
            }
            (Self::Vi, F::TooLarge) => "Nội dung chưa được lưu. Xin rút ngắn rồi gửi lại.",
            (Self::En, F::TooLarge) => "It was not saved. Shorten it and send it again.",
            (Self::Vi, F::TooMany) => {
                "Mạng này vừa gửi quá nhiều yêu cầu. Xin đợi vài phút rồi thử lại. Bài thi đang làm không bị ảnh hưởng."
            }
            (Self::En, F::TooMany) => {
                "Too many requests came from this network. Wait a few minutes and try again. Open papers are not affected."
            }
            (Self::Vi, F::Internal) => {
                "Những câu đã báo \"đã lưu\" vẫn còn. Lỗi đã được ghi lại. Xin thử lại sau ít phút."
            }
            (Self::En, F::Internal) => {
                "Answers shown as saved are kept. The fault has been recorded. Try again in a few minutes."
            }
            (Self::Vi, F::Busy) => {
                "Yêu cầu chưa được thực hiện. Những câu đã báo \"đã lưu\" vẫn còn. Xin thử lại sau vài giây."
            }
            (Self::En, F::Busy) => {
                "The request was not carried out. Answers shown as saved are kept. Try again in a few seconds."
            }
        }
    }
}
