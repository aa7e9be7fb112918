// What can be done with the table that the cursor is in. Cells are not joined here: such tables are islands.
import { GapCursor } from 'prosemirror-gapcursor';
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin, Selection, TextSelection } from 'prosemirror-state';
import { schema } from './schema.js';

const { table, table_row: row, table_cell: cell, paragraph } = schema.nodes;

/** Where the cursor is: the table, its place, row and column. */
function place({ $from }) {
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type === table) {
      return { node: $from.node(depth), at: $from.before(depth), row: $from.index(depth), column: $from.depth > depth ? $from.index(depth + 1) : 0 };
    }
  }
  return null;
}

/** What has parts of several cells is taken out of each: they would be joined, and the rows of different lengths. */
export function emptied({ doc, selection: { from, to, $from, $to }, tr }) {
  const [one, other] = [$from, $to].map(($at) => place({ $from: $at }));
  if (!(one || other) || (one?.at === other?.at && one.row === other.row && one.column === other.column)) return null;
  if (one?.at !== other?.at) tr.delete(one ? one.at + one.node.nodeSize : from, other?.at ?? to);
  doc.nodesBetween(from, to, (node, at) => {
    if (node.type === cell) tr.delete(tr.mapping.map(Math.max(from, at + 1)), tr.mapping.map(Math.min(to, at + node.nodeSize - 1)));
    return node.type !== cell;
  });
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(from, -1)))).scrollIntoView();
}

export function emptyCells(state, dispatch) {
  const tr = emptied(state);
  if (tr) dispatch?.(tr);
  return Boolean(tr);
}

const isOfSeveral = (node) => node?.type === table && (node.childCount > 1 || node.firstChild.childCount > 1);

/** Parts of several cells are copied as a table of their own, each in its column. */
export function whole({ content, openStart, openEnd }, { state: { selection: { $from } } }) {
  const { firstChild, lastChild } = content;
  let first = firstChild;
  if (isOfSeveral(first) && openStart > 2) {
    const before = Array.from({ length: $from.index(-1) }, () => cell.create());
    first = first.copy(first.content.replaceChild(0, row.create(null, [...before, ...cells(first.firstChild)])));
  }
  return new Slice(content.replaceChild(0, first), isOfSeveral(firstChild) ? 0 : openStart, isOfSeveral(lastChild) ? 0 : openEnd);
}

const seen = new WeakSet();

/** Whatever becomes of a table, its first row is the head, and the others are as long: readers would not get what is beyond it. */
export const even = new Plugin({
  appendTransaction(_, before, { doc, tr }) {
    if (before.doc === doc) return null;
    doc.descendants((node, at) => {
      if (node.type !== table || seen.has(node)) return !node.isTextblock && node.type !== table;
      seen.add(node);
      const width = Math.max(...node.content.content.map(({ childCount }) => childCount));
      node.forEach((each, offset, index) => {
        const start = at + offset + 2;
        const header = index === 0;
        each.forEach((one, from) => { if (one.attrs.header !== header) tr.setNodeAttribute(tr.mapping.map(start + from), 'header', header); });
        const missing = Array.from({ length: width - each.childCount }, () => cell.create({ header }));
        if (missing.length) tr.insert(tr.mapping.map(start + each.content.size), missing);
      });
      return false;
    });
    return tr.docChanged ? tr : null;
  },
});

/** Where a cell begins, from where its table does. */
function inside(node, rowAt, column) {
  let at = 1;
  for (let i = 0; i < rowAt; i++) at += node.child(i).nodeSize;
  at += 1;
  for (let i = 0; i < column; i++) at += node.child(rowAt).child(i).nodeSize;
  return at + 1;
}

/** A command that makes other rows of the table's; nothing left of them ends it. */
function rows(change) {
  return (state, dispatch) => {
    const found = place(state.selection);
    if (!found) return false;
    const changed = change(Array.from({ length: found.node.childCount }, (_, i) => found.node.child(i)), found);
    if (!changed) return false;
    if (dispatch) {
      const { to = [found.row, found.column], list } = changed;
      const node = list.length && list[0].childCount ? table.create(null, list) : paragraph.create();
      const tr = state.tr.replaceWith(found.at, found.at + found.node.nodeSize, node);
      const start = node.type === table ? found.at + inside(node, Math.min(to[0], node.childCount - 1), Math.min(to[1], node.firstChild.childCount - 1)) : found.at + 1;
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(start))).scrollIntoView());
    }
    return true;
  };
}

const cells = (each) => Array.from({ length: each.childCount }, (_, i) => each.child(i));
const like = (other, header = false) => cell.create({ header, align: other.attrs.align });

const below = (list, { row: at, column }) => ({
  list: list.toSpliced(at + 1, 0, row.create(null, cells(list[0]).map((each) => like(each)))), to: [at + 1, column],
});
export const addRow = rows(below);
const addLastRow = rows((list, found) => below(list, { ...found, column: 0 }));
export const addColumn = rows((list, { row: at, column }) => ({
  list: list.map((each, i) => row.create(null, cells(each).toSpliced(column + 1, 0, cell.create({ header: i === 0 })))), to: [at, column + 1],
}));
// The first row names the columns: without it there is none of them.
export const removeRow = rows((list, { row: at }) => (at === 0 ? { list: [] } : { list: list.toSpliced(at, 1) }));
export const removeColumn = rows((list, { column }) => ({ list: list.map((each) => row.create(null, cells(each).toSpliced(column, 1))) }));
export const align = (side) => rows((list, { column }) => ({
  list: list.map((each) => row.create(null, cells(each).map((one, i) => (i === column ? one.type.create({ ...one.attrs, align: one.attrs.align === side ? '' : side }, one.content) : one)))),
}));

export const inTable = (state) => place(state.selection) !== null;

/** Selects what is in the next cell, or in the one before; behind the last one is a new row, before the first one nothing. */
export const toCell = (step) => (state, dispatch) => {
  const found = place(state.selection);
  if (!found) return false;
  const all = [];
  found.node.forEach((each, _, rowAt) => each.forEach((one, __, column) => all.push({ rowAt, column, size: one.content.size })));
  const at = all.findIndex(({ rowAt, column }) => rowAt === found.row && column === found.column) + step;
  if (at < 0) return false;
  if (at === all.length) return addLastRow(state, dispatch);
  const start = found.at + inside(found.node, all[at].rowAt, all[at].column);
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, start, start + all[at].size)).scrollIntoView());
  return true;
};

/** Where Tab leaves the text, also where nothing stands behind the table. */
export function leaveTable(state, dispatch) {
  const found = place(state.selection);
  if (!found) return false;
  const behind = state.doc.resolve(found.at + found.node.nodeSize);
  dispatch?.(state.tr.setSelection(GapCursor.valid(behind) ? new GapCursor(behind) : Selection.near(behind)).scrollIntoView());
  return true;
}

export function addTable(state, dispatch) {
  if (inTable(state) || !state.selection.$from.parent.isTextblock) return false;
  const made = (header) => row.create(null, Fragment.from([0, 1, 2].map(() => cell.create({ header }))));
  const { $from } = state.selection;
  const { depth } = $from;
  if (!$from.node(depth - 1).canReplaceWith($from.indexAfter(depth - 1), $from.indexAfter(depth - 1), table)) return false;
  if (dispatch) {
    const empty = $from.parent.content.size === 0;
    const at = empty ? $from.before(depth) : $from.after(depth);
    const tr = state.tr.replaceWith(at, empty ? $from.after(depth) : at, table.create(null, [made(true), made(false), made(false)]));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
  }
  return true;
}
