-- SPDX-License-Identifier: Apache-2.0

-- Nothing here keeps a second effect of a key out: that is for the oracle to find.
CREATE TABLE effect (
  consumer    varchar(50)  NOT NULL,
  message_key varchar(50)  NOT NULL,
  sent        varchar(50)  NOT NULL,
  attempt     varchar(50)  NOT NULL,
  payload     varchar(200) NOT NULL,
  entity      varchar(50)  NOT NULL,
  version     bigint       NOT NULL,
  amount      bigint       NOT NULL
);

CREATE TABLE entity (
  name    varchar(50) NOT NULL PRIMARY KEY,
  version bigint      NOT NULL,
  balance bigint      NOT NULL
);
