// The page: which view is shown, kept up to date, and what its buttons do.
import { get } from './api.js';
import { does } from './deeds.js';
import { h, patch } from './dom.js';
import { time } from './format.js';
import * as actions from './view/actions.js';
import * as consumers from './view/consumers.js';
import * as doubts from './view/doubts.js';
import * as key from './view/key.js';
import * as keys from './view/keys.js';
import * as letters from './view/letters.js';
import * as lettersOfGroup from './view/group.js';
import * as rates from './view/rates.js';

const TABS = [
  ['', 'Guarantees', consumers],
  ['keys', 'Keys', keys],
  ['letters', 'Dead letters', letters],
  ['doubts', 'In doubt', doubts],
  ['rates', 'Rates', rates],
  ['actions', 'Actions', actions],
];
const BELOW = { key: ['keys', key], group: ['letters', lettersOfGroup] };

const main = document.getElementById('main');
const pulse = document.getElementById('pulse');
const unanswered = document.getElementById('unanswered');
const toast = document.getElementById('toast');
const atWork = new Set();
const AGAIN = 4000; // as long as the view could not be drawn
let me = null;
let drawn = null;
let searching = false; // somebody wants to type, and the field is not there yet
let timer = 0;
let turn = 0;

/** What the address asks for: #/view/part/part?name=value. */
function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...parts] = path.split('/').map(decodeURIComponent);
  const tab = TABS.find(([id]) => id === name);
  const [id, view] = tab ? [tab[0], tab[2]] : BELOW[name] ?? ['', consumers];
  return { id, view, parts, query: Object.fromEntries(new URLSearchParams(query)) };
}

function drawTabs(id) {
  patch(document.getElementById('nav'), h('ul', { id: 'nav' }, TABS.map(([tab, text], i) =>
    h('li', {}, h('a', { href: `#/${tab}`, 'aria-current': tab === id ? 'page' : null, title: `Key ${i + 1}` }, text)))));
}

/** Asks for what the view shows, and shows it. An answer that comes too late is dropped. */
async function refresh() {
  clearTimeout(timer);
  const mine = ++turn;
  const { view, parts, query } = route();
  if (!view.every) beat(true, 'asking');
  try {
    if (!me) await meet();
    const data = await view.load(parts, query);
    if (mine !== turn) return;
    draw(view, view.render(data, { parts, query, operator: me.operator }));
  } catch (error) {
    if (mine !== turn) return;
    complain(view, error.message);
  }
  if (searching && view === keys) {
    searching = false;
    document.getElementById('key')?.focus();
  }
  const rest = drawn === view ? view.every : AGAIN;
  if (rest) timer = setTimeout(refresh, document.hidden ? 30000 : rest);
}

/** Who asks. */
async function meet() {
  me = await get('operator');
  document.getElementById('who').textContent = `${me.name}, ${me.operator ? 'operator' : 'viewer'}`;
}

const titleOf = ({ id }) => TABS.find(([tab]) => tab === id)[1];

const mainOf = (...children) => h('main', { id: 'main', tabindex: '-1', 'aria-label': titleOf(route()) }, children);

function draw(view, children) {
  const fresh = mainOf(children);
  for (const button of fresh.querySelectorAll('[data-do]')) {
    if (atWork.has(deedOf(button))) button.setAttribute('aria-busy', 'true');
  }
  patch(main, fresh);
  drawn = view;
  unanswered.textContent = '';
  beat(true, view.every ? 'live' : `as of ${time(new Date().toISOString()).textContent}`);
}

/** What is shown already stays, with a word that it is old. */
function complain(view, reason) {
  if (drawn === view) {
    unanswered.textContent = `No answer. What is shown is older: ${reason}`;
  } else {
    patch(main, mainOf(h('p', { class: 'problem', role: 'alert' }, reason)));
  }
  beat(false, 'no answer');
}

function beat(well, text) {
  pulse.className = `pulse ${well ? 'well' : 'ill'}`;
  pulse.textContent = text;
}

function say(text, bad) {
  toast.className = `toast shown ${bad ? 'bad' : ''}`;
  toast.setAttribute('role', bad ? 'alert' : 'status');
  toast.replaceChildren(h('span', {}, text), h('button', { 'data-close': true, 'aria-label': 'Close' }, '×'));
}

/** What a button does, and to what: the same when it is drawn anew. */
const deedOf = ({ dataset: { do: name, application, consumer, hash, queue, group, message, id } }) =>
  JSON.stringify([name, application, consumer, hash, queue, group, message, id]);

/** A button of a view. While it works it can be pressed by nobody, wherever it is drawn meanwhile. */
async function press(button) {
  const deed = deedOf(button);
  atWork.add(deed);
  button.setAttribute('aria-busy', 'true');
  try {
    const result = await does(button);
    if (result) say(result, false);
  } catch (error) {
    say(error.message, true);
  } finally {
    atWork.delete(deed);
    button.removeAttribute('aria-busy');
    renew();
  }
}

/** A search is not repeated unless somebody asks for it: it may walk a database. */
function renew() {
  if (route().view.every) refresh();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  if (button && !button.hasAttribute('aria-busy')) press(button);
  if (event.target.closest('[data-close]')) toast.className = 'toast';
  if (event.target.closest('.skip')) {
    event.preventDefault();
    main.focus();
  }
});

// A search is an address, so that it can be kept and sent to a colleague.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.view) {
    event.preventDefault();
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    const before = location.hash;
    location.hash = `#/${form.dataset.view}?${new URLSearchParams(fields)}`;
    if (location.hash === before) refresh();
  }
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, select, textarea, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    toSearch();
  }
  const tab = TABS[Number(event.key) - 1];
  if (tab && !searching) location.hash = `#/${tab[0]}`;
});

function toSearch() {
  const field = document.getElementById('key');
  searching = !field;
  field?.focus();
  if (route().view !== keys) location.hash = '#/keys';
}

function arrive() {
  const to = route();
  searching &&= to.view === keys;
  drawn = null;
  drawTabs(to.id);
  document.title = `${titleOf(to)} · Xonce`;
  patch(main, mainOf(h('p', { class: 'quiet' }, 'Loading …')));
  unanswered.textContent = '';
  scrollTo(0, 0);
  refresh();
}

addEventListener('hashchange', () => {
  arrive();
  // Whatever link was followed is not there any more.
  main.focus({ preventScroll: true });
});
document.addEventListener('visibilitychange', () => document.hidden || renew());

arrive();
