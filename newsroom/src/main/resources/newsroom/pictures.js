// Pictures dropped on or pasted into #source: uploaded with what #added-picture asks for, then named in the text. The
// editor asks in the same way.
const form = document.getElementById('write');
const source = document.getElementById('source');
const dialog = document.getElementById('added-picture');
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

const told = document.getElementById('told');
const isPicture = (file) => TYPES.includes(file.type);
const SOME = 5;
// Bytes, as the server takes them.
const MOST = 20 << 20;

/** Names files that cannot go into a text. */
function named(files, text) {
  const names = files.slice(0, SOME).map(({ name }) => name).join(', ') + (files.length > SOME ? ', …' : '');
  return files.length ? text.replace('{names}', () => names) : '';
}

/** One after the other; who does not want one goes on with the next. @param put takes each {url, alt} */
export async function takeAll(files, put) {
  if (dialog.open) return;
  const all = [...files];
  const pictures = all.filter((file) => isPicture(file) && file.size <= MOST);
  const { others, large } = dialog.dataset;
  told.textContent = [named(all.filter((file) => !isPicture(file)), others), named(all.filter((file) => isPicture(file) && file.size > MOST), large)]
    .filter(Boolean).join(' ');
  told.hidden = !told.textContent;
  for (const [at, file] of pictures.entries()) {
    const added = await ask(file, null, pictures.length > 1 ? `${at + 1}/${pictures.length}` : '');
    if (added) put(added);
  }
}

/** What a refusal means, or undefined where nobody knows. */
export const why = (status) => dialog.querySelector('[data-error]').dataset[`s${status}`];

/** Of script: whoever is signed in no more is told so, and not led away. */
export const headers = () => ({ 'X-Form': form.elements.namedItem('form').value });

async function send(address, body) {
  const answer = await fetch(address, { method: 'POST', body, headers: headers() });
  const said = await answer.json().catch(() => ({}));
  return answer.ok ? { said } : { refused: Object.values(said.errors ?? {}).join('. ') || why(answer.status) || said.message };
}

/** Asks for the words of a picture: of a file, or else of one of the library. @returns {url, alt}, or null if none is wanted */
export function ask(file, chosen = null, which = '') {
  const [alt, credit, decorative] = ['alt', 'credit', 'decorative'].map((name) => dialog.querySelector(`#added-${name}`));
  const error = dialog.querySelector('[data-error]');
  const add = dialog.querySelector('[data-add]');
  const shown = dialog.querySelector('img');
  alt.value = chosen?.alt ?? '';
  decorative.checked = chosen?.decorative ?? false;
  decorative.disabled = Boolean(chosen && (chosen.alt || chosen.decorative));
  credit.value = chosen ? chosen.credit : credit.value;
  credit.readOnly = Boolean(chosen?.credit);
  error.textContent = '';
  add.disabled = false;
  dialog.querySelector('[data-which]').textContent = which;
  shown.src = chosen?.preview ?? URL.createObjectURL(file);
  dialog.showModal();
  return new Promise((resolve) => {
    const key = crypto.randomUUID();
    let added = null;
    let over = false;
    // By Enter in a field, too: the form of the dialog would only end it.
    const done = async (event) => {
      event.preventDefault();
      add.disabled = true;
      const body = chosen ? new URLSearchParams() : new FormData();
      if (file) body.append('picture', file);
      body.append('alt', alt.value);
      body.append('credit', credit.value);
      if (decorative.checked) body.append('decorative', 'on');
      // With other words it is another call.
      body.append('key', [key, alt.value, credit.value, decorative.checked].join('\n'));
      try {
        const { said, refused } = await send(chosen ? `/pictures/${chosen.id}/words` : '/pictures', body);
        // Closed meanwhile, and perhaps open again for the next one.
        if (over) return;
        if (said) {
          added = { url: said.url, alt: alt.value };
          dialog.close();
        } else error.textContent = refused || error.dataset.failed;
      } catch {
        error.textContent = error.dataset.failed;
      } finally {
        if (!over) add.disabled = false;
      }
    };
    add.addEventListener('click', done);
    dialog.addEventListener('close', () => {
      over = true;
      add.removeEventListener('click', done);
      if (file) URL.revokeObjectURL(shown.src);
      if (chosen) credit.value = '';
      resolve(added);
    }, { once: true });
  });
}

function put(added, at) {
  const before = source.value.slice(0, at);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const alt = added.alt.replace(/[[\]\\]/g, '\\$&');
  source.focus();
  source.setSelectionRange(at, at);
  const text = `${gap}![${alt}](${added.url})\n\n`;
  if (!document.execCommand('insertText', false, text)) source.setRangeText(text, at, at, 'end');
  source.dispatchEvent(new Event('input', { bubbles: true }));
}

const hasFiles = (data) => [...(data?.items ?? [])].some((item) => item.kind === 'file');

function take(event, data) {
  // Word's clipboard has its text as a picture too.
  if (!data?.files.length || (event.type === 'paste' && data.getData('text/plain'))) return;
  event.preventDefault();
  let at = source.selectionEnd;
  takeAll(data.files, (added) => { put(added, at); at = source.selectionEnd; });
}

if (source && dialog && !source.closest('fieldset').disabled) {
  source.addEventListener('paste', (event) => take(event, event.clipboardData));
  source.addEventListener('drop', (event) => { source.classList.remove('dropping'); take(event, event.dataTransfer); });
  source.addEventListener('dragover', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    source.classList.add('dropping');
  });
  source.addEventListener('dragleave', () => source.classList.remove('dropping'));
}

// A file that is dropped beside the text would be opened by the browser in place of the page.
if (form) {
  const isField = ({ target }) => target.closest?.('[type="file"]');
  addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !hasFiles(event.dataTransfer) || isField(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  });
  addEventListener('drop', (event) => { if (hasFiles(event.dataTransfer) && !isField(event)) event.preventDefault(); });
}
