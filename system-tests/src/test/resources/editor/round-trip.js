// Whether a text comes back as it was: rendered by the server, read, written and rendered again, all of it as it is shipped.
async ({ bodies, count, seed }) => {
  const module = (name) => import([...document.scripts].find((script) => script.src.includes(`/assets/${name}.`)).src);
  const { parse } = await module('schema');
  const { serialise, alike } = await module('markdown');
  const form = document.querySelector('#write [name=form]').value;
  const render = async (format, source, patience = 20) => {
    const answer = await fetch('/renderings', { method: 'POST', body: new URLSearchParams({ format, source }), headers: { 'X-Form': form } });
    // A machine that is busy with others says so, and when to come again.
    if (answer.status === 503 && patience > 0) {
      await new Promise((again) => setTimeout(again, 500));
      return render(format, source, patience - 1);
    }
    // What no article may have.
    if (answer.status === 422) return '';
    if (!answer.ok) throw new Error(`${answer.status} for ${source}`);
    return (await answer.json()).html;
  };
  const broken = (node) => {
    const { schema } = node.type;
    if (node.type.name === 'paragraph' && !node.attrs.more) return node.copy(node.content.addToEnd(schema.nodes.hard_break.create()));
    if (node.isLeaf || node.isTextblock || node.type.name === 'notes') return node;
    const children = [];
    node.forEach((child) => children.push(broken(child)));
    return node.copy(node.content.constructor.from(children));
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
      const doc = parse(first);
      const written = serialise(doc);
      // By Shift-Enter, before anything else is typed.
      if (serialise(broken(doc)) !== written) changed.push([body.name, source, written, 'with a break at each end', serialise(broken(doc))].join('\n----\n'));
      const second = await render('markdown', written);
      seen++;
      if (!alike(first, second)) changed.push([body.name, source, written, first, second].join('\n----\n'));
    }
  };
  await Promise.all(Array.from({ length: 12 }, worker));
  return { seen, changed: changed.slice(0, 3), wrong: changed.length };
}
