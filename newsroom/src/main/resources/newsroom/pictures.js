// Pictures dropped on or pasted into #source: uploaded with what #added-picture asks for, then named in the text. The
// editor asks in the same way.
const form = document.getElementById('write');
const source = document.getElementById('source');
const dialog = document.getElementById('added-picture');
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

export const pictureIn = (files) => [...(files ?? [])].find((file) => TYPES.includes(file.type));

/** @returns what was added, or null if the person would rather not */
export function ask(file) {
  const alt = dialog.querySelector('#added-alt');
  const credit = dialog.querySelector('#added-credit');
  const error = dialog.querySelector('[data-error]');
  const add = dialog.querySelector('[data-add]');
  alt.value = '';
  error.textContent = '';
  dialog.showModal();
  return new Promise((resolve) => {
    const key = crypto.randomUUID();
    const upload = async () => {
      add.disabled = true;
      const body = new FormData();
      body.append('picture', file);
      body.append('alt', alt.value);
      body.append('credit', credit.value);
      body.append('key', key + alt.value.length + credit.value.length);
      try {
        const answer = await fetch('/pictures', { method: 'POST', body, headers: { 'X-Form': form.elements.namedItem('form').value } });
        const said = await answer.json().catch(() => ({}));
        if (answer.status === 201) {
          resolve(said);
          dialog.close();
        } else {
          error.textContent = Object.values(said.errors ?? {}).join('. ') || said.message || error.dataset.failed;
        }
      } catch {
        error.textContent = error.dataset.failed;
      } finally {
        add.disabled = false;
      }
    };
    add.addEventListener('click', upload);
    dialog.addEventListener('close', () => { add.removeEventListener('click', upload); resolve(null); }, { once: true });
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
