-- Tables of Xonce for Oracle 12.2 and later. Written from its documentation, not yet run.
-- Run once in the schema of the business datasource's user.

-- From attempt_id to tx_id it tells the attempt that processed the message.
CREATE TABLE xonce_message (
  key_hash       raw(32)                     NOT NULL,
  consumer       varchar2(200 char)          NOT NULL,
  key_text       varchar2(200 char),
  message_id     varchar2(200 char),
  fingerprint    raw(32),
  attempt_id     raw(16),
  delivery_count number(10),
  node           varchar2(200 char),
  tx_id          varchar2(200 char),
  sent_at        timestamp(6) with time zone,
  processed_at   timestamp(6) with time zone DEFAULT current_timestamp NOT NULL,
  outcome        varchar2(20 char)           NOT NULL,
  CONSTRAINT xonce_message_pkey PRIMARY KEY (key_hash)
);

-- The purge walks it from the oldest record of a consumer on.
CREATE INDEX xonce_message_age ON xonce_message (consumer, processed_at);

-- Who deletes a record, by purge or by hand, forgets what was answered.
CREATE TABLE xonce_reply (
  key_hash   raw(32)           NOT NULL,
  kind       varchar2(20 char) NOT NULL,
  properties clob,
  body       blob,
  CONSTRAINT xonce_reply_pkey PRIMARY KEY (key_hash),
  CONSTRAINT xonce_reply_message FOREIGN KEY (key_hash)
    REFERENCES xonce_message (key_hash) ON DELETE CASCADE
);

-- Since when no record of a consumer has been forgotten.
CREATE TABLE xonce_floor (
  consumer         varchar2(200 char)          NOT NULL,
  forgotten_before timestamp(6) with time zone NOT NULL,
  CONSTRAINT xonce_floor_pkey PRIMARY KEY (consumer)
);

CREATE TABLE xonce_lock (
  name varchar2(50 char) NOT NULL,
  CONSTRAINT xonce_lock_pkey PRIMARY KEY (name)
);

-- Who holds this row purges.
INSERT INTO xonce_lock (name)
  SELECT 'purge' FROM dual WHERE NOT EXISTS (SELECT 1 FROM xonce_lock WHERE name = 'purge');

-- The attempt ledger: those that failed, or met a duplicate. History, written outside the transaction
-- of the message.
CREATE TABLE xonce_attempt (
  attempt_id     raw(16)                     NOT NULL,
  key_hash       raw(32)                     NOT NULL,
  consumer       varchar2(200 char)          NOT NULL,
  message_id     varchar2(200 char),
  delivery_count number(10)                  NOT NULL,
  node           varchar2(200 char)          NOT NULL,
  incarnation    raw(16)                     NOT NULL,
  tx_id          varchar2(200 char),
  started_at     timestamp(6) with time zone NOT NULL,
  ended_at       timestamp(6) with time zone,
  outcome        varchar2(20 char),
  cause          varchar2(200 char),
  error          varchar2(1000 char),
  CONSTRAINT xonce_attempt_pkey PRIMARY KEY (attempt_id)
);

CREATE INDEX xonce_attempt_age ON xonce_attempt (consumer, started_at);

-- The story of a key.
CREATE INDEX xonce_attempt_key ON xonce_attempt (key_hash);

-- What became of a dead letter.
CREATE INDEX xonce_attempt_message ON xonce_attempt (message_id);

-- Each start of a server that writes attempts, and when it was last seen alive.
CREATE TABLE xonce_node (
  node        varchar2(200 char)          NOT NULL,
  incarnation raw(16)                     NOT NULL,
  seen_at     timestamp(6) with time zone NOT NULL,
  CONSTRAINT xonce_node_pkey PRIMARY KEY (node, incarnation)
);

-- Keys whose record an operator takes away, from a little before that on: no server may answer from
-- its memory that they were processed.
CREATE TABLE xonce_forgotten (
  key_hash     raw(32)                     NOT NULL,
  consumer     varchar2(200 char)          NOT NULL,
  forgotten_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT xonce_forgotten_pkey PRIMARY KEY (key_hash)
);

-- What operators did: who, when, why, and what came of it. Nobody purges it.
CREATE TABLE xonce_action (
  action_id raw(16)                     NOT NULL,
  consumer  varchar2(200 char)          NOT NULL,
  kind      varchar2(50 char)           NOT NULL,
  subject   varchar2(200 char)          NOT NULL,
  actor     varchar2(200 char)          NOT NULL,
  reason    varchar2(1000 char)         NOT NULL,
  node      varchar2(200 char)          NOT NULL,
  begun_at  timestamp(6) with time zone NOT NULL,
  ended_at  timestamp(6) with time zone,
  result    varchar2(1000 char),
  CONSTRAINT xonce_action_pkey PRIMARY KEY (action_id)
);

-- What operators did, latest first.
CREATE INDEX xonce_action_time ON xonce_action (begun_at);
