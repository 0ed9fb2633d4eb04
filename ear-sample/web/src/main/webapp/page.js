// Sends payments, and shows what became of them: many attempts, one effect.
import { h, patch } from './js/dom.js';
import { badge, count, outcomeOf, time } from './js/format.js';

const KEPT = 'payments';
const OF_A_CRASH = 60;
const AT_ONCE = 100;
const SHOWN_ATTEMPTS = 6;

/** What was sent from this window, the latest first. It is kept over a reload. */
let items = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
let stories = {};
let server = null;
let timer = null;
const busy = new Set();

const find = (id) => document.getElementById(id);
const newId = () => `pay-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
const amount = () => (1 + Math.floor(Math.random() * 9999)) / 100;

function keep(item) {
  items = [item, ...items.filter(({ id }) => id !== item.id)].slice(0, 20);
  sessionStorage.setItem(KEPT, JSON.stringify(items));
}

/** The payment that can be sent once more. */
const latest = () => items.find(({ kind }) => kind === 'one');

const ACTS = [
  { name: 'send', text: 'Send a payment', primary: true,
    about: () => 'One message. It is booked, and another message tells so.' },
  { name: 'again', text: 'Send it again',
    about: () => latest() ? `${latest().id} once more, as a producer does that got no answer: a new message, the same payment.` : 'Send one first.',
    ready: () => latest() },
  { name: 'other', text: 'Send it with another amount',
    about: () => latest() ? `${latest().id} with one cent more. That is no duplicate, it is a conflict: refused, and in the end a dead letter.` : 'Send one first.',
    ready: () => latest() },
  { name: 'fail', text: 'Let it fail twice',
    about: () => server?.canFail === false ? 'Needs the database of the demo, which can be told to fail.' : 'The database refuses the first two attempts. The third is booked.',
    ready: () => server?.canFail },
  { name: 'poison', text: 'Send poison',
    about: () => 'An amount below zero can never be booked. It is tried again and again, and set aside in the end.' },
  { name: 'kill', text: 'Kill the server', danger: true,
    about: () => server?.canBeKilled === false ? 'Needs the demo, which starts the server again.' : `Sends ${OF_A_CRASH} payments and halts the server in the midst of them.`,
    ready: () => server?.canBeKilled },
];

const DEEDS = {
  send: () => sendOne({ id: newId(), kind: 'one', amount: amount(), sent: 0 }),
  again: () => sendOne(latest()),
  other: () => sendOne(latest(), { amount: Math.round(latest().amount * 100 + 1) / 100 }),
  fail: () => sendOne({ id: newId(), kind: 'one', amount: amount(), sent: 0 }, { failTwice: true }),
  poison: () => sendOne({ id: newId(), kind: 'poison', amount: -1, sent: 0 }),
  async kill() {
    const id = newId();
    const ids = Array.from({ length: OF_A_CRASH }, (_, i) => `${id}-${String(i + 1).padStart(2, '0')}`);
    keep({ id, kind: 'crash', ids, process: server.process });
    await post('kill', ids.map((each) => ({ id: each, amount: amount() })), true);
  },
};

async function sendOne(item, change = {}) {
  await post('payments', [{ id: item.id, amount: item.amount, ...change }]);
  keep({ ...item, sent: item.sent + 1 });
}

/** An answer may be cut off only where the server is told to die. */
async function post(path, body, mayDie = false) {
  let response;
  try {
    response = await fetch(new URL(`api/${path}`, location.origin + location.pathname), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10000),
    });
  } catch (error) {
    if (mayDie) return null;
    throw new Error('The server does not answer.', { cause: error });
  }
  const type = response.headers.get('Content-Type') ?? '';
  const answer = type.includes('json') ? await response.json() : {};
  if (!response.ok) throw new Error(answer.error ?? `The server answers ${response.status}.`);
  return answer;
}

const idsOf = (item) => item.ids ?? [item.id];

/** What there is to ask, in questions that name no more payments than one may. */
function questions() {
  const ids = items.flatMap(idsOf);
  return Array.from({ length: Math.max(1, Math.ceil(ids.length / AT_ONCE)) },
    (_, i) => ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
}

async function refresh() {
  clearTimeout(timer);
  try {
    arrive(await Promise.all(questions().map((ids) => post('stories', ids))));
  } catch {
    away();
  }
  draw();
  timer = setTimeout(refresh, document.hidden ? 10000 : 1000);
}

function arrive(answers) {
  const before = server;
  server = answers[0].server;
  stories = Object.assign({}, ...answers.map(({ payments }) => payments));
  if (before && before.process !== server.process) {
    const back = find('back');
    back.hidden = false;
    back.textContent = `The server is back: process ${before.process} is gone, process ${server.process} answers.`;
  }
  items.filter(({ process, next }) => process && !next && process !== server.process).forEach(survived);
  find('away').hidden = true;
  beat('well', 'live');
  find('process').textContent = `process ${server.process}`;
  find('console').hidden = !server.console;
}

/** What was booked before the kill can be told as long as no other process has come after it. */
function survived(item) {
  item.next = server.process;
  item.before = item.ids.reduce((all, id) => all + (stories[id]?.before ?? 0), 0);
  sessionStorage.setItem(KEPT, JSON.stringify(items));
}

function away() {
  if (!server) return;
  find('away').hidden = false;
  find('back').hidden = true;
  beat('ill', 'no answer');
}

function beat(tone, text) {
  find('pulse').className = `pulse ${tone}`;
  find('pulse').textContent = text;
}

function draw() {
  patch(find('acts'), h('ul', { id: 'acts', class: 'acts' }, ACTS.map(act)));
  patch(find('payments'), h('ol', { id: 'payments', class: 'payments' },
    items.length === 0
      ? h('li', { class: 'empty', 'data-key': 'none' }, 'Nothing was sent from this window yet.')
      : items.map((item) => (item.ids ? crash(item) : payment(item)))));
}

function act({ name, text, about, ready, primary, danger }) {
  const tone = danger ? 'danger' : primary ? 'primary' : null;
  return h('li', { 'data-key': name },
    h('button', { type: 'button', 'data-do': name, class: tone, 'aria-describedby': `about-${name}`, 'aria-busy': busy.has(name) && 'true', disabled: Boolean(ready && !ready()) }, text),
    h('p', { id: `about-${name}`, class: 'quiet' }, about()));
}

/** What its effect says of a payment. */
function verdict(story, item) {
  if (!story) return ['idle', 'Not known yet'];
  if (story.entries > 1 || story.told > 1) return ['bad', `Booked ${story.entries} times, told ${story.told} times`];
  if (story.entries === 1) return story.told === 1 ? ['good', 'Booked once'] : ['info', 'Booked, being told'];
  if (story.dead > 0) return ['warn', 'Dead letter, never booked'];
  return item.kind === 'poison' ? ['warn', 'Refused so far'] : ['idle', 'Not booked yet'];
}

function payment(item) {
  const story = stories[item.id];
  const seen = verdict(story, item);
  const attempts = story?.attempts ?? [];
  return h('li', { class: `card ${seen[0]}`, 'data-key': item.id, id: item.id },
    h('div', { class: 'card-head' },
      h('h3', {}, h('span', { class: 'mono' }, item.id), h('small', {}, item.amount.toFixed(2))),
      badge(seen)),
    h('ul', { class: 'sums' },
      sum('sent', item.sent, 'message sent', 'messages sent'),
      story && [
        sum('attempts', attempts.length, 'attempt'),
        sum('entries', story.entries, 'entry in the ledger', 'entries in the ledger'),
        sum('told', story.told, 'PaymentBooked message'),
        story.dead > 0 && sum('dead', story.dead, 'dead letter')]),
    h('ol', { class: 'timeline' }, attempts.slice(-SHOWN_ATTEMPTS).map(attempt)),
    attempts.length > SHOWN_ATTEMPTS && h('p', { class: 'quiet' }, `${attempts.length - SHOWN_ATTEMPTS} earlier attempts are not shown.`),
    story && server?.console && h('p', {}, h('a', { href: server.console + story.hash }, `${item.id} in the console`)));
}

function sum(name, number, one, many) {
  const text = count(number, one, many);
  const [value] = text.split(' ', 1);
  return h('li', { 'data-sum': name }, h('b', {}, value), text.slice(value.length));
}

function attempt(one) {
  const [tone] = outcomeOf(one.outcome);
  return h('li', { class: one.isRecord ? `${tone} counts` : tone, 'data-outcome': one.outcome },
    h('div', { class: 'row' },
      badge(outcomeOf(one.outcome)),
      one.cause && h('span', { class: 'cause' }, one.cause.toLowerCase()),
      one.isRecord && h('span', { class: 'cause' }, 'this one counts'),
      h('span', { class: 'quiet' }, time(one.startedAt), ` · delivery ${one.delivery} of `, h('code', {}, shortened(one.messageId)))),
    one.error && h('p', { class: 'quiet clamp' }, one.error));
}

/** The first digits tell messages of one sender apart. */
const shortened = (id) => (id ?? '–').replace(/^ID:/, '').slice(0, 8);

function crash(item) {
  const known = item.ids.map((id) => stories[id]).filter(Boolean);
  const all = item.ids.length;
  const isKnown = known.length === all;
  const total = (reading) => known.reduce((sum, story) => sum + reading(story), 0);
  const entries = total((story) => story.entries);
  const unknown = total((story) => story.attempts.filter(({ outcome }) => outcome === 'UNKNOWN').length);
  const booked = isKnown ? `${entries} of ${all} booked` : 'Not known yet';
  const seen = verdictOfAll(known, all) ?? ['idle', booked];
  return h('li', { class: `card ${seen[0]}`, 'data-key': item.id, id: item.id },
    h('div', { class: 'card-head' },
      h('h3', {}, `${all} payments and a kill `, h('span', { class: 'mono' }, item.id)),
      badge(seen)),
    h('div', { class: 'dots', role: 'img', 'aria-label': booked }, item.ids.map((id) => dot(id, stories[id]))),
    h('ul', { class: 'sums' },
      sum('sent', all, 'message sent', 'messages sent'),
      isKnown && [
        sum('attempts', total((story) => story.attempts.length), 'attempt'),
        sum('entries', entries, 'entry in the ledger', 'entries in the ledger'),
        sum('told', total((story) => story.told), 'PaymentBooked message')]),
    item.next && h('p', { 'data-sum': 'before' },
      `Process ${item.process} died when ${item.before} of ${all} were booked. The others are left to process ${item.next}`,
      unknown > 0 ? `; ${count(unknown, 'attempt')} died with it.` : '.'),
    server?.console && h('p', {}, h('a', { href: `/xonce-console/#/keys?key=${item.id}` }, `${item.id} in the console`)));
}

/** Null as long as nothing can be said of all of them. */
function verdictOfAll(known, all) {
  if (known.some((story) => story.entries > 1 || story.told > 1)) return ['bad', 'Something counted twice'];
  const once = known.filter((story) => story.entries === 1 && story.told === 1).length;
  return once === all ? ['good', 'Each booked once'] : null;
}

function dot(id, story) {
  const tone = !story || story.entries === 0 ? 'idle' : story.entries === 1 ? 'good' : 'bad';
  return h('span', { class: `dot ${tone}`, title: `${id}: ${story?.state ?? 'not known yet'}` });
}

/** A button. While it works it can be pressed by nobody. */
async function press(name) {
  busy.add(name);
  draw();
  try {
    await DEEDS[name]();
    find('toast').className = 'toast';
  } catch (error) {
    say(error.message);
  } finally {
    busy.delete(name);
    refresh();
  }
}

function say(text) {
  const toast = find('toast');
  toast.className = 'toast shown bad';
  toast.replaceChildren(h('span', {}, text), h('button', { type: 'button', 'data-close': true, 'aria-label': 'Close' }, '×'));
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  if (button && !busy.has(button.dataset.do)) press(button.dataset.do);
  if (event.target.closest('[data-close]')) find('toast').className = 'toast';
});
document.addEventListener('visibilitychange', () => document.hidden || refresh());

draw();
refresh();
