// The page: which view is shown, kept up to date, and what its buttons do.
import { get } from './api.js';
import { does } from './deeds.js';
import { h, patch } from './dom.js';
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
const toast = document.getElementById('toast');
let me = { name: '', operator: false };
let shown = null;
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
  const { id, view, parts, query } = route();
  try {
    const data = await view.load(parts, query);
    if (mine !== turn) return;
    patch(main, h('main', { id: 'main', tabindex: '-1' }, view.render(data, { parts, query, operator: me.operator })));
    beat(true, 'live');
  } catch (error) {
    if (mine !== turn) return;
    beat(false, 'no answer');
    if (shown !== view) {
      patch(main, h('main', { id: 'main', tabindex: '-1' }, h('p', { class: 'problem', role: 'alert' }, error.message)));
    } else {
      pulse.title = error.message;
    }
  }
  if (shown !== view) {
    shown = view;
    document.title = `${TABS.find(([tab]) => tab === id)[1]} · Xonce`;
  }
  timer = setTimeout(refresh, document.hidden ? 30000 : view.every);
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

/** A button of a view. While it works it can be pressed by nobody. */
async function press(button) {
  button.setAttribute('aria-busy', 'true');
  try {
    const result = await does(button);
    if (result) say(result, false);
  } catch (error) {
    say(error.message, true);
  } finally {
    button.removeAttribute('aria-busy');
    refresh();
  }
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
    location.hash = `#/${form.dataset.view}?${new URLSearchParams(fields)}`;
  }
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, select, textarea, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    location.hash = '#/keys';
    setTimeout(() => document.getElementById('key')?.focus(), 300);
  }
  const tab = TABS[Number(event.key) - 1];
  if (tab) location.hash = `#/${tab[0]}`;
});

function arrive() {
  drawTabs(route().id);
  main.replaceChildren(h('p', { class: 'quiet' }, 'Loading …'));
  shown = null;
  scrollTo(0, 0);
  refresh();
}

addEventListener('hashchange', arrive);
document.addEventListener('visibilitychange', () => document.hidden || refresh());

async function start() {
  me = await get('operator');
  document.getElementById('who').textContent = `${me.name}, ${me.operator ? 'operator' : 'viewer'}`;
  arrive();
}
start().catch((error) => {
  beat(false, 'no answer');
  main.replaceChildren(h('p', { class: 'problem', role: 'alert' }, error.message));
});
