-- Those who work for the contest, what they propose, and the chain of what they did.

CREATE TABLE official (
    id BLOB NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    totp_secret BLOB,
    -- The newest time step that was used to sign in; a code works once.
    totp_step INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT;

CREATE TABLE official_link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    official_id BLOB NOT NULL REFERENCES official (id),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

CREATE TABLE official_session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    official_id BLOB NOT NULL REFERENCES official (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- What a second person must approve (design 13).
CREATE TABLE proposal (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    reason TEXT NOT NULL,
    proposed_by BLOB NOT NULL REFERENCES official (id),
    proposed_at INTEGER NOT NULL,
    decided_by BLOB REFERENCES official (id),
    decided_at INTEGER,
    approved INTEGER CHECK (approved IN (0, 1)),
    PRIMARY KEY (contest_id, id)
) STRICT;

-- Hash chain per contest; the nil contest is the installation's own.
CREATE TABLE audit_entry (
    contest_id BLOB NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (contest_id, n)
) STRICT;

CREATE TABLE audit_head (
    contest_id BLOB NOT NULL PRIMARY KEY,
    n INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
