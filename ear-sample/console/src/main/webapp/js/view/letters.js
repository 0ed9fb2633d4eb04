// Dead letters, by who failed and on what.
import { get } from '../api.js';
import { h } from '../dom.js';
import { count, number, table, time, troubles } from '../format.js';
import { retrying, withRetries } from './retries.js';

export const every = 4000;
export const load = () => withRetries(get('dead-letters'));

export function render(data, { operator }) {
  const { answer, refusal } = data;
  return [
    h('div', { class: 'head' },
      h('h1', {}, 'Dead letters'),
      answer && h('p', { class: 'quiet' }, answer.queues.map((queue) => `${queue.name}: ${number(queue.count)}`).join(', ') || 'No dead-letter queue')),
    refusal && h('p', { class: 'problem', role: 'alert' }, refusal),
    answer && [summary(answer), answer.queues.map(age), troubles(answer.problems)],
    retrying(data, operator),
    answer?.groups.length > 0 && groupTable(answer.groups),
  ];
}

function summary(answer) {
  const [tone, text] = verdict(answer);
  return h('p', { class: `verdict ${tone}`, id: 'summary' }, text);
}

/** No dead letter says something only of the broker that was looked into. */
function verdict({ broker, queues }) {
  const all = queues.reduce((sum, queue) => sum + queue.count, 0);
  if (all > 0) return ['warn', `${count(all, 'message waits', 'messages wait')} for a decision.`];
  if (queues.length > 0) return ['good', `No dead letters in this server’s own broker, ${broker}.`];
  return ['warn', broker
    ? `No dead-letter queue was found in this server’s own broker, ${broker}. What it gives up on is lost, or lies where the console does not look.`
    : 'No broker was looked into: java:/JmsXA leads to none in this server. Dead letters of another broker are shown by that one.'];
}

/** How old what is told of a queue is, if it is not of now. */
function age({ name, count: total, lookedAt, at }) {
  if (lookedAt === total) return null;
  return h('p', { class: 'note', 'data-key': name }, lookedAt === undefined
    ? `${name} could not be looked through: its messages are in no group below.`
    : [`${name} had ${count(lookedAt, 'message')} at `, time(at), ': it is looked through again soon.']);
}

function groupTable(groups) {
  return table('Groups of dead letters',
    ['Failed on', 'Consumer', 'Messages', 'First', 'Last', 'From'],
    [...groups].sort((one, other) => other.count - one.count).map((group) => [
      group.id,
      [h('a', { href: `#/group/${encodeURIComponent(group.queue)}/${group.id}` }, shortError(group)),
        group.example && h('p', { class: 'quiet clamp' }, group.example)],
      group.consumer ?? h('span', { class: 'quiet' }, 'not of Xonce'),
      h('b', {}, number(group.count)),
      time(group.first),
      time(group.last),
      group.origin ?? '–',
    ]));
}

export const shortError = ({ exception, consumer }) =>
  exception?.split('.').pop() ?? (consumer ? 'no exception told' : 'not told');
