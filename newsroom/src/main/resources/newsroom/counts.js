// Words and minutes of the text: #source counted into #counts[data-word][data-words].
import { seldom } from './idle.js';

const source = document.getElementById('source');
const counts = document.getElementById('counts');
const WORDS_A_MINUTE = 220;
const segmenter = new Intl.Segmenter(source?.lang || undefined, { granularity: 'word' });

let known = new Map();

/** Of each paragraph once: a long text changes in one of them. */
function words(text) {
  const now = new Map();
  let all = 0;
  for (const paragraph of text.split('\n\n')) {
    let count = known.get(paragraph);
    if (count === undefined) {
      count = 0;
      for (const part of segmenter.segment(paragraph)) if (part.isWordLike) count++;
    }
    now.set(paragraph, count);
    all += count;
  }
  known = now;
  return all;
}

function show() {
  const count = words(source.value);
  counts.textContent = (count === 1 ? counts.dataset.word : counts.dataset.words)
    .replace('{w}', count.toLocaleString(document.documentElement.lang))
    .replace('{m}', Math.ceil(count / WORDS_A_MINUTE));
}

if (source && counts) {
  source.addEventListener('input', seldom(show, 400));
  show();
}
