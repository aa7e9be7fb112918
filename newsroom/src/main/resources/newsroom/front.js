// #front: rows of .places move by dragging, and by their buttons without a new page. The order of the rows is what is sent.
const form = document.getElementById('front');
const list = form?.querySelector('.places');
const said = document.getElementById('said');

function number() {
  [...list.children].forEach((row, i) => {
    for (const button of row.querySelectorAll('[data-do]')) button.value = `${button.dataset.do}-${i}`;
  });
}

function changed(row) {
  number();
  form.dispatchEvent(new Event('input'));
  if (!row) return;
  const place = [...list.children].indexOf(row) + 1;
  said.textContent = form.dataset.moved.replace('{n}', place).replace('{t}', row.querySelector('.place-title').textContent);
}

function move(row, how) {
  if (how === 'up') row.previousElementSibling?.before(row);
  else if (how === 'down') row.nextElementSibling?.after(row);
  else row.remove();
}

if (list?.querySelector('[data-do]')) {
  list.classList.add('movable');
  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (!button) return;
    event.preventDefault();
    const row = button.closest('li');
    const next = row.nextElementSibling ?? row.previousElementSibling;
    move(row, button.dataset.do);
    changed(row.isConnected ? row : null);
    (row.isConnected ? button : next?.querySelector('[data-do]') ?? document.getElementById('q')).focus();
  });
  // A row that can always be dragged would not let anybody mark text in its fields.
  list.addEventListener('pointerdown', (event) => {
    const row = event.target.closest('li');
    if (row) row.draggable = !event.target.closest('input, button');
  });
  let moving = null;
  list.addEventListener('dragstart', (event) => {
    moving = event.target.closest('li');
    moving.classList.add('moving');
    event.dataTransfer.effectAllowed = 'move';
  });
  list.addEventListener('dragover', (event) => {
    const over = event.target.closest('li');
    if (!moving || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== moving) over[event.clientY < box.top + box.height / 2 ? 'before' : 'after'](moving);
  });
  list.addEventListener('drop', (event) => event.preventDefault());
  list.addEventListener('dragend', () => {
    moving?.classList.remove('moving');
    if (moving) changed(moving);
    moving = null;
  });
}
