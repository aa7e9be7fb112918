// Pictures dropped on or pasted into #source: uploaded with what #added-picture asks for, then named in the text. The
// editor asks in the same way.
const form = document.getElementById('write');
const source = document.getElementById('source');
const dialog = document.getElementById('added-picture');
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

export const pictureIn = (files) => [...(files ?? [])].find((file) => TYPES.includes(file.type));

async function send(address, body) {
  const answer = await fetch(address, { method: 'POST', body, headers: { 'X-Form': form.elements.namedItem('form').value } });
  const said = await answer.json().catch(() => ({}));
  return answer.ok ? { said } : { why: Object.values(said.errors ?? {}).join('. ') || said.message };
}

/**
 * Asks for the words of a picture that is put into the text.
 *
 * @param file to be uploaded, or null
 * @param chosen of the library, if there is no file: what is said of it there stays
 * @returns {url, alt}, or null if the person would rather not
 */
export function ask(file, chosen = null) {
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
  shown.src = chosen?.preview ?? URL.createObjectURL(file);
  dialog.showModal();
  return new Promise((resolve) => {
    const key = crypto.randomUUID();
    const done = async () => {
      add.disabled = true;
      const body = chosen ? new URLSearchParams() : new FormData();
      if (file) body.append('picture', file);
      body.append('alt', alt.value);
      body.append('credit', credit.value);
      if (decorative.checked) body.append('decorative', 'on');
      body.append('key', key + alt.value.length + credit.value.length);
      try {
        const { said, why } = await send(chosen ? `/pictures/${chosen.id}/words` : '/pictures', body);
        if (said) {
          resolve({ url: said.url, alt: alt.value });
          dialog.close();
        } else error.textContent = why || error.dataset.failed;
      } catch {
        error.textContent = error.dataset.failed;
      } finally {
        add.disabled = false;
      }
    };
    add.addEventListener('click', done);
    dialog.addEventListener('close', () => {
      add.removeEventListener('click', done);
      if (file) URL.revokeObjectURL(shown.src);
      if (chosen) credit.value = '';
      resolve(null);
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

async function take(event, files) {
  const file = pictureIn(files);
  if (!file || dialog.open) return;
  event.preventDefault();
  const at = source.selectionEnd;
  const added = await ask(file);
  if (added) put(added, at);
}

if (source && dialog && !source.closest('fieldset').disabled) {
  source.addEventListener('paste', (event) => take(event, event.clipboardData?.files));
  source.addEventListener('drop', (event) => { source.classList.remove('dropping'); take(event, event.dataTransfer?.files); });
  source.addEventListener('dragover', (event) => {
    if (![...(event.dataTransfer?.items ?? [])].some((item) => item.kind === 'file')) return;
    event.preventDefault();
    source.classList.add('dropping');
  });
  source.addEventListener('dragleave', () => source.classList.remove('dropping'));
}
