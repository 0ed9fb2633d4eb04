-- Tables of Xonce for PostgreSQL 14 and later.
-- Run in the schema of the business datasource's user; may be run again.

-- From attempt_id to tx_id it tells the attempt that processed the message.
CREATE TABLE IF NOT EXISTS xonce_message (
  key_hash       bytea                    NOT NULL,
  consumer       varchar(200)             NOT NULL,
  key_text       varchar(200)             NOT NULL,
  message_id     varchar(200),
  fingerprint    bytea,
  attempt_id     bytea,
  delivery_count integer,
  node           varchar(200),
  tx_id          varchar(200),
  sent_at        timestamp with time zone,
  processed_at   timestamp with time zone NOT NULL DEFAULT current_timestamp,
  outcome        varchar(20)              NOT NULL,
  CONSTRAINT xonce_message_pkey PRIMARY KEY (key_hash)
);

-- The purge walks it from the oldest record of a consumer on.
CREATE INDEX IF NOT EXISTS xonce_message_age ON xonce_message (consumer, processed_at);

-- Who deletes a record, by purge or by hand, forgets what was answered.
CREATE TABLE IF NOT EXISTS xonce_reply (
  key_hash   bytea       NOT NULL,
  kind       varchar(20) NOT NULL,
  properties text,
  body       bytea,
  CONSTRAINT xonce_reply_pkey PRIMARY KEY (key_hash),
  CONSTRAINT xonce_reply_message FOREIGN KEY (key_hash)
    REFERENCES xonce_message (key_hash) ON DELETE CASCADE
);

-- Since when no record of a consumer has been forgotten.
CREATE TABLE IF NOT EXISTS xonce_floor (
  consumer         varchar(200)             NOT NULL,
  forgotten_before timestamp with time zone NOT NULL,
  CONSTRAINT xonce_floor_pkey PRIMARY KEY (consumer)
);

CREATE TABLE IF NOT EXISTS xonce_lock (
  name varchar(50) NOT NULL,
  CONSTRAINT xonce_lock_pkey PRIMARY KEY (name)
);

-- Who holds this row purges.
INSERT INTO xonce_lock (name) VALUES ('purge') ON CONFLICT (name) DO NOTHING;

-- The attempt ledger: those that failed, or met a duplicate. History, written outside the transaction
-- of the message.
CREATE TABLE IF NOT EXISTS xonce_attempt (
  attempt_id     bytea                    NOT NULL,
  key_hash       bytea                    NOT NULL,
  consumer       varchar(200)             NOT NULL,
  message_id     varchar(200),
  delivery_count integer                  NOT NULL,
  node           varchar(200)             NOT NULL,
  incarnation    bytea                    NOT NULL,
  tx_id          varchar(200),
  started_at     timestamp with time zone NOT NULL,
  ended_at       timestamp with time zone,
  outcome        varchar(20),
  cause          varchar(200),
  error          varchar(1000),
  CONSTRAINT xonce_attempt_pkey PRIMARY KEY (attempt_id)
);

-- The purge walks it like xonce_message_age; what a dead node left unfinished is found by it, too.
CREATE INDEX IF NOT EXISTS xonce_attempt_age ON xonce_attempt (consumer, started_at);

-- The story of a key.
CREATE INDEX IF NOT EXISTS xonce_attempt_key ON xonce_attempt (key_hash);

-- What became of a dead letter.
CREATE INDEX IF NOT EXISTS xonce_attempt_message ON xonce_attempt (message_id);

-- Each start of a server that writes attempts, and when it was last seen alive.
CREATE TABLE IF NOT EXISTS xonce_node (
  node        varchar(200)             NOT NULL,
  incarnation bytea                    NOT NULL,
  seen_at     timestamp with time zone NOT NULL,
  CONSTRAINT xonce_node_pkey PRIMARY KEY (node, incarnation)
);

-- Keys whose record an operator takes away, from a little before that on: no server may answer from
-- its memory that they were processed.
CREATE TABLE IF NOT EXISTS xonce_forgotten (
  key_hash     bytea                    NOT NULL,
  consumer     varchar(200)             NOT NULL,
  forgotten_at timestamp with time zone NOT NULL,
  CONSTRAINT xonce_forgotten_pkey PRIMARY KEY (key_hash)
);

-- What operators did: who, when, why, and what came of it. Nobody purges it.
CREATE TABLE IF NOT EXISTS xonce_action (
  action_id bytea                    NOT NULL,
  consumer  varchar(200)             NOT NULL,
  kind      varchar(50)              NOT NULL,
  subject   varchar(200)             NOT NULL,
  actor     varchar(200)             NOT NULL,
  reason    varchar(1000)            NOT NULL,
  node      varchar(200)             NOT NULL,
  begun_at  timestamp with time zone NOT NULL,
  ended_at  timestamp with time zone,
  result    varchar(1000),
  CONSTRAINT xonce_action_pkey PRIMARY KEY (action_id)
);

-- What operators did, latest first.
CREATE INDEX IF NOT EXISTS xonce_action_time ON xonce_action (begun_at);
