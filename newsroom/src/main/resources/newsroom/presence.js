// Tells that #write is open, shows in #presence who else has it open, and lets people take over from each other.
import { isSaved, save } from './autosave.js';

const form = document.getElementById('write');
const box = document.getElementById('presence');
const ALONE = 10000;
const TOGETHER = 4000;
// Until an article that is begun has an address.
const NEW = 2000;
// Browsers let a page that nobody looks at do something once a minute only.
const LEAVES = 240000;

let timer = null;
let own = '';
let writes = false;
let last = '';
let busy = false;
let hiddenSince = 0;
let handsOver = false;
// Was handed over: others write on, so that it is not written in again before it is loaded anew.
let rests = false;
let loads = false;
// One sign of life after the other: none says again what the next has changed.
let underWay = Promise.resolve();

const path = () => `/articles/${form.dataset.id}/presence`;
const token = () => form.elements.namedItem('form').value;

function show(html) {
  // What is said once more is not read out once more, and keeps the focus.
  if (html !== last) {
    const within = box.contains(document.activeElement);
    box.innerHTML = html;
    if (within) box.querySelector('button')?.focus();
  }
  last = html;
  own = box.firstElementChild.dataset.own;
  if (own === 'handed-over') rests = true;
  // Taken back, here or in another window, or forgotten while the lid was closed.
  else if (rests && !loads) rests = loads = again();
  form.inert = handsOver || rests;
}

const seldom = () => (box.querySelector('[data-others]') ? TOGETHER : ALONE);

/** @param told {state, asks, declines}, what has changed of them */
const beat = (told) => (underWay = underWay.then(() => tell(told)));

async function tell(told = {}) {
  clearTimeout(timer);
  let wait = NEW;
  if (document.hidden && Date.now() - hiddenSince > LEAVES) {
    leave();
    return;
  }
  try {
    if (form.dataset.id) {
      const state = writes && !['writing', 'handed-over'].includes(own) && { state: 'writing' };
      const body = new URLSearchParams({ version: form.elements.namedItem('version').value, ...state, ...told });
      wait = ALONE;
      const answer = await fetch(path(), { method: 'POST', body, headers: { 'X-Form': token() }, signal: AbortSignal.timeout(8000) });
      if (answer.ok) show(await answer.text());
      // Gone, or of an older build.
      if (answer.status === 404) return;
      wait = seldom();
    }
  } catch {
    // The next one tells.
  }
  clearTimeout(timer);
  timer = setTimeout(beat, wait);
}

function leave() {
  clearTimeout(timer);
  if (form.dataset.id) navigator.sendBeacon(`${path()}/end`, new URLSearchParams({ form: token() }));
}

// What others saved meanwhile is shown, unless something typed here waits: then both come together at the next save.
function again() {
  const may = isSaved();
  if (may) location.assign(`/articles/${form.dataset.id}`);
  return may;
}

const DO = {
  ask: () => beat({ asks: true }),
  stop: () => beat({ asks: false }),
  decline: () => beat({ declines: true }),
  'go-on': async () => { await beat({ asks: false }); again(); },
  'take-back': () => beat({ state: 'reading' }),
  async 'hand-over'() {
    handsOver = form.inert = true;
    writes = false;
    await save();
    await underWay;
    const saved = isSaved();
    if (saved) await beat({ state: 'handed-over' });
    handsOver = false;
    form.inert = rests;
    if (!saved && !box.querySelector('.error')) {
      box.firstElementChild.append(Object.assign(document.createElement('p'), { className: 'error', textContent: box.dataset.notSaved }));
    }
  },
};

if (form && box) {
  form.addEventListener('input', () => {
    if (writes) return;
    writes = true;
    if (form.dataset.id) beat();
  });
  box.addEventListener('click', async (event) => {
    const what = DO[event.target.closest('[data-do]')?.dataset.do];
    if (!what || busy) return;
    busy = true;
    await what();
    busy = false;
  });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    loads = false;
    beat();
  });
  document.addEventListener('visibilitychange', () => {
    hiddenSince = Date.now();
    if (!document.hidden) beat();
  });
  hiddenSince = Date.now();
  beat();
}
