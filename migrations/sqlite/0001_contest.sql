-- What a contest is made of: rules as data in versions, texts, units, the question bank, rounds.

CREATE TABLE contest (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    rules_version INTEGER NOT NULL,
    rules TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE contest_version (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    version INTEGER NOT NULL,
    rules TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (contest_id, version)
) STRICT;

-- kind: home, rules, privacy, consent-run, consent-publish, consent-contact.
CREATE TABLE contest_text (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (contest_id, kind, language)
) STRICT;

CREATE TABLE unit (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    era TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id BLOB,
    valid_from TEXT,
    valid_to TEXT,
    population INTEGER,
    population_date TEXT,
    population_source TEXT,
    PRIMARY KEY (contest_id, id),
    UNIQUE (contest_id, code, era)
) STRICT;

-- Immutable: a change to a question is a further version (design 9).
CREATE TABLE question_version (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    question_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    shown TEXT NOT NULL,
    answer_key TEXT NOT NULL,
    background TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (contest_id, question_id, version),
    UNIQUE (contest_id, code, version)
) STRICT;

CREATE TABLE round (
    contest_id BLOB NOT NULL REFERENCES contest (id),
    id BLOB NOT NULL,
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    opens_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    rules_version INTEGER NOT NULL,
    rules TEXT NOT NULL,
    -- Set together when the round is opened: the questions are fixed, the seed made (design 8, 9).
    opened_at INTEGER,
    commitment BLOB,
    simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
    PRIMARY KEY (contest_id, id),
    UNIQUE (contest_id, slug)
) STRICT;

CREATE TABLE round_version (
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    opens_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    rules TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (contest_id, round_id, version),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id)
) STRICT;

-- The master seed lies apart, so that a listing of rounds cannot leak it.
CREATE TABLE round_seed (
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    seed BLOB NOT NULL,
    PRIMARY KEY (contest_id, round_id),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id)
) STRICT;

CREATE TABLE round_question (
    contest_id BLOB NOT NULL,
    round_id BLOB NOT NULL,
    question_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    stopped_at INTEGER,
    PRIMARY KEY (contest_id, round_id, question_id),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id),
    FOREIGN KEY (contest_id, question_id, version) REFERENCES question_version (contest_id, question_id, version)
) STRICT;
