// The comments of an article; after site.js, in the same module.

const ids = (root) => new Set([...root.querySelectorAll('.thread li[id]')].map((item) => item.id));

const LOOK_AGAIN = 8000;
const LOOK_SELDOM = 60_000;
/** Not everybody who hears of a comment asks at the same moment. */
const APART = 700;

/**
 * Looks at this page again when the site tells of a change, or now and then while it cannot tell; that costs next to
 * nothing while the page is the same. #fresh says when there is more: nothing that is being read moves.
 */
function watchComments() {
  const told = document.getElementById('fresh');
  const query = new URLSearchParams(location.search);
  if (!told || query.has('after')) return;
  const sort = ['oldest', 'top'].includes(query.get('sort')) ? `?sort=${query.get('sort')}` : '';
  let seen = null;
  let looked = Date.now();
  const look = async () => {
    if (document.visibilityState !== 'visible') return;
    looked = Date.now();
    const answer = await fetch(location.pathname + sort, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const tag = answer.headers.get('ETag');
    if (tag && tag === seen) return;
    seen = tag;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const here = ids(document);
    const fresh = [...ids(page)].filter((id) => !here.has(id)).length;
    if (fresh > 0) announce(told, page, fresh);
    renew(page);
  };
  const lookSoon = () => look().catch(() => {});
  const live = follow(told, (event) => {
    if (event.type === 'removed') takeOut(JSON.parse(event.data).id, told);
    setTimeout(lookSoon, Math.random() * APART);
  });
  setInterval(() => {
    if (!live.isOpen() || Date.now() - looked > LOOK_SELDOM) lookSoon();
  }, LOOK_AGAIN);
}

/** Hears of changes while the comments are looked at; a hidden page holds no connection. */
function follow(told, changed) {
  let stream = null;
  let near = false;
  const place = () => {
    const wanted = near && document.visibilityState === 'visible';
    if (!wanted) {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource(`${articlePath().replace(/\/comments\/.*$/, '')}/comments/stream`);
      for (const kind of ['open', 'changed', 'removed']) stream.addEventListener(kind, changed);
    }
  };
  if (window.EventSource && window.IntersectionObserver) {
    new IntersectionObserver((seen) => {
      near = seen.at(-1).isIntersecting;
      place();
    }, { rootMargin: '600px' }).observe(told.closest('.comments'));
    document.addEventListener('visibilitychange', place);
  }
  return { isOpen: () => stream?.readyState === 1 };
}

/** A comment without replies is no longer in the page that is looked at again, so its words go here. */
function takeOut(id, told) {
  takeOffPinned(document.querySelector(`[data-pinned="${CSS.escape(id)}"]`));
  const was = document.getElementById(`c-${id}`)?.querySelector('.comment');
  if (!was || was.querySelector('.own-tools')) return;
  const gone = document.createElement('p');
  gone.className = 'quiet';
  gone.textContent = told.dataset.removed;
  was.replaceChildren(gone);
}

/** With the last of them their heading goes. */
function takeOffPinned(was) {
  const block = was?.closest('.pinned');
  was?.remove();
  if (block && !block.querySelector('[data-pinned]')) block.remove();
}

const words = (comment) => [...comment.querySelectorAll('h3, h4, .said, p.quiet')].map((part) => part.textContent).join();

/** What is no longer pinned, or seen, goes; what is pinned since comes with the new comments. */
function renewPinned(page) {
  if (!page.querySelector('#thread[data-count]')) return;
  for (const was of document.querySelectorAll('[data-pinned]')) {
    const now = page.querySelector(`[data-pinned="${CSS.escape(was.dataset.pinned)}"]`);
    if (!now) takeOffPinned(was);
    else if (words(now) !== words(was) && !was.contains(document.activeElement)) was.replaceWith(document.importNode(now, true));
  }
}

/** What is here and changed is put in its place; what is gone keeps its place. */
function renew(page) {
  renewPinned(page);
  for (const item of document.querySelectorAll('.thread li[id]')) {
    const now = page.getElementById(item.id)?.querySelector('.comment');
    const was = item.querySelector('.comment');
    if (!now || was.querySelector('form.reply-form, .own-tools')) continue;
    if (words(now) !== words(was) && !was.contains(document.activeElement)) was.replaceWith(document.importNode(now, true));
  }
  showVotes();
  tellAges();
}

/** What the button shows; it stays the same button, which may have the keyboard. */
let next = null;

function announce(told, page, fresh) {
  next = page;
  if (!told.firstElementChild) {
    const show = document.createElement('button');
    show.type = 'button';
    show.addEventListener('click', () => showFresh(told, next));
    told.replaceChildren(show);
  }
  told.firstElementChild.textContent = fresh === 1 ? told.dataset.freshOne : told.dataset.fresh.replace('{0}', fresh.toLocaleString(document.getElementById('comments').lang));
  told.hidden = false;
}

function showFresh(told, page) {
  const answered = answering();
  const gone = isGone(answered, document) || isGone(answered, page);
  const form = document.getElementById('reply');
  if (form) document.getElementById('reply-place').append(form);
  const written = [...document.querySelectorAll('.own, .own-tools')].filter((part) => /^own-[0-9a-f-]{36}$/.test(part.id) && isWritten(part));
  const pinned = page.querySelector('.pinned');
  document.querySelector('.pinned')?.remove();
  if (pinned) (document.querySelector('.sorts') ?? document.getElementById('thread')).before(document.importNode(pinned, true));
  for (const place of ['thread', 'comments-title']) {
    const now = page.getElementById(place);
    if (now) document.getElementById(place)?.replaceWith(document.importNode(now, true));
  }
  // On another page by now it is answered all the same.
  if (gone) leaveReply();
  else if (answered) replyBelow(answered);
  for (const part of written) putOwn(part);
  showOwn();
  showVotes();
  tellAges();
  told.textContent = gone ? told.dataset.answeredGone : '';
  told.hidden = !gone;
  const title = document.getElementById('comments-title');
  title.tabIndex = -1;
  title.focus();
}

/** A reply is written below what it answers; #reply-place is where the form stands otherwise. */
function replyInPlace() {
  document.addEventListener('click', (click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    const link = click.target.closest?.('[data-reply], [data-answering] a');
    if (!link || !document.getElementById('reply')) return;
    click.preventDefault();
    if (link.dataset.reply) replyBelow(link.dataset.reply);
    else leaveReply();
    document.getElementById('reply-text').focus();
  });
}

const replyTo = () => document.querySelector('#reply [name="inReplyTo"]');

function answering() {
  const field = replyTo();
  return field && !field.disabled ? field.value : null;
}

/** Whether it was removed, and has its place still. */
function isGone(id, page) {
  const item = id && page.getElementById(`c-${id}`);
  return Boolean(item) && !item.querySelector('.comment').querySelector('h3');
}

function replyBelow(id) {
  const link = document.querySelector(`[data-reply="${CSS.escape(id)}"]`);
  if (!link) return;
  const form = document.getElementById('reply');
  link.closest('.comment').after(form);
  form.querySelector('.quoted')?.remove();
  const said = form.querySelector('[data-answering]');
  said.hidden = false;
  said.firstElementChild.textContent = link.getAttribute('aria-label');
  replyTo().value = id;
  replyTo().disabled = false;
}

function leaveReply() {
  const form = document.getElementById('reply');
  if (!form) return;
  document.getElementById('reply-place').append(form);
  form.querySelector('.quoted')?.remove();
  form.querySelector('[data-answering]').hidden = true;
  replyTo().disabled = true;
}

/** What is kept here, in no cookie, and only by who has commented: who one is, and one's own comments. */
const kept = {
  read(key, otherwise) {
    try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; }
  },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* Nothing can be kept here. */ }
  },
};
const MONTH = 30 * 24 * 3600 * 1000;
const MOST_OWN = 50;
const MOST_VOTES = 200;

/** The form says who sends it, and by what this tab will know the answer. */
function sendAsAuthor() {
  document.addEventListener('submit', (sent) => {
    if (sent.target.id !== 'reply') return;
    try {
      const secret = sessionStorage.getItem('sender') ?? random();
      sessionStorage.setItem('sender', secret);
      for (const [name, value] of [['authorToken', localStorage.getItem('author') ?? 'none-yet'], ['sender', secret]]) {
        const field = sent.target.elements[name];
        field.value = value;
        field.disabled = false;
      }
    } catch { /* Nothing can be kept here. */ }
  });
}

/** Also where a page came over plain HTTP, which has no randomUUID. */
const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Tokens come in the fragment, which is sent to nobody, and are taken out of the address; those of a link from elsewhere are not kept. */
function rememberAuthor() {
  const told = new URLSearchParams(location.hash.slice(1));
  const token = told.get('author');
  if (!token) return;
  try {
    if (told.get('for') && told.get('for') === sessionStorage.getItem('sender')) {
      localStorage.setItem('author', token);
      rememberOwn(told.get('own')?.split('.') ?? []);
    }
  } catch { /* Nothing can be kept here. */ }
  location.replace(`#${told.get('to') ?? 'comments'}`);
}

const articleId = () => document.getElementById('comments')?.dataset.article;

function rememberOwn([id, edit]) {
  if (!edit) return;
  const others = kept.read('own', []).filter((own) => own.id !== id && own.at > Date.now() - MONTH);
  kept.write('own', [...others, { id, edit, article: articleId(), at: Date.now() }].slice(-MOST_OWN));
}

function forget(id) {
  kept.write('own', kept.read('own', []).filter((own) => own.id !== id));
}

/** One's own comments: what is held stands where it will be; what is shown can be changed for a while. */
function showOwn() {
  const thread = document.getElementById('thread');
  const gone = document.querySelector('.listing > [data-own="removed"]');
  if (gone) forget(gone.id.replace('own-', ''));
  if (!thread || !document.querySelector('.story')) return;
  const here = (mine) => (mine.article ? mine.article === articleId() : mine.path === articlePath());
  for (const own of kept.read('own', []).filter(here)) {
    showOne(own).catch(() => {});
  }
}

/** Whether somebody is at it: it is neither thrown away nor made anew. */
function isWritten(part) {
  return part.contains(document.activeElement) || [...part.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue);
}

async function showOne(own) {
  const answer = await fetch(`${articlePath()}/comments/${own.id}/own`, {
    method: 'POST',
    body: new URLSearchParams({ editToken: own.edit }),
  });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = page.querySelector('.own');
  const was = document.getElementById(`own-${own.id}`);
  if (was && isWritten(was)) return;
  was?.remove();
  if (!part || part.dataset.own === 'removed') { forget(own.id); return; }
  if (part.dataset.own !== 'visible') {
    const here = document.importNode(part, true);
    putOwn(here);
    if (location.hash === `#own-${own.id}`) here.focus();
    return;
  }
  const tools = part.querySelector('.own-tools');
  if (!tools) forget(own.id);
  else if (document.getElementById(`c-${own.id}`)) {
    tools.id = part.id;
    putOwn(document.importNode(tools, true));
  }
}

/** What can be done with a comment stands in it; one that is not shown, below what it answers; others before all. */
function putOwn(part) {
  const comment = (id) => document.getElementById(`c-${id}`)?.querySelector('.comment');
  const answered = comment(part.dataset.under);
  const itself = part.dataset.own ? null : comment(part.id.replace('own-', ''));
  if (itself) itself.append(part);
  else if (answered) answered.after(part);
  else document.getElementById('thread').before(part);
}

/** Votes without a new page; what one voted is kept here, so that it is shown pressed. */
function voteInPlace() {
  document.addEventListener('submit', (sent) => {
    const form = sent.target.closest?.('[data-votes]');
    if (!form || !sent.submitter) return;
    sent.preventDefault();
    vote(form, sent.submitter);
  });
  showVotes();
}

async function vote(form, button) {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ value: button.value }),
  }).catch(() => null);
  const counted = await answer?.json().catch(() => null);
  const failed = document.getElementById('fresh').dataset.voteFailed;
  form.querySelector('[data-said]').textContent = answer?.ok && counted ? '' : counted?.message ?? failed;
  if (!answer?.ok || !counted) return;
  form.querySelector('[data-vote="1"] [data-count]').textContent = counted.up;
  form.querySelector('[data-vote="-1"] [data-count]').textContent = counted.down;
  const others = kept.read('votes', []).filter((one) => one.id !== form.dataset.votes);
  kept.write('votes', [...others, { id: form.dataset.votes, value: counted.value }].slice(-MOST_VOTES));
  press(form, counted.value);
}

function press(form, value) {
  for (const button of form.querySelectorAll('[data-vote]')) {
    const mine = Number(button.dataset.vote) === value;
    button.setAttribute('aria-pressed', mine);
    button.value = mine ? '0' : button.dataset.vote;
  }
}

function showVotes() {
  for (const { id, value } of kept.read('votes', [])) {
    const form = document.querySelector(`[data-votes="${CSS.escape(id)}"]`);
    if (form) press(form, value);
  }
}

/** A comment that is on another page: there is one where it always is. */
function followComment() {
  const [, name, id] = location.hash.match(/^#(c|comment)-([0-9a-f-]{36})$/) ?? [];
  if (!id) return;
  if (document.getElementById(`c-${id}`)) {
    if (name === 'comment') location.replace(`#c-${id}`);
  } else if (document.querySelector('.story')) location.replace(`${articlePath()}/comments/${id}#c-${id}`);
}

const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];
const LATELY = 7 * 86400;

/** How long ago it was said, where that tells more than the date; the date is a pointer's rest away. */
function tellAges() {
  const language = document.getElementById('comments')?.lang;
  if (!language || !Intl.RelativeTimeFormat) return;
  const ages = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const time of document.querySelectorAll('.when time')) {
    const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
    if (!time.title) time.title = time.textContent;
    if (seconds < 0 || seconds > LATELY) { time.textContent = time.title; continue; }
    const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? ['minute', 60];
    time.textContent = ages.format(-Math.floor(seconds / size), unit);
  }
}

watchComments();
replyInPlace();
rememberAuthor();
sendAsAuthor();
followComment();
addEventListener('hashchange', followComment);
showOwn();
voteInPlace();
tellAges();
setInterval(tellAges, 60_000);
