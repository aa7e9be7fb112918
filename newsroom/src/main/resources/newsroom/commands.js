// What the tools and the keys of the editor do; each takes part only where the document lets it.
import { chainCommands, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import { redo, undo } from 'prosemirror-history';
import { addNote, endNote } from './notes.js';
import { schema } from './schema.js';
import { addColumn, addRow, addTable, align, emptyCells, leaveTable, removeColumn, removeRow, toCell } from './tables.js';

const { nodes, marks } = schema;

/** What is around the cursor. */
function within({ $from }, ...types) {
  for (let depth = $from.depth; depth > 0; depth--) if (types.includes($from.node(depth).type)) return $from.node(depth);
  return null;
}

function hasMark({ selection: { from, to, empty, $from }, storedMarks, doc }, type) {
  return Boolean(empty ? type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type));
}

/** Those that look the same are taken away together. */
const marking = (...types) => ({
  isOn: (state) => types.some((type) => hasMark(state, type)),
  run: (state, dispatch) => {
    const there = types.filter((type) => hasMark(state, type));
    if (!there.length) return toggleMark(types[0])(state, dispatch);
    const { selection: { from, to, empty }, tr } = state;
    there.forEach((type) => (empty ? tr.removeStoredMark(type) : tr.removeMark(from, to, type)));
    dispatch?.(tr.scrollIntoView());
    return true;
  },
});

const isBlock = (type, attrs = {}) => ({ selection: { $from, to } }) => to <= $from.end() && $from.parent.hasMarkup(type, { ...$from.parent.attrs, ...attrs });
const block = (type, attrs) => (state, dispatch) => (isBlock(type, attrs)(state) ? setBlockType(nodes.paragraph) : setBlockType(type, attrs))(state, dispatch);
const quote = (state, dispatch) => (within(state.selection, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch));
const list = (type) => (state, dispatch) => (within(state.selection, nodes.bullet_list, nodes.ordered_list)?.type === type ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch);

function rule(state, dispatch) {
  const { $from } = state.selection;
  if (!$from.parent.isTextblock || !$from.node(-1)?.canReplaceWith($from.indexAfter(-1), $from.indexAfter(-1), nodes.horizontal_rule)) return false;
  dispatch?.(state.tr.insert($from.after(), nodes.horizontal_rule.create()).scrollIntoView());
  return true;
}

/** Pictures stand in paragraphs of their own. */
export function addPicture(picture, at) {
  return (state, dispatch) => {
    const $at = state.doc.resolve(Math.min(at ?? state.selection.to, state.doc.content.size));
    const image = nodes.image.create({ src: picture.url, alt: picture.alt ?? '' });
    const own = $at.parent.type === nodes.paragraph && $at.parent.content.size > 0;
    const within = !own && $at.parent.inlineContent && !$at.parent.type.spec.code;
    const pos = own ? $at.after() : within || !$at.depth ? $at.pos : $at.after(1);
    dispatch(state.tr.insert(pos, within ? image : nodes.paragraph.create(null, image)).scrollIntoView());
    return pos + 1;
  };
}

/** The link at the cursor, as far as it goes: {from, to, href}. */
export function linkAt({ doc, selection: { from, to, $from, empty } }) {
  let found = null;
  const start = $from.start();
  $from.parent.forEach((node, offset) => {
    const mark = marks.a.isInSet(node.marks);
    const at = start + offset;
    const touches = empty ? at <= from && from <= at + node.nodeSize : at < to && from < at + node.nodeSize;
    if (!mark) return;
    if (found && found.to === at && found.mark.eq(mark)) found.to = at + node.nodeSize;
    else if (touches && !found) found = { from: at, to: at + node.nodeSize, mark, href: mark.attrs.more?.href ?? '' };
  });
  return found && doc ? found : null;
}

export function setLink(href) {
  return (state, dispatch) => {
    const present = linkAt(state);
    const { from, to } = present ?? state.selection;
    const tr = state.tr;
    if (!href) tr.removeMark(from, to, marks.a);
    else {
      const mark = marks.a.create({ more: { ...present?.mark.attrs.more, href } });
      if (from === to) tr.insert(from, schema.text(href.replace(/^(https?:\/\/|mailto:)/, ''), [mark]));
      else tr.addMark(from, to, mark);
      tr.removeStoredMark(marks.a);
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}

export const inList = ({ selection }) => Boolean(within(selection, nodes.list_item));

/** By the name of their tool: {run, isOn?}. */
export const TOOLS = {
  strong: marking(marks.strong, marks.b),
  em: marking(marks.em, marks.i),
  del: marking(marks.del, marks.s),
  code: marking(marks.code),
  h2: { run: block(nodes.heading, { level: 2 }), isOn: isBlock(nodes.heading, { level: 2 }) },
  h3: { run: block(nodes.heading, { level: 3 }), isOn: isBlock(nodes.heading, { level: 3 }) },
  quote: { run: quote, isOn: ({ selection }) => Boolean(within(selection, nodes.blockquote)) },
  ul: { run: list(nodes.bullet_list), isOn: ({ selection }) => within(selection, nodes.bullet_list, nodes.ordered_list)?.type === nodes.bullet_list },
  ol: { run: list(nodes.ordered_list), isOn: ({ selection }) => within(selection, nodes.bullet_list, nodes.ordered_list)?.type === nodes.ordered_list },
  pre: { run: block(nodes.code_block), isOn: isBlock(nodes.code_block) },
  rule: { run: rule },
  note: { run: addNote },
  table: { run: addTable },
  undo: { run: undo },
  redo: { run: redo },
  'add-row': { run: addRow },
  'add-column': { run: addColumn },
  'remove-row': { run: removeRow },
  'remove-column': { run: removeColumn },
  center: { run: align('center') },
  right: { run: align('right') },
  deeper: { run: sinkListItem(nodes.list_item) },
  shallower: { run: liftListItem(nodes.list_item) },
};

const remove = chainCommands(endNote, emptyCells);
const run = (name) => TOOLS[name].run;

export const KEYS = {
  'Mod-b': run('strong'), 'Mod-i': run('em'), 'Mod-Shift-x': run('del'), 'Mod-`': run('code'),
  'Mod-Alt-2': run('h2'), 'Mod-Alt-3': run('h3'), 'Mod-Alt-0': setBlockType(nodes.paragraph),
  'Mod-Shift-7': run('ol'), 'Mod-Shift-8': run('ul'), 'Mod-Shift-9': run('quote'), 'Mod-Alt-f': run('note'),
  'Mod-]': run('deeper'), 'Mod-[': run('shallower'), Tab: toCell(1), 'Shift-Tab': toCell(-1), Escape: leaveTable,
  Backspace: remove, 'Mod-Backspace': remove, 'Shift-Backspace': remove, Delete: remove, 'Mod-Delete': remove,
  'Mod-z': undo, 'Mod-Shift-z': redo, 'Mod-y': redo,
};
