// Keys of the writing page: saving, marks of Markdown in #source, and #keys, which tells of them.
import { saveAsked } from './autosave.js';
import { letter } from './letters.js';

const form = document.getElementById('write');
const source = document.getElementById('source');
const dialog = document.getElementById('keys');

/** Through the browser's own editing, so that it can be undone. */
function replace(text) {
  source.focus();
  if (!document.execCommand('insertText', false, text)) source.setRangeText(text, source.selectionStart, source.selectionEnd, 'end');
  source.dispatchEvent(new Event('input', { bubbles: true }));
}

function around(before, after) {
  const { selectionStart: start, selectionEnd: end, value } = source;
  const chosen = value.slice(start, end);
  replace(before + chosen + after);
  if (!chosen) source.setSelectionRange(start + before.length, start + before.length);
}

/** A file, and what stands against a save, need a page that comes anew. */
async function save() {
  const hasFile = form.elements.namedItem('picture')?.files?.length > 0;
  if (hasFile || !await saveAsked()) form.querySelector('button[value="save"]')?.click();
}

const MARKS = { b: () => around('**', '**'), i: () => around('*', '*'), k: () => around('[', '](https://)') };

if (form && dialog) {
  const isText = (element) => element?.matches('input, textarea, select') || element?.isContentEditable;
  addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (control && letter(event) === 's') {
      event.preventDefault();
      // What a dialog asks for would be lost; what was handed over is not this one's to save.
      if (document.querySelector('dialog[open]') || form.inert) return;
      save();
    } else if (control && Object.hasOwn(MARKS, letter(event)) && event.target === source) {
      event.preventDefault();
      MARKS[letter(event)]();
    } else if ((event.key === '?' || event.key === '؟') && !isText(event.target) && !dialog.open) {
      event.preventDefault();
      dialog.showModal();
    }
  });
}
