// Keeps the spelling that a text has, where it is another one than that of the editor.
import { Writer, written } from './markdown.js';

const LIST = /^(?:[-*+]|\d+[.)])/;
const AHEAD = 8;
const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, '');
const isSpelledSafely = (node, text, own) => !/^\s/.test(text) && (!node.type.name.endsWith('_list') || LIST.exec(text)?.[0] === LIST.exec(own)?.[0]);

/**
 * Has blocks written as they are in a text until they are changed: lines that were wrapped by hand stay so.
 *
 * @param source what the document was rendered from
 * @returns forgets that
 */
export function remember(doc, source) {
  const writer = new Writer(doc);
  const blocks = source.trim().split(/\n(?:[ \t]*\n)+/);
  const told = blocks.map(letters);
  const known = [];
  let from = 0;
  doc.forEach((node) => {
    if (node.type.name === 'notes') return;
    const notes = writer.references;
    const own = writer.kept(node);
    const wanted = letters(own);
    if (!wanted || writer.references !== notes) return;
    const at = told.slice(from, from + AHEAD).indexOf(wanted);
    if (at < 0) return;
    const text = blocks[from + at].trimEnd();
    from += at + 1;
    if (text === own || !isSpelledSafely(node, text, own)) return;
    written.set(node, text);
    known.push(node);
  });
  return () => known.forEach((node) => written.delete(node));
}
