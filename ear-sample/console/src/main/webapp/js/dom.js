// Builds elements from data. Text is only ever set as text, so whatever a sender has put into a key
// or an exception is shown and never run.

const SVG = new Set(['svg', 'g', 'path', 'line', 'rect', 'text', 'title', 'polyline']);

/** An element. Attributes that are null or false are left out; children may be nested arrays. */
export function h(tag, attributes = {}, ...children) {
  const element = SVG.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
  return element;
}

// What a reader has changed stays as it is.
const READERS = new Set(['open', 'value', 'checked', 'selected']);

/** Makes an element like a fresh one, and leaves alone what is the same: focus, selection, scroll. */
export function patch(old, fresh) {
  const focused = document.activeElement;
  become(old, fresh);
  // What was moved within the page has lost it.
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

function become(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  becomeAttributes(old, fresh);
  becomeChildren(old, fresh);
}

function becomeAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !READERS.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!READERS.has(name) || old.tagName === 'PROGRESS') {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  }
}

/** A child is told by its name, wherever it stands: a row stays the same when those above it go. */
function becomeChildren(old, fresh) {
  const left = byName(old.childNodes);
  const children = [...fresh.childNodes].map((child) => {
    const known = left.get(nameOf(child))?.shift();
    if (!known) return child;
    become(known, child);
    return known;
  });
  [...left.values()].flat().forEach((gone) => gone.remove());
  children.forEach((child, i) => {
    if (old.childNodes[i] !== child) old.insertBefore(child, old.childNodes[i] ?? null);
  });
}

function byName(nodes) {
  const named = new Map();
  for (const node of nodes) {
    const name = nameOf(node);
    if (!named.has(name)) named.set(name, []);
    named.get(name).push(node);
  }
  return named;
}

/** What has neither a key nor an id is told from its like by its place among them. */
const nameOf = (node) => `${node.nodeName} ${node.dataset?.key ?? node.id ?? ''}`;
