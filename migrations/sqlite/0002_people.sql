-- People. Everything but `person` refers to the opaque entrant (design 14).

CREATE TABLE entrant (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    division TEXT NOT NULL,
    residence_id BLOB,
    workplace_id BLOB,
    -- Per cent of the usual time; 100 is usual.
    time_factor INTEGER NOT NULL,
    registered_at INTEGER NOT NULL,
    disqualified_at INTEGER,
    simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
    PRIMARY KEY (contest_id, id),
    UNIQUE (contest_id, number),
    FOREIGN KEY (contest_id, residence_id) REFERENCES unit (contest_id, id),
    FOREIGN KEY (contest_id, workplace_id) REFERENCES unit (contest_id, id)
) STRICT;

-- The one erasable table of names, dates of birth and ways to reach people.
CREATE TABLE person (
    contest_id BLOB NOT NULL,
    entrant_id BLOB NOT NULL,
    name TEXT NOT NULL,
    -- Lower case without diacritics, for searching and for the list of doubles.
    plain_name TEXT NOT NULL,
    birth_year INTEGER NOT NULL,
    birth_month INTEGER,
    birth_day INTEGER,
    phone TEXT,
    email TEXT,
    guardian_name TEXT,
    guardian_phone TEXT,
    PRIMARY KEY (contest_id, entrant_id),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
) STRICT;

CREATE INDEX person_by_name ON person (contest_id, plain_name, birth_year);

-- One row per question put, with what was answered and the hash of the text that was read.
CREATE TABLE consent (
    contest_id BLOB NOT NULL,
    entrant_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    text_hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (contest_id, entrant_id, kind, at),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
) STRICT;

-- Keyed HMAC of the code; a reissue ends the one before.
CREATE TABLE entry_code (
    contest_id BLOB NOT NULL,
    code_hmac BLOB NOT NULL,
    entrant_id BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (contest_id, code_hmac),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
) STRICT;

CREATE INDEX entry_code_by_entrant ON entry_code (contest_id, entrant_id);

CREATE TABLE entrant_session (
    contest_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    entrant_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (contest_id, token_hash),
    FOREIGN KEY (contest_id, entrant_id) REFERENCES entrant (contest_id, id)
) STRICT;

CREATE INDEX entrant_session_by_expiry ON entrant_session (contest_id, expires_at);
