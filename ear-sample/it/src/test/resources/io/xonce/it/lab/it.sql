-- The business state of the beans under test, and where the sample keeps its own.
CREATE TABLE effect (
  id bigserial PRIMARY KEY,
  consumer varchar(200) NOT NULL,
  payment varchar(200),
  delivery int NOT NULL,
  duplicate boolean NOT NULL,
  tx xid8 NOT NULL DEFAULT pg_current_xact_id()
);

-- What is taken twice is found out at the commit.
CREATE TABLE pledge (
  name varchar(200) UNIQUE DEFERRABLE INITIALLY DEFERRED,
  taken int NOT NULL DEFAULT 0
);

-- Seen through JPA.
CREATE TABLE stock (
  name varchar(200) PRIMARY KEY,
  taken int NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 0
);

-- Where the transaction manager marks the commits of the commit-markable datasources.
CREATE TABLE xids (
  xid bytea,
  transactionmanagerid varchar(64),
  actionuid bytea
);
CREATE UNIQUE INDEX index_xid ON xids (xid);
