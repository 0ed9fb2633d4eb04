-- Tables of the Xonce dedup store for PostgreSQL 9.5 and later.
-- Run in the schema of the business datasource's user; may be run again.

CREATE TABLE IF NOT EXISTS xonce_message (
  key_hash     bytea                    NOT NULL,
  consumer     varchar(200)             NOT NULL,
  key_text     varchar(200)             NOT NULL,
  message_id   varchar(200),
  sent_at      timestamp with time zone,
  processed_at timestamp with time zone NOT NULL DEFAULT current_timestamp,
  CONSTRAINT xonce_message_pkey PRIMARY KEY (key_hash)
);

-- The purge walks it from the oldest record of a consumer on.
CREATE INDEX IF NOT EXISTS xonce_message_age ON xonce_message (consumer, processed_at);

CREATE TABLE IF NOT EXISTS xonce_lock (
  name varchar(50) NOT NULL,
  CONSTRAINT xonce_lock_pkey PRIMARY KEY (name)
);

-- Who holds this row purges.
INSERT INTO xonce_lock (name) VALUES ('purge') ON CONFLICT (name) DO NOTHING;
