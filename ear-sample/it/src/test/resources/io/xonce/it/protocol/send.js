// SPDX-License-Identifier: Apache-2.0
// node send.js PORT QUEUE [FIELD=VALUE | :PROPERTY=VALUE]... < BODY
// Sends a message, without an id unless one is given, and ends when the broker has it.
const [port, queue, ...settings] = process.argv.slice(2);
const body = require('fs').readFileSync(0, 'utf8');
const message = { durable: true, content_type: 'application/json', body, application_properties: {} };
for (const setting of settings) {
  const [, property, name, value] = setting.match(/^(:?)([^=]*)=(.*)$/s);
  (property ? message.application_properties : message)[name] = value;
}
const connection = require('rhea').connect({ host: '127.0.0.1', port: Number(port), reconnect: false });
const sender = connection.open_sender({ target: { address: queue, capabilities: ['queue'] } });
sender.once('sendable', () => sender.send(message));
connection.on('accepted', () => connection.close());
for (const end of ['rejected', 'released', 'disconnected', 'connection_error']) {
  connection.on(end, (context) => {
    console.error(end, context.error || '');
    process.exitCode = 1;
    connection.close();
  });
}
