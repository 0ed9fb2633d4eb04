// The messages of one group of dead letters, each with what would become of it.
import { get, part } from '../api.js';
import { h } from '../dom.js';
import { badge, count, fact, keyAddress, number, outcomeOf, table, time, troubles } from '../format.js';
import { shortError } from './letters.js';
import { retrying, withRetries } from './retries.js';

export const every = 4000;

const ADVICE = {
  NEW: 'would be processed',
  DUPLICATE: 'was processed already: a retry is acknowledged and changes nothing',
  CONFLICT: 'the key was processed with another payload: look before you retry',
  STALE: 'older than what the store remembers: nobody can say whether it was processed',
  UNREADABLE: 'has no key that can be read: a retry fails again',
};

const PAGE = 100;

export const load = ([queue, group], { skip }) =>
  withRetries(get(`dead-letters/${part(queue)}/${part(group)}`, { skip }));

export function render(data, { operator }) {
  const { answer: group, refusal } = data;
  const back = h('p', {}, h('a', { href: '#/letters' }, '← All dead letters'));
  if (refusal) {
    return [back, retrying(data, operator), h('p', { class: 'empty', id: 'gone' }, refusal)];
  }
  const verdicts = Object.entries(tally(group.messages));
  return [
    back,
    h('div', { class: 'head' },
      h('h1', {}, shortError(group)),
      h('p', { class: 'quiet' }, `${group.consumer ?? 'not of Xonce'}, from ${group.origin ?? 'nobody knows where'}`)),
    group.saidOrigin && h('p', { class: 'note', id: 'said' }, `They say that they came from ${group.saidOrigin}, but the broker does not put into ${group.queue} what fails there: their senders may have written that. They cannot be retried.`),
    group.withoutId && h('p', { class: 'note', id: 'nameless' }, `${count(group.withoutId, 'message has', 'messages have')} no message id, and cannot be moved or rehearsed from here: the broker itself can.`),
    group.example && h('p', { class: 'error' }, group.example),
    h('dl', { class: 'facts' },
      fact('Messages', number(group.count)),
      fact('First', time(group.first)),
      fact('Last', time(group.last)),
      fact('If retried now',
        verdicts.length === 0 ? 'nobody can tell' : verdicts.map(([verdict, times]) => [badge(outcomeOf(verdict), ADVICE[verdict]), ` ${number(times)} `]),
        group.count > group.messages.length && 'of those shown')),
    troubles(group.problems),
    operator && h('div', { class: 'buttons' },
      group.origin && h('button', { class: 'primary', 'data-do': 'retry', ...ofAll(group), 'data-origin': group.origin, 'data-outlook': group.skipped === 0 && outlook(verdicts, group) }, `Retry ${count(group.count, 'message')}`),
      group.divertTo.length > 0 && h('button', { 'data-do': 'divert', ...ofAll(group), 'data-targets': JSON.stringify(group.divertTo) }, `Divert ${count(group.count, 'message')}`)),
    retrying(data, operator, group.id),
    pages(group),
    table('Messages', ['Verdict', 'Key', 'Message', 'Sent', 'Attempts', 'Body', 'Action'], group.messages.map((message, i) => row(message, i, group, operator))),
  ];
}

const ofGroup = (group) => ({ 'data-queue': group.queue, 'data-group': group.id });
const ofAll = (group) => ({ ...ofGroup(group), 'data-total': group.count, 'data-skipped': group.skipped });

/** Which of them are shown, and where the others are. */
function pages({ queue, id, count: total, skipped, messages, at }) {
  if (total <= messages.length) return null;
  const page = (skip, text) => h('a', { href: `#/group/${part(queue)}/${id}?skip=${skip}`, 'data-key': text }, text);
  const last = Math.floor((total - 1) / PAGE) * PAGE;
  return h('p', { class: 'note row', id: 'pages' },
    messages.length === 0 ? `Only ${number(total)} are left` : `${number(skipped + 1)} to ${number(skipped + messages.length)} of ${number(total)}`,
    ', as of ', time(at),
    skipped > 0 && page(Math.max(0, Math.min(skipped - PAGE, last)), '← Before'),
    skipped + messages.length < total && page(skipped + PAGE, 'Next →'));
}

/** What the operator is told before a retry. */
function outlook(verdicts, group) {
  if (verdicts.length === 0) return 'Nobody can tell what becomes of them.';
  const shown = group.count > group.messages.length ? `Of the ${group.messages.length} shown: ` : 'If retried now: ';
  return `${shown}${verdicts.map(([verdict, times]) => `${times} ${outcomeOf(verdict)[1].toLowerCase()}`).join(', ')}.`;
}

function tally(messages) {
  const times = {};
  for (const { verdict } of messages) {
    if (verdict) times[verdict.verdict] = (times[verdict.verdict] ?? 0) + 1;
  }
  return times;
}

function row(message, i, group, operator) {
  const { verdict, failure } = message;
  return [
    message.id ?? `without id ${i}`,
    verdict
      ? [badge(outcomeOf(verdict.verdict), ADVICE[verdict.verdict]), h('p', { class: 'quiet' }, verdict.reason ?? ADVICE[verdict.verdict])]
      : h('span', { class: 'quiet' }, 'nobody can tell'),
    verdict?.hash
      ? h('a', { class: 'mono', href: keyAddress({ ...verdict, application: group.application }) }, verdict.key)
      : '–',
    message.id ? h('code', { class: 'id' }, message.id) : h('span', { class: 'quiet' }, 'has no id'),
    time(message.sentAt),
    number(failure?.attempts),
    h('span', { class: 'quiet', title: `Properties: ${message.properties.join(', ')}` }, `${message.type}, not shown`),
    operator && message.id ? hands(message, group) : '',
  ];
}

function hands(message, group) {
  const one = { ...ofGroup(group), 'data-message': message.id, 'data-named': message.verdict?.key };
  return h('div', { class: 'hands' },
    group.origin && h('button', { 'data-do': 'retry', ...one, 'data-origin': group.origin }, 'Retry'),
    group.origin && group.application && h('button', { 'data-do': 'rehearse', ...one }, 'Rehearse'),
    group.divertTo.length > 0 && h('button', { 'data-do': 'divert', ...one, 'data-targets': JSON.stringify(group.divertTo) }, 'Divert'));
}
