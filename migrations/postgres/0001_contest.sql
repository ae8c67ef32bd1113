-- What a contest is made of: rules as data in versions, texts, units, the question bank, rounds.

CREATE TABLE contest (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    rules_version BIGINT NOT NULL,
    rules TEXT NOT NULL,
    demo BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE contest_version (
    contest_id UUID NOT NULL REFERENCES contest (id),
    version BIGINT NOT NULL,
    rules TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (contest_id, version)
);

-- kind: home, rules, privacy, consent-run, consent-publish, consent-contact.
CREATE TABLE contest_text (
    contest_id UUID NOT NULL REFERENCES contest (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (contest_id, kind, language)
);

CREATE TABLE unit (
    contest_id UUID NOT NULL REFERENCES contest (id),
    id UUID NOT NULL,
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    era TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id UUID,
    valid_from TEXT,
    valid_to TEXT,
    population BIGINT,
    population_date TEXT,
    population_source TEXT,
    PRIMARY KEY (contest_id, id),
    UNIQUE (contest_id, code, era)
);

-- Immutable: a change to a question is a further version (design 9).
CREATE TABLE question_version (
    contest_id UUID NOT NULL REFERENCES contest (id),
    question_id UUID NOT NULL,
    version BIGINT NOT NULL,
    code TEXT NOT NULL,
    shown TEXT NOT NULL,
    answer_key TEXT NOT NULL,
    background TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (contest_id, question_id, version),
    UNIQUE (contest_id, code, version)
);

CREATE TABLE round (
    contest_id UUID NOT NULL REFERENCES contest (id),
    id UUID NOT NULL,
    slug TEXT NOT NULL,
    position BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    rules_version BIGINT NOT NULL,
    rules TEXT NOT NULL,
    -- Set together when the round is opened: the questions are fixed, the seed made (design 8, 9).
    opened_at BIGINT,
    commitment BYTEA,
    simulated BOOLEAN NOT NULL,
    PRIMARY KEY (contest_id, id),
    UNIQUE (contest_id, slug)
);

CREATE TABLE round_version (
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    version BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    rules TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (contest_id, round_id, version),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id)
);

-- The master seed lies apart, so that a listing of rounds cannot leak it.
CREATE TABLE round_seed (
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    seed BYTEA NOT NULL,
    PRIMARY KEY (contest_id, round_id),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id)
);

CREATE TABLE round_question (
    contest_id UUID NOT NULL,
    round_id UUID NOT NULL,
    question_id UUID NOT NULL,
    version BIGINT NOT NULL,
    stopped_at BIGINT,
    PRIMARY KEY (contest_id, round_id, question_id),
    FOREIGN KEY (contest_id, round_id) REFERENCES round (contest_id, id),
    FOREIGN KEY (contest_id, question_id, version) REFERENCES question_version (contest_id, question_id, version)
);
