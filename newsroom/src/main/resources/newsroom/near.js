// Blocks around the cursor are laid out, wherever they are and however new: in one that the browser leaves out so far
// (content-visibility), a letter that is typed would land in another.
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

const AROUND = 3;

export const near = new Plugin({
  props: {
    decorations({ doc, selection: { $from, $to } }) {
      const ends = [$from.index(0), $to.index(0)];
      const found = [];
      doc.forEach((node, at, index) => {
        if (ends.some((end) => Math.abs(end - index) <= AROUND)) found.push(Decoration.node(at, at + node.nodeSize, { class: 'near' }));
      });
      return DecorationSet.create(doc, found);
    },
  },
});
