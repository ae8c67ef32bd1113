-- Those who work for the contest, what they propose, and the chain of what they did.

CREATE TABLE official (
    id UUID NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    totp_secret BYTEA,
    -- The newest time step that was used to sign in; a code works once.
    totp_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE official_link (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    official_id UUID NOT NULL REFERENCES official (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE official_session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    official_id UUID NOT NULL REFERENCES official (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- What a second person must approve (design 13).
CREATE TABLE proposal (
    contest_id UUID NOT NULL REFERENCES contest (id),
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    subject UUID NOT NULL,
    reason TEXT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES official (id),
    proposed_at BIGINT NOT NULL,
    decided_by UUID REFERENCES official (id),
    decided_at BIGINT,
    approved BOOLEAN,
    PRIMARY KEY (contest_id, id)
);

-- Hash chain per contest; the nil contest is the installation's own.
CREATE TABLE audit_entry (
    contest_id UUID NOT NULL,
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (contest_id, n)
);

CREATE TABLE audit_head (
    contest_id UUID NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
