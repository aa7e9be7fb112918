// What is pasted from Word, Docs and pages goes by the server's sanitiser, so that the editor shows what readers would get.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { changed, withoutNotes } from './notes.js';
import { parse, schema } from './schema.js';

const { nodes } = schema;
// What no sanitiser needs to see, and what makes a small text from Word a large one.
const LEFT_OUT = 'style, script, meta, link, title, xml, template';
// Pictures that no server can have, data: among them, unless a page that loads them late says where they are.
const LOCAL = /^\s*(?!https?:)[a-z][a-z\d+.-]*:/i;
const LATE = '[data-src], [data-original], [data-lazy-src]';
const BLOCK = /<\/?(?:p|div|br|li|h\d|tr|t[dh]|d[td]|pre|blockquote)\b/gi;
const MOST = 400_000;
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** Places at which an answer is awaited, kept right while the text changes. */
export const waiting = new Plugin({
  state: {
    init: () => new Map(),
    apply(tr, places) {
      const told = tr.getMeta('waiting');
      if (!told && !tr.docChanged) return places;
      const mapped = new Map([...places].map(([key, { from, to }]) => [key, { from: tr.mapping.map(from), to: tr.mapping.map(to, -1) }]));
      if (told?.place) mapped.set(told.key, told.place);
      else if (told) mapped.delete(told.key);
      return mapped;
    },
  },
});

// Styles say what Word means; the policy of this page has browsers complain about each that is only looked at.
const STYLE = /(<[^>]*?\s)style(?=\s*=)/gi;

function read(html) {
  let named = html;
  for (let before = ''; before !== named;) {
    before = named;
    named = named.replace(STYLE, '$1data-style');
  }
  const page = new window.DOMParser().parseFromString(named, 'text/html');
  page.querySelectorAll(LEFT_OUT).forEach((each) => each.remove());
  // Docs names the direction of every block: as long as it is the text's own it would only keep lists from being edited.
  const own = RIGHT_TO_LEFT.test(document.getElementById('language').value) ? 'rtl' : 'ltr';
  for (const each of page.body.querySelectorAll('[dir]')) if (each.dir === (each.parentElement.closest('[dir]')?.dir ?? own)) each.removeAttribute('dir');
  return page.body;
}

/** Leaves their words in place of pictures. @returns how many */
function withoutPictures(body) {
  let pictures = 0;
  for (const each of body.querySelectorAll('img')) {
    if (!LOCAL.test(each.getAttribute('src') ?? '')) continue;
    if (each.matches(LATE)) each.setAttribute('src', 'data:,');
    else {
      pictures++;
      each.replaceWith(` ${each.alt} `);
    }
  }
  return pictures;
}

const source = (body) => body.innerHTML.replace(/<!--[\s\S]*?-->/g, '').replace(/(<[^>]*?\s)data-style=/g, '$1style=');

/** Its words, a block a line. */
const words = (html) => read(html.replace(/\s+/g, ' ').replace(BLOCK, '\n$&')).textContent.trim().replace(/\s*\n\s*/g, '\n');

/** Whether more than pictures was copied. */
export const hasWords = (html) => words(html) !== '';

/** What looks the same is the same: so the tools can take it away. */
const AS = { b: 'strong', i: 'em', s: 'del' };
const own = (marks) => marks.map((mark) => (AS[mark.type.name] ? schema.marks[AS[mark.type.name]].create(mark.attrs) : mark)).reduce((set, mark) => mark.addToSet(set), []);

function slice(html) {
  const content = changed(withoutNotes(parse(html).content), (node) => (node.isInline ? node.mark(own(node.marks)) : null));
  const open = (node) => (node?.type === nodes.paragraph ? 1 : 0);
  return new Slice(content, open(content.firstChild), open(content.lastChild));
}

const plain = (text) => Fragment.from(schema.text(text || ' '));

/** Blocks as one line: a cell and a heading have no others in them. */
function phrases(content) {
  let line = Fragment.empty;
  content.descendants((node) => {
    const isIsland = node.type === nodes.island;
    if (!node.isTextblock && !isIsland) return true;
    const inner = isIsland ? plain(words(node.attrs.html).replace(/\n/g, ' ')) : node.type === nodes.code_block ? plain(node.textContent) : node.content;
    line = line.size ? line.append(Fragment.from(schema.text(' '))).append(inner) : inner;
    return false;
  });
  return line;
}

/** What goes into a line has no blocks in it. */
export const fitting = (piece, { type }, others = []) => ([nodes.table_cell, ...others].includes(type) && piece.content.firstChild?.isBlock
  ? new Slice(phrases(piece.content), 0, 0) : piece);

const unanswered = new Map();

/** @returns what ends when nothing is awaited any more, or null if nothing is */
export const answered = () => (unanswered.size ? Promise.allSettled([...unanswered.values()].map(({ answer }) => answer)) : null);

/** Goes without the answers, before the text is left. */
export const putPlain = () => [...unanswered.values()].forEach(({ plainly }) => plainly());

/**
 * Takes what has formats; everything else is the editor's own affair.
 *
 * @param render asks the server: (format, source) gives {html, warnings}
 * @param say tells the person something
 */
export function pasted(view, data, { render, say, texts }, at = null) {
  const html = data?.getData('text/html');
  if (!html || /data-pm-slice/.test(html)) return false;
  const body = read(html);
  const pictures = withoutPictures(body);
  const typed = source(body);
  const plain = data.getData('text/plain').trim() ? data.getData('text/plain') : words(typed);
  const lost = pictures ? texts.pictures.replace('{n}', pictures) : '';
  const tell = (told) => say([told, lost].filter(Boolean).join(' '));
  const key = {};
  const { from, to } = at === null ? view.state.selection : { from: at, to: at };
  view.dispatch(view.state.tr.setMeta('waiting', { key, place: { from, to } }));
  const put = (piece) => {
    if (!piece.size) {
      view.dispatch(view.state.tr.setMeta('waiting', { key }));
      return;
    }
    const place = waiting.getState(view.state).get(key);
    const fit = fitting(piece, view.state.doc.resolve(place.from).parent, [nodes.heading]);
    const tr = view.state.tr.replace(place.from, Math.max(place.from, place.to), fit);
    view.dispatch(tr.setMeta('waiting', { key }).setMeta('uiEvent', 'paste').scrollIntoView());
  };
  const asPlain = () => new Slice(Fragment.from(plain.split(/(?:\r\n?|\n)+/).map((line) => nodes.paragraph.create(null, line ? schema.text(line) : null))), 1, 1);
  if (typed.length > MOST) {
    put(asPlain());
    tell(plain ? texts.tooLarge : texts.nothing);
    return true;
  }
  const once = (piece, told) => {
    if (!unanswered.has(key)) return;
    put(piece);
    unanswered.delete(key);
    tell(told);
  };
  const plainly = () => once(asPlain(), plain ? texts.plain : texts.nothing);
  const answer = render('html', typed).then(({ html: safe, warnings }) => once(safe ? slice(safe) : asPlain(), warnings.join(' ')))
    .catch(plainly).finally(() => unanswered.delete(key));
  unanswered.set(key, { answer, plainly });
  return true;
}
