// Whether a text comes back as it was: rendered by the server, read, written and rendered again, all of it as it is shipped.
async ({ bodies, count, seed }) => {
  const module = (name) => import([...document.scripts].find((script) => script.src.includes(`/assets/${name}.`)).src);
  const { parse } = await module('schema');
  const { serialise, alike } = await module('markdown');
  const form = document.querySelector('#write [name=form]').value;
  const render = async (format, source) => {
    const answer = await fetch('/renderings', { method: 'POST', body: new URLSearchParams({ format, source }), headers: { 'X-Form': form } });
    // What no article may have.
    if (answer.status === 422) return '';
    if (!answer.ok) throw new Error(`${answer.status} for ${source}`);
    return (await answer.json()).html;
  };
  const changed = [];
  let seen = 0;
  const waiting = [...JSON.parse(bodies), ...Array.from({ length: count }, (_, at) => ({ name: `generated ${seed + at}`, format: 'markdown', seed: seed + at }))].reverse();
  const worker = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      const source = body.source ?? generated(body.seed);
      const first = await render(body.format, source);
      // Readers would see nothing of it.
      if (!first) continue;
      const written = serialise(parse(first));
      const second = await render('markdown', written);
      seen++;
      if (!alike(first, second)) changed.push([body.name, source, written, first, second].join('\n----\n'));
    }
  };
  await Promise.all(Array.from({ length: 12 }, worker));
  return { seen, changed: changed.slice(0, 3), wrong: changed.length };
}
