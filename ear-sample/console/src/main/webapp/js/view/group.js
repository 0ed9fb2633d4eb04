// The messages of one group of dead letters, each with what would become of it.
import { get, part } from '../api.js';
import { h } from '../dom.js';
import { badge, count, fact, keyAddress, number, outcomeOf, table, time, troubles } from '../format.js';
import { retrying, shortError } from './letters.js';

export const every = 4000;

const ADVICE = {
  NEW: 'would be processed',
  DUPLICATE: 'was processed already: a retry is acknowledged and changes nothing',
  CONFLICT: 'the key was processed with another payload: look before you retry',
  STALE: 'older than what the store remembers: nobody can say whether it was processed',
  UNREADABLE: 'has no key that can be read: a retry fails again',
};

export async function load([queue, group]) {
  const { retries } = await get('dead-letters');
  try {
    return { retries, group: await get(`dead-letters/${part(queue)}/${part(group)}`) };
  } catch (error) {
    return { retries, gone: error.message };
  }
}

export function render({ retries, group, gone }, { operator }) {
  const back = h('p', {}, h('a', { href: '#/letters' }, '← All dead letters'));
  if (gone) {
    return [back, retrying(retries, operator), h('p', { class: 'empty', id: 'gone' }, gone)];
  }
  const verdicts = Object.entries(tally(group.messages));
  return [
    back,
    h('div', { class: 'head' },
      h('h1', {}, shortError(group)),
      h('p', { class: 'quiet' }, `${group.consumer ?? 'not of Xonce'}, from ${group.origin ?? 'nobody knows where'}`)),
    group.example && h('p', { class: 'error' }, group.example),
    h('dl', { class: 'facts' },
      fact('Messages', number(group.count)),
      fact('First', time(group.first)),
      fact('Last', time(group.last)),
      fact('If retried now', verdicts.length === 0 ? 'nobody can tell' : verdicts.map(([verdict, times]) => [badge(outcomeOf(verdict), ADVICE[verdict]), ` ${number(times)} `]))),
    troubles(group.problems),
    operator && group.origin && h('div', { class: 'buttons' },
      h('button', { class: 'primary', 'data-do': 'retry', 'data-queue': group.queue, 'data-group': group.id, 'data-origin': group.origin, 'data-total': group.count, 'data-outlook': outlook(verdicts, group) }, `Retry ${count(group.count, 'message')}`)),
    retrying(retries.filter((retry) => retry.group === group.id), operator),
    group.count > group.messages.length && h('p', { class: 'note' }, `The first ${group.messages.length} are shown.`),
    table('Messages', ['Verdict', 'Key', 'Message', 'Sent', 'Attempts', 'Body', 'Action'], group.messages.map((message) => row(message, group, operator))),
  ];
}

/** What the operator is told before a retry. */
function outlook(verdicts, group) {
  if (verdicts.length === 0) return 'Nobody can tell what becomes of them.';
  const shown = group.count > group.messages.length ? `Of the first ${group.messages.length}: ` : 'If retried now: ';
  return `${shown}${verdicts.map(([verdict, times]) => `${times} ${outcomeOf(verdict)[1].toLowerCase()}`).join(', ')}.`;
}

function tally(messages) {
  const times = {};
  for (const { verdict } of messages) {
    if (verdict) times[verdict.verdict] = (times[verdict.verdict] ?? 0) + 1;
  }
  return times;
}

function row(message, group, operator) {
  const { verdict, failure } = message;
  return [
    message.id,
    verdict
      ? [badge(outcomeOf(verdict.verdict), ADVICE[verdict.verdict]), h('p', { class: 'quiet' }, verdict.reason ?? ADVICE[verdict.verdict])]
      : h('span', { class: 'quiet' }, 'nobody can tell'),
    verdict?.hash
      ? h('a', { class: 'mono', href: keyAddress({ ...verdict, application: group.application }) }, verdict.key)
      : '–',
    h('code', { class: 'id' }, message.id),
    time(message.sentAt),
    number(failure?.attempts),
    h('span', { class: 'quiet', title: `Properties: ${message.properties.join(', ')}` }, `${message.type}, not shown`),
    operator && group.origin
      ? h('button', { 'data-do': 'retry', 'data-queue': group.queue, 'data-group': group.id, 'data-origin': group.origin, 'data-message': message.id }, 'Retry')
      : '',
  ];
}
