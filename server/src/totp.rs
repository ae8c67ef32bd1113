//! Codes of the second factor: RFC 6238 with what every authenticator app knows: SHA-1, 30 seconds, six digits.

use contest::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// Length of a time step in milliseconds.
const STEP_MS: i64 = 30_000;
/// So many steps before and after the present one are taken, for clocks of phones that are a little off.
const SLACK: i64 = 1;
/// Who asks, as authenticator apps show it. Without diacritics: not all apps show them.
const ISSUER: &str = "TimHieu";

/// The time step of an instant.
#[must_use]
pub fn step_at(now: Timestamp) -> i64 {
    now.0.div_euclid(STEP_MS)
}

/// The code of a time step: six digits.
#[must_use]
pub fn code(secret: &[u8], step: i64) -> String {
    format!("{:06}", truncated(secret, step) % 1_000_000)
}

/// The step whose code was typed, of those around `now`; spaces in it do not count. A step must be used once only:
/// the caller asks the store.
#[must_use]
pub fn matching_step(secret: &[u8], typed: &str, now: Timestamp) -> Option<i64> {
    let typed: String = typed.split_whitespace().collect();
    let middle = step_at(now);
    // All are compared whatever comes out, so that the time taken tells nothing.
    let mut found = None;
    for step in (middle - SLACK)..=(middle + SLACK) {
        if bool::from(code(secret, step).as_bytes().ct_eq(typed.as_bytes())) {
            found = Some(step);
        }
    }
    found
}

/// A secret as people type it.
#[must_use]
pub fn base32(secret: &[u8]) -> String {
    data_encoding::BASE32_NOPAD.encode(secret)
}

/// The address by which an authenticator app takes a secret over. Sign-in names are plain letters, digits, dots and
/// dashes, so nothing has to be escaped.
#[must_use]
pub fn uri(login: &str, secret: &[u8]) -> String {
    format!(
        "otpauth://totp/{ISSUER}:{login}?secret={}&issuer={ISSUER}&algorithm=SHA1&digits=6&period=30",
        base32(secret)
    )
}

/// The 31 bits that RFC 4226, section 5.3, takes from the HMAC of a counter.
fn truncated(secret: &[u8], step: i64) -> u32 {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let digest: [u8; 20] = mac.finalize().into_bytes().into();
    let offset = usize::from(digest[19] & 0x0f);
    let mut four = [0; 4];
    four.copy_from_slice(&digest[offset..offset + 4]);
    u32::from_be_bytes(four) & 0x7fff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_rfc_6238_appendix_b() {
        for (seconds, eight_digits) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let step = step_at(Timestamp(seconds * 1_000));
            assert_eq!(truncated(SECRET, step) % 100_000_000, eight_digits, "{seconds}");
            assert_eq!(code(SECRET, step), format!("{:06}", eight_digits % 1_000_000));
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_no_more() {
        let now = Timestamp(1_111_111_111_000);
        let step = step_at(now);
        for near in [step - 1, step, step + 1] {
            assert_eq!(matching_step(SECRET, &code(SECRET, near), now), Some(near));
        }
        for far in [step - 2, step + 2] {
            assert_eq!(matching_step(SECRET, &code(SECRET, far), now), None);
        }
        assert_eq!(matching_step(SECRET, "050 471", now), Some(step));
        for typed in ["", "50471", "0050471", "abcdef"] {
            assert_eq!(matching_step(SECRET, typed, now), None, "{typed}");
        }
    }

    #[test]
    fn an_app_takes_the_secret_over_from_an_address() {
        assert_eq!(
            uri("thu-ky", SECRET),
            "otpauth://totp/TimHieu:thu-ky?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=TimHieu\
             &algorithm=SHA1&digits=6&period=30"
        );
    }
}
