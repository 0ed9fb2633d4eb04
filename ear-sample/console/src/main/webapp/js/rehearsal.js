// What a rehearsal has shown.
import { h } from './dom.js';
import { count, fact, number, table } from './format.js';

/** Shows it until the operator closes it. */
export function show({ done, result, rehearsal }) {
  const dialog = h('dialog', { 'aria-labelledby': 'rehearsal-title', class: 'ask wide', id: 'rehearsal' },
    h('form', { method: 'dialog' },
      h('h2', { id: 'rehearsal-title' }, done ? 'Rehearsed, and rolled back' : 'Not rehearsed'),
      h('p', { class: rehearsal?.thrown ? 'verdict warn' : 'verdict info' }, result),
      rehearsal && told(rehearsal),
      h('div', { class: 'buttons' }, h('button', { class: 'primary', value: 'close', autofocus: true }, 'Close'))));
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

const told = ({ thrown, statements, statementsUnseen, sent, resources, unseen, millis }) => [
  h('dl', { class: 'facts' },
    fact('Thrown', thrown ? h('code', {}, `${thrown.class}: ${thrown.message}`) : 'nothing'),
    fact('Took part', resources.join(', ') || 'nothing'),
    fact('Not looked into', unseen.join(', ') || 'nothing'),
    fact('Took', `${number(millis)} ms`)),
  h('h3', {}, 'What it would have written'),
  statementsUnseen && h('p', { class: 'note' }, statementsUnseen),
  statements && (statements.length === 0
    ? h('p', { class: 'empty' }, 'No statement.')
    : table('Statements', ['Statement', 'Times', 'Rows'], statements.map(({ sql, times, rows }, i) =>
      [i, h('code', { class: 'sql' }, sql), number(times), rows === undefined ? 'not known' : number(rows)]))),
  h('h3', {}, 'What it would have sent'),
  sent.length === 0
    ? h('p', { class: 'empty' }, 'Nothing by the resource adapter of Xonce.')
    : h('ul', {}, sent.map(({ destination, messages }) => h('li', {}, `${count(messages, 'message')} to ${destination}`))),
  h('p', { class: 'note' }, 'Only the transaction is undone. Whatever the bean does outside it, as a call to another service, a mail or a file, is done.'),
];
