-- People. Everything but `person` refers to the opaque entrant (design 14).

CREATE TABLE entrant (
    contest_id UUID NOT NULL REFERENCES contest (id),
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    division TEXT NOT NULL,
    residence_id UUID,
    workplace_id UUID,
    -- Per cent of the usual time; 100 is usual.
    time_factor BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    disqualified_at BIGINT,
    simulated BOOLEAN NOT NULL,
    PRIMARY KEY (contest_id, id),
    UNIQUE (contest_id, number),
    FOREIGN KEY (contest_id, residence_id) REFERENCES unit (contest_id, id),
    FOREIGN KEY (contest_id, workplace_id) REFERENCES unit (contest_id, id)
);

-- The one erasable table of names, dates of birth and ways to reach people.
CREATE TABLE person (
    contest_id UUID NOT NULL,
    entrant_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- Lower case without diacritics, for searching and for the list of doubles.
    plain_name TEXT NOT NULL,
    birth_year BIGINT NOT NULL,
    birth_month BIGINT,
    birth_day BIGINT,
    phone TEXT,
    email TEXT,
    guardian_name TEXT,
    guardian_phone TEXT,
    PRIMARY KEY (contest_id, entrant_id),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
);

CREATE INDEX person_by_name ON person (contest_id, plain_name, birth_year);

-- One row per question put, with what was answered and the hash of the text that was read.
CREATE TABLE consent (
    contest_id UUID NOT NULL,
    entrant_id UUID NOT NULL,
    kind TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    text_hash BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (contest_id, entrant_id, kind, at),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
);

-- Keyed HMAC of the code; a reissue ends the one before.
CREATE TABLE entry_code (
    contest_id UUID NOT NULL,
    code_hmac BYTEA NOT NULL,
    entrant_id UUID NOT NULL,
    issued_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (contest_id, code_hmac),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
);

CREATE INDEX entry_code_by_entrant ON entry_code (contest_id, entrant_id);

CREATE TABLE entrant_session (
    contest_id UUID NOT NULL,
    token_hash BYTEA NOT NULL,
    entrant_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (contest_id, token_hash),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
);

CREATE INDEX entrant_session_by_expiry ON entrant_session (contest_id, expires_at);
