//! Reads what `strace -f -yy` saw of a server: when requests were read, the log was written and synced, and answers
//! were sent.

use std::collections::BTreeMap;

/// A system call, with the places in the trace at which it began and ended. The tracer stops a thread at both, so
/// that what caused something stands before it.
#[derive(Debug)]
struct Call {
    name: String,
    text: String,
    began: usize,
    ended: usize,
}

impl Call {
    /// What it was called on: the name of a file, or the two ends of a connection.
    fn target(&self) -> &str {
        self.text
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once(">,").or_else(|| rest.split_once(">)")))
            .map_or("", |(target, _)| target)
    }

    /// What it returned; negative where it failed.
    fn result(&self) -> i64 {
        self.text
            .rsplit_once(" = ")
            .and_then(|(_, result)| result.split_whitespace().next()?.parse().ok())
            .unwrap_or(-1)
    }
}

/// The calls of a trace in the order of their ends. One that never ended is left out.
fn calls(trace: &str) -> Vec<Call> {
    let mut unfinished: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let mut calls = Vec::new();
    for (place, line) in trace.lines().enumerate() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        // The time, which is there for people.
        let Some((_, rest)) = rest.trim_start().split_once(' ') else {
            continue;
        };
        if let Some(begun) = rest.strip_suffix(" <unfinished ...>") {
            unfinished.insert(thread, (place, begun.to_owned()));
            continue;
        }
        let (began, text) = match rest.strip_prefix("<... ") {
            Some(resumed) => {
                let Some((began, head)) = unfinished.remove(thread) else {
                    continue;
                };
                let ending = resumed.split_once(" resumed>").map_or("", |(_, ending)| ending);
                (began, head + ending)
            }
            None => (place, rest.to_owned()),
        };
        if let Some((name, _)) = text.split_once('(') {
            calls.push(Call {
                name: name.to_owned(),
                began,
                ended: place,
                text,
            });
        }
    }
    calls
}

/// What a trace says of the answers to posted forms.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Answers with status 200 to a POST.
    pub acknowledged: usize,
    /// Of those: answers for which the write-ahead log was not both written and synced between the request's last
    /// byte and the answer's first.
    pub too_early: usize,
    /// Syncs of the write-ahead log.
    pub syncs: usize,
}

/// Judges a trace.
pub fn judge(trace: &str) -> Verdict {
    let calls = calls(trace);
    let on_log = |call: &&Call| call.target().ends_with("-wal") && call.result() >= 0;
    let (mut writes, mut syncs) = (Vec::new(), Vec::new());
    for call in calls.iter().filter(on_log) {
        match call.name.as_str() {
            "fsync" | "fdatasync" => syncs.push(call),
            "pwrite64" | "write" => writes.push(call),
            _ => {}
        }
    }
    let reached_disk = |after: usize, before: usize| {
        syncs.iter().filter(|sync| sync.ended < before).any(|sync| {
            writes
                .iter()
                .any(|write| write.began > after && write.ended < sync.began)
        })
    };
    let mut verdict = Verdict {
        syncs: syncs.len(),
        ..Verdict::default()
    };
    // Of each connection: where the last bytes of the request ended, and whether it is a POST.
    let mut requests: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for call in &calls {
        let connection = call.target();
        if !connection.starts_with("TCP:") || call.result() <= 0 {
            continue;
        }
        let begins = |with: &str| call.text.contains(&format!("\"{with}"));
        if call.name == "recvfrom" || call.name == "read" {
            let is_post = begins("POST ") || requests.get(connection).is_some_and(|(_, is_post)| *is_post);
            requests.insert(connection, (call.ended, is_post));
        } else if begins("HTTP/1.1 ") {
            let request = requests.remove(connection);
            if let Some((read, true)) = request
                && begins("HTTP/1.1 200 ")
            {
                verdict.acknowledged += 1;
                verdict.too_early += usize::from(!reached_disk(read, call.began));
            }
        }
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: &str =
        "7 1.0 recvfrom(9<TCP:[127.0.0.1:80->127.0.0.1:5]>, \"POST /c HTTP/1.1\\r\\n\", 512, 0) = 18\n";
    const LOGGED: &str = "8 1.1 pwrite64(5</d/contest.sqlite-wal>, \"\\1\"..., 4096, 32) = 4096\n";
    const SYNC_BEGINS: &str = "8 1.2 fdatasync(5</d/contest.sqlite-wal> <unfinished ...>\n";
    const SYNC_ENDS: &str = "8 1.3 <... fdatasync resumed>) = 0\n";
    const ANSWER: &str =
        "7 1.4 sendto(9<TCP:[127.0.0.1:80->127.0.0.1:5]>, \"HTTP/1.1 200 OK\\r\\n\", 99, 0) = 99\n";

    fn too_early(lines: &[&str]) -> usize {
        let verdict = judge(&lines.concat());
        assert_eq!(verdict.acknowledged, 1, "{verdict:?}");
        verdict.too_early
    }

    #[test]
    fn an_answer_after_the_sync_is_in_order() {
        assert_eq!(too_early(&[REQUEST, LOGGED, SYNC_BEGINS, SYNC_ENDS, ANSWER]), 0);
    }

    #[test]
    fn an_answer_before_the_sync_has_ended_is_too_early() {
        assert_eq!(too_early(&[REQUEST, LOGGED, SYNC_BEGINS, ANSWER, SYNC_ENDS]), 1);
        assert_eq!(too_early(&[REQUEST, ANSWER, LOGGED, SYNC_BEGINS, SYNC_ENDS]), 1);
    }

    #[test]
    fn a_sync_of_what_was_written_before_the_request_proves_nothing() {
        assert_eq!(too_early(&[LOGGED, REQUEST, SYNC_BEGINS, SYNC_ENDS, ANSWER]), 1);
    }

    #[test]
    fn a_sync_that_failed_proves_nothing() {
        let failed = "8 1.3 <... fdatasync resumed>) = -1 EIO (Input/output error)\n";
        assert_eq!(too_early(&[REQUEST, LOGGED, SYNC_BEGINS, failed, ANSWER]), 1);
    }
}
