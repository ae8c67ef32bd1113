-- Attempts and the append-only log of their answers. No foreign keys on the way of a save:
-- the guarded UPDATE of `attempt` in the same transaction already proves the attempt.

CREATE TABLE attempt (
    id BLOB NOT NULL PRIMARY KEY,
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    entrant_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    seed BLOB NOT NULL,
    -- The drawn paper as JSON; never recomputed in its place (design 8).
    paper TEXT NOT NULL,
    receipt BLOB NOT NULL,
    started_at INTEGER NOT NULL,
    -- What the end is a function of, as it held at the start; intervals are added beside.
    limit_ms INTEGER,
    time_factor INTEGER NOT NULL,
    end_rule TEXT NOT NULL,
    grace_ms INTEGER NOT NULL,
    -- Derived from the above, the round's close and the added intervals, in the transaction that changes one.
    ends_at INTEGER NOT NULL,
    last_save_at INTEGER NOT NULL,
    -- Set when the entrant ends early or the time has run out.
    finished_at INTEGER,
    finished_early INTEGER NOT NULL CHECK (finished_early IN (0, 1)),
    -- Revision of the newest counted answer; 0 before the first.
    revision INTEGER NOT NULL,
    UNIQUE (contest_id, round_id, entrant_id, number),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
) STRICT;

-- At most one open attempt per entrant and round, whoever asks and how often (design 8).
CREATE UNIQUE INDEX attempt_open ON attempt (contest_id, round_id, entrant_id) WHERE finished_at IS NULL;
CREATE INDEX attempt_to_expire ON attempt (contest_id, last_save_at) WHERE finished_at IS NULL;
CREATE INDEX attempt_by_entrant ON attempt (contest_id, entrant_id);
CREATE UNIQUE INDEX attempt_by_receipt ON attempt (contest_id, receipt);

-- Time given back or added: to one attempt, or to a round where attempt_id is NULL.
CREATE TABLE added_interval (
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    id BLOB NOT NULL,
    attempt_id BLOB,
    added TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (contest_id, round_id, id)
) STRICT;

CREATE INDEX added_interval_by_attempt ON added_interval (contest_id, attempt_id);

-- Append-only (design 6). Slot 0 is the prediction, 1..n are the questions.
CREATE TABLE answer_log (
    attempt_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    writer BLOB NOT NULL,
    writer_seq INTEGER NOT NULL,
    answer TEXT NOT NULL,
    flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    received_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    node BLOB NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (attempt_id, revision),
    UNIQUE (attempt_id, slot, writer, writer_seq)
) STRICT;

CREATE INDEX answer_log_by_node ON answer_log (node, n);

-- What came after the end: kept apart, never counted by itself (design 7, "câu trả lời đến sau giờ").
CREATE TABLE late_answer (
    attempt_id BLOB NOT NULL,
    slot INTEGER NOT NULL,
    writer BLOB NOT NULL,
    writer_seq INTEGER NOT NULL,
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    answer TEXT NOT NULL,
    flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    received_at INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (attempt_id, slot, writer, writer_seq)
) STRICT;

CREATE INDEX late_answer_by_round ON late_answer (contest_id, round_id, received_at);

-- Derived from the log and the keys; may be thrown away and computed again.
CREATE TABLE attempt_result (
    attempt_id BLOB NOT NULL PRIMARY KEY,
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    entrant_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    -- The attempt's revision that was marked; an older one than the attempt's is out of date.
    revision INTEGER NOT NULL,
    score INTEGER NOT NULL,
    right_count INTEGER NOT NULL,
    questions INTEGER NOT NULL,
    perfect INTEGER NOT NULL CHECK (perfect IN (0, 1)),
    time_used INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    prediction INTEGER,
    computed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX attempt_result_by_round ON attempt_result (contest_id, round_id, computed_at);
