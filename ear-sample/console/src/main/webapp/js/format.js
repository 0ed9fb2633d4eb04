// How things are written.
import { h } from './dom.js';

const GUARANTEES = {
  EXACTLY_ONCE: ['good', 'Exactly once'],
  EXACTLY_ONCE_UNLESS_IT_SENDS: ['warn', 'Exactly once, unless it sends'],
  DEDUPLICATED: ['warn', 'Deduplicated'],
  AT_MOST_ONCE: ['bad', 'At most once'],
  NONE: ['bad', 'None'],
  NOT_YET_DELIVERED: ['idle', 'No delivery yet'],
  NONE_SUCCEEDED: ['bad', 'No success yet'],
  OBSERVED: ['info', 'Observed only'],
  PAUSED: ['warn', 'Paused'],
  REFUSED: ['bad', 'Refused'],
  NOT_RECEIVING: ['bad', 'Not receiving'],
  STORE_UNREACHABLE: ['bad', 'Store unreachable'],
};

const OUTCOMES = {
  COMMITTED: ['good', 'Committed'],
  DUPLICATE: ['info', 'Duplicate'],
  ROLLED_BACK: ['bad', 'Rolled back'],
  CONFLICT: ['bad', 'Conflict'],
  STALE: ['warn', 'Stale'],
  REJECTED: ['warn', 'Rejected'],
  UNKNOWN: ['idle', 'Unknown'],
  RUNNING: ['idle', 'Running'],
  PROCESSED: ['good', 'Processed'],
  NOT_PROCESSED: ['warn', 'Not processed'],
  NOT_KNOWN: ['idle', 'Not known'],
  IN_DOUBT: ['warn', 'In doubt'],
  NEW: ['good', 'New'],
  UNREADABLE: ['bad', 'Unreadable'],
};

export const FATES = {
  COMMITS: ['good', 'Decided: commits', 'The transaction log holds the decision. Recovery commits it.'],
  ROLLS_BACK: ['warn', 'Not decided: rolls back', 'The log holds no decision. Recovery rolls it back, and the message comes again.'],
  OF_ANOTHER_NODE: ['idle', 'Of another node', 'Its decision is in the log of that node. Look at the console there.'],
  NOT_KNOWN: ['idle', 'Not known', 'The log could not be read, or another coordinator made it.'],
};

/** A word with a colour; the colour never says more than the word. */
export function badge([tone, text], title) {
  return h('span', { class: `badge ${tone}`, title }, text);
}

export const guaranteeOf = (name) => GUARANTEES[name] ?? ['idle', name];

/** Where a consumer stands. What only ever rolled back has proved nothing either, but is not idle. */
export const standingOf = ({ guarantee, deliveries = {} }) =>
  guaranteeOf(guarantee === 'NOT_YET_DELIVERED' && deliveries.ROLLED_BACK > 0 ? 'NONE_SUCCEEDED' : guarantee);
export const outcomeOf = (name) => OUTCOMES[name] ?? ['idle', name];

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: '2-digit' });

/** A time, with the day if it is not today. */
export function time(text) {
  if (!text) return '–';
  const date = new Date(text);
  const today = date.toDateString() === new Date().toDateString();
  return h('time', { datetime: text, title: text },
    today ? CLOCK.format(date) : `${DAY.format(date)} ${CLOCK.format(date)}`);
}

/** How long ago. */
export function ago(text) {
  return text ? `${duration((Date.now() - new Date(text)) / 1000)} ago` : '–';
}

/** Seconds for people: two units at most. */
export function duration(seconds) {
  if (seconds > 0 && seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60 ? `${whole % 60} s` : ''}`.trim();
  if (whole < 86400) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  return `${Math.floor(whole / 86400)} d ${Math.floor((whole % 86400) / 3600)} h`;
}

const NUMBER = new Intl.NumberFormat('en');
export const number = (value) => NUMBER.format(value ?? 0);

/** One and many. */
export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

/** A name and a value. */
export function fact(name, ...value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

/** A table that can be read on a phone: each cell knows its column. */
export function table(label, columns, rows) {
  return h('div', { class: 'scroll', role: 'region', 'aria-label': label, tabindex: '0' },
    h('table', {},
      h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col' }, column)))),
      h('tbody', {}, rows.map(([key, ...cells]) => h('tr', { 'data-key': key },
        cells.map((cell, i) => h('td', { 'data-column': columns[i] }, cell)))))));
}

/** Nothing is well only because nobody says otherwise. */
export const NOBODY = 'Nothing is deployed here: this server has no consumer that could be asked. Has its application failed at its deployment?';

/** What could not be asked; the rest is shown all the same. */
export function troubles(problems = []) {
  return problems.map((problem) => h('p', { class: 'problem', role: 'alert', 'data-key': problem }, problem));
}

/** Where a key is told. */
export function keyAddress({ application, consumer, hash }) {
  return `#/key/${encodeURIComponent(application)}/${encodeURIComponent(consumer)}/${hash}`;
}
