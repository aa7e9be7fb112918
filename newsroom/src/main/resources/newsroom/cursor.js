// The page that comes after a save by key has the cursor where it was.
const NAME = 'cursor';

const tried = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

// Of what is no field: {read, put} by its id.
const places = new Map();

/** @param read gives {from, to} of an element, @param put sets the cursor there */
export function place(id, read, put) {
  places.set(id, { read, put });
  if (last?.id === id) restore();
}

export function remember() {
  const it = document.activeElement;
  if (!it?.id) return;
  const { from, to } = places.get(it.id)?.read() ?? { from: it.selectionStart, to: it.selectionEnd };
  tried(() => sessionStorage.setItem(NAME, JSON.stringify({ id: it.id, from, to })));
}

let last = tried(() => JSON.parse(sessionStorage.getItem(NAME)));
tried(() => sessionStorage.removeItem(NAME));
// What was not saved has its message, which comes first.
if (!location.search.includes('done=')) last = null;

function restore() {
  const { id, from, to } = last;
  const known = places.get(id);
  const field = document.getElementById(id);
  if (known) known.put(from, to);
  else {
    field.focus();
    // Not every kind of field has one.
    if (Number.isInteger(from)) tried(() => field.setSelectionRange(from, to));
  }
  last = null;
}

if (last && document.getElementById('write')?.contains(document.getElementById(last.id))) restore();
