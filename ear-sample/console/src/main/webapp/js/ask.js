// Asks before something is done, and for the reason that is recorded.
import { h } from './dom.js';

/**
 * What the operator answers, by name of the field; null if they think better of it.
 *
 * fields: name, label, and type and value or options; the reason is always asked for.
 */
export function ask({ title, text, confirm, danger, fields = [] }) {
  const rows = [...fields, { name: 'reason', label: 'Why? It is recorded with your name.', type: 'text' }];
  const dialog = h('dialog', { 'aria-labelledby': 'ask-title', class: 'ask' },
    h('form', { method: 'dialog' },
      h('h2', { id: 'ask-title' }, title),
      h('p', {}, text),
      rows.map(({ name, label, options, type, value, min, max }) => h('label', {}, label, options
        ? h('select', { name, required: true }, options.map((option) => h('option', {}, option)))
        : h('input', { name, type, value, min, max, required: true, autocomplete: 'off', maxlength: '500' }))),
      h('div', { class: 'buttons' },
        h('button', { type: 'button', 'data-no': true }, 'Cancel'),
        h('button', { value: 'yes', class: danger ? 'danger' : 'primary', type: 'submit' }, confirm))));
  // Enter is the first button that submits, so this one does not.
  dialog.querySelector('[data-no]').addEventListener('click', () => dialog.close('no'));
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('input[name=reason]').focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const answers = Object.fromEntries(new FormData(dialog.querySelector('form')));
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? answers : null);
    });
  });
}
