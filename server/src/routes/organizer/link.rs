//! One-time links: an official sets a password and the second factor.

use crate::{
    admin::INSTALLATION,
    desk::{self, Arrival, FRONT},
    failure::Refusal,
    page::{self, see_other},
    posted::Posted,
    secrets::token_hash,
    totp,
};
use app::{
    Lang,
    messages::failures::Failure,
    pages::organizer::link::{Invitation, invitation_page, link_gone_page},
    parts::FieldProblem,
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::Response,
};
use qrcode::{Color, QrCode};
use std::fmt::Write as _;
use store::{StoreError, officials::Official};

/// Shortest password.
const SHORTEST: usize = 12;
/// Longest password.
const LONGEST: usize = 200;

/// The page of a link.
pub async fn show(arrival: Arrival, Path(token): Path<String>) -> Result<Response, Refusal> {
    match owner(&arrival, &token).await? {
        Some(official) => invitation(&arrival, &token, &official, Vec::new()),
        None => Ok(gone(&arrival)),
    }
}

/// Sets password and second factor, uses the link up and signs in.
pub async fn accept(
    arrival: Arrival,
    Path(token): Path<String>,
    posted: Posted,
) -> Result<Response, Refusal> {
    let Some(official) = owner(&arrival, &token).await? else {
        return Ok(gone(&arrival));
    };
    let (app, now) = (&arrival.app, arrival.now);
    let secret = app.secrets.second_factor(&token);
    let password = posted.get("mat-khau");
    let step = totp::matching_step(&secret, posted.get("ma"), now);
    let mut problems = password_problems(arrival.lang, &official.login, password, posted.get("nhap-lai"));
    let Some(step) = step.filter(|_| problems.is_empty()) else {
        if step.is_none() {
            problems.push(FieldProblem {
                field: "ma",
                text: arrival.lang.invite_wrong_code().to_owned(),
            });
        }
        return invitation(&arrival, &token, &official, problems);
    };
    let hash = app
        .passwords
        .hash(password.to_owned(), app.chance.bytes())
        .await
        .map_err(|_| Refusal(Failure::Busy))?;
    let mut tx = app.store.begin().await?;
    if tx.use_official_link(&token_hash(&token), now).await? != Some(official.id) {
        return Ok(gone(&arrival));
    }
    tx.set_official_secrets(official.id, &hash, &secret).await?;
    // The code that confirmed the secret is used up like any other.
    tx.use_totp_step(official.id, step).await?;
    let cookie = desk::sign_in(app, &mut tx, official.id, now).await?;
    let actor = official.id.to_string();
    tx.append_audit(INSTALLATION, now, &actor, "official-secrets-set", "{}")
        .await?;
    tx.commit().await?;
    let mut response = see_other(FRONT);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

async fn owner(arrival: &Arrival, token: &str) -> Result<Option<Official>, StoreError> {
    let store = &arrival.app.store;
    let Some(id) = store.official_by_link(&token_hash(token), arrival.now).await? else {
        return Ok(None);
    };
    let official = store.official(id).await?;
    Ok(official.filter(|official| official.disabled_at.is_none()))
}

fn password_problems(lang: Lang, login: &str, password: &str, repeated: &str) -> Vec<FieldProblem> {
    let length = password.chars().count();
    let wrong = if length < SHORTEST {
        Some(lang.invite_too_short())
    } else if length > LONGEST {
        Some(lang.invite_too_long())
    } else if password.to_lowercase() == login {
        Some(lang.invite_is_login())
    } else {
        None
    };
    let mut problems = Vec::new();
    if let Some(text) = wrong {
        problems.push(FieldProblem {
            field: "mat-khau",
            text: text.to_owned(),
        });
    } else if password != repeated {
        problems.push(FieldProblem {
            field: "nhap-lai",
            text: lang.invite_differs().to_owned(),
        });
    }
    problems
}

fn gone(arrival: &Arrival) -> Response {
    let lang = arrival.lang;
    let frame = arrival.frame(lang.invite_gone_title());
    page::html(StatusCode::GONE, &frame, move || link_gone_page(lang))
}

fn invitation(
    arrival: &Arrival,
    token: &str,
    official: &Official,
    problems: Vec<FieldProblem>,
) -> Result<Response, Refusal> {
    let lang = arrival.lang;
    let secret = arrival.app.secrets.second_factor(token);
    let uri = totp::uri(&official.login, &secret);
    let qr = qr(&uri).ok_or(Refusal(Failure::Internal))?;
    let mut frame = arrival.frame(lang.invite_title());
    frame.invalid = !problems.is_empty();
    let status = if frame.invalid {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let letters: Vec<char> = totp::base32(&secret).chars().collect();
    let shown = Invitation {
        action: format!("{FRONT}/moi/{token}"),
        name: official.name.clone(),
        login: official.login.clone(),
        secret: letters.chunks(4).map(|group| group.iter().collect()).collect(),
        uri,
        qr,
        problems,
    };
    Ok(page::html(status, &frame, move || invitation_page(lang, shown)))
}

/// Light modules that must surround a QR code.
const QUIET: usize = 4;

/// A QR code: modules on a side with the quiet zone, and the path of the dark ones. `None` if the text is too long.
fn qr(text: &str) -> Option<(usize, String)> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..]
                .iter()
                .take_while(|module| **module == Color::Dark)
                .count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_has_its_finder_in_the_corner_and_a_quiet_zone() {
        let (side, path) = qr("otpauth://totp/TimHieu:thu-ky?secret=GEZDGNBVGY3TQOJQ").unwrap();
        // Seven dark modules in a row: the upper edge of the finder pattern at the upper left.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert_eq!(
            (side - 2 * QUIET - 17) % 4,
            0,
            "sides of QR codes are 17 and a multiple of four"
        );
    }

    #[test]
    fn a_password_is_long_not_the_login_and_typed_twice() {
        let fields = |password: &str, repeated: &str| {
            let problems = password_problems(Lang::Vi, "quan-tri-vien", password, repeated);
            problems.iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        assert_eq!(fields("mười một ký", "mười một ký"), ["mat-khau"]);
        assert_eq!(fields("Quan-Tri-Vien", "Quan-Tri-Vien"), ["mat-khau"]);
        assert_eq!(fields("một câu dễ nhớ", "một câu dễ nho"), ["nhap-lai"]);
        assert_eq!(fields("một câu dễ nhớ", "một câu dễ nhớ"), [""; 0]);
        assert_eq!(fields(&"x".repeat(201), &"x".repeat(201)), ["mat-khau"]);
    }
}
