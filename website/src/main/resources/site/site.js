// Everything here is a convenience: each page does its work without it.

/** Also of the page that answers a form. */
const articlePath = () => location.pathname.replace(/^(\/articles\/[^/]+)\/comments$/, '$1');

/** Counts a look once the page is really seen; not in a browser of the newsroom, and not of a preview. */
function countView() {
  const read = document.querySelector('.story') && /^\/articles\/[^/]+$/.test(location.pathname);
  if (!read || uncounted() || document.querySelector('#said')) return;
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

/** After a form that was not taken, the keyboard begins at what is wrong. */
function leadToErrors() {
  (document.querySelector('[aria-invalid="true"]') ?? document.querySelector('#reply-errors'))?.focus();
}

countView();
chooseUncounted();
guessTimeZone();
offerCopying();
leadToErrors();
