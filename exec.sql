\set a random(1,100000)
BEGIN;
INSERT INTO xonce_message (key_hash, consumer, key_text, message_id, attempt_id, delivery_count, node, tx_id, outcome) VALUES (decode(md5(random()::text)||md5(random()::text),'hex'), 'c','k','ID:1', decode(md5(random()::text),'hex'),1,'n','t','COMMITTED') ON CONFLICT (key_hash) DO NOTHING;
INSERT INTO effect VALUES ('x', :a, 1, 1);
UPDATE account SET balance=balance+1 WHERE id=:a;
EXECUTE xonce_role\; PREPARE TRANSACTION 'x:client_id';
COMMIT PREPARED 'x:client_id';
