// Writes a document as Markdown that the server renders to the same document again; where Markdown has no words, in HTML.
import { html, tags } from './schema.js';

const DELIMITERS = { em: '*', strong: '**', del: '~~' };
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;
// A note that was written where it belongs has a number for a name.
const label = (key) => (key.startsWith('fn-') ? key.slice(3) : key.replace(/^fn/, 'i'));
const isSpace = (c) => c === '' || /\s/u.test(c);
const isPunctuation = (c) => PUNCTUATION.test(c);
const last = (text) => [...text.slice(-2)].pop() ?? '';
const first = (text) => [...text.slice(0, 2)][0] ?? '';
const isBlank = (node) => node.type.name === 'hard_break' || (node.isText && !node.marks.length && !/[^ \t\r\n]/.test(node.text));
const delimiter = (mark) => (mark.attrs.more ? undefined : DELIMITERS[mark.type.name]);

function escaped(text) {
  return text
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/<(?=[A-Za-z/!?])|&(?=#\d|#[xX]|[A-Za-z][A-Za-z0-9]*;)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~|$)|(?<=^|~)~/g, '\\~')
    .replace(/[!^]$/, '\\$&');
}

/** What would begin something else at the beginning of a line. */
function escapedLine(line) {
  return line
    .replace(/^(#{1,6})(?=[ \t]|$)/, '\\$1')
    .replace(/^(>|~~~|=+[ \t]*$|[-+](?=[ \t]|$)|-(?=[- \t]*$)|[|:-](?=[|: \t-]*-[|: \t-]*$))/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2');
}

function code(text) {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat([1, 2, 3].find((n) => !text.match(new RegExp(`(?<!\`)\`{${n}}(?!\`)`))) ?? longest + 1);
  const pad = /^`|`$/.test(text) || (/^ .* $/.test(text) && text.trim()) ? ' ' : '';
  return fence + pad + text + pad + fence;
}

function address(href) {
  const safe = href.replace(/[<>\\]/g, '\\$&').replace(/&(?=#\d|#[xX]|[A-Za-z][A-Za-z0-9]*;)/g, '&amp;').replace(/\n/g, '%0A');
  return safe === '' || /[\s()<>\\]/.test(safe) ? `<${safe}>` : safe;
}

const title = (text) => (text ? ` "${text.replace(/["\\]/g, '\\$&').replace(/&(?=#|[A-Za-z])/g, '&amp;').replace(/\s*\n\s*/g, ' ')}"` : '');

/** Spaces at the ends of an emphasis are not part of it: it would be none. */
function trimmed(items) {
  const out = [];
  items.forEach(({ node, marks }, at) => {
    if (!node.isText || !marks.some(delimiter)) {
      out.push({ node, text: node.text, marks });
      return;
    }
    const [, lead, core, trail] = /^(\s*)(.*?)(\s*)$/su.exec(node.text);
    const before = out.at(-1)?.marks ?? [];
    const after = items[at + 1]?.marks ?? [];
    const within = (others) => marks.filter((mark) => !delimiter(mark) || mark.isInSet(others));
    if (lead) out.push({ node, text: lead, marks: core ? within(before) : within(before).filter((mark) => within(after).includes(mark)) });
    if (core) out.push({ node, text: core, marks });
    if (core && trail) out.push({ node, text: trail, marks: within(after) });
  });
  return out;
}

/** How many items a mark goes on for. */
function run(items, at, mark) {
  let end = at;
  while (end < items.length && mark.isInSet(items[end].marks)) end++;
  return end;
}

function isCode(items, at) {
  const { node, marks } = items[at];
  const mark = marks.find((each) => each.type.name === 'code' && !each.attrs.more);
  return mark && node.isText && !marks.some((other) => other.attrs.depth > mark.attrs.depth)
    && !mark.isInSet(items[at - 1]?.marks ?? []) && !mark.isInSet(items[at + 1]?.marks ?? []) && mark;
}

/** Opening and closing marks with what stands between, properly nested. */
function tokens(items, leaf) {
  const out = [];
  let open = [];
  const close = (count) => {
    for (const mark of open.splice(count).reverse()) out.push({ close: mark });
  };
  items.forEach((item, at) => {
    const native = isCode(items, at);
    const marks = item.marks.filter((mark) => mark !== native);
    let same = 0;
    while (same < open.length && open[same].token.mark.isInSet(marks)) same++;
    close(same);
    const added = marks.filter((mark) => !open.some((each) => each.token.mark.eq(mark)))
      .map((mark) => ({ mark, end: run(items, at, mark) }))
      .sort((a, b) => b.end - a.end || a.mark.attrs.depth - b.mark.attrs.depth || a.mark.type.rank - b.mark.type.rank);
    for (const { mark } of added) {
      const token = { mark, sign: delimiter(mark) };
      out.push({ open: token });
      open.push({ token });
    }
    if (native) out.push({ raw: code(item.text) });
    else if (item.node.isText) out.push({ text: item.text });
    else out.push({ raw: leaf(item.node) });
  });
  close(0);
  return out.map((token) => (token.close ? { close: token.close.token } : token));
}

const isLink = (token) => token.mark.type.name === 'a' && token.mark.attrs.more?.href !== undefined
  && Object.keys(token.mark.attrs.more).every((name) => name === 'href' || name === 'title');

/** The character on one side of a delimiter, passing over those of the same run. */
function beside(all, at, step, sign) {
  for (let i = at + step; i >= 0 && i < all.length; i += step) {
    const { text, raw, open, close } = all[i];
    const piece = text !== undefined ? escaped(text) : raw;
    if (piece) return step < 0 ? last(piece) : first(piece);
    const token = open ?? close;
    if (token) {
      if (token.sign !== undefined && token.sign[0] === sign) {
        if (Boolean(open) !== Boolean(all[at].open)) return null;
      } else if (isLink(token)) return step < 0 ? (open ? '[' : ')') : (open ? '[' : ']');
      else if (token.sign === undefined) return step < 0 ? '>' : '<';
      else return token.sign[0];
    }
  }
  return '';
}

/** CommonMark, "left-flanking" and "right-flanking", and the server's mercy for scripts without spaces. */
function works(all, at) {
  const { open, close } = all[at];
  const sign = (open ?? close).sign[0];
  const before = beside(all, at, -1, sign);
  const after = beside(all, at, 1, sign);
  // Touching the end or the beginning of another.
  if (before === null || after === null) return false;
  // The server reads a product.
  if (sign === '*' && /^\p{Nd}+$/u.test(before + after) && before && after) return false;
  if (open) return !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before) || (CJK.test(before) && /[\p{Ps}\p{Pi}"']/u.test(after)));
  return !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after) || (CJK.test(after) && before !== '\\'));
}

/** Where delimiters would not be read as meant, tags stand. */
function settle(all) {
  for (let changed = true; changed;) {
    changed = false;
    all.forEach((each, at) => {
      const token = each.open ?? each.close;
      if (!token?.sign) return;
      const inner = all[at + 1]?.open;
      const end = all.findIndex((other) => other.close === token);
      // Three asterisks on both sides are read the other way round.
      const turned = each.open && inner?.sign === '*' && token.sign === '**' && all[end - 1]?.close === inner;
      if (turned) inner.sign = undefined;
      if (turned || !works(all, at)) {
        if (!turned) token.sign = undefined;
        changed = true;
      }
    });
  }
  return all;
}

function opened(token) {
  if (token.sign) return token.sign;
  return isLink(token) ? '[' : tags(token.mark)[0];
}

function closed(token) {
  if (token.sign) return token.sign;
  const { href, title: hint } = token.mark.attrs.more ?? {};
  return isLink(token) ? `](${address(href)}${title(hint)})` : tags(token.mark)[1];
}

/** {@code <https://…>}, where a link says only where it leads. */
function plainLinks(all) {
  for (let at = 0; at + 2 < all.length; at++) {
    const token = all[at].open;
    if (!token || all[at + 2].close !== token || !isLink(token) || all[at + 1].text === undefined) continue;
    const { href, title: hint } = token.mark.attrs.more;
    const shown = all[at + 1].text;
    const plain = !hint && !/[\s<>\\&]/.test(shown) && ((href === shown && /^https?:\/\//i.test(href)) || (href === `mailto:${shown}` && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(shown)));
    if (plain) all.splice(at, 3, { raw: `<${shown}>` });
  }
  return all;
}

/** Blocks as they are written, until they are changed. */
export const written = new WeakMap();

export class Writer {
  constructor(doc) {
    this.notes = new Map();
    const section = doc.lastChild?.type.name === 'notes' ? doc.lastChild : null;
    section?.forEach((note) => this.notes.set(note.attrs.key, note));
    this.used = new Set();
    this.references = 0;
  }

  /** @param lineEnd how a line is broken within a block */
  inline(parent, lineEnd = '\\\n') {
    const items = [];
    parent.forEach((node) => items.push({ node, marks: [...node.marks] }));
    // At the end of a block a backslash is one that readers see.
    if (lineEnd.startsWith('\\')) while (items.length && isBlank(items.at(-1).node)) items.pop();
    const leaf = (node) => this.leaf(node, lineEnd);
    const all = settle(plainLinks(tokens(trimmed(items), leaf)));
    const text = all.map(({ text: plain, raw, open, close }, at) => {
      if (plain !== undefined) {
        const next = all[at + 1];
        // Behind the sign of a note these would make a link or a definition of it.
        const written = all[at - 1]?.raw?.endsWith(']') ? escaped(plain).replace(/^[(:]/, '\\$&') : escaped(plain);
        // Only before a bracket these two make something else of a link.
        return next?.open && isLink(next.open) || next?.raw?.startsWith('[') ? written : written.replace(/\\([!^])$/, '$1');
      }
      return raw ?? (open ? opened(open) : closed(close));
    }).join('').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    // What Word has for an empty paragraph. Elsewhere a wide space at the beginning is an indent.
    if (!text.trim()) return '';
    return text.split('\n').map((line) => escapedLine(line.replace(/^[ \t]+/, ''))).join('\n');
  }

  leaf(node, lineEnd) {
    const { attrs } = node;
    switch (node.type.name) {
      case 'hard_break': return lineEnd;
      case 'image': {
        if (attrs.width || attrs.height) return html(node);
        return `![${escaped(attrs.alt)}](${address(attrs.src)}${title(attrs.title)})`;
      }
      case 'note_ref': return this.reference(attrs.key);
      // Within a line only its tags are HTML.
      default: return attrs.html.replace(/<[^>]*>|[\\`*_[\]~]/g, (piece) => (piece.length > 1 ? piece : `\\${piece}`));
    }
  }

  reference(key) {
    this.references++;
    const note = this.notes.get(key);
    if (key.startsWith('fn-') || note?.childCount !== 1 || !note.firstChild.isTextblock || this.used.has(key)) return `[^${label(key)}]`;
    this.used.add(key);
    return `^[${this.inline(note.firstChild, '<br>')}]`;
  }

  blocks(parent, gap = '\n\n') {
    const out = [];
    let before = null;
    let turned = false;
    parent.forEach((node) => {
      if (node.type.name === 'notes') return;
      // Two lists in a row would be one.
      const turn = before === node.type.name && node.type.name.endsWith('_list') && !turned;
      const text = turn || gap === '\n' ? this.block(node, turn, gap === '\n') : this.kept(node);
      if (text === '') return;
      turned = turn;
      before = node.type.name;
      out.push(text);
    });
    return out.join(gap);
  }

  /** What is not changed is not written anew: a long text is written after every few keys. */
  kept(node) {
    let text = written.get(node);
    if (text === undefined) {
      const notes = this.references;
      text = this.block(node, false, false);
      // What a note says may change elsewhere.
      if (notes === this.references) written.set(node, text);
    }
    return text;
  }

  block(node, turned, tight) {
    switch (node.type.name) {
      case 'paragraph': return node.attrs.more ? html(node) : this.inline(node);
      case 'heading': {
        if (node.attrs.more) return html(node);
        const text = this.inline(node, '<br>').replace(/(^|[ \t])(#+)$/, '$1\\$2');
        return text && `${'#'.repeat(node.attrs.level)} ${text}`;
      }
      case 'blockquote': return this.blocks(node).replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>').replace(/^>$/, '');
      case 'code_block': {
        const text = node.textContent;
        const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((each) => each[0].length + 1)));
        return /\S/.test(text) ? `${fence}\n${text}\n${fence}` : '';
      }
      case 'horizontal_rule': return tight ? '***' : '---';
      case 'bullet_list': return this.list(node, () => (turned ? '* ' : '- '));
      case 'ordered_list': return this.list(node, (at) => `${node.attrs.start + at}${turned ? ')' : '.'} `);
      case 'table': return this.table(node);
      default: return node.attrs.html;
    }
  }

  list(node, marker) {
    const items = [];
    node.forEach((item) => items.push(item));
    const tight = items.every(mayBeTight) && (node.attrs.tight || (items.length === 1 && items[0].childCount === 1));
    return items.map((item) => this.blocks(item, tight ? '\n' : '\n\n')).filter(Boolean)
      .map((text, at) => marker(at) + text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker(at).length)}`))
      .join(tight ? '\n' : '\n\n');
  }

  table(node) {
    const rows = [];
    node.forEach((row) => {
      const cells = [];
      row.forEach((cell) => cells.push(this.inline(cell, '<br>').replace(/\|/g, '\\|') || ' '));
      rows.push(`| ${cells.join(' | ')} |`);
    });
    const ends = [];
    node.firstChild.forEach((cell) => ends.push({ right: '---:', center: ':---:' }[cell.attrs.align] ?? '---'));
    rows.splice(1, 0, `| ${ends.join(' | ')} |`);
    return rows.join('\n');
  }

  definitions() {
    return [...this.notes].filter(([key]) => !this.used.has(key)).map(([key, note]) =>
      `[^${label(key)}]: ${this.blocks(note).replace(/\n(?=[^\n])/g, '\n    ')}`);
  }
}

/** Whether an item's blocks can follow each other without a blank line between. */
function mayBeTight(item) {
  const children = [];
  item.forEach((child) => children.push(child));
  return children.every((child, at) => {
    const before = children[at - 1];
    if (!before) return true;
    const name = child.type.name;
    switch (before.type.name) {
      case 'heading': case 'code_block': case 'horizontal_rule': return true;
      case 'paragraph': return !['paragraph', 'table'].includes(name) && (name !== 'ordered_list' || child.attrs.start === 1);
      case 'bullet_list': case 'ordered_list': return !['paragraph', 'table'].includes(name);
      case 'blockquote': return !['paragraph', 'table', 'blockquote'].includes(name);
      default: return false;
    }
  });
}

/** @returns the document's Markdown */
export function serialise(doc) {
  const writer = new Writer(doc);
  const text = writer.blocks(doc);
  const notes = writer.definitions();
  return [text, ...notes].filter(Boolean).join('\n\n') + (text || notes.length ? '\n' : '');
}

const ONLY_IN_MARKDOWN = /<!--|^[ >\t]*(?:```+|~~~+)[ \t]*[^\s`~]/m;
const DEFINITION = /^(?:[ >\t]|[-+*][ \t]|\d{1,9}[.)][ \t])*\[((?:[^[\]\\]|\\.)+)\]:/gm;

/** Whether a text has what no rendering shows: comments, definitions of unused links. */
export function hides(text) {
  const labels = [...text.matchAll(DEFINITION)].map(([, label]) => label.toLowerCase());
  const rest = text.replace(DEFINITION, '').toLowerCase();
  return ONLY_IN_MARKDOWN.test(text) || new Set(labels).size < labels.length || labels.some((label) => !rest.includes(`[${label}]`));
}

const BLOCKS = 'p|div|section|hr|h[1-6]|blockquote|pre|ul|ol|li|dl|dt|dd|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td|br';
const AROUND = new RegExp(` *(</?(?:${BLOCKS})(?: [^>]*)?>) *`, 'g');
const BETWEEN = new RegExp(`(</?(?:${BLOCKS})(?: [^>]*)?>)\\s+(?=</?(?:${BLOCKS})[ >])`, 'g');

const BACK = / ?<a href="#text-fnref[^"]*">(?:<sup>\d+<\/sup>)?↩<\/a>/g;

/** Whether two rendered texts are the same to readers: white space between blocks, and how much of it, is nothing. */
export function alike(one, other) {
  const plain = (text) => text.replace(BACK, '').split(/(<pre[\s>][\s\S]*?<\/pre>)/).map((part, at) => (at % 2 ? part : part.replace(/[ \t\r\n\f]+/g, ' ').replace(AROUND, '$1').replace(BETWEEN, '$1').replace(/^ | $/g, ''))).join('');
  return one === other || plain(one) === plain(other);
}
