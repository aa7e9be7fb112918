// #focus: a click on the picture says what must be seen of it when it is cropped, in #focus-x and #focus-y.
const box = document.getElementById('focus');
const image = box?.querySelector('img');
const x = document.getElementById('focus-x');
const y = document.getElementById('focus-y');

if (image && x && y && !x.closest('fieldset').disabled) {
  const mark = document.createElement('span');
  mark.className = 'focus-mark';
  box.append(mark);
  box.classList.add('active');
  document.getElementById('focus-click').hidden = false;
  const show = () => {
    mark.style.insetInlineStart = 'auto';
    mark.style.left = `${x.value || 50}%`;
    mark.style.top = `${y.value || 50}%`;
  };
  const percent = (at, from, size) => Math.round(Math.min(1, Math.max(0, (at - from) / size)) * 100);
  image.addEventListener('click', (event) => {
    const place = image.getBoundingClientRect();
    x.value = percent(event.clientX, place.left, place.width);
    y.value = percent(event.clientY, place.top, place.height);
    show();
  });
  x.addEventListener('input', show);
  y.addEventListener('input', show);
  show();
}
