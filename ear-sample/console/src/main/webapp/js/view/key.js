// The story of a key: its attempts, next to the one effect that counts.
import { get, part } from '../api.js';
import { h } from '../dom.js';
import { FATES, ago, badge, count, duration, fact, outcomeOf, time } from '../format.js';

export const every = 3000;

export const load = ([application, consumer, hash]) => get(`keys/${part(hash)}`, { application, consumer });

const CAUSES = {
  REDELIVERED: 'the same message again: the broker did not learn of the commit',
  RESENT: 'another message, sent later: by a producer, a bridge, an outbox',
  CONCURRENT: 'another message, sent before the first began to be processed',
  REPLAYED: 'the same message, moved back by an operator',
  COPIED: 'the same message, in a copy that the broker made',
  CONFLICT: 'the same key with another payload',
  STALE: 'older than what the store remembers',
};

export function render(story, { parts: [application, consumer, hash], operator }) {
  const name = story.key ?? `#${hash.slice(0, 12)}`;
  return [
    h('div', { class: 'head' },
      h('h1', {}, h('span', { class: 'mono' }, name), ' ', badge(outcomeOf(story.state))),
      h('p', { class: 'quiet' }, `${consumer}, ${application}`)),
    h('div', { class: 'split' },
      h('section', { 'aria-labelledby': 'history' },
        h('h2', { id: 'history' }, 'Attempts'),
        h('p', { class: 'quiet' }, 'History. Many may be made; one counts.'),
        story.attempts.length === 0
          ? h('p', { class: 'empty' }, 'No attempt is kept.')
          : h('ol', { class: 'timeline' }, story.attempts.map(attempt))),
      h('section', { 'aria-labelledby': 'effect' },
        h('h2', { id: 'effect' }, 'Effect'),
        h('p', { class: 'quiet' }, 'State. It committed together with what the bean wrote and sent.'),
        story.record ? record(story.record) : h('p', { class: 'empty' }, noRecord(story.state)),
        story.doubts.map(doubt),
        story.otherDoubts > 0 && h('p', { class: 'note' },
          `The database holds ${count(story.otherDoubts, 'more branch', 'more branches')} in doubt, of other keys.`),
        operator && story.record && h('div', { class: 'buttons' },
          h('button', { class: 'danger', 'data-do': 'forget', 'data-application': application, 'data-consumer': consumer, 'data-hash': hash, 'data-name': name }, 'Forget this key')),
        h('p', { class: 'quiet id' }, `Hash ${hash}`))),
  ];
}

function noRecord(state) {
  return state === 'IN_DOUBT'
    ? 'In doubt. Copies of the message wait until the branch below has ended.'
    : 'None. The next message of this key is processed.';
}

function attempt(one) {
  const [tone] = outcomeOf(one.outcome);
  const took = one.endedAt ? duration((new Date(one.endedAt) - new Date(one.startedAt)) / 1000) : null;
  return h('li', { class: one.isRecord ? `${tone} counts` : tone, 'data-key': `${one.number}`, 'data-outcome': one.outcome },
    h('div', { class: 'row' },
      badge(outcomeOf(one.outcome)),
      one.cause && h('span', { class: 'cause', title: CAUSES[one.cause] }, one.cause.toLowerCase()),
      one.isRecord && h('span', { class: 'cause' }, 'this one counts'),
      one.inDoubt && badge(['warn', 'In doubt']),
      h('span', { class: 'quiet' }, time(one.startedAt), took && ` · ${took}`)),
    one.cause && CAUSES[one.cause] && h('p', { class: 'quiet' }, CAUSES[one.cause]),
    one.error && h('p', { class: 'error' }, one.error),
    h('details', {}, h('summary', {}, `Attempt ${one.number} on ${one.node}`),
      h('dl', { class: 'facts' },
        fact('Message', h('code', { class: 'id' }, one.messageId ?? '–')),
        fact('Delivery', one.delivery),
        fact('Transaction', h('code', { class: 'id' }, one.transaction ?? '–')),
        fact('Began', one.startedAt),
        fact('Ended', one.endedAt ?? '–'))));
}

function record(one) {
  return h('div', { class: 'card good', id: 'record' },
    h('p', { class: 'big' }, one.outcome === 'REJECTED' ? 'Rejected for good' : 'Processed once'),
    h('dl', { class: 'facts' },
      fact('Processed', time(one.processedAt), ` · ${ago(one.processedAt)}`),
      fact('Sent', time(one.sentAt)),
      fact('Message', h('code', { class: 'id' }, one.messageId ?? '–')),
      fact('Fingerprint', h('code', {}, one.fingerprint ?? 'none')),
      fact('Node', one.node ?? '–')));
}

function doubt(one) {
  const [tone, text, says] = FATES[one.fate];
  return h('div', { class: `card ${tone}` },
    h('div', { class: 'row' }, badge([tone, text]), h('span', { class: 'quiet' }, `attempt ${one.attempt}, prepared ${ago(one.preparedAt)}`)),
    h('p', {}, says),
    h('p', { class: 'quiet id' }, one.branch));
}
