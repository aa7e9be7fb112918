// The text as readers see it, in place of #source, which stays what is saved: #rich with its #tools, #markdown to switch.
import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { EditorState, Selection } from 'prosemirror-state';
import { splitListItem } from 'prosemirror-schema-list';
import { EditorView } from 'prosemirror-view';
import { choose } from './choose.js';
import { addPicture, inList, KEYS, linkAt, setLink, TOOLS } from './commands.js';
import { idle, seldom } from './idle.js';
import { letter } from './letters.js';
import { alike, hides, serialise } from './markdown.js';
import { near } from './near.js';
import { brought, copied, paired } from './notes.js';
import { answered, fitting, hasWords, pasted, putPlain, waiting } from './paste.js';
import { headers, takeAll } from './pictures.js';
import { parse, schema } from './schema.js';
import { remember } from './spelling.js';
import { emptied, emptyCells, even, inTable, whole } from './tables.js';

const { nodes } = schema;
const form = document.getElementById('write');
const source = document.getElementById('source');
const box = document.getElementById('rich');
const bar = document.getElementById('tools');
const hint = document.getElementById('source-hint');
const said = document.getElementById('told');
const toggle = document.getElementById('markdown');
const linking = document.getElementById('linking');
const VIEW = 'view-of-texts';

let view = null;
let written = null;
let timer = null;
// Counts what is opened: only the latest is shown.
let opened = 0;
let moved = true;
let typed = false;

const say = (text) => { said.textContent = text; said.hidden = !text; };
const texts = box?.dataset;

async function render(format, text) {
  const body = new URLSearchParams({ format, source: text });
  const answer = await fetch('/renderings', { method: 'POST', body, headers: headers(), signal: AbortSignal.timeout(15000) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Whether readers would get the same of what is written of a document as of its text. */
async function same(doc, text, first) {
  const again = serialise(doc);
  if (again === text) return true;
  const second = await render('markdown', again);
  return alike(first.html, second.html) && String(second.warnings) === String(first.warnings);
}

/** @returns the text as a document, or why it can only be written as Markdown */
async function read(text) {
  if (!text.trim()) return { doc: schema.topNodeType.createAndFill() };
  if (hides(text)) return { why: texts.hidden };
  try {
    const first = await render('markdown', text);
    const doc = parse(first.html);
    const forget = remember(doc, text);
    if (await same(doc, text, first)) return { doc };
    forget();
    return await same(doc, text, first) ? { doc } : { why: texts.inexact };
  } catch {
    return { why: texts.away };
  }
}

// --- the text area --------------------------------------------------------

/** Writes to the text area what was changed here since. */
function flush() {
  clearTimeout(timer);
  timer = null;
  if (!view || view.state.doc === written) return;
  written = view.state.doc;
  source.value = serialise(written);
  source.dispatchEvent(new CustomEvent('input', { bubbles: true, detail: 'editor' }));
}

const soon = () => { timer ??= setTimeout(() => idle(flush), 200); };

// --- the editor -----------------------------------------------------------

function rules() {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      wrappingInputRule(/^\s*([-+*])\s$/, nodes.bullet_list),
      wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list, (match) => ({ start: Number(match[1]) }), (match, node) => node.childCount + node.attrs.start === Number(match[1])),
      textblockTypeInputRule(/^```$/, nodes.code_block),
      textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
    ],
  });
}

const lineBreak = chainCommands(emptyCells, exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

function state(doc) {
  return EditorState.create({
    doc,
    plugins: [
      rules(),
      keymap({ ...KEYS, 'Mod-k': () => { askForLink(); return true; }, Enter: chainCommands(emptyCells, splitListItem(nodes.list_item), (...cell) => inTable(cell[0]) && lineBreak(...cell)), 'Shift-Enter': lineBreak, 'Mod-Enter': lineBreak }),
      keymap(baseKeymap),
      dropCursor({ class: 'drop-cursor', width: 2, color: false }),
      gapCursor(),
      history(),
      waiting,
      near,
      paired,
      even,
    ],
  });
}

/** @returns where the next one follows it */
function put(added, at) {
  if (!added || !view) return at;
  const behind = addPicture(added, at)(view.state, view.dispatch);
  view.focus();
  return behind;
}

function putAll(files, at) {
  let behind = at;
  takeAll(files, (added) => { behind = put(added, behind); });
}

/** Pictures are asked about, and what has formats goes by the server; the rest is the editor's. */
function takes(event, data, at) {
  // Word's clipboard has its text as a picture too.
  if (data?.files.length && !hasWords(data.getData('text/html'))) putAll(data.files, at);
  else if (view.state.selection.$from.parent.type.spec.code || !pasted(view, data, { render, say, texts }, at)) return false;
  event.preventDefault();
  return true;
}

function show(doc) {
  source.hidden = true;
  box.hidden = bar.hidden = false;
  hint.hidden = true;
  written = doc;
  view = new EditorView(box, {
    state: state(doc),
    attributes: {
      id: 'editor', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': 'source-label',
      ...(source.getAttribute('aria-invalid') && { 'aria-invalid': 'true', 'aria-describedby': 'source-error' }),
      ...(source.lang && { lang: source.lang }), dir: 'auto', spellcheck: 'true',
    },
    transformCopied: (slice, editor) => copied(whole(slice, editor), editor),
    transformPasted: (slice, editor) => fitting(brought(slice, editor), editor.state.selection.$from.parent),
    dispatchTransaction(given) {
      const transaction = (given.getMeta('uiEvent') === 'cut' && emptied(view.state)) || given;
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) soon();
      else if (!transaction.selectionSet) return;
      later();
    },
    handleTextInput: ({ state: { selection } }, from, to, text) => {
      typed = Boolean(selection.$cursor);
      const without = emptied(view.state);
      if (without) view.dispatch(without.insertText(text));
      return Boolean(without);
    },
    // Where the browser writes a letter it shows the place itself: no need to lay the page out just to look.
    handleScrollToSelection: () => typed,
    // Before the editor reads it itself.
    handleDOMEvents: {
      // A key can come before the browser tells what the one before it, or the mouse, has selected. After a letter the
      // editor knows that.
      keydown: (_, event) => {
        if (moved && !event.isComposing) document.dispatchEvent(new Event('selectionchange'));
        moved = event.key.length > 1 || event.ctrlKey || event.metaKey;
        typed = false;
      },
      mousedown: () => { moved = true; },
      paste: (_, event) => { emptyCells(view.state, view.dispatch); return takes(event, event.clipboardData, null); },
      drop: (_, event) => (view.dragging ? Boolean(emptied(view.state)) && !event.preventDefault() : takes(event, event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null)),
    },
  });
  look();
}

function hide(why) {
  opened++;
  view?.destroy();
  view = null;
  box.hidden = bar.hidden = true;
  source.hidden = hint.hidden = false;
  say(why ?? '');
}

async function open() {
  const mine = ++opened;
  const text = source.value;
  const { doc, why } = await read(text);
  if (mine !== opened) return;
  // Somebody goes on writing there meanwhile.
  if (source.value !== text) {
    await open();
    return;
  }
  if (doc) {
    const typing = document.activeElement === source;
    say('');
    show(doc);
    if (typing) {
      view.dispatch(view.state.tr.setSelection(Selection.atEnd(doc)));
      view.focus();
    }
  } else hide(why);
  toggle.setAttribute('aria-pressed', String(!doc));
  document.dispatchEvent(new Event('view-of-text'));
}

async function change() {
  if (view) {
    putPlain();
    flush();
    hide();
    toggle.setAttribute('aria-pressed', 'true');
    localStorage.setItem(VIEW, 'markdown');
    source.focus();
  } else {
    localStorage.removeItem(VIEW);
    await open();
    (view ?? source).focus();
  }
}

// --- tools ----------------------------------------------------------------

/** The tools can wait; a key cannot. */
const later = seldom(look, 60);

function look() {
  if (!view) return;
  for (const button of bar.querySelectorAll('[data-tool]')) {
    const tool = TOOLS[button.dataset.tool];
    if (tool?.isOn) button.setAttribute('aria-pressed', String(tool.isOn(view.state)));
  }
  bar.querySelector('[data-of-tables]').hidden = !inTable(view.state);
  bar.querySelector('[data-of-lists]').hidden = !inList(view.state);
}

function askForLink() {
  const present = linkAt(view.state);
  const field = linking.querySelector('input');
  field.value = present?.href ?? '';
  linking.querySelector('[value="remove"]').hidden = !present;
  linking.showModal();
}

/** As people type them. */
function address(text) {
  const href = text.trim();
  if (!href || /^(https?:|mailto:|tel:|[/#?])/i.test(href)) return href;
  return /^[^\s/@]+@[^\s/@]+$/.test(href) ? `mailto:${href}` : `https://${href}`;
}

function use(button) {
  const name = button.dataset.tool;
  if (name === 'link') askForLink();
  else if (name === 'picture') choose(() => document.getElementById('text-picture').click()).then((added) => put(added));
  else {
    TOOLS[name].run(view.state, view.dispatch, view);
    view.focus();
  }
}

/** One stop for the Tab key, arrows within. */
function arrows(event) {
  const buttons = [...bar.querySelectorAll('button')].filter((each) => !each.closest('[hidden]'));
  const at = buttons.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: buttons.length - 1 - at }[event.key];
  if (step === undefined || at < 0) return;
  event.preventDefault();
  const next = buttons[(at + step + buttons.length) % buttons.length];
  buttons.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
  next.focus();
}

if (form && source && box && form.elements.namedItem('format').value === 'markdown' && !source.closest('fieldset').disabled) {
  toggle.hidden = false;
  toggle.addEventListener('click', change);
  bar.querySelectorAll('button').forEach((each, at) => { each.tabIndex = at === 0 ? 0 : -1; });
  bar.addEventListener('keydown', arrows);
  // The selection in the text stays while a tool is pressed.
  bar.addEventListener('mousedown', (event) => event.preventDefault());
  bar.addEventListener('click', (event) => { const button = event.target.closest('[data-tool]'); if (button && view) use(button); });
  linking.addEventListener('close', () => {
    if (!view) return;
    const href = linking.returnValue === 'remove' ? '' : address(linking.querySelector('input').value);
    if (linking.returnValue) setLink(href)(view.state, view.dispatch);
    linking.returnValue = '';
    view.focus();
  });
  document.getElementById('text-picture').addEventListener('change', (event) => {
    const files = [...event.target.files];
    event.target.value = '';
    putAll(files);
  });
  form.addEventListener('formdata', (event) => {
    if (!view || view.state.doc === written) return;
    flush();
    event.formData.set('source', source.value);
  });
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => { if (document.hidden) flush(); });
  let sending = false;
  // Not without what was pasted just before; before autosave hears of it.
  form.addEventListener('submit', async (event) => {
    const answers = answered();
    if (!sending && !answers) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (sending) return;
    sending = true;
    await answers;
    sending = false;
    form.requestSubmit(event.submitter);
  }, true);
  // Somebody else wrote to the text area: what was kept by this browser, say. What is typed here meanwhile would overwrite it.
  source.addEventListener('input', (event) => {
    if (event.detail === 'editor' || !view) return;
    hide();
    open();
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter(event) === 'e' && !event.isComposing) {
      event.preventDefault();
      // What a dialog asks for goes into the editor that is there now.
      if (!document.querySelector('dialog[open]')) change();
    }
  });
  document.addEventListener('click', (event) => {
    if (view && (event.target.closest('a[href="#source"]') || event.target.closest('label[for="source"]'))) {
      event.preventDefault();
      view.focus();
    }
  });
  if (localStorage.getItem(VIEW) === 'markdown') toggle.setAttribute('aria-pressed', 'true');
  else open();
}

