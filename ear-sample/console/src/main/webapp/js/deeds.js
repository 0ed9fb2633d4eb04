// What an operator can do. Buttons name a deed in data-do, and what it needs in other data attributes.
import { part, post } from './api.js';
import { ask } from './ask.js';
import { count } from './format.js';
import { show } from './rehearsal.js';

const MOST = 100000;

// How many, and how fast: of a single message neither is asked.
const portions = (total) => (total === undefined ? [] : [
  { name: 'most', label: 'How many, the oldest first', type: 'number', value: Math.min(total, MOST), min: 1, max: MOST },
  { name: 'rate', label: 'A second, at most', type: 'number', value: 10, min: 1, max: 1000 },
]);

/** Which are meant: rows may have moved since the button was looked at. */
function meant({ message, named, skipped }) {
  if (message !== undefined) return named ? `Message ${message}, key ${named}. ` : `Message ${message}. `;
  return Number(skipped) > 0 ? `The oldest go first: those on this page come after ${count(Number(skipped), 'other')}. ` : '';
}

const wish = (message, { most, rate, ...answer }) =>
  (message === undefined ? { ...answer, most: Number(most), rate: Number(rate) } : { ...answer, messages: [message] });

const DEEDS = {
  async pause({ application, consumer }) {
    const answer = await ask({
      title: `Pause ${consumer} of ${application}?`,
      text: 'What is at work ends. Then nothing is received on this server until you resume it: messages wait at the broker, without a delivery on their count.',
      confirm: 'Pause',
    });
    return answer && ((await post('consumers/pause', { application, consumer, ...answer })).result);
  },

  async resume({ application, consumer }) {
    const answer = await ask({ title: `Resume ${consumer} of ${application}?`, text: 'It receives again.', confirm: 'Resume' });
    return answer && ((await post('consumers/resume', { application, consumer, ...answer })).result);
  },

  async forget({ application, consumer, hash, name }) {
    const answer = await ask({
      title: `Forget ${name} of ${consumer}?`,
      text: 'Its record is deleted, here and in the memory of every server. The next message of this key is processed as new: what it changes is changed a second time. This takes about six seconds.',
      confirm: 'Forget the key',
      danger: true,
    });
    return answer && ((await post(`keys/${hash}/forget`, { application, consumer, ...answer })).result);
  },

  async scan() {
    const answer = await ask({
      title: 'Let recovery look now?',
      text: 'Recovery of this server asks all databases and brokers for branches in doubt, instead of waiting for its period. It takes some seconds.',
      confirm: 'Scan now',
    });
    return answer && ((await post('in-doubt/scan', answer)).result);
  },

  async retry(button) {
    const { queue, group, origin, message, total, outlook } = button;
    const answer = await ask({
      title: message === undefined ? `Retry ${count(Number(total), 'message')}?` : 'Retry this message?',
      text: `${meant(button)}Sent back to ${origin} with the same message id. ${outlook ?? ''}`,
      confirm: 'Retry',
      fields: portions(total),
    });
    if (!answer) return null;
    await post(`dead-letters/${part(queue)}/${part(group)}/retry`, wish(message, answer));
    return 'The retry has begun.';
  },

  async divert(button) {
    const { queue, group, targets, message, total } = button;
    const answer = await ask({
      title: message === undefined ? `Divert ${count(Number(total), 'message')}?` : 'Divert this message?',
      text: `${meant(button)}Moved to another queue with the same message id, each in one step of the broker. Whoever receives there processes it.`,
      confirm: 'Divert',
      fields: [{ name: 'to', label: 'To which queue', options: JSON.parse(targets) }, ...portions(total)],
    });
    if (!answer) return null;
    await post(`dead-letters/${part(queue)}/${part(group)}/divert`, wish(message, answer));
    return 'The diversion has begun.';
  },

  async rehearse(button) {
    const { queue, group, message } = button;
    const answer = await ask({
      title: 'Rehearse this message?',
      text: `${meant(button)}Its bean is called with it, in a transaction that is rolled back whatever comes of it, and you are shown what it would have written and sent. What the bean does outside the transaction is done: a call to another service, a mail, a file.`,
      confirm: 'Rehearse',
    });
    if (answer) show(await post(`dead-letters/${part(queue)}/${part(group)}/rehearse`, { ...answer, message }));
    return null;
  },

  async stop({ id, kind, way }) {
    const answer = await ask({
      title: kind === 'divert' ? 'Stop this diversion?' : 'Stop this retry?',
      text: `${way}. What was moved stays where it is now, the others stay where they are.`,
      confirm: 'Stop',
    });
    if (!answer) return null;
    await post(`dead-letters/retries/${part(id)}/stop`, answer);
    return 'It stops after the message it is at.';
  },
};

/** Does it; the result for people, or null if the operator thinks better of it. */
export const does = (button) => DEEDS[button.dataset.do](button.dataset);
