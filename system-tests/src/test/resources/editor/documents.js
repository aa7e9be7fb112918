// Whether a document that was made in the editor is what its readers get: written, rendered by the server and read again.
async ({ count, seed }) => {
  const module = (name) => import([...document.scripts].find((script) => script.src.includes(`/assets/${name}.`)).src);
  const { parse, schema } = await module('schema');
  const { serialise } = await module('markdown');
  const { nodes, marks } = schema;
  const form = document.querySelector('#write [name=form]').value;
  const render = async (source, patience = 20) => {
    const answer = await fetch('/renderings', { method: 'POST', body: new URLSearchParams({ format: 'markdown', source }), headers: { 'X-Form': form } });
    // A machine that is busy with others says so, and when to come again.
    if (answer.status === 503 && patience > 0) {
      await new Promise((again) => setTimeout(again, 500));
      return render(source, patience - 1);
    }
    if (!answer.ok) throw new Error(`${answer.status} for ${source}`);
    return (await answer.json()).html;
  };
  const made = (number) => {
    let state = number * 2654435761 >>> 0;
    const next = (n) => {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
      state = (state ^ (state >>> 13)) >>> 0;
      return state % n;
    };
    let notes = 0;
    const piece = () => {
      const kinds = [[], [], [marks.strong], [marks.em]][next(4)].map((type) => type.create());
      const words = ['1', '2', '34', 'x', 'y z', '(2024)', ': so', '[y]', '٣'][next(9)];
      return next(6) ? schema.text(words, kinds) : nodes.note_ref.create({ key: `fn-${++notes}`, number: String(notes) });
    };
    const paragraph = () => nodes.paragraph.create(null, Array.from({ length: 1 + next(5) }, piece));
    const list = (type) => type.create(null, Array.from({ length: 1 + next(3) }, () => nodes.list_item.create(null, paragraph())));
    const block = () => [paragraph, () => nodes.paragraph.create(), () => list(nodes.bullet_list), () => list(nodes.ordered_list)][[0, 1, 1, 2, 3, 3][next(6)]]();
    const blocks = [paragraph(), ...Array.from({ length: 2 + next(7) }, block)];
    const sources = Array.from({ length: notes }, (_, at) => nodes.note.create({ key: `fn-${at + 1}` }, nodes.paragraph.create(null, schema.text(`Source ${at + 1}`))));
    return nodes.doc.create(null, [...blocks, ...(notes ? [nodes.notes.create(null, sources)] : [])]);
  };
  // Nobody sees an empty paragraph.
  const plain = (doc) => String(doc.copy(doc.content.constructor.from(doc.content.content.filter((node) => node.type !== nodes.paragraph || node.content.size))));
  const wrong = [];
  for (let at = 0; at < count; at++) {
    const doc = made(seed + at);
    const written = serialise(doc);
    const there = parse(await render(written));
    if (plain(there) !== plain(doc)) wrong.push([seed + at, written, plain(doc), plain(there)].join('\n----\n'));
  }
  return { shown: wrong.slice(0, 3), wrong: wrong.length };
}
