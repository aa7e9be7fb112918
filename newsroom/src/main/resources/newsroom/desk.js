// The moderators' queue by keyboard, decisions in the background, what others do as it happens. Takes over #cards (each
// .card with its forms), #desk-status, #desk-empty, #next-cards, and #desk-help, which tells of the keys, with #keys-on.
import { letter } from './letters.js';

const list = document.getElementById('cards');
const status = document.getElementById('desk-status');
const help = document.getElementById('desk-help');
const keysOn = document.getElementById('keys-on');
const FEW = 5;
const MOST_CLOSED = 20;
const LOOK = 5000;
const LONGEST_WAIT = 15000;
const LONGEST_ANSWER = 20000;
const PATIENCE = 1000;
const LISTEN_AGAIN = 30000;

const KEYS = {
  j: () => step(1), k: () => step(-1), z: undo, x: () => select(current()),
  f: () => decideChosen('approve'), d: () => decideChosen('reject'), t: () => decideChosen('spam'),
};

const find = (id) => document.getElementById(`c-${id}`);
const cards = () => [...list.querySelectorAll('.card')];
const waits = (card) => card.dataset.open === 'true' && !card.classList.contains('sent');
const open = () => cards().filter(waits);
const current = () => list.querySelector('.card.current');
const words = list?.dataset;
const bulk = document.getElementById('bulk');
const box = (card) => card?.querySelector('[data-select]');
// Of a queue what is decided stays in sight, and is not decided on again by a range.
const selectable = (card) => box(card) && !card.classList.contains('sent') && (words.queue !== 'true' || waits(card));
const selected = () => cards().filter((card) => selectable(card) && box(card).checked);
// Where a range begins.
let selectedLast = null;

let decided = 0;
// What was decided here and may be taken back, the latest last: the ids of one go.
const done = [];
// By id: what is on its way. Of one comment one thing after the other.
const sending = new Map();
let signedOut = false;

function choose(card, focus = true) {
  current()?.classList.remove('current');
  if (!card) return;
  card.classList.add('current');
  if (focus) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}

function step(by) {
  const all = cards();
  const at = all.indexOf(current());
  choose(all[Math.max(0, Math.min(all.length - 1, at + by))]);
}

const say = (card, text) => {
  const said = card?.querySelector('[data-said]');
  if (said) said.textContent = text;
};

/** @param selecting whether the number of those selected is new, also where it is none */
function tell(selecting = false) {
  const stopped = list.querySelectorAll('.card.stopped').length;
  const told = [];
  if (decided) told.push(words.decided.replace('{n}', decided));
  if (sending.size) told.push(words.waiting.replace('{n}', sending.size));
  if (stopped) told.push(words.look.replace('{n}', stopped));
  if (signedOut) told.push(words.signedOut);
  const number = selected().length;
  if (number || selecting) told.push(words.selected.replace('{n}', number));
  status.textContent = told.join(' · ');
  document.getElementById('desk-empty').hidden = (words.queue === 'true' ? open() : cards()).length > 0;
}

/** Nothing waits for an answer that never comes. */
const ask = (path, more = {}) => fetch(path, {
  ...more, headers: { 'X-Form': words.form }, signal: AbortSignal.timeout(LONGEST_ANSWER),
});
const pause = (time) => new Promise((over) => setTimeout(over, time));
const isPassing = (answer) => !answer || answer.status === 429 || answer.status >= 500 && answer.status !== 501;

/** Until it is answered: whatever was decided once may be sent again. */
async function post(id, path, body) {
  for (let wait = 500; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const answer = await ask(path, { method: 'POST', body }).catch(() => null);
    if (!isPassing(answer)) return answer;
    say(find(id), words.again);
    await pause(wait);
  }
}

const typedIn = (part) => [...part.querySelectorAll('textarea')].some((area) => area.value);

/** What was typed stays, but for what was taken. A form that was not sent keeps the key of its reply. */
function keepTyped(before, next, sent) {
  for (const form of before.querySelectorAll('form[data-decide]')) {
    const path = form.getAttribute('action');
    const isSent = sent?.path === path;
    const taken = isSent ? sent.taken : null;
    const kept = [...form.querySelectorAll('textarea, select, input:not([type="hidden"]), [name="key"]')]
      .filter(({ name, value }) => name === 'key' ? !isSent : taken?.get(name) !== value);
    const now = next.querySelector(`form[action="${path}"]`);
    if (!now && form.matches('.reply-form, .note-form') && typedIn(form)) next.append(form);
    if (!now) continue;
    for (const { name, value } of kept) if (now.elements[name]) now.elements[name].value = value;
    const details = now.querySelector('details');
    if (details) details.open ||= form.querySelector('details').open && (!taken || kept.length > 0);
  }
}

/** @param sent the path of what it is the answer to, and the body if it was taken */
function replace(id, html, sent = null) {
  const before = find(id);
  if (!before) return null;
  const part = document.createElement('template');
  part.innerHTML = html;
  const next = part.content.querySelector('.card');
  const wasCurrent = before.classList.contains('current');
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const selection = [focused?.selectionStart, focused?.selectionEnd];
  keepTyped(before, next, sent);
  before.replaceWith(next);
  // Who types on must not press the keys of the queue.
  const field = focused?.id && focused !== before ? document.getElementById(focused.id) : null;
  field?.focus({ preventScroll: true });
  if (field?.matches('textarea')) field.setSelectionRange(...selection);
  if (wasCurrent) choose(next, document.activeElement === document.body);
  // With the focus on what was decided, the next key would decide on that once more.
  else if (focused === before) current()?.focus({ preventScroll: true });
  return next;
}

/** @returns whether it was done */
async function send(id, path, body) {
  const answer = await post(id, path, body);
  const card = find(id);
  if (answer.status === 401) {
    signedOut = true;
    card?.classList.remove('sent');
    say(card, words.signedOut);
    return false;
  }
  const html = await answer.text();
  const next = html ? replace(id, html, { path, taken: answer.ok ? body : null }) : card;
  next?.classList.remove('sent');
  if (answer.ok) {
    // Whoever was signed out is signed in again.
    if (signedOut) { signedOut = false; listen(); more(); }
    return true;
  }
  next?.classList.add('stopped');
  if (!html) {
    if (answer.status === 404) next?.setAttribute('data-open', 'false');
    say(next, answer.status === 404 ? words.tooLate : words.failed);
  }
  return false;
}

/** After what is on its way for the same comment. */
function queue(id, work) {
  const mine = (sending.get(id) ?? Promise.resolve()).then(work).catch(() => say(find(id), words.failed)).finally(() => {
    if (sending.get(id) === mine) sending.delete(id);
    tell();
  });
  sending.set(id, mine);
  tell();
  return mine;
}

function select(card) {
  if (!card || !selectable(card)) return;
  box(card).checked = !box(card).checked;
  selectedLast = card;
  tellSelected();
}

/** From the one that was selected last to this one, all as this one is. */
function selectTo(card) {
  const all = cards();
  const [from, to] = [all.indexOf(selectedLast), all.indexOf(card)].sort((a, b) => a - b);
  if (from >= 0) for (const each of all.slice(from, to + 1).filter(selectable)) box(each).checked = box(card).checked;
}

function countSelected() {
  const count = document.getElementById('bulk-count');
  const number = selected().length;
  if (number) count.textContent = count.dataset.count.replace('{n}', number);
  bulk?.classList.toggle('some', number > 0);
}

function tellSelected() {
  countSelected();
  tell(true);
}

/** Those that are selected, else the one that the keys are at. */
function decideChosen(verdict) {
  const chosen = selected();
  const together = [];
  for (const card of chosen.length ? chosen : [current()]) decide(card, verdict, undefined, together);
  if (together.length) done.push(together);
  countSelected();
  tell();
}

function decide(card, verdict, typed = new FormData(card?.querySelector('.verdict') ?? undefined), together = []) {
  if (!card || card.classList.contains('sent') || !card.querySelector('.verdict')) return;
  const id = card.dataset.id;
  typed.set('verdict', verdict);
  const after = cards();
  const following = after.slice(after.indexOf(card) + 1).find(waits) ?? open().find((other) => other !== card);
  if (box(card)) box(card).checked = false;
  card.classList.add('sent');
  card.classList.remove('stopped');
  say(card, words.sending);
  choose(following ?? card);
  together.push(id);
  queue(id, async () => {
    if (await send(id, `/moderation/comments/${id}/decision`, new URLSearchParams(typed))) decided++;
    else forget(id);
  });
  tidy();
  more();
}

function forget(id) {
  const place = done.findLastIndex((ids) => ids.includes(id));
  if (place < 0) return;
  const left = done[place].filter((other) => other !== id);
  done.splice(place, 1, ...left.length ? [left] : []);
}

function undo() {
  const ids = done.pop();
  if (!ids) status.textContent = words.nothingToUndo;
  else ids.forEach(takeBack);
}

function takeBack(id) {
  queue(id, async () => {
    const card = find(id);
    const form = card?.querySelector('.undo');
    if (!form) {
      // Why it was stopped is said there.
      if (!card?.classList.contains('stopped')) say(card, words.nothingToUndo);
      return;
    }
    if (await send(id, form.getAttribute('action'), new URLSearchParams(new FormData(form)))) decided--;
    choose(find(id));
  });
}

/** What is decided stays in sight for a while, and not for ever. */
function tidy() {
  const over = cards().filter((card) => card.dataset.open === 'false' && !sending.has(card.dataset.id) && !typedIn(card));
  over.slice(0, Math.max(0, over.length - MOST_CLOSED)).forEach((card) => card.remove());
}

let asking = false;
let asksAgain = false;
let askedAt = 0;
async function more() {
  // What is being answered may have been read before it.
  asksAgain = asking;
  if (asking || words.queue !== 'true' || open().length >= FEW || signedOut) return;
  asking = true;
  askedAt = Date.now();
  try {
    const query = new URLSearchParams(words.address.split('?')[1]);
    for (const card of cards().slice(-100)) query.append('besides', card.dataset.id);
    const answer = await ask(`/moderation/cards?${query}`);
    if (answer.ok) {
      const part = document.createElement('template');
      part.innerHTML = await answer.text();
      for (const card of part.content.querySelectorAll('.card')) if (!find(card.dataset.id)) list.append(card);
      if (!current() || !waits(current())) choose(open()[0], document.activeElement === document.body);
    }
  } catch {
    // Asked for again with the next decision, or the next look.
  } finally {
    asking = false;
    if (asksAgain) moreSoon();
    tell();
  }
}

/** Where many come at once, they are asked for together. */
let soon = null;
const moreSoon = () => {
  soon ??= setTimeout(() => { soon = null; more(); }, Math.max(0, askedAt + PATIENCE - Date.now()));
};

/** As it is now, unless what is there is newer already. Words under the finger that decides stay those that were read. */
async function show(id) {
  const now = await ask(`/moderation/comments/${id}/card`);
  const html = await now.text();
  const card = find(id);
  if (sending.has(id) || !card) return;
  if (now.status === 404) card.remove();
  const later = Number(/data-version="(\d+)"/.exec(html)?.[1]) - card.dataset.version;
  if (later === 0 || later > 0 && !(waits(card) && html.includes('data-open="true"'))) {
    replace(id, html)?.classList.add('elsewhere');
  }
}

/** Keeps this person's share, and shows what others have done with it. */
async function look() {
  const mine = open().filter((card) => !sending.has(card.dataset.id)).slice(0, 20);
  if (document.visibilityState !== 'visible' || signedOut || words.queue !== 'true') return;
  if (mine.length === 0) {
    await more();
    return;
  }
  try {
    const body = new URLSearchParams({ state: new URLSearchParams(words.address.split('?')[1]).get('state') ?? 'held' });
    for (const card of mine) body.append('ids', card.dataset.id);
    const answer = await ask('/moderation/renewal', { method: 'POST', body });
    if (!answer.ok) return;
    const still = new Set(await answer.json());
    for (const { dataset: { id } } of mine.filter((card) => !still.has(card.dataset.id))) {
      if (!sending.has(id)) await show(id);
    }
    tell();
  } catch {
    // The next look tells.
  }
}

/** What anybody did, this person too. */
async function heard({ id, version, state }) {
  const card = find(id);
  if (!card && state === 'held') moreSoon();
  if (!card || sending.has(id) || Number(card.dataset.version) >= version) return;
  await show(id).catch(() => null); // the next look tells
  tell();
}

// Only of a queue in sight: browsers allow six connections to a site, and each stream takes one.
let news = null;
let listenedAt = 0;
function listen() {
  if (document.visibilityState !== 'visible' || signedOut) {
    news?.close();
    news = null;
  } else if (!news || news.readyState === EventSource.CLOSED && Date.now() > listenedAt + LISTEN_AGAIN) {
    listenedAt = Date.now();
    news = new EventSource('/moderation/stream');
    // What happened before it is told by nobody.
    news.addEventListener('reset', look);
    news.addEventListener('changed', (event) => heard(JSON.parse(event.data)));
  }
}

if (list && status) {
  document.querySelector('.desk-keys').hidden = false;
  document.getElementById('show-keys').addEventListener('click', () => help.showModal());
  list.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-decide]');
    if (!form) return;
    event.preventDefault();
    const card = form.closest('.card');
    const id = card.dataset.id;
    if (form.matches('.verdict')) {
      const together = [];
      decide(card, event.submitter.value, new FormData(form), together);
      if (together.length) done.push(together);
    } else if (form.matches('.undo')) { forget(id); takeBack(id); }
    else {
      const body = new URLSearchParams(new FormData(form));
      queue(id, () => send(id, form.getAttribute('action'), body));
    }
  });
  bulk?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (selected().length) decideChosen(event.submitter.value);
  });
  list.addEventListener('click', (event) => {
    if (!event.target.matches('[data-select]')) return;
    const card = event.target.closest('.card');
    if (event.shiftKey && selectedLast) selectTo(card);
    selectedLast = card;
    tellSelected();
  });
  list.addEventListener('focusin', (event) => {
    const card = event.target.closest('.card');
    if (card && card !== current()) {
      current()?.classList.remove('current');
      card.classList.add('current');
    }
  });
  // Who speaks to the machine, or touches keys unawares, decides on nothing by it.
  keysOn.checked = localStorage.deskKeys !== 'off';
  keysOn.addEventListener('change', () => { localStorage.deskKeys = keysOn.checked ? 'on' : 'off'; });
  addEventListener('keydown', (event) => {
    if (!keysOn.checked || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches?.('input:not([data-select]), textarea, select')) return;
    const key = letter(event);
    if (key === '?' || key === '؟') help.showModal();
    else if (key === 'x' && event.shiftKey && current() && box(current())) { box(current()).checked = true; selectTo(current()); tellSelected(); }
    else if (Object.hasOwn(KEYS, key) && !event.shiftKey && !event.repeat) KEYS[key]();
    else return;
    event.preventDefault();
  });
  document.getElementById('next-cards')?.addEventListener('click', (event) => {
    if (sending.size) { event.preventDefault(); more(); }
  });
  addEventListener('beforeunload', (event) => { if (sending.size) event.preventDefault(); });
  choose(open()[0], false);
  // The look finds what the stream does not tell, whatever that is: it hangs, it was refused, events are not heard.
  setInterval(() => { listen(); look(); }, LOOK);
  document.addEventListener('visibilitychange', listen);
  listen();
  more();
}
