-- SPDX-License-Identifier: Apache-2.0

-- Where the transaction manager marks the commits of the commit-markable datasource.
CREATE TABLE xids (
  xid bytea,
  transactionmanagerid varchar(64),
  actionuid bytea
);
CREATE UNIQUE INDEX index_xid ON xids (xid);
