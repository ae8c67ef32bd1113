-- Attempts and the append-only log of their answers. No foreign keys on the way of a save:
-- the guarded UPDATE of `attempt` in the same transaction already proves the attempt.

CREATE TABLE attempt (
    id UUID NOT NULL PRIMARY KEY,
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    entrant_id UUID NOT NULL,
    number BIGINT NOT NULL,
    seed BYTEA NOT NULL,
    -- The drawn paper as JSON; never recomputed in its place (design 8).
    paper TEXT NOT NULL,
    receipt BYTEA NOT NULL,
    started_at BIGINT NOT NULL,
    -- What the end is a function of, as it held at the start; intervals are added beside.
    limit_ms BIGINT,
    time_factor BIGINT NOT NULL,
    end_rule TEXT NOT NULL,
    grace_ms BIGINT NOT NULL,
    -- Derived from the above, the round's close and the added intervals, in the transaction that changes one.
    ends_at BIGINT NOT NULL,
    last_save_at BIGINT NOT NULL,
    -- Set when the entrant ends early or the time has run out.
    finished_at BIGINT,
    finished_early BOOLEAN NOT NULL,
    -- Revision of the newest counted answer; 0 before the first.
    revision BIGINT NOT NULL,
    UNIQUE (contest_id, round_id, entrant_id, number),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
);

-- At most one open attempt per entrant and round, whoever asks and how often (design 8).
CREATE UNIQUE INDEX attempt_open ON attempt (contest_id, round_id, entrant_id) WHERE finished_at IS NULL;
CREATE INDEX attempt_to_expire ON attempt (contest_id, last_save_at) WHERE finished_at IS NULL;
CREATE INDEX attempt_by_entrant ON attempt (contest_id, entrant_id);
CREATE UNIQUE INDEX attempt_by_receipt ON attempt (contest_id, receipt);

-- Time given back or added: to one attempt, or to a round where attempt_id is NULL.
CREATE TABLE added_interval (
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    id UUID NOT NULL,
    attempt_id UUID,
    added TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (contest_id, round_id, id)
);

CREATE INDEX added_interval_by_attempt ON added_interval (contest_id, attempt_id);

-- Append-only (design 6). Slot 0 is the prediction, 1..n are the questions.
CREATE TABLE answer_log (
    attempt_id UUID NOT NULL,
    revision BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    writer UUID NOT NULL,
    writer_seq BIGINT NOT NULL,
    answer TEXT NOT NULL,
    flagged BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    node UUID NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, revision),
    UNIQUE (attempt_id, slot, writer, writer_seq)
);

CREATE INDEX answer_log_by_node ON answer_log (node, n);

-- What came after the end: kept apart, never counted by itself (design 7, "câu trả lời đến sau giờ").
CREATE TABLE late_answer (
    attempt_id UUID NOT NULL,
    slot BIGINT NOT NULL,
    writer UUID NOT NULL,
    writer_seq BIGINT NOT NULL,
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    answer TEXT NOT NULL,
    flagged BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, slot, writer, writer_seq)
);

CREATE INDEX late_answer_by_round ON late_answer (contest_id, round_id, received_at);

-- Derived from the log and the keys; may be thrown away and computed again.
CREATE TABLE attempt_result (
    attempt_id UUID NOT NULL PRIMARY KEY,
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    entrant_id UUID NOT NULL,
    number BIGINT NOT NULL,
    -- The attempt's revision that was marked; an older one than the attempt's is out of date.
    revision BIGINT NOT NULL,
    score BIGINT NOT NULL,
    right_count BIGINT NOT NULL,
    questions BIGINT NOT NULL,
    perfect BOOLEAN NOT NULL,
    time_used BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    submitted_at BIGINT NOT NULL,
    prediction BIGINT,
    computed_at BIGINT NOT NULL
);

CREATE INDEX attempt_result_by_round ON attempt_result (contest_id, round_id, computed_at);
