-- The business state of the beans under test, and where the sample keeps its own.
CREATE TABLE effect (
  id bigserial PRIMARY KEY,
  consumer varchar(200) NOT NULL,
  payment varchar(200),
  delivery int NOT NULL,
  duplicate boolean NOT NULL
);

-- Where the transaction manager marks the commits of the commit-markable datasources.
CREATE TABLE xids (
  xid bytea,
  transactionmanagerid varchar(64),
  actionuid bytea
);
CREATE UNIQUE INDEX index_xid ON xids (xid);
