// Words and minutes of the text: #source counted into #counts[data-words].
const source = document.getElementById('source');
const counts = document.getElementById('counts');
const WORDS_A_MINUTE = 220;
const segmenter = new Intl.Segmenter(source?.lang || undefined, { granularity: 'word' });

function words(text) {
  let count = 0;
  for (const part of segmenter.segment(text)) if (part.isWordLike) count++;
  return count;
}

function show() {
  const count = words(source.value);
  counts.textContent = counts.dataset.words
    .replace('{w}', count.toLocaleString(document.documentElement.lang))
    .replace('{m}', Math.ceil(count / WORDS_A_MINUTE));
}

if (source && counts) {
  // Long texts are counted when the browser has time: a key must be painted at once.
  const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  let waiting = false;
  source.addEventListener('input', () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => later(() => { waiting = false; show(); }), 400);
  });
  show();
}
