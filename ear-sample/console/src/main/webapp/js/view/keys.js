// Looks for keys. Asked once: a search may walk a database, so nobody repeats it but who searches.
import { get } from '../api.js';
import { h } from '../dom.js';
import { NOBODY, badge, count, keyAddress, outcomeOf, table, time, troubles } from '../format.js';

const SPANS = [['1', 'the last hour'], ['24', 'the last day'], ['168', 'the last week'], ['8760', 'the last year']];

export async function load(parts, query) {
  const { consumers } = await get('consumers');
  // The form stays, for another search.
  const found = await search(query).catch((error) => ({ problems: [error.message] }));
  return { consumers, ...found };
}

async function search({ application: app, consumer: place, key, tenant, message, hours = '24' }) {
  const [application, consumer] = app && place ? [app, place] : place ? place.split('\n') : [];
  const from = new Date(Date.now() - Number(hours) * 3600000).toISOString();
  return get('keys', { application, consumer, key, tenant, message, from });
}

export function render({ consumers, keys, more, problems }, { query }) {
  const chosen = query.application && query.consumer ? `${query.application}\n${query.consumer}` : query.consumer;
  return [
    h('div', { class: 'head' }, h('h1', {}, 'Keys')),
    h('form', { class: 'search', 'data-view': 'keys', role: 'search' },
      h('label', { class: 'wide' }, 'Business key', h('input', { id: 'key', name: 'key', value: query.key, placeholder: 'whole, or its beginning', autocomplete: 'off', spellcheck: 'false' })),
      h('label', {}, 'Message id', h('input', { name: 'message', value: query.message, placeholder: 'ID:…', autocomplete: 'off', spellcheck: 'false' })),
      consumers.some(({ hasTenant }) => hasTenant)
        && h('label', {}, 'Tenant', h('input', { name: 'tenant', value: query.tenant, autocomplete: 'off' })),
      h('label', {}, 'Consumer', h('select', { name: 'consumer' },
        h('option', { value: '' }, 'all'),
        consumers.map(({ application, consumer }) => h('option', { 'data-key': `${application}\n${consumer}`, value: `${application}\n${consumer}`, selected: chosen === `${application}\n${consumer}` }, consumer)))),
      h('label', {}, 'In', h('select', { name: 'hours' },
        SPANS.map(([hours, text]) => h('option', { value: hours, selected: (query.hours ?? '24') === hours }, text)))),
      h('button', { class: 'primary', type: 'submit' }, 'Search')),
    troubles(problems),
    consumers.length === 0 ? h('p', { class: 'note' }, NOBODY) : keys && h('p', { class: 'quiet', role: 'status' }, sum(keys, more, problems)),
    keys?.length > 0 && table('Keys found', ['Key', 'Consumer', 'Latest', 'When', 'Message'], keys.map((key) => [
      `${key.consumer}/${key.hash}`,
      h('a', { href: keyAddress(key), class: 'mono' }, key.key ?? `#${key.hash.slice(0, 12)}`),
      key.consumer,
      badge(outcomeOf(key.outcome ?? 'RUNNING')),
      time(key.at),
      h('code', { class: 'id' }, key.messageId ?? '–'),
    ])),
  ];
}

function sum(keys, more, problems) {
  const found = count(keys.length, 'key');
  const silence = problems.length > 0 ? ' Not all consumers answered.' : '';
  return `${more ? `The newest ${found}, there are more` : `${found} found`}.${silence} The newest of each consumer come first.`;
}
