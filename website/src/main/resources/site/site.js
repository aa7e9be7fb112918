// Everything here is a convenience: each page does its work without it.

const LOOK_AGAIN = 8000;

/** Counts a look once the page is really seen; not in a browser of the newsroom. */
function countView() {
  if (!document.querySelector('.story') || uncounted() || document.querySelector('#said')) return;
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
    for (const place of ['thread', 'comments-title']) {
      const now = page.getElementById(place);
      if (now) document.getElementById(place)?.replaceWith(document.importNode(now, true));
    }
    told.replaceChildren();
    told.hidden = true;
    const title = document.getElementById('comments-title');
    title.tabIndex = -1;
    title.focus();
  });
  told.replaceChildren(show);
  told.hidden = false;
}

/** Who was approved is known again by a token. It is kept here, in no cookie, and only by who has commented. */
function rememberAuthor() {
  const [, token, place] = location.hash.match(/^#author=([\w-]+)&to=([\w-]+)$/) ?? [];
  try {
    if (token) localStorage.setItem('author', token);
    const field = document.querySelector('[data-author-token]');
    if (field) {
      field.value = localStorage.getItem('author') ?? 'none-yet';
      field.disabled = false;
    }
  } catch { /* Nothing can be kept here. */ }
  if (place) location.replace(`#${place}`);
}

/** After a form that was not taken, the keyboard begins at what is wrong. */
function leadToErrors() {
  document.querySelector('#reply-errors, [aria-invalid="true"]')?.focus();
}

countView();
chooseUncounted();
guessTimeZone();
offerCopying();
watchComments();
rememberAuthor();
leadToErrors();
