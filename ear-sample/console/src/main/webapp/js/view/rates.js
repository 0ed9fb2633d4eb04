// What each consumer has done in the last hour, its duplicates, and what its store holds.
import { get } from '../api.js';
import { lines, bars } from '../plot.js';
import { h } from '../dom.js';
import { NOBODY, duration, fact, number, time } from '../format.js';

export const every = 5000;

const CAUSES = ['REDELIVERED', 'RESENT', 'CONCURRENT', 'REPLAYED', 'COPIED', 'CONFLICT', 'STALE'];

export async function load() {
  const [{ consumers }, { samples }] = await Promise.all([get('consumers'), get('consumers/samples')]);
  const records = await Promise.all(consumers.map(recordsOf));
  return { samples, consumers: consumers.map((consumer, i) => ({ ...consumer, stored: records[i] })) };
}

// The database counts records, so it is asked less often than the server.
const COUNTED_EACH = 30000;
const counted = new Map();

function recordsOf({ application, consumer }) {
  const name = `${application}/${consumer}`;
  const known = counted.get(name);
  if (known && Date.now() - known.at < COUNTED_EACH) return known.records;
  const records = get('consumers/records', { application, consumer }).catch((error) => ({ error: error.message }));
  counted.set(name, { at: Date.now(), records });
  return records;
}

export function render({ consumers, samples }) {
  return [
    h('div', { class: 'head' }, h('h1', {}, 'Rates'), h('p', { class: 'quiet' }, 'Deliveries a second on this server, at most the last hour.')),
    consumers.length === 0 && h('p', { class: 'note' }, NOBODY),
    consumers.map((consumer) => h('section', { class: 'card plain', 'data-key': `${consumer.application}/${consumer.consumer}`, 'data-consumer': consumer.consumer },
      h('h2', {}, consumer.consumer, h('small', {}, consumer.application)),
      lines(`Deliveries a second of ${consumer.consumer}`, series(consumer, samples)),
      h('div', { class: 'split' },
        h('div', {},
          h('h3', {}, 'Duplicates by cause'),
          bars('Duplicates by cause', CAUSES.filter((cause) => consumer.duplicates[cause]).map((cause) => [cause.toLowerCase(), consumer.duplicates[cause]])),
          h('h3', {}, 'Duplicates by age'),
          bars('Duplicates by age', Object.entries(consumer.ages).filter(([, times]) => times > 0).map(([bound, times]) => [bound, times]))),
        h('div', {},
          h('h3', {}, 'Store'),
          consumer.stored.error ? h('p', { class: 'problem' }, consumer.stored.error) : stored(consumer),
          h('h3', {}, 'Suggested retention'),
          h('p', {}, h('b', {}, consumer.suggestedRetention), ` (now ${consumer.retention})`),
          h('p', { class: 'quiet' }, consumer.suggestedBecause))))),
  ];
}

function stored({ stored: held }) {
  return h('dl', { class: 'facts' },
    fact('Records', held.more ? `more than ${number(held.records)}` : number(held.records)),
    fact('Oldest', time(held.oldest)),
    fact('Purge lag', held.purgeLag > 0 ? duration(held.purgeLag) : 'none'),
    fact('Floor', held.floor ? time(held.floor) : 'nothing purged yet'));
}

/** Rates between one sample and the next. */
function series(consumer, samples) {
  const points = samples
    .map(({ at, consumers }) => [new Date(at), consumers.find((one) => one.application === consumer.application && one.consumer === consumer.consumer)])
    .filter(([, one]) => one);
  const sum = (one, names) => names.reduce((total, name) => total + (one.deliveries[name] ?? 0), 0);
  const rate = (names) => points.slice(1).map(([at, one], i) => {
    const [before, other] = points[i];
    return [at, Math.max(0, (sum(one, names) - sum(other, names)) / ((at - before) / 1000))];
  });
  return [
    ['good', 'committed', rate(['COMMITTED'])],
    ['info', 'duplicates', rate(['DUPLICATE'])],
    ['bad', 'rolled back, conflicts, rejected', rate(['ROLLED_BACK', 'CONFLICT', 'STALE', 'REJECTED', 'UNKNOWN'])],
  ];
}
