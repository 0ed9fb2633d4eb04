-- The business state, the same for all rows, and the inboxes of those that do without Xonce.

CREATE TABLE account (
  id      integer PRIMARY KEY,
  balance bigint  NOT NULL
) WITH (fillfactor = 50);

INSERT INTO account (id, balance) SELECT id, 0 FROM generate_series(0, 99999) AS id;

CREATE SEQUENCE effect_seq INCREMENT 50;

CREATE TABLE effect (
  id       bigint       PRIMARY KEY DEFAULT nextval('effect_seq'),
  payment  varchar(200) NOT NULL,
  account  integer      NOT NULL,
  amount   integer      NOT NULL,
  intended bigint       NOT NULL
);

CREATE TABLE inbox (
  payment varchar(200) PRIMARY KEY
);

-- As WildFly's documentation of commit-markable resources has it.
CREATE TABLE xids (
  xid                  bytea,
  transactionmanagerid varchar(64),
  actionuid            bytea
);
CREATE UNIQUE INDEX index_xid ON xids (xid);

-- As Spring Integration's schema-postgresql.sql has it.
CREATE TABLE int_metadata_store (
  metadata_key   varchar(255) NOT NULL,
  metadata_value varchar(4000),
  region         varchar(100) NOT NULL,
  CONSTRAINT int_metadata_store_pk PRIMARY KEY (metadata_key, region)
);

-- As Camel's documentation has it.
CREATE TABLE camel_messageprocessed (
  processorname varchar(255),
  messageid     varchar(100),
  createdat     timestamp,
  PRIMARY KEY (processorname, messageid)
);
