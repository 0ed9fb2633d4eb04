// Plots in SVG, each with its figures in words for who does not see it.
import { h } from './dom.js';
import { number } from './format.js';

const HEIGHT = 150;
const BOTTOM = 20;
const LEFT = 44;

/** Lines over time. series: tone, name, [[date, value], …]. */
export function lines(title, series) {
  const width = innerWidth < 700 ? 360 : 900;
  const points = series.flatMap(([, , values]) => values);
  if (points.length === 0) return h('p', { class: 'empty' }, 'The first figures come in a few seconds.');
  const times = points.map(([at]) => at.getTime());
  const first = Math.min(...times);
  const last = Math.max(...times, first + 60000);
  const top = ceiling(Math.max(...points.map(([, value]) => value)));
  const x = (at) => LEFT + ((at.getTime() - first) / (last - first)) * (width - LEFT - 4);
  const y = (value) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - 10);
  const latest = series.map(([, name, values]) => `${name} ${rate(values.at(-1)?.[1] ?? 0)}`).join(', ');
  return h('figure', {},
    h('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: 'plot', role: 'img', 'aria-label': `${title}: ${latest}` },
      [0, top / 2, top].map((value) => [
        h('line', { x1: LEFT, x2: width, y1: y(value), y2: y(value), class: 'grid' }),
        h('text', { x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }, rate(value))]),
      h('text', { x: LEFT, y: HEIGHT - 4 }, clock(first)),
      h('text', { x: width, y: HEIGHT - 4, 'text-anchor': 'end' }, clock(last)),
      series.map(([tone, , values]) => h('polyline', { class: `line ${tone}`, points: values.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ') }))),
    h('figcaption', {}, series.map(([tone, name, values]) =>
      h('span', { class: `legend ${tone}` }, `${name} `, h('b', {}, rate(values.at(-1)?.[1] ?? 0)), '/s'))));
}

/** Bars, each a name and a number. */
export function bars(title, rows) {
  if (rows.length === 0) return h('p', { class: 'empty' }, 'None.');
  const most = Math.max(...rows.map(([, value]) => value));
  return h('ul', { class: 'bars', 'aria-label': title }, rows.map(([name, value]) =>
    h('li', { 'data-key': name }, h('span', {}, name), bar(value / most), h('b', {}, number(value)))));
}

const bar = (part) => h('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
  h('rect', { width: 100, height: 6, rx: 1, class: 'rail' }),
  h('rect', { width: Math.max(1, part * 100).toFixed(1), height: 6, rx: 1, class: 'fill' }));

/** A round number above. */
function ceiling(value) {
  if (value <= 1) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * unit).find((step) => step >= value);
}

const rate = (value) => (value >= 10 || value === 0 ? number(Math.round(value)) : value.toFixed(1));
const clock = (millis) => new Date(millis).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
