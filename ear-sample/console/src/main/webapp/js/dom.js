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

// What a reader has changed stays as it is, and a button that they have pressed stays pressed.
const READERS = new Set(['open', 'value', 'checked', 'selected', 'aria-busy']);

/** Makes an element like a fresh one, and leaves alone what is the same: focus, selection, scroll. */
export function patch(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !READERS.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!READERS.has(name) || old.tagName === 'PROGRESS') {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  }
  patchChildren(old, fresh);
}

function patchChildren(old, fresh) {
  const wanted = [...fresh.childNodes];
  wanted.forEach((node, i) => {
    const known = old.childNodes[i];
    if (!known) {
      old.append(node);
    } else if (!isAlike(known, node)) {
      known.replaceWith(node);
    } else if (known.nodeType === Node.TEXT_NODE) {
      if (known.data !== node.data) known.data = node.data;
    } else {
      patch(known, node);
    }
  });
  while (old.childNodes.length > wanted.length) old.lastChild.remove();
}

function isAlike(one, other) {
  return one.nodeType === other.nodeType
    && one.nodeName === other.nodeName
    && (one.nodeType !== Node.ELEMENT_NODE || one.dataset.key === other.dataset.key);
}
