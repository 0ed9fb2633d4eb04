-- The ledger's own tables (PostgreSQL). The dedup tables come with Xonce: io/xonce/store/postgresql.sql.

create table account (
  id      varchar(64)    primary key,
  balance numeric(19, 2) not null
);

create sequence entry_seq increment by 50;

create table entry (
  id         bigint         primary key,
  payment_id varchar(64)    not null, -- not unique: a duplicate booking must be visible
  account_id varchar(64)    not null references account,
  amount     numeric(19, 2) not null,
  booked_at  timestamptz    not null
);

create index entry_payment on entry (payment_id);
