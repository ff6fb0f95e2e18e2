CREATE TABLE server (
    id BIGINT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    joined_at BIGINT,
    left_at BIGINT
);

CREATE TABLE setting (
    server BIGINT NOT NULL REFERENCES server (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (server, name)
);

CREATE TABLE change (
    server BIGINT NOT NULL REFERENCES server (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    name TEXT NOT NULL,
    before TEXT,
    after TEXT,
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    undone_by_revision BIGINT,
    PRIMARY KEY (server, revision, name)
);

CREATE TABLE panel (
    server BIGINT NOT NULL REFERENCES server (id) ON DELETE CASCADE,
    channel BIGINT NOT NULL,
    message BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (server, message)
);

CREATE TABLE count (
    server BIGINT NOT NULL,
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (server, day, what)
);

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
