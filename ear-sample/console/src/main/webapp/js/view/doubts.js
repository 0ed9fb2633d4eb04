// Branches in doubt: prepared, and not ended. Each holds its keys until it has.
import { get } from '../api.js';
import { h } from '../dom.js';
import { FATES, NOBODY, ago, badge, count, keyAddress, table, time } from '../format.js';

export const every = 3000;
export const load = () => get('in-doubt');

export function render({ stores }, { operator }) {
  const [tone, text] = summary(stores);
  return [
    h('div', { class: 'head' },
      h('h1', {}, 'In doubt'),
      operator && stores.length > 0 && h('button', { 'data-do': 'scan' }, 'Scan now')),
    h('p', { class: `verdict ${tone}`, id: 'summary' }, text),
    stores.map(store),
  ];
}

function summary(stores) {
  if (stores.length === 0) return ['warn', NOBODY];
  const silent = stores.filter(({ error }) => error).length;
  const all = stores.reduce((sum, { branches = [] }) => sum + branches.length, 0);
  const parts = [
    all > 0 && `${count(all, 'branch waits', 'branches wait')} for recovery, which looks by itself now and then.`,
    silent > 0 && `${count(silent, 'store')} could not be asked: what is in doubt there is not known.`,
  ].filter(Boolean);
  return parts.length > 0 ? ['warn', parts.join(' ')] : ['good', 'Nothing is in doubt.'];
}

function store({ store: name, branches = [], error }) {
  return h('section', { 'data-key': name, 'aria-label': name },
    h('h2', {}, h('code', {}, name)),
    error && h('p', { class: 'problem', role: 'alert' }, error),
    branches.length === 0
      ? !error && h('p', { class: 'empty' }, 'No branch in doubt.')
      : table(`Branches of ${name}`, ['Keys', 'What recovery does', 'Since', 'Node', 'Branch'],
        branches.map(row)));
}

function row(branch) {
  const [tone, text, says] = FATES[branch.fate];
  return [
    branch.branch,
    branch.keys.length === 0
      ? h('span', { class: 'quiet' }, 'no attempt tells')
      : branch.keys.map((key) => h('p', {}, nameOf(key))),
    [badge([tone, text]), h('p', { class: 'quiet' }, says)],
    [time(branch.preparedAt), h('p', { class: 'quiet' }, ago(branch.preparedAt))],
    branch.node ?? '–',
    h('code', { class: 'id' }, branch.branch),
  ];
}

/** A database is shared by applications, and only those that are deployed here can be asked. */
function nameOf(key) {
  const name = key.key ?? `${key.consumer} #${key.hash.slice(0, 12)}`;
  return key.application
    ? h('a', { class: 'mono', href: keyAddress(key) }, name)
    : h('span', { class: 'mono', title: 'Its consumer is not deployed here' }, name);
}
