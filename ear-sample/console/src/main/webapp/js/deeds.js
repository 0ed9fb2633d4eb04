// What an operator can do. Buttons name a deed in data-do, and what it needs in other data attributes.
import { part, post } from './api.js';
import { ask } from './ask.js';

const DEEDS = {
  async pause({ application, consumer }) {
    const answer = await ask({
      title: `Pause ${consumer}?`,
      text: 'What is at work ends. Then nothing is received on this server until you resume it: messages wait at the broker, without a delivery on their count.',
      confirm: 'Pause',
    });
    return answer && ((await post('consumers/pause', { application, consumer, ...answer })).result);
  },

  async resume({ application, consumer }) {
    const answer = await ask({ title: `Resume ${consumer}?`, text: 'It receives again.', confirm: 'Resume' });
    return answer && ((await post('consumers/resume', { application, consumer, ...answer })).result);
  },

  async forget({ application, consumer, hash, name }) {
    const answer = await ask({
      title: `Forget ${name}?`,
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

  async retry({ queue, group, origin, message, total, outlook }) {
    const one = message !== undefined;
    const answer = await ask({
      title: one ? 'Retry this message?' : `Retry ${total} messages?`,
      text: `Sent back to ${origin} with the same message id. ${outlook ?? ''}`,
      confirm: 'Retry',
      fields: one ? [] : [
        { name: 'most', label: 'How many', type: 'number', value: total, min: 1, max: 2000 },
        { name: 'rate', label: 'A second, at most', type: 'number', value: 10, min: 1, max: 1000 },
      ],
    });
    if (!answer) return null;
    const { reason, most, rate } = answer;
    const wish = one ? { reason, messages: [message] } : { reason, most: Number(most), rate: Number(rate) };
    await post(`dead-letters/${part(queue)}/${part(group)}/retry`, wish);
    return 'The retry has begun.';
  },

  async stop({ id }) {
    await post(`dead-letters/retries/${part(id)}/stop`, {});
    return 'The retry stops after the message it is at.';
  },
};

/** Does it; the result for people, or null if the operator thinks better of it. */
export const does = (button) => DEEDS[button.dataset.do](button.dataset);
