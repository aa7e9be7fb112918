// Shows in #previews what was saved in another window, a moment after it was.
const box = document.getElementById('previews');

if (box && 'BroadcastChannel' in window) {
  let waiting = null;
  new BroadcastChannel('saved-articles').addEventListener('message', ({ data }) => {
    if (data !== box.dataset.article || waiting) return;
    waiting = setTimeout(() => {
      waiting = null;
      for (const frame of box.querySelectorAll('iframe')) frame.src = frame.getAttribute('src');
    }, 300);
  });
}
