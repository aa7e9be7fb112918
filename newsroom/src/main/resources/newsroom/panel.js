// What #missing and the rest of the panel say, kept true while the article is written.
import { seldom } from './idle.js';

const form = document.getElementById('write');
const missing = document.getElementById('missing');
const PICTURES = new Set(['picture', 'alt', 'credit']);

function look() {
  const checks = [...missing.querySelectorAll('li')];
  const chosen = form.elements.namedItem('picture')?.files?.length > 0;
  for (const check of checks) {
    const name = check.firstElementChild.hash.slice(1);
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (!PICTURES.has(name)) check.hidden = field.value.trim() !== '';
    // Which picture there is already the server knows.
    else if (name === 'picture') check.hidden ||= chosen;
    else if (field.value.trim() !== '' || (name === 'alt' && form.elements.namedItem('decorative')?.checked)) check.hidden = true;
    else if (chosen) check.hidden = false;
  }
  missing.hidden = checks.every((check) => check.hidden);
  document.getElementById('whole').hidden = !missing.hidden;
}

function readersHaveLess() {
  document.getElementById('readers-have-all')?.remove();
  document.getElementById('publish')?.classList.remove('second');
}

const WHEN = ['date', 'time', 'zone'];

if (form && missing) {
  // Enter means the button beside it; the form's first one would only save, and forget the time.
  form.addEventListener('keydown', (event) => {
    const button = WHEN.includes(event.target.name) && event.key === 'Enter' && !event.isComposing && form.querySelector('[value="schedule"]');
    if (!button) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
  const soon = seldom(look, 200);
  form.addEventListener('input', (event) => {
    soon();
    if (form.contains(event.target) && !WHEN.includes(event.target.name)) readersHaveLess();
  });
}
