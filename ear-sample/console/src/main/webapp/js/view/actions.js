// What operators did: who, when, why, and what came of it.
import { get } from '../api.js';
import { h } from '../dom.js';
import { NOBODY, badge, table, time } from '../format.js';

export const every = 5000;
export const load = () => get('actions');

export function render({ stores }) {
  return [
    h('div', { class: 'head' }, h('h1', {}, 'Actions'), h('p', { class: 'quiet' }, 'Kept in the table xonce_action of each store.')),
    stores.length === 0 && h('p', { class: 'note' }, NOBODY),
    stores.map(({ store, actions = [], error }) => h('section', { 'data-key': store, 'aria-label': store },
      h('h2', {}, h('code', {}, store)),
      error && h('p', { class: 'problem', role: 'alert' }, error),
      actions.length === 0
        ? !error && h('p', { class: 'empty' }, 'Nobody did anything yet.')
        : table(`Actions in ${store}`, ['When', 'Who', 'What', 'Why', 'Result'], actions.map((action) => [
          action.id,
          time(action.begunAt),
          action.actor,
          [badge(['info', action.kind]), ` ${action.subject}`, h('p', { class: 'quiet' }, `${action.consumer}, ${action.node}`)],
          action.reason,
          action.result ?? h('span', { class: 'quiet' }, 'not ended'),
        ])))),
  ];
}
