// Has the browser ask before a page is left that has what is not saved. Of a form with #unsaved, which says so, that is
// what differs from what came; of #write autosave knows.
export const askBeforeLeaving = (isUnsaved) => addEventListener('beforeunload', (event) => { if (isUnsaved()) event.preventDefault(); });

const told = document.getElementById('unsaved');
const form = told?.closest('form');

if (form?.querySelector('[value="save"]')) {
  const typed = () => {
    const fields = new FormData(form);
    // What is looked for is not to be saved.
    fields.delete('q');
    return new URLSearchParams(fields).toString();
  };
  // What a button without script changed is in the form already.
  const saved = told.hidden ? typed() : null;
  let leaving = false;
  form.addEventListener('input', () => { told.hidden = typed() === saved; });
  form.addEventListener('submit', () => { leaving = true; });
  // Back by the browser's arrow, from its memory.
  addEventListener('pageshow', ({ persisted }) => { if (persisted) leaving = false; });
  askBeforeLeaving(() => !leaving && typed() !== saved);
}
