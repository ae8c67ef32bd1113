//! A form as it was sent, with the instant at which it had been read whole (design 1).

use crate::{failure::Refusal, state::App};
use app::messages::failures::Failure;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::header,
};
use contest::time::Timestamp;

/// The fields of a posted form, in their order.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Names and values; a name may come several times.
    pub fields: Vec<(String, String)>,
    /// When the request had been read whole.
    pub received_at: Timestamp,
}

impl Posted {
    /// The first value of a field; empty if the field is absent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(found, _)| found == name)
            .map_or("", |(_, value)| value)
    }

    /// All values of a field.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.fields
            .iter()
            .filter(move |(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }
}

impl FromRequest<App> for Posted {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Refusal(Failure::WrongKind));
        }
        let body = Bytes::from_request(request, app).await.map_err(|rejection| {
            Refusal(
                if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
                    Failure::TooLarge
                } else {
                    Failure::Unreadable
                },
            )
        })?;
        let received_at = app.clock.now();
        let fields = serde_urlencoded::from_bytes(&body).map_err(|_| Refusal(Failure::Unreadable))?;
        Ok(Self { fields, received_at })
    }
}
