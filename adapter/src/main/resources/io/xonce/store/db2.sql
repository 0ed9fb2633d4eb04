-- Tables of Xonce for Db2 11.5 on Linux, Unix and Windows. Written from its documentation, not yet
-- run. Run once in the schema of the business datasource's user, in a Unicode database and a table
-- space with pages of 16 KB or more. All times are in UTC.

-- From attempt_id to tx_id it tells the attempt that processed the message.
CREATE TABLE xonce_message (
  key_hash       binary(32)               NOT NULL,
  consumer       varchar(200 codeunits32) NOT NULL,
  key_text       varchar(200 codeunits32) NOT NULL,
  message_id     varchar(200 codeunits32),
  fingerprint    binary(32),
  attempt_id     binary(16),
  delivery_count integer,
  node           varchar(200 codeunits32),
  tx_id          varchar(200 codeunits32),
  sent_at        timestamp(6),
  processed_at   timestamp(6)             NOT NULL,
  outcome        varchar(20 codeunits32)  NOT NULL,
  CONSTRAINT xonce_message_pkey PRIMARY KEY (key_hash)
);

-- The purge walks it from the oldest record of a consumer on.
CREATE INDEX xonce_message_age ON xonce_message (consumer, processed_at);

-- Who deletes a record, by purge or by hand, forgets what was answered.
CREATE TABLE xonce_reply (
  key_hash   binary(32)              NOT NULL,
  kind       varchar(20 codeunits32) NOT NULL,
  properties clob(100M),
  body       blob(100M),
  CONSTRAINT xonce_reply_pkey PRIMARY KEY (key_hash),
  CONSTRAINT xonce_reply_message FOREIGN KEY (key_hash)
    REFERENCES xonce_message (key_hash) ON DELETE CASCADE
);

-- Since when no record of a consumer has been forgotten.
CREATE TABLE xonce_floor (
  consumer         varchar(200 codeunits32) NOT NULL,
  forgotten_before timestamp(6)             NOT NULL,
  CONSTRAINT xonce_floor_pkey PRIMARY KEY (consumer)
);

CREATE TABLE xonce_lock (
  name varchar(50 codeunits32) NOT NULL,
  CONSTRAINT xonce_lock_pkey PRIMARY KEY (name)
);

-- Who holds this row purges.
INSERT INTO xonce_lock (name)
  SELECT 'purge' FROM sysibm.sysdummy1
  WHERE NOT EXISTS (SELECT 1 FROM xonce_lock WHERE name = 'purge');

-- The attempt ledger: those that failed, or met a duplicate. History, written outside the transaction
-- of the message.
CREATE TABLE xonce_attempt (
  attempt_id     binary(16)               NOT NULL,
  key_hash       binary(32)               NOT NULL,
  consumer       varchar(200 codeunits32) NOT NULL,
  message_id     varchar(200 codeunits32),
  delivery_count integer                  NOT NULL,
  node           varchar(200 codeunits32) NOT NULL,
  incarnation    binary(16)               NOT NULL,
  tx_id          varchar(200 codeunits32),
  started_at     timestamp(6)             NOT NULL,
  ended_at       timestamp(6),
  outcome        varchar(20 codeunits32),
  cause          varchar(200 codeunits32),
  error          varchar(1000 codeunits32),
  CONSTRAINT xonce_attempt_pkey PRIMARY KEY (attempt_id)
);

CREATE INDEX xonce_attempt_age ON xonce_attempt (consumer, started_at);

-- The story of a key.
CREATE INDEX xonce_attempt_key ON xonce_attempt (key_hash);

-- What became of a dead letter.
CREATE INDEX xonce_attempt_message ON xonce_attempt (message_id);

-- Each start of a server that writes attempts, and when it was last seen alive.
CREATE TABLE xonce_node (
  node        varchar(200 codeunits32) NOT NULL,
  incarnation binary(16)               NOT NULL,
  seen_at     timestamp(6)             NOT NULL,
  CONSTRAINT xonce_node_pkey PRIMARY KEY (node, incarnation)
);

-- Keys whose record an operator takes away, from a little before that on: no server may answer from
-- its memory that they were processed.
CREATE TABLE xonce_forgotten (
  key_hash     binary(32)               NOT NULL,
  consumer     varchar(200 codeunits32) NOT NULL,
  forgotten_at timestamp(6)             NOT NULL,
  CONSTRAINT xonce_forgotten_pkey PRIMARY KEY (key_hash)
);

-- What operators did: who, when, why, and what came of it. Nobody purges it.
CREATE TABLE xonce_action (
  action_id binary(16)                NOT NULL,
  consumer  varchar(200 codeunits32)  NOT NULL,
  kind      varchar(50 codeunits32)   NOT NULL,
  subject   varchar(200 codeunits32)  NOT NULL,
  actor     varchar(200 codeunits32)  NOT NULL,
  reason    varchar(1000 codeunits32) NOT NULL,
  node      varchar(200 codeunits32)  NOT NULL,
  begun_at  timestamp(6)              NOT NULL,
  ended_at  timestamp(6),
  result    varchar(1000 codeunits32),
  CONSTRAINT xonce_action_pkey PRIMARY KEY (action_id)
);

-- What operators did, latest first.
CREATE INDEX xonce_action_time ON xonce_action (begun_at);
