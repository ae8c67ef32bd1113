//! The language switch in the header of every page.

use crate::{cookies::set_language, page::see_other, posted::Posted, site::own_path};
use app::Lang;
use axum::{http::header, response::Response};

/// Keeps the chosen language and goes back to the page.
pub async fn choose(posted: Posted) -> Response {
    let mut response = see_other(own_path(posted.get("back")));
    if let Some(lang) = Lang::from_tag(posted.get("language")) {
        response
            .headers_mut()
            .append(header::SET_COOKIE, set_language(lang));
    }
    response
}
