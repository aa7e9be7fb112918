// Saves #write by itself and by key: to the newsroom every few seconds, to this browser while it cannot be reached.
// Takes over #saved (what is said of it) and #unsent (what an earlier visit left).
import { all, remove, write } from './disk.js';
import { idle, seldom } from './idle.js';
import { askBeforeLeaving } from './unsaved.js';

const form = document.getElementById('write');
const saved = document.getElementById('saved');
const unsent = document.getElementById('unsent');
const QUIET = 2500;
const LONGEST = 10000;
const AGAIN = 5000;

const field = (name) => form.elements.namedItem(name);
// What is not the article: file, buttons, when to publish.
const LEFT_OUT = new Set(['form', 'version', 'base', 'key', 'picture', 'then', 'date', 'time', 'zone']);

function typed() {
  const fields = {};
  for (const [name, value] of new FormData(form)) if (!LEFT_OUT.has(name) && typeof value === 'string') fields[name] = value;
  return fields;
}

const same = (a, b) => Boolean(a && b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => a[name] === b[name]);
// By the person's own clock, whatever the paper's time zone is.
const clock = (instant) => new Date(instant).toLocaleTimeString('en-GB');
const now = () => clock(Date.now());
let times = 0;
const say = (text, values = {}) => {
  times += 1;
  const told = Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), text);
  if (saved.textContent !== told) saved.textContent = told;
};

// Where a browser keeps nothing the page still has it.
const tried = (work, otherwise) => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};
// Of each window its own: what one has saved is not what another keeps.
const remembered = tried(() => sessionStorage.getItem('window'), null);
const fresh = Math.random().toString(36).slice(2, 10);
const remember = (name) => tried(() => { sessionStorage.setItem('window', name); return name; }, '');
const locks = navigator.locks ?? null;
const lock = (name) => `window-${name}`;
let own = locks ? fresh : remember(remembered ?? fresh);
/** As long as the page lives; once it has it. */
const hold = (name, options = {}) => new Promise((has, hasNot) => {
  locks.request(lock(name), options, () => { has(name); return new Promise(() => {}); }).catch(hasNot);
});
// A duplicate of a window remembers the same name. The page before this one gives it back in a moment.
const named = locks
  ? hold(remembered ?? fresh, { signal: AbortSignal.timeout(1000) }).catch(() => hold(fresh)).then((name) => { own = name; remember(name); }, () => {})
  : Promise.resolve();
const openWindows = async () => new Set(locks ? (await locks.query().catch(() => ({ held: [] }))).held.map(({ name }) => name) : []);
// The form's token begins with the person it was made for: nobody is offered what somebody else typed at this machine.
const places = () => `article-${field('form').value.slice(0, 22)}-${form.dataset.id || 'new'}`;
const place = () => `${places()}-${own}`;
// What it began with is written once for each version, not with every word.
const begun = (where) => `begun-${where}`;
let begunAt = null;
/** With its version, and what may have been saved of it: others may have written when it is taken back. */
const words = (fields) => ({
  fields, key: field('key').value, version: field('version').value, sent: submitted ? [submitted] : unanswered, late: Boolean(submitted) && !same(fields, submitted), at: new Date().toISOString(),
});
const keep = (fields) => tried(() => {
  const where = place();
  const it = words(fields);
  if (begunAt !== where + it.version) localStorage.setItem(begun(where), field('base').value);
  begunAt = where + it.version;
  localStorage.setItem(where, JSON.stringify(it));
  return true;
}, false);
/** The same, so that it outlives the browser. */
const keepOnDisk = (fields) => write({ where: place(), base: field('base').value, ...words(fields) });
const read = (where) => tried(() => ({ where, base: localStorage.getItem(begun(where)), ...JSON.parse(localStorage.getItem(where)) }), {});
const isOfThis = (where) => where === places() || where.startsWith(`${places()}-`);
/** What was not saved, of this window and those that were closed, the latest first. */
const kept = (open, disk) => [...disk, ...tried(() => Object.keys(localStorage), []).filter(isOfThis)
  .map(read)]
  .filter(({ where, fields, at }) => fields && at && isOfThis(where) && (where === place() || !open.has(lock(where.slice(places().length + 1)))))
  .sort((a, b) => (a.at < b.at ? 1 : -1))
  .filter(({ where }, at, every) => every.findIndex((other) => other.where === where) === at);
const forget = (where = place()) => tried(() => {
  if (where === place()) begunAt = null;
  remove(where);
  [where, begun(where)].forEach((each) => localStorage.removeItem(each));
});
const SENT = 'article-sent';
// A preview in another window.
const others = 'BroadcastChannel' in window ? new BroadcastChannel('saved-articles') : null;

let atServer;
// Said once; the next change tries again.
let refused = null;
let timer = null;
let changedSince = 0;
let running = null;
// What is saved next was asked for: it has a version of its own in the history.
let asked = false;
let stopped = false;
let leaving = false;
// As it was sent by a button, until the page goes: what is typed after that goes on in the next one.
let submitted = null;
// What was sent, until that is answered: it may be saved, and is known there by its words.
let unanswered = [];
const MOST = 4;
// In a row. Other words have their turn after some: it may be the words that fail.
let failed = 0;
const SOME = 2;

function post(fields, more) {
  const { id } = form.dataset;
  const body = new URLSearchParams({ ...fields, version: field('version').value, key: field('key').value, ...more });
  return fetch(id ? `/autosave/${id}` : '/autosave', {
    method: 'POST', body, headers: { 'X-Form': field('form').value }, signal: AbortSignal.timeout(15000),
  });
}

/** Whether it can still be kept is said, too. */
async function sayKept(text) {
  const fields = typed();
  const [isKept, before, at] = [keep(fields), times, now()];
  const isOnDisk = await keepOnDisk(fields);
  if (times === before) say(isKept || isOnDisk ? text : form.dataset.unkept, { t: at });
}

// A new article needs both before it can be kept at all.
const isWhole = ({ title, source }) => Boolean(title?.trim() && source?.trim());
const isDone = (fields) => same(fields, atServer) || same(fields, refused);

function next() {
  const fields = typed();
  const isTurn = !unanswered.length || (failed >= SOME && failed % 2 === 0 && isWhole(fields) && !isDone(fields));
  return isTurn ? fields : unanswered[(failed >> 1) % unanswered.length];
}

async function send() {
  clearTimeout(timer);
  timer = null;
  if (running || stopped || leaving) return;
  const fields = next();
  if (isDone(fields) && !asked) return;
  if (!isWhole(fields)) {
    keep(fields);
    return;
  }
  if (!unanswered.some((each) => same(each, fields))) unanswered = [...unanswered, fields].slice(-MOST);
  // What it began with is needed only where another version is there. Over when the answer is read: a form that is sent
  // then has the new version.
  const how = asked ? { asked } : {};
  running = post(fields, how).then((answer) => (answer.status === 412 ? post(fields, { ...how, base: field('base').value }) : answer))
    .then((answer) => answered(answer, fields, how));
  try {
    unanswered = (await running) ?? [];
    failed = 0;
  } catch {
    failed += 1;
    sayKept(form.dataset.offline);
    changedSince = Date.now();
    timer = setTimeout(send, AGAIN);
  } finally {
    running = null;
  }
  if (!timer && !stopped && !isSaved() && !same(typed(), refused)) soon();
}

export const isSaved = () => same(typed(), atServer);

/** @returns whether all that was typed is in the newsroom by now */
export async function save() {
  await running?.catch(() => {});
  await send();
  return isSaved();
}

/**
 * In the page as it is, so that no key is lost between two pages.
 *
 * @returns false if only the page that comes anew can say what stands against it
 */
export async function saveAsked() {
  if (stopped || !atServer) return false;
  asked = true;
  await running?.catch(() => {});
  await send();
  // While the newsroom cannot be reached that is said, and it is tried again.
  const isHandled = !asked || failed > 0 || leaving;
  asked &&= isHandled;
  return isHandled;
}

/** What became of the article meanwhile without anybody writing: also in the form, unless it was typed anew. */
function changedTo(changed, sent) {
  const there = { ...sent };
  for (const [name, value] of Object.entries(changed)) {
    const input = field(name);
    const isBox = input.type === 'checkbox';
    if ((isBox ? (input.checked ? 'on' : '') : input.value) === (sent[name] ?? '')) {
      if (isBox) input.checked = Boolean(value);
      else input.value = value;
    }
    if (isBox && !value) delete there[name];
    else there[name] = value;
  }
  return there;
}

const without = (fields) => unanswered.filter((each) => !same(each, fields));

/** @returns what may still be there without anybody knowing */
async function answered(answer, fields, how) {
  if (answer.status === 412 || answer.status === 422) {
    // These are not there and never will be; others that were sent may be what is.
    unanswered = without(fields);
    if (unanswered.length) throw new Error(String(answer.status));
  }
  if (answer.ok) {
    const { id, version, at, warning, fields: changed = {} } = await answer.json();
    const before = place();
    unanswered = [];
    if (how.asked) asked = false;
    atServer = changedTo(changed, fields);
    refused = null;
    others?.postMessage(id);
    field('version').value = version;
    field('base').value = JSON.stringify(atServer);
    if (!form.dataset.id) {
      form.dataset.id = id;
      document.getElementById('state').textContent = form.dataset.draft;
      form.action = `/articles/${id}`;
      history.replaceState(null, '', `/articles/${id}`);
    }
    // What was typed since it was sent is not.
    const isAll = isSaved();
    if (isAll || place() !== before) forget(before);
    if (isAll) say(warning ? `${form.dataset.saved}. ${warning}` : form.dataset.saved, { t: clock(at) });
    else keep(typed());
  } else if (answer.status === 412) {
    keep(typed());
    stopped = true;
    say((await answer.json().catch(() => ({}))).message || form.dataset.conflict);
  } else if (answer.status === 401 || answer.status === 403) {
    sayKept(answer.status === 401 ? form.dataset.signedOut : form.dataset.notAllowed);
    // Whoever signs in, in another window, need not come back here for it.
    clearTimeout(timer);
    changedSince = Date.now();
    timer = setTimeout(send, LONGEST);
    return without(fields);
  } else if (answer.status === 404 || answer.status === 410) {
    keep(typed());
    stopped = true;
    say(form.dataset.gone);
  } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
    const { errors = {}, message = '' } = await answer.json().catch(() => ({}));
    const why = Object.values(errors).join('. ') || (answer.status === 413 ? form.dataset.tooLong : message);
    say(form.dataset.refused, { m: keep(typed()) ? why : `${why}. ${form.dataset.unkept}` });
    refused = fields;
  } else {
    throw new Error(String(answer.status));
  }
  return [];
}

/** In a moment without keys, but not later than LONGEST after the first change. */
function soon() {
  if (stopped) return;
  if (timer) clearTimeout(timer);
  else changedSince = Date.now();
  timer = setTimeout(() => idle(send), Math.max(0, Math.min(QUIET, changedSince + LONGEST - Date.now())));
}

function sayWhenSaved() {
  const time = saved.querySelector('time');
  if (time && new Date(time.dateTime).toDateString() === new Date().toDateString()) say(form.dataset.saved, { t: clock(time.dateTime) });
}

async function offerUnsent() {
  const shown = typed();
  await named;
  const [left] = kept(await openWindows(), await all()).filter(({ where, fields }) => !same(fields, shown) || (atServer && forget(where)));
  unsent.hidden = !left;
  if (!left) return;
  const text = unsent.querySelector('[data-text]');
  text.textContent = text.dataset.text.replace('{t}', new Date(left.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }));
  unsent.querySelector('[data-take]').onclick = () => take(left);
  unsent.querySelector('[data-drop]').onclick = () => { forget(left.where); offerUnsent(); };
}

// What is filled in where it is left empty, and what changes there without anybody writing.
const GIVEN = new Set(['slug', 'alt', 'credit']);
const BY_NOBODY = new Set(['section', 'breaking', 'breaking-until', 'breaking-was', 'breaking-zone']);
const LISTS = new Set(['authors', 'tags']);
const value = (fields, name) => LISTS.has(name)
  ? (fields[name] ?? '').split(/[;,،、]/).map((each) => each.trim()).filter(Boolean).join()
  : (fields[name] ?? '').trim();

/** Whether what was sent is all that is there: nobody else has written since. */
const isThere = (sent, shown) => Object.keys({ ...sent, ...shown }).every((name) =>
  BY_NOBODY.has(name) || value(sent, name) === value(shown, name) || (GIVEN.has(name) && !value(sent, name)));

/** The page does not go after all. */
function stay() {
  leaving = false;
  submitted = null;
  soon();
}

function take({ where, fields, key, version, base, sent }) {
  const shown = typed();
  const there = [sent ?? []].flat().find((each) => isThere(each, shown));
  for (const input of form.elements) {
    const { name } = input;
    if (LEFT_OUT.has(name) || !name || input.type === 'file' || (there && fields[name] === there[name])) continue;
    if (input.type === 'checkbox') input.checked = name in fields;
    else if (name in fields) input.value = fields[name];
  }
  // What was begun under it is no second article.
  if (!form.dataset.id && key) field('key').value = key;
  if (form.dataset.id && version && !there) {
    field('version').value = version;
    field('base').value = base ?? '';
  }
  unsent.hidden = true;
  named.then(() => { if (keep(typed()) && where !== place()) forget(where); });
  form.dispatchEvent(new Event('input', { bubbles: true }));
  field('source').dispatchEvent(new Event('input', { bubbles: true }));
}

if (form && saved && field('breaking-was') && !field('source').closest('fieldset').disabled) {
  atServer = typed();
  if (form.dataset.waits) {
    // Two texts: the person decides, nothing is saved by itself before.
    stopped = true;
    atServer = null;
  } else if (document.querySelector('.error-notice')) {
    // What is in the form is not what the newsroom has.
    atServer = null;
  }
  sayWhenSaved();
  const sent = tried(() => sessionStorage.getItem(SENT), null);
  tried(() => sessionStorage.removeItem(SENT));
  const left = sent && read(sent);
  // The answer to the form says that it was done.
  if (left && !left.late && location.search.includes('done=')) forget(sent);
  const keepSoon = seldom(() => named.then(() => { if (leaving || !same(typed(), atServer)) keep(typed()); }), 500);
  form.addEventListener('input', (event) => {
    if (event.target.type === 'file' || LEFT_OUT.has(event.target.name)) return;
    keepSoon();
    if (!stopped) {
      say(form.dataset.changed);
      soon();
    }
  });
  let reached = false;
  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    // The browser's own page would stand in place of the text. A machine without a network says so of its own servers, too.
    if (!navigator.onLine && !reached) {
      event.preventDefault();
      reached = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' }).then(() => true, () => false);
      if (reached) form.requestSubmit(button);
      else sayKept(form.dataset.offline);
      return;
    }
    reached = false;
    const fields = typed();
    if (leaving ? !same(fields, submitted) : running || unanswered.length) {
      // Two saves at once would look like two people, and an article that may have begun is begun no second time.
      event.preventDefault();
      if (leaving) return;
      if (!running) send();
      leaving = true;
      await running?.catch(() => {});
      await new Promise((done) => setTimeout(done));
      leaving = false;
      unanswered = [];
      form.requestSubmit(button);
      return;
    }
    leaving = true;
    submitted = fields;
    // It may be there when nothing is heard of it.
    unanswered = isDone(fields) ? [] : [fields];
    // Still here after that, it was stopped.
    setTimeout(stay, 20000);
    clearTimeout(timer);
    // Until the answer shows it saved, this browser keeps it too.
    if (!same(fields, atServer)) keep(fields);
    tried(() => sessionStorage.setItem(SENT, place()));
  });
  askBeforeLeaving(() => !same(typed(), leaving ? submitted : atServer));
  const keepNow = () => {
    const fields = typed();
    if (!same(fields, leaving ? submitted : atServer)) keep(fields);
  };
  addEventListener('pagehide', keepNow);
  // A telephone may end the page without another word.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return;
    keepNow();
    send();
  });
  addEventListener('online', () => { if (!stopped) soon(); });
  // Back by the browser's arrow, from its memory.
  addEventListener('pageshow', (event) => { if (event.persisted) stay(); });
  // The typing went on while the form was under way, so it goes on here; or it is offered, where others wrote too.
  if (left?.late && left.sent.some((each) => isThere(each, typed()))) take(left);
  // Where two texts are shown, what this browser has is in the form already.
  else if (!form.dataset.waits || left?.late) offerUnsent();
}
