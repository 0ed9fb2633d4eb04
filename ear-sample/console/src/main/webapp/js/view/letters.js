// Dead letters, by who failed and on what.
import { get } from '../api.js';
import { h } from '../dom.js';
import { count, number, table, time, troubles } from '../format.js';

export const every = 4000;
export const load = () => get('dead-letters');

export function render({ queues, groups, retries, problems }, { operator }) {
  const all = queues.reduce((sum, queue) => sum + queue.count, 0);
  return [
    h('div', { class: 'head' },
      h('h1', {}, 'Dead letters'),
      h('p', { class: 'quiet' }, queues.map((queue) => `${queue.name}: ${number(queue.count)}`).join(', ') || 'No dead-letter queue')),
    h('p', { class: all ? 'verdict warn' : 'verdict good', id: 'summary' },
      all ? `${count(all, 'message waits', 'messages wait')} for a decision.` : 'No dead letters.'),
    queues.filter(({ count: total, lookedAt }) => lookedAt !== total).map((queue) =>
      h('p', { class: 'note', 'data-key': queue.name }, `${queue.name} had ${count(queue.lookedAt, 'message')} at `, time(queue.at), ': it is looked through again soon.')),
    troubles(problems),
    retrying(retries, operator),
    groups.length > 0 && table('Groups of dead letters',
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
      ])),
  ];
}

export const shortError = ({ exception, consumer }) =>
  exception?.split('.').pop() ?? (consumer ? 'no exception told' : 'not told');

/** The retries and diversions of this console, at work or just over. */
export function retrying(retries, operator) {
  return h('ul', { class: 'retries', id: 'retries', 'aria-label': 'Retries and diversions' }, retries.map((retry) =>
    h('li', { 'data-key': retry.id, class: retry.over ? 'over' : '' },
      h('span', {}, `${retry.queue} → ${retry.target ?? '?'}: ${retry.result}`),
      h('progress', { max: retry.total, value: retry.moved + retry.gone + retry.failed, 'aria-label': retry.result }),
      operator && !retry.over && h('button', { 'data-do': 'stop', 'data-id': retry.id }, 'Stop'))));
}
