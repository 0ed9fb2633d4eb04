-- Makes the database fail certain payments on their first two attempts, without a line of code in
-- the application. The attempts are counted by sequences, since what a sequence has given out
-- survives the rollback that follows.

create schema fault;

create table fault.payment (payment_id varchar(64) primary key);

create function fault.count_attempts() returns trigger language plpgsql as $$
begin
  execute format('create sequence fault.%I', new.payment_id);
  return new;
end $$;

create trigger count_attempts after insert on fault.payment
  for each row execute function fault.count_attempts();

create function fault.fail_twice() returns trigger language plpgsql as $$
begin
  if exists (select from fault.payment where payment_id = new.payment_id) then
    if nextval(format('fault.%I', new.payment_id)::regclass) <= 2 then
      raise exception 'demo: payment % fails on its first two attempts', new.payment_id;
    end if;
  end if;
  return new;
end $$;

create trigger fail_twice before insert on public.entry
  for each row execute function fault.fail_twice();
