// The guarantee map: each consumer, the guarantee that was proved, and why it is not better.
import { get } from '../api.js';
import { h } from '../dom.js';
import { NOBODY, badge, count, fact, guaranteeOf, number, standingOf, time } from '../format.js';

export const every = 2000;
export const load = () => get('consumers');

const TROUBLE = new Set(['bad', 'warn']);

export function render({ consumers, node, time: now }, { operator }) {
  const troubled = consumers.filter(isTroubled);
  return [
    h('div', { class: 'head' },
      h('h1', {}, 'Guarantees'),
      h('p', { class: 'quiet' }, `${count(consumers.length, 'consumer')} on ${node}, `, time(now))),
    summary(consumers, troubled),
    h('ul', { class: 'cards' }, [...consumers].sort(worstFirst).map((consumer) => card(consumer, operator))),
  ];
}

function summary(consumers, troubled) {
  const [tone, text] = consumers.length === 0
    ? ['warn', NOBODY]
    : troubled.length > 0
      ? ['warn', `${count(troubled.length, 'consumer needs', 'consumers need')} a look.`]
      : ['good', 'All is well.'];
  return h('p', { class: `verdict ${tone}`, id: 'summary' }, text);
}

const isTroubled = (consumer) => TROUBLE.has(standingOf(consumer)[0]) || consumer.held > 0 || consumer.lostAttempts > 0;
const weight = (consumer) => (standingOf(consumer)[0] === 'bad' ? 2 : isTroubled(consumer) ? 1 : 0);
const worstFirst = (one, other) => weight(other) - weight(one);

function card(consumer, operator) {
  const [tone, text] = standingOf(consumer);
  const { deliveries = {} } = consumer;
  return h('li', { class: `card ${tone}`, 'data-key': `${consumer.application}/${consumer.consumer}`, 'data-consumer': consumer.consumer },
    h('div', { class: 'card-head' },
      h('h2', {}, consumer.consumer, h('small', {}, consumer.application)),
      badge([tone, text])),
    h('p', { class: 'evidence' }, consumer.evidence),
    h('ul', { class: 'numbers', 'aria-label': 'Deliveries' },
      figure('committed', deliveries.COMMITTED),
      figure('duplicates', deliveries.DUPLICATE),
      figure('rolled back', deliveries.ROLLED_BACK),
      figure('held', consumer.held)),
    h('dl', { class: 'facts' },
      fact('Key', h('code', {}, consumer.key.join(', '))),
      fact('Mode', consumer.mode === 'ENFORCE' ? 'enforced' : 'observed only'),
      fact('Retention', consumer.retention, consumer.floor && ', floor on'),
      fact('Demanded', guaranteeOf(consumer.minimumGuarantee)[1].toLowerCase()),
      fact('Store', h('code', {}, consumer.store)),
      fact('In memory', count(consumer.knownKeys, 'key')),
      consumer.lostAttempts > 0 && fact('Attempts lost', number(consumer.lostAttempts))),
    consumer.pausedBy && consumer.guarantee !== 'PAUSED' && h('p', { class: 'note' }, consumer.pausedBy),
    h('div', { class: 'buttons' },
      h('a', { href: `#/keys?${new URLSearchParams({ application: consumer.application, consumer: consumer.consumer })}` }, 'Keys'),
      operator && pauseButton(consumer)));
}

function figure(name, value) {
  return h('li', {}, h('b', {}, number(value)), h('span', {}, name));
}

function pauseButton(consumer) {
  if (!consumer.pausable) {
    return h('span', { class: 'quiet', title: 'Its messages come by the server\u2019s own resource adapter: stop-delivery in the management of the server' }, 'Stop it in the server’s management');
  }
  const deed = consumer.pausedBy ? 'resume' : 'pause';
  return h('button', { 'data-do': deed, 'data-application': consumer.application, 'data-consumer': consumer.consumer },
    deed === 'pause' ? 'Pause' : 'Resume');
}
