-- Tables of Xonce for SQL Server 2014 and later. Written from its documentation, not yet run.
-- Run in the default schema of the business datasource's user; may be run again. Set
-- READ_COMMITTED_SNAPSHOT ON in the database, so that a look-up never waits. All times are in UTC.

-- From attempt_id to tx_id it tells the attempt that processed the message.
IF OBJECT_ID('xonce_message', 'U') IS NULL CREATE TABLE xonce_message (
  key_hash       binary(32)                                    NOT NULL,
  consumer       nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  key_text       nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  message_id     nvarchar(200) COLLATE Latin1_General_100_BIN2,
  fingerprint    binary(32),
  attempt_id     binary(16),
  delivery_count int,
  node           nvarchar(200) COLLATE Latin1_General_100_BIN2,
  tx_id          nvarchar(200) COLLATE Latin1_General_100_BIN2,
  sent_at        datetime2(6),
  processed_at   datetime2(6)                                  NOT NULL,
  outcome        nvarchar(20) COLLATE Latin1_General_100_BIN2  NOT NULL,
  CONSTRAINT xonce_message_pkey PRIMARY KEY NONCLUSTERED (key_hash),
  INDEX xonce_message_age CLUSTERED (consumer, processed_at)
);

-- Who deletes a record, by purge or by hand, forgets what was answered.
IF OBJECT_ID('xonce_reply', 'U') IS NULL CREATE TABLE xonce_reply (
  key_hash   binary(32)                                   NOT NULL,
  kind       nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  properties nvarchar(max),
  body       varbinary(max),
  CONSTRAINT xonce_reply_pkey PRIMARY KEY (key_hash),
  CONSTRAINT xonce_reply_message FOREIGN KEY (key_hash)
    REFERENCES xonce_message (key_hash) ON DELETE CASCADE
);

-- Since when no record of a consumer has been forgotten.
IF OBJECT_ID('xonce_floor', 'U') IS NULL CREATE TABLE xonce_floor (
  consumer         nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  forgotten_before datetime2(6)                                  NOT NULL,
  CONSTRAINT xonce_floor_pkey PRIMARY KEY (consumer)
);

IF OBJECT_ID('xonce_lock', 'U') IS NULL CREATE TABLE xonce_lock (
  name nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT xonce_lock_pkey PRIMARY KEY (name)
);

-- Who holds this row purges.
INSERT INTO xonce_lock (name)
  SELECT 'purge' WHERE NOT EXISTS (SELECT 1 FROM xonce_lock WHERE name = 'purge');

-- The attempt ledger: those that failed, or met a duplicate. History, written outside the transaction
-- of the message.
IF OBJECT_ID('xonce_attempt', 'U') IS NULL CREATE TABLE xonce_attempt (
  attempt_id     binary(16)                                    NOT NULL,
  key_hash       binary(32)                                    NOT NULL,
  consumer       nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  message_id     nvarchar(200) COLLATE Latin1_General_100_BIN2,
  delivery_count int                                           NOT NULL,
  node           nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  incarnation    binary(16)                                    NOT NULL,
  tx_id          nvarchar(200) COLLATE Latin1_General_100_BIN2,
  started_at     datetime2(6)                                  NOT NULL,
  ended_at       datetime2(6),
  outcome        nvarchar(20) COLLATE Latin1_General_100_BIN2,
  cause          nvarchar(200) COLLATE Latin1_General_100_BIN2,
  error          nvarchar(1000) COLLATE Latin1_General_100_BIN2,
  CONSTRAINT xonce_attempt_pkey PRIMARY KEY (attempt_id),
  INDEX xonce_attempt_age (consumer, started_at),
  INDEX xonce_attempt_key (key_hash),
  INDEX xonce_attempt_message (message_id)
);

-- Each start of a server that writes attempts, and when it was last seen alive.
IF OBJECT_ID('xonce_node', 'U') IS NULL CREATE TABLE xonce_node (
  node        nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  incarnation binary(16)                                    NOT NULL,
  seen_at     datetime2(6)                                  NOT NULL,
  CONSTRAINT xonce_node_pkey PRIMARY KEY (node, incarnation)
);

-- Keys whose record an operator takes away, from a little before that on: no server may answer from
-- its memory that they were processed.
IF OBJECT_ID('xonce_forgotten', 'U') IS NULL CREATE TABLE xonce_forgotten (
  key_hash     binary(32)                                    NOT NULL,
  consumer     nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  forgotten_at datetime2(6)                                  NOT NULL,
  CONSTRAINT xonce_forgotten_pkey PRIMARY KEY (key_hash)
);

-- What operators did: who, when, why, and what came of it. Nobody purges it.
IF OBJECT_ID('xonce_action', 'U') IS NULL CREATE TABLE xonce_action (
  action_id binary(16)                                     NOT NULL,
  consumer  nvarchar(200) COLLATE Latin1_General_100_BIN2  NOT NULL,
  kind      nvarchar(50) COLLATE Latin1_General_100_BIN2   NOT NULL,
  subject   nvarchar(200) COLLATE Latin1_General_100_BIN2  NOT NULL,
  actor     nvarchar(200) COLLATE Latin1_General_100_BIN2  NOT NULL,
  reason    nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  node      nvarchar(200) COLLATE Latin1_General_100_BIN2  NOT NULL,
  begun_at  datetime2(6)                                   NOT NULL,
  ended_at  datetime2(6),
  result    nvarchar(1000) COLLATE Latin1_General_100_BIN2,
  CONSTRAINT xonce_action_pkey PRIMARY KEY (action_id),
  INDEX xonce_action_time (begun_at)
);
