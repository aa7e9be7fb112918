// What the sanitiser lets through (article-service, SafeHtml), as a document that can be edited: blocks and marks that
// Markdown has words for, and islands, which keep everything else as the HTML that it is.
import { DOMParser, DOMSerializer, Schema } from 'prosemirror-model';

const PREFIX = 'text-';
const KEPT = ['lang', 'dir', 'title', 'id', 'href', 'datetime', 'start'];
// Of the sanitiser's phrases those that are marks; the order only tells how they lie in the page.
const MARKS = ['a', 'em', 'strong', 'del', 's', 'u', 'mark', 'ins', 'b', 'i', 'small', 'sub', 'sup', 'abbr', 'bdi', 'bdo', 'cite',
  'dfn', 'kbd', 'q', 'samp', 'span', 'time', 'var', 'code'];
const ELEMENTS = new Set([...MARKS, 'p', 'div', 'section', 'br', 'hr', 'wbr', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul',
  'ol', 'li', 'dl', 'dt', 'dd', 'img', 'figure', 'figcaption', 'ruby', 'rb', 'rt', 'rp', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']);
const ATTRIBUTES = new Set([...KEPT, 'src', 'alt', 'width', 'height', 'class', 'reversed', 'type', 'value', 'colspan', 'rowspan', 'scope', 'align']);

/** An element's attributes as they were written, or null for none. */
function attributes(dom) {
  const kept = {};
  for (const name of KEPT) {
    const value = dom.getAttribute(name);
    if (value === null) continue;
    // Names of places are given a prefix on the way to readers.
    if (name === 'id' && value.startsWith(PREFIX)) kept.id = value.slice(PREFIX.length);
    else if (name === 'href' && value.startsWith(`#${PREFIX}`)) kept.href = `#${value.slice(PREFIX.length + 1)}`;
    else kept[name] = value;
  }
  return Object.keys(kept).length ? kept : null;
}

const isBlank = (node) => node.nodeType === 3 && !/[^ \t\r\n\f]/.test(node.data);
const seen = (dom) => [...dom.childNodes].filter((node) => !isBlank(node));
const are = (nodes, names) => nodes.every((node) => node.nodeType === 1 && names.includes(node.localName));
const phrases = (dom) => [...dom.querySelectorAll('*')].every((each) => MARKS.includes(each.localName) || ['br', 'wbr', 'img', 'ruby', 'rb', 'rt', 'rp'].includes(each.localName));

/** How deep a mark lies in others: so it is written as it was. */
function depth(dom) {
  let count = 0;
  for (let above = dom.parentElement; above && MARKS.includes(above.localName); above = above.parentElement) count++;
  return count;
}

/** Anything as HTML in one line, as it can stand in Markdown. */
export function asWritten(dom) {
  const copy = dom.cloneNode(true);
  const all = [copy, ...copy.querySelectorAll('*')];
  for (const element of all) {
    const kept = attributes(element) ?? {};
    for (const name of ['id', 'href']) if (kept[name] !== undefined) element.setAttribute(name, kept[name]);
    if (['right', 'center'].includes(element.className)) element.setAttribute('align', element.className);
    if (element.localName !== 'section') element.removeAttribute('class');
    for (const node of element.childNodes) if (node.nodeType === 3 && !element.closest('pre')) node.data = node.data.replace(/[ \t\r\n\f]+/g, ' ');
  }
  for (const box of copy.querySelectorAll('div[tabindex]')) box.replaceWith(...box.childNodes);
  return copy.outerHTML.replace(/\n/g, '&#10;');
}

/** An island's HTML as elements: only what the sanitiser would let through, wherever it was copied from. */
function island(html) {
  const body = new window.DOMParser().parseFromString(html, 'text/html').body;
  for (const element of body.querySelectorAll('*')) {
    if (!ELEMENTS.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name } of [...element.attributes]) if (!ATTRIBUTES.has(name)) element.removeAttribute(name);
    if (element.localName === 'img' && !shown(element.getAttribute('src') ?? '')) element.removeAttribute('src');
    element.removeAttribute('id');
    if (element.localName === 'a') element.removeAttribute('href');
  }
  return document.importNode(body.firstElementChild ?? document.createElement('span'), true);
}

/** Pictures of the library lie at the same place here, also before readers have them; nothing is asked for elsewhere. */
const shown = (src) => (src.startsWith('/images/') ? src : null);

const list = (dom) => {
  const items = seen(dom);
  const loose = items.filter((item) => seen(item).some((node) => node.localName === 'p')).length;
  const bare = items.filter((item) => [...item.childNodes].some((node) => !isBlank(node) && (node.nodeType === 3 || MARKS.includes(node.localName)))).length;
  return are(items, ['li']) && !(loose && bare) && !items.some((item) => attributes(item) || item.hasAttribute('value')) && !dom.matches('[reversed], [type]') ? { tight: !loose } : false;
};

function simpleTable(dom) {
  const parts = seen(dom);
  if (attributes(dom) || !are(parts, ['thead', 'tbody']) || parts[0]?.localName !== 'thead' || parts.length > 2 || parts[1]?.localName === 'thead') return false;
  const rows = [...dom.rows].map((row) => [...row.cells]);
  const [head] = rows;
  return parts[0].rows.length === 1 && head.every((cell) => cell.localName === 'th') && rows.every((row, at) => row.length === head.length
    && row.every((cell, column) => phrases(cell) && (at === 0 || cell.localName === 'td') && cell.className === head[column].className
      && !attributes(cell) && !cell.matches('[colspan], [rowspan], [scope]'))) ? {} : false;
}

const code = (dom) => {
  const [only, ...more] = dom.childNodes;
  return only?.localName === 'code' && !more.length && !only.children.length && only.textContent.endsWith('\n') && !attributes(only) && !attributes(dom);
};
const mayHaveAttributes = (tag, more = {}) => ({ tag, getAttrs: (dom) => ({ ...more, more: attributes(dom) }) });
const bare = (tag, attrs = () => ({})) => ({ tag, getAttrs: (dom) => (attributes(dom) ? false : attrs(dom)) });
const key = (dom) => {
  const [link, ...rest] = seen(dom);
  const href = link?.localName === 'a' && !rest.length ? link.getAttribute('href') : '';
  return href?.startsWith(`#${PREFIX}fn`) && link.id.startsWith(`${PREFIX}fnref`) ? { key: href.slice(PREFIX.length + 1), number: link.textContent, note: dom.dataset.note ?? null } : false;
};
const more = { more: { default: null } };

const nodes = {
  // The same as block+ notes?, but what is first among what may follow is a paragraph: so one can write behind a table.
  doc: { content: '(block+ notes) | block+' },
  paragraph: { group: 'block', content: 'inline*', attrs: more, parseDOM: [mayHaveAttributes('p')], toDOM: (node) => ['p', node.attrs.more ?? {}, 0] },
  heading: {
    group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2 }, ...more },
    parseDOM: [2, 3, 4, 5, 6].map((level) => mayHaveAttributes(`h${level}`, { level })),
    toDOM: (node) => [`h${node.attrs.level}`, node.attrs.more ?? {}, 0],
  },
  blockquote: { group: 'block', content: 'block+', defining: true, parseDOM: [bare('blockquote')], toDOM: () => ['blockquote', 0] },
  code_block: {
    group: 'block', content: 'text*', marks: '', code: true, defining: true,
    parseDOM: [{
      tag: 'pre', preserveWhitespace: 'full', getAttrs: (dom) => (code(dom) ? {} : false),
      getContent: (dom, schema) => {
        const text = dom.textContent.slice(0, -1);
        return schema.nodes.code_block.create(null, text ? schema.text(text) : null).content;
      },
    }],
    toDOM: () => ['pre', ['code', 0]],
  },
  horizontal_rule: { group: 'block', parseDOM: [bare('hr')], toDOM: () => ['hr'] },
  bullet_list: {
    group: 'block', content: 'list_item+', attrs: { tight: { default: true } }, parseDOM: [bare('ul', list)], toDOM: () => ['ul', 0],
  },
  ordered_list: {
    group: 'block', content: 'list_item+', attrs: { tight: { default: true }, start: { default: 1 } },
    parseDOM: [{
      tag: 'ol',
      getAttrs: (dom) => {
        const found = list(dom);
        const { start = '1', ...rest } = attributes(dom) ?? {};
        return found && !Object.keys(rest).length && /^\d{1,9}$/.test(start) ? { ...found, start: Number(start) } : false;
      },
    }],
    toDOM: (node) => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
  },
  list_item: { content: 'block+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  table: {
    group: 'block', content: 'table_row+', isolating: true, allowGapCursor: false, parseDOM: [{ tag: 'table[data-own]', priority: 60 }, { tag: 'table', getAttrs: simpleTable }, { tag: 'div.table', skip: true }],
    toDOM: () => ['div', { class: 'table' }, ['table', { 'data-own': '' }, ['tbody', 0]]],
  },
  table_row: { content: 'table_cell+', allowGapCursor: false, parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: {
    content: 'inline*', isolating: true, attrs: { header: { default: false }, align: { default: '' } },
    parseDOM: ['th', 'td'].map((tag) => ({ tag, getAttrs: (dom) => ({ header: tag === 'th', align: dom.className }) })),
    toDOM: ({ attrs: { header, align } }) => [header ? 'th' : 'td', align ? { class: align } : {}, 0],
  },
  island: {
    group: 'block', atom: true, attrs: { html: {} },
    parseDOM: [
      { tag: 'div[data-island]', priority: 60, getAttrs: (dom) => ({ html: dom.dataset.island }) },
      ...['p', 'div', 'section', 'blockquote', 'pre', 'ul', 'ol', 'dl', 'figure', 'table', 'hr']
        .map((tag) => ({ tag, priority: 10, getAttrs: (dom) => ({ html: asWritten(dom) }) })),
    ],
    toDOM: (node) => {
      const box = document.createElement('div');
      box.dataset.island = node.attrs.html;
      box.append(island(node.attrs.html));
      return box;
    },
  },
  notes: {
    content: 'note+', isolating: true, selectable: false, allowGapCursor: false, parseDOM: [{ tag: 'section.footnotes', contentElement: 'ol' }],
    toDOM: () => ['section', { class: 'footnotes' }, ['ol', 0]],
  },
  note: {
    content: 'block+', isolating: true, attrs: { key: { default: 'fn-1' } },
    parseDOM: [{ tag: 'li', context: 'notes/', priority: 60, getAttrs: (dom) => ({ key: dom.id.slice(PREFIX.length) }) }],
    toDOM: (node) => ['li', { 'data-note': node.attrs.key, id: PREFIX + node.attrs.key }, 0],
  },
  text: { group: 'inline' },
  hard_break: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  image: {
    group: 'inline', inline: true, draggable: true,
    attrs: { src: {}, alt: { default: '' }, title: { default: null }, width: { default: null }, height: { default: null } },
    parseDOM: [{
      tag: 'img',
      getAttrs: (dom) => (dom.matches('[lang], [dir], [id]') ? false : {
        src: dom.dataset.src ?? dom.getAttribute('src') ?? '', alt: dom.alt, title: dom.getAttribute('title'),
        width: dom.getAttribute('width'), height: dom.getAttribute('height'),
      }),
    }],
    toDOM: ({ attrs: { src, alt, title } }) => ['img', { 'data-src': src, src: shown(src), alt, title }],
  },
  note_ref: {
    group: 'inline', inline: true, atom: true, attrs: { key: {}, number: { default: '' }, note: { default: null } },
    parseDOM: [{ tag: 'sup', priority: 60, getAttrs: key }],
    toDOM: ({ attrs: { key: name, number, note } }) => ['sup', { 'data-note': note }, ['a', { href: `#${PREFIX}${name}`, id: `${PREFIX}fnref` }, number || name.replace(/^fn-?/, '')]],
  },
  inline_island: {
    group: 'inline', inline: true, atom: true, attrs: { html: {} },
    parseDOM: [
      { tag: 'span[data-island]', priority: 60, getAttrs: (dom) => ({ html: dom.dataset.island }) },
      // A mark within itself cannot be one more of the same.
      ...[...MARKS.map((tag) => `${tag} ${tag}`), 'a:empty', 'span:empty', 'ruby', 'wbr', 'img']
        .map((tag) => ({ tag, priority: /[ :]/.test(tag) ? 55 : 10, getAttrs: (dom) => ({ html: asWritten(dom) }) })),
    ],
    toDOM: (node) => {
      const box = document.createElement('span');
      box.dataset.island = node.attrs.html;
      box.append(island(node.attrs.html));
      return box;
    },
  },
};

const marks = {};
for (const tag of MARKS) {
  marks[tag] = {
    attrs: { ...more, depth: { default: 0 } }, inclusive: tag !== 'a', code: tag === 'code',
    parseDOM: [{ tag, getAttrs: (dom) => ({ more: attributes(dom), depth: depth(dom) }) }],
    toDOM: (mark) => [tag, mark.attrs.more ?? {}, 0],
  };
}
marks.a.parseDOM.unshift({ tag: 'section.footnotes li a[href^="#text-fnref"]', priority: 70, ignore: true });

export const schema = new Schema({ nodes, marks });
const parser = DOMParser.fromSchema(schema);

/** @param html as the server renders it */
export function parse(html) {
  return parser.parse(new window.DOMParser().parseFromString(html, 'text/html').body);
}

const write = DOMSerializer.fromSchema(schema);
const written = new DOMSerializer({
  ...write.nodes,
  image: ({ attrs }) => ['img', attrs],
  island: ({ attrs }) => new window.DOMParser().parseFromString(attrs.html, 'text/html').body.firstElementChild,
  inline_island: ({ attrs }) => new window.DOMParser().parseFromString(attrs.html, 'text/html').body.firstElementChild,
}, write.marks);

/** A node as HTML in one line. */
export const html = (node) => asWritten(written.serializeNode(node));
/** A mark's tags around what it marks. */
export function tags(mark) {
  const element = document.createElement(mark.type.name);
  for (const [name, value] of Object.entries(mark.attrs.more ?? {})) element.setAttribute(name, value);
  return element.outerHTML.split(/(?=<\/)/);
}
