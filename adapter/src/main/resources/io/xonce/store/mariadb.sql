-- Tables of Xonce for MariaDB 10.6 and later.
-- Run in the database of the business datasource; may be run again.
-- Text is compared byte by byte, blanks at the end included. Times are UTC.

-- From attempt_id to tx_id it tells the attempt that processed the message.
-- The claim_id is a random number of the claim that inserted the row.
CREATE TABLE IF NOT EXISTS xonce_message (
  key_hash       binary(32)   NOT NULL,
  consumer       varchar(200) NOT NULL,
  key_text       varchar(200) NOT NULL,
  message_id     varchar(200),
  fingerprint    binary(32),
  attempt_id     binary(16),
  delivery_count int,
  node           varchar(200),
  tx_id          varchar(200),
  sent_at        datetime(6),
  processed_at   datetime(6)  NOT NULL DEFAULT utc_timestamp(6),
  outcome        varchar(20)  NOT NULL,
  claim_id       binary(16)   NOT NULL,
  PRIMARY KEY (key_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- The purge walks it from the oldest record of a consumer on.
CREATE INDEX IF NOT EXISTS xonce_message_age ON xonce_message (consumer, processed_at);

-- Who deletes a record, by purge or by hand, forgets what was answered.
CREATE TABLE IF NOT EXISTS xonce_reply (
  key_hash   binary(32)  NOT NULL,
  kind       varchar(20) NOT NULL,
  properties longtext,
  body       longblob,
  PRIMARY KEY (key_hash),
  CONSTRAINT xonce_reply_message FOREIGN KEY (key_hash)
    REFERENCES xonce_message (key_hash) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Since when no record of a consumer has been forgotten.
CREATE TABLE IF NOT EXISTS xonce_floor (
  consumer         varchar(200) NOT NULL,
  forgotten_before datetime(6)  NOT NULL,
  PRIMARY KEY (consumer)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS xonce_lock (
  name varchar(50) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Who holds this row purges.
INSERT IGNORE INTO xonce_lock (name) VALUES ('purge');

-- The attempt ledger: those that failed, or met a duplicate. History, written outside the transaction
-- of the message.
CREATE TABLE IF NOT EXISTS xonce_attempt (
  attempt_id     binary(16)   NOT NULL,
  key_hash       binary(32)   NOT NULL,
  consumer       varchar(200) NOT NULL,
  message_id     varchar(200),
  delivery_count integer      NOT NULL,
  node           varchar(200) NOT NULL,
  incarnation    binary(16)   NOT NULL,
  tx_id          varchar(200),
  started_at     datetime(6)  NOT NULL,
  ended_at       datetime(6),
  outcome        varchar(20),
  cause          varchar(200),
  error          varchar(1000),
  PRIMARY KEY (attempt_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- The purge walks it like xonce_message_age; what a dead node left unfinished is found by it, too.
CREATE INDEX IF NOT EXISTS xonce_attempt_age ON xonce_attempt (consumer, started_at);

-- The story of a key.
CREATE INDEX IF NOT EXISTS xonce_attempt_key ON xonce_attempt (key_hash);

-- What became of a dead letter.
CREATE INDEX IF NOT EXISTS xonce_attempt_message ON xonce_attempt (message_id);

-- Each start of a server that writes attempts, and when it was last seen alive.
CREATE TABLE IF NOT EXISTS xonce_node (
  node        varchar(200) NOT NULL,
  incarnation binary(16)   NOT NULL,
  seen_at     datetime(6)  NOT NULL,
  PRIMARY KEY (node, incarnation)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Keys whose record an operator takes away, from a little before that on: no server may answer from
-- its memory that they were processed.
CREATE TABLE IF NOT EXISTS xonce_forgotten (
  key_hash     binary(32)   NOT NULL,
  consumer     varchar(200) NOT NULL,
  forgotten_at datetime(6)  NOT NULL,
  PRIMARY KEY (key_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- What operators did: who, when, why, and what came of it. Nobody purges it.
CREATE TABLE IF NOT EXISTS xonce_action (
  action_id binary(16)    NOT NULL,
  consumer  varchar(200)  NOT NULL,
  kind      varchar(50)   NOT NULL,
  subject   varchar(200)  NOT NULL,
  actor     varchar(200)  NOT NULL,
  reason    varchar(1000) NOT NULL,
  node      varchar(200)  NOT NULL,
  begun_at  datetime(6)   NOT NULL,
  ended_at  datetime(6),
  result    varchar(1000),
  PRIMARY KEY (action_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- What operators did, latest first.
CREATE INDEX IF NOT EXISTS xonce_action_time ON xonce_action (begun_at);
