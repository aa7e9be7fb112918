// Everything here is a convenience: each page does its work without it.

const LOOK_AGAIN = 8000;

/** Also of the page that answers a form. */
const articlePath = () => location.pathname.replace(/^(\/articles\/[^/]+)\/comments$/, '$1');

/** Counts a look once the page is really seen; not in a browser of the newsroom. */
function countView() {
  if (!document.querySelector('.story') || location.pathname !== articlePath() || uncounted() || document.querySelector('#said')) return;
  const tell = () => navigator.sendBeacon(`${location.pathname}/views`);
  if (document.visibilityState === 'visible') tell();
  else document.addEventListener('visibilitychange', tell, { once: true });
}

function uncounted() {
  try { return localStorage.getItem('uncounted') === 'yes'; } catch { return false; }
}

function chooseUncounted() {
  const box = document.querySelector('[data-uncounted]');
  if (!box) return;
  box.checked = uncounted();
  box.disabled = false;
  box.addEventListener('change', () => {
    try { localStorage.setItem('uncounted', box.checked ? 'yes' : 'no'); } catch { box.checked = false; }
  });
}

function guessTimeZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of document.querySelectorAll('[data-guess="time-zone"]')) {
    if (zone && field.value === field.defaultValue && !field.hasAttribute('aria-invalid')) field.value = zone;
  }
}

function offerCopying() {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      const field = document.getElementById(button.dataset.copy);
      const said = button.parentElement.querySelector('[data-said]');
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = button.dataset.copied;
      } catch {
        field.select();
        said.textContent = button.dataset.press;
      }
    });
  }
}

const ids = (root) => new Set([...root.querySelectorAll('.thread li[id]')].map((item) => item.id));

/** Asks for this page again, which costs next to nothing while it is the same, and says when there is more. */
function watchComments() {
  const told = document.getElementById('fresh');
  if (!told) return;
  const address = location.pathname + (new URLSearchParams(location.search).get('sort') === 'oldest' ? '?sort=oldest' : '');
  if (new URLSearchParams(location.search).has('after')) return;
  let seen = null;
  const look = async () => {
    if (document.visibilityState !== 'visible') return;
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const tag = answer.headers.get('ETag');
    if (tag && tag === seen) return;
    seen = tag;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const here = ids(document);
    const fresh = [...ids(page)].filter((id) => !here.has(id)).length;
    if (fresh > 0) announce(told, page, fresh);
  };
  setInterval(() => look().catch(() => {}), LOOK_AGAIN);
}

function announce(told, page, fresh) {
  const show = document.createElement('button');
  show.type = 'button';
  show.textContent = told.dataset.fresh.replace('{0}', fresh.toLocaleString(document.getElementById('comments').lang));
  show.addEventListener('click', () => {
    const answered = answering();
    leaveReply();
    for (const place of ['thread', 'comments-title']) {
      const now = page.getElementById(place);
      if (now) document.getElementById(place)?.replaceWith(document.importNode(now, true));
    }
    if (answered) replyBelow(answered);
    showOwn();
    told.replaceChildren();
    told.hidden = true;
    const title = document.getElementById('comments-title');
    title.tabIndex = -1;
    title.focus();
  });
  told.replaceChildren(show);
  told.hidden = false;
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

/** Tokens come in the fragment, which is sent to nobody, and are taken out of the address. */
function rememberAuthor() {
  const told = new URLSearchParams(location.hash.slice(1));
  const token = told.get('author');
  try {
    if (token) localStorage.setItem('author', token);
    const field = document.querySelector('[data-author-token]');
    if (field) {
      field.value = localStorage.getItem('author') ?? 'none-yet';
      field.disabled = false;
    }
  } catch { /* Nothing can be kept here. */ }
  const [id, edit] = told.get('own')?.split('.') ?? [];
  if (edit) {
    const others = kept.read('own', []).filter((own) => own.id !== id && own.at > Date.now() - MONTH);
    kept.write('own', [...others, { id, edit, path: articlePath(), at: Date.now() }].slice(-MOST_OWN));
  }
  if (token && told.get('to')) location.replace(`#${told.get('to')}`);
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
  for (const own of kept.read('own', []).filter((mine) => mine.path === articlePath())) {
    showOne(own, thread).catch(() => {});
  }
}

async function showOne(own, thread) {
  const answer = await fetch(`${own.path}/comments/${own.id}/own`, {
    method: 'POST',
    body: new URLSearchParams({ editToken: own.edit }),
  });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = page.querySelector('.own');
  document.getElementById(`own-${own.id}`)?.remove();
  if (!part || part.dataset.own === 'removed') { forget(own.id); return; }
  const tools = part.querySelector('.own-tools');
  const item = document.getElementById(`c-${own.id}`);
  if (part.dataset.own === 'visible') {
    if (!tools) forget(own.id);
    else if (item) {
      tools.id = part.id;
      item.querySelector('.comment').append(document.importNode(tools, true));
    }
    return;
  }
  const here = document.importNode(part, true);
  const answered = document.getElementById(`c-${part.dataset.under}`);
  if (answered) answered.querySelector('.comment').after(here);
  else document.getElementById('thread').before(here);
  if (location.hash === `#own-${own.id}`) here.focus();
}

/** A comment that is on another page: there is one where it always is. */
function followComment() {
  const [, id] = location.hash.match(/^#c-([0-9a-f-]{36})$/) ?? [];
  const story = document.querySelector('.story');
  if (id && story && !document.getElementById(`c-${id}`)) location.replace(`${articlePath()}/comments/${id}#c-${id}`);
}

/** After a form that was not taken, the keyboard begins at what is wrong. */
function leadToErrors() {
  (document.querySelector('[aria-invalid="true"]') ?? document.querySelector('#reply-errors'))?.focus();
}

countView();
chooseUncounted();
guessTimeZone();
offerCopying();
watchComments();
replyInPlace();
rememberAuthor();
followComment();
addEventListener('hashchange', followComment);
showOwn();
leadToErrors();
