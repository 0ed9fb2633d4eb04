// The retries and diversions of this console, at work or just over, beside what else a view asks for.
import { get } from '../api.js';
import { h } from '../dom.js';

/** Neither keeps the other from being shown. If nobody answers at all, the view stays as it is. */
export async function withRetries(question) {
  const [retries, other] = await Promise.allSettled([get('dead-letters/retries'), question]);
  if (retries.reason && other.reason) throw other.reason;
  return {
    retries: retries.value?.retries ?? [],
    unlisted: retries.reason?.message,
    answer: other.value,
    refusal: other.reason?.message,
  };
}

/** Those that are of a group, or all. */
export function retrying({ retries, unlisted }, operator, group) {
  const shown = retries.filter((retry) => group === undefined || retry.group === group);
  return [
    unlisted && h('p', { class: 'problem', role: 'alert', 'data-key': 'unlisted' }, `Retries and diversions: ${unlisted}`),
    h('ul', { class: 'retries', id: 'retries', 'aria-label': 'Retries and diversions' }, shown.map((retry) => item(retry, operator))),
  ];
}

function item(retry, operator) {
  const way = `${retry.queue} → ${retry.target ?? '?'}`;
  return h('li', { 'data-key': retry.id, class: retry.over ? 'over' : '' },
    h('span', {}, `${way}: ${retry.result}`),
    h('progress', { max: retry.total, value: retry.moved + retry.gone + retry.failed, 'aria-label': retry.result }),
    operator && !retry.over && h('button', { 'data-do': 'stop', 'data-id': retry.id, 'data-kind': retry.kind, 'data-way': way }, 'Stop'));
}
