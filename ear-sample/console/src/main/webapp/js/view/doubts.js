// Branches in doubt: prepared, and not ended. Each holds its keys until it has.
import { get } from '../api.js';
import { h } from '../dom.js';
import { FATES, ago, badge, count, keyAddress, table, time } from '../format.js';

export const every = 3000;
export const load = () => get('in-doubt');

export function render({ stores }, { operator }) {
  const all = stores.reduce((sum, { branches = [] }) => sum + branches.length, 0);
  return [
    h('div', { class: 'head' },
      h('h1', {}, 'In doubt'),
      operator && stores.length > 0 && h('button', { 'data-do': 'scan' }, 'Scan now')),
    h('p', { class: all ? 'verdict warn' : 'verdict good', id: 'summary' },
      all ? `${count(all, 'branch waits', 'branches wait')} for recovery, which looks by itself now and then.` : 'Nothing is in doubt.'),
    stores.map(store),
  ];
}

function store({ store: name, application, branches = [], error }) {
  return h('section', { 'data-key': name, 'aria-label': name },
    h('h2', {}, h('code', {}, name)),
    error && h('p', { class: 'problem', role: 'alert' }, error),
    branches.length === 0
      ? !error && h('p', { class: 'empty' }, 'No branch in doubt.')
      : table(`Branches of ${name}`, ['Keys', 'What recovery does', 'Since', 'Node', 'Branch'],
        branches.map((branch) => row(branch, application))));
}

function row(branch, application) {
  const [tone, text, says] = FATES[branch.fate];
  return [
    branch.branch,
    branch.keys.length === 0
      ? h('span', { class: 'quiet' }, 'no attempt tells')
      : branch.keys.map((key) => h('p', {}, h('a', { class: 'mono', href: keyAddress({ ...key, application }) }, key.key ?? `${key.consumer} #${key.hash.slice(0, 12)}`))),
    [badge([tone, text]), h('p', { class: 'quiet' }, says)],
    [time(branch.preparedAt), h('p', { class: 'quiet' }, ago(branch.preparedAt))],
    branch.node ?? '–',
    h('code', { class: 'id' }, branch.branch),
  ];
}
