// Finds a picture of the library for the text: #choosing with its [type=search], [data-tiles], [data-more], [data-upload]
// and [data-said].
import { ask, headers, why } from './pictures.js';

const dialog = document.getElementById('choosing');
const search = dialog?.querySelector('[type="search"]');
const tiles = dialog?.querySelector('[data-tiles]');
const more = dialog?.querySelector('[data-more]');
const said = dialog?.querySelector('[data-said]');
const texts = dialog?.dataset;
const QUIET = 250;

let asked = 0;
let next = null;
let timer = null;
let took = () => {};

const element = (name, values, ...within) => {
  const made = Object.assign(document.createElement(name), values);
  made.append(...within);
  return made;
};

function tile(picture) {
  const name = picture.alt || picture.caption || texts.unnamed;
  const notes = [picture.credit, { wholly: texts.wholly, partly: texts.partly }[picture.madeByMachine]].filter(Boolean).join(' · ');
  const button = element('button', { type: 'button', className: 'tile' },
    element('img', { src: picture.thumbnail, alt: '', loading: 'lazy', width: 320, height: 213 }),
    element('bdi', { className: 'tile-name', textContent: name }), element('bdi', { className: 'quiet', textContent: notes }));
  button.addEventListener('click', () => took(picture));
  return element('li', {}, button);
}

/** @returns false where there is no library */
async function find(after = null) {
  const mine = ++asked;
  const query = new URLSearchParams({ q: search.value.trim(), ...(after && { after }) });
  try {
    const answer = await fetch(`/pictures.json?${query}`, { headers: headers(), signal: AbortSignal.timeout(10000) });
    if (mine !== asked) return true;
    if (answer.status === 404) return false;
    if (!answer.ok) {
      said.textContent = why(answer.status) || texts.failed;
      return true;
    }
    const page = await answer.json();
    next = page.next;
    const found = page.items.map(tile);
    if (after) tiles.append(...found);
    else tiles.replaceChildren(...found);
    if (after) found[0]?.firstElementChild.focus();
    said.textContent = tiles.childElementCount ? '' : texts.nothing;
    more.hidden = !next;
  } catch {
    if (mine === asked) said.textContent = texts.failed;
  }
  return true;
}

/**
 * @param upload is called for another picture than those of the library
 * @returns {url, alt}, or null if the person would rather not, or uploads one
 */
export async function choose(upload) {
  search.value = '';
  tiles.replaceChildren();
  more.hidden = true;
  dialog.showModal();
  // Nobody waits for the pictures who does not want them.
  const closed = new Promise((resolve) => {
    took = (picture) => { resolve(picture); dialog.close(); };
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'upload') upload();
      dialog.returnValue = '';
      resolve(null);
    }, { once: true });
  });
  if (!await find()) dialog.close('upload');
  const chosen = await closed;
  return chosen && ask(null, chosen);
}

if (dialog) {
  search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(find, QUIET); });
  search.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
  more.addEventListener('click', () => find(next));
}
