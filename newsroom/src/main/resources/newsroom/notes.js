// Notes and the signs that lead to them: neither is left without the other, and what is copied takes its notes along.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';
import { html, parse, schema } from './schema.js';

const { nodes } = schema;
const isNotes = (node) => node?.type === nodes.notes;
const notesOf = ({ lastChild }) => (isNotes(lastChild) ? lastChild.content.content : []);
const keysOf = (doc) => notesOf(doc).map(({ attrs }) => attrs.key);
const list = (notes) => nodes.ordered_list.create(null, notes.map(({ content }) => nodes.list_item.create(null, withoutNotes(content))));
const plain = ({ attrs: { key, number }, marks }) => schema.text(`[${number || key.replace(/^fn-?/, '')}]`, marks);
const sign = (attrs, { marks }) => nodes.note_ref.create(attrs, null, marks);

/** @param change gives what stands in place of a node, or null for the same with what is within it changed */
export function changed(content, change) {
  const made = [];
  content.forEach((node) => made.push(change(node) ?? (node.isLeaf ? node : node.copy(changed(node.content, change)))));
  return Fragment.from(made.flat());
}

/** Notes of another text become a list at its end, their signs plain numbers: those of this text have names of their own. */
export const withoutNotes = (content) => changed(content, (node) => {
  if (node.type === nodes.note_ref) return plain(node);
  return isNotes(node) ? list(node.content.content) : null;
});

/** As they are carried, by their keys. */
const told = (doc) => new Map(notesOf(doc).map(({ attrs, content }) => [attrs.key, withoutNotes(content).content.map(html).join('')]));

function free(taken) {
  let number = 1;
  while (taken.includes(`fn-${number}`) || taken.includes(`fn${number}`)) number++;
  return { key: `fn-${number}`, number: String(number) };
}

function add(tr, key, content) {
  const end = tr.doc.content.size;
  const made = nodes.note.create({ key }, content);
  return isNotes(tr.doc.lastChild) ? tr.insert(end - 1, made) : tr.insert(end, nodes.notes.create(null, made));
}

/** A note at the cursor, with its text at the end, where the cursor goes. */
export function addNote({ doc, selection: { $to }, tr }, dispatch) {
  if (!$to.parent.inlineContent || $to.parent.type.spec.code || isNotes($to.node(1))) return false;
  if (dispatch) {
    const attrs = free(keysOf(doc));
    add(tr.insert($to.pos, nodes.note_ref.create(attrs)), attrs.key, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.doc.content.size - 2), -1)).scrollIntoView());
  }
  return true;
}

/** Ends the note that the cursor is in, if it says nothing: back to where its sign stood. */
export function endNote({ doc, selection: { $from, empty }, tr }, dispatch) {
  const note = empty && !$from.parent.content.size && $from.depth === 3 && $from.node(2);
  if (note?.type !== nodes.note || note.childCount > 1) return false;
  const depth = $from.node(1).childCount > 1 ? 2 : 1;
  const led = signs(doc).find(({ key }) => key === note.attrs.key);
  tr.delete($from.before(depth), $from.after(depth));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(led?.at ?? tr.doc.content.size), -1)).scrollIntoView());
  return true;
}

/** Signs take along what their notes say. */
export function copied({ content, openStart, openEnd }, { state: { doc } }) {
  const there = told(doc);
  const carry = (node) => (node.type === nodes.note_ref ? sign({ ...node.attrs, note: there.get(node.attrs.key) ?? null }, node) : null);
  return new Slice(changed(content, carry), openStart, openEnd);
}

/** A sign keeps its note where that is here, else brings it along under a name that is free. */
export function brought({ content, openStart, openEnd }, { state: { doc } }) {
  const there = told(doc);
  const given = new Map();
  const carried = new Set();
  const made = changed(content, (node) => {
    if (isNotes(node)) {
      const others = node.content.content.filter(({ attrs }) => !carried.has(attrs.key));
      return others.length ? list(others) : [];
    }
    if (node.type !== nodes.note_ref) return null;
    const { key, number, note } = node.attrs;
    if (note === null) return there.has(key) ? node : plain(node);
    carried.add(key);
    if (there.get(key) === note) return sign({ key, number }, node);
    if (!given.has(key)) given.set(key, there.has(key) ? free([...there.keys(), ...[...given.values()].map((each) => each.key)]) : { key, number });
    return sign({ ...given.get(key), note }, node);
  });
  const isShorter = openEnd && carried.size && isNotes(content.lastChild);
  return new Slice(made, openStart, isShorter ? Number(made.lastChild.isTextblock) : openEnd);
}

const known = new WeakMap();

/** In the order of the text; those within islands have no place. */
function signs(doc) {
  const found = [];
  doc.forEach((block, start) => {
    if (!known.has(block)) {
      const within = [];
      Fragment.from(block).descendants(({ type, attrs }, at) => {
        if (type === nodes.note_ref) within.push({ ...attrs, at });
        else for (const [, key] of attrs.html?.matchAll(/href="#(fn[^"]*)"/g) ?? []) within.push({ key, note: null });
      });
      known.set(block, within);
    }
    for (const each of known.get(block)) found.push({ ...each, at: start + each.at });
  });
  return found;
}

export const paired = new Plugin({
  appendTransaction(_, { doc: before }, { doc, tr }) {
    if (before === doc) return null;
    const here = signs(doc);
    const [old, there] = [before, doc].map(keysOf);
    for (const { at, key, note } of here) {
      if (note === null) continue;
      tr.setNodeAttribute(at, 'note', null);
      if (!there.includes(key)) add(tr, key, withoutNotes(parse(note).content));
      there.push(key);
    }
    for (const { at, key } of here.toReversed()) if (at >= 0 && old.includes(key) && !there.includes(key)) tr.delete(at, at + 1);
    const led = signs(before).map(({ key }) => key);
    const section = tr.doc.lastChild;
    const start = tr.doc.content.size - section.nodeSize;
    const over = [];
    if (isNotes(section)) {
      section.forEach(({ attrs: { key }, nodeSize }, at) => {
        if (led.includes(key) && !here.some((each) => each.key === key)) over.unshift([start + 1 + at, nodeSize]);
      });
    }
    if (over.length && over.length === section.childCount) tr.delete(start, start + section.nodeSize);
    else for (const [at, size] of over) tr.delete(at, at + size);
    return tr.docChanged ? tr : null;
  },
});
