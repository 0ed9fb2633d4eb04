// SPDX-License-Identifier: Apache-2.0
// node send.js PORT QUEUE BODY [REPLY_TO CORRELATION_ID]
// Sends a message without an id, as rhea does by itself, and ends when the broker has it.
const [port, queue, body, reply_to, correlation_id] = process.argv.slice(2);
const connection = require('rhea').connect({ host: '127.0.0.1', port: Number(port), reconnect: false });
const sender = connection.open_sender({ target: { address: queue, capabilities: ['queue'] } });
const reply = reply_to ? { reply_to, correlation_id } : {};
sender.once('sendable', () =>
  sender.send({ durable: true, content_type: 'application/json', body, ...reply }));
connection.on('accepted', () => connection.close());
for (const end of ['rejected', 'released', 'disconnected', 'connection_error']) {
  connection.on(end, (context) => {
    console.error(end, context.error || '');
    process.exitCode = 1;
    connection.close();
  });
}
