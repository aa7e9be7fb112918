// Bodies as people write them in Markdown, and as nobody should: the same for the same seed.
function generated(seed) {
  let state = seed * 2654435761 >>> 0;
  const next = (n) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    state = (state ^ (state >>> 13)) >>> 0;
    return state % n;
  };
  const one = (list) => list[next(list.length)];
  const some = (n, make, gap) => Array.from({ length: 1 + next(n) }, make).join(gap);
  const WORDS = ['tide', 'table', 'wrong', 'the', 'a', 'four', 'o’clock', 'harbour', 'Åse', 'said', 'snake_case', '2 * 3', 'a < b', 'AT&T', '“quoted”', 'x]', '(so)', 'C#', '#tag', '5 > 4', 'C:\\dir', '$5', '50%', '漢字', '日本語。', 'naïve', '👩‍👩‍👧', 'مرحبا', '…', '~', '^', '!', 'fish & chips', '&amp;', '&lt;b&gt;', '\\*not\\*', '10|20', "it's", '"so"'];
  // Within a line they are words; at its beginning each would be a list or more.
  const SIGNS = ['1.', '-', '+', '1)', '=', '--', '#', '>', '|', ':', '*', '***'];
  const PLAIN = ['tide', 'table', 'wrong', 'harbour', 'Åse', '漢字', '“yes”', 'it’s', 'one two', '3', 'word.', '(so)'];
  const words = (n) => `${next(12) ? '' : `\\${one(SIGNS.slice(1))} `}${one(PLAIN)} ${some(n, () => (next(6) ? one(WORDS) : `a ${one(SIGNS).replace(/^\*+$/, '\\*')} b`), ' ')}`;
  const plain = () => some(2, () => one(PLAIN), ' ');
  const phrase = (depth) => {
    switch (next(depth > 2 ? 3 : 20)) {
      case 3: return `*${phrase(9)}*`;
      case 4: return `**${plain()}**`;
      case 5: return `***${plain()}***`;
      case 6: return `~~${plain()}~~`;
      case 7: return `[${phrase(9)}](https://paper.example/a_b?c=d&e=(f)${next(3) ? '' : ' "hint"'})`;
      case 8: return `\`${one(['code', 'a*b', 'x | y', '<b>', '`'.repeat(1) + 'q', 'List<String>'])}\``.replace('``', '` ``').replace(/^(`.*) ``(.*)`$/, '`` `$2 ``');
      case 9: return `**bold *both* ${plain()}**`;
      case 10: return `*slanted **both** ${plain()}*`;
      case 11: return `![a ${one(PLAIN)}](/images/00000000-0000-7000-8000-000000000001/640.webp)`;
      case 12: return `${one(['u', 'sub', 'sup', 'mark', 'kbd', 'small', 's', 'q', 'ins'])}`.replace(/(.+)/, (_, tag) => `<${tag}>${phrase(9)}</${tag}>`);
      case 13: return `https://paper.example/${next(100)}`;
      case 14: return `<span lang="${one(['de', 'nb'])}">${plain()}</span>`;
      case 15: return `${plain()}\\\n${plain()}`;
      case 16: return one([`**${plain()}** *${plain()}*`, `<strong>${plain()}</strong>*${plain()}*`, `**${plain()}**<em>${plain()}</em>`]);
      case 17: return `[**${plain()}** and ${plain()}](/articles/x)`;
      case 18: return `<abbr title="So &quot;it&quot; is">${plain()}</abbr>`;
      case 19: return `note${noted()}`;
      default: return words(4);
    }
  };
  const notes = [];
  const noted = () => {
    if (next(3) === 0) return `^[${plain()} *${plain()}*]`;
    const label = `n${notes.length + 1}`;
    notes.push(`[^${label}]: ${phrase(9)}${next(4) ? '' : `\n\n    ${phrase(9)}`}`);
    return `[^${label}]`;
  };
  // An indent, as Japanese texts have it.
  const line = () => (next(8) ? '' : '\u3000') + some(5, () => phrase(0), one([' ', ' ', '\n', ', ']));
  const oneLine = () => line().replace(/\\?\n/g, ' ');
  const indent = (text, by) => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
  const list = (depth) => {
    const ordered = next(2);
    const begin = one([1, 1, 3]);
    const sign = one(['- ', '* ', '+ ']);
    const loose = next(3) === 0 ? '\n\n' : '\n';
    let at = begin;
    return some(4, () => {
      const marker = ordered ? `${at++}. ` : sign;
      const inner = depth < 2 && next(3) === 0 ? `${loose}${one([() => list(depth + 1), () => list(depth + 1), () => '> quoted', () => '```\ncode\n\nmore\n```'])()}` : '';
      return marker + indent(line() + inner, marker.length);
    }, loose);
  };
  const table = () => {
    const columns = 1 + next(4);
    const row = () => `| ${Array.from({ length: columns }, () => (next(5) ? oneLine().replace(/\|/g, '\\|') : '')).join(' | ')} |`;
    return [row(), `|${Array.from({ length: columns }, () => one(['---', '--:', ':-:'])).join('|')}|`, ...Array.from({ length: next(4) }, row)].join('\n');
  };
  const block = (depth) => {
    switch (next(depth > 1 ? 8 : 16)) {
      case 5: return `${'#'.repeat(1 + next(4))} ${oneLine()}`;
      case 6: return list(depth);
      case 7: return `\`\`\`${one(['', 'js'])}\n${one(['a', '  b', '```', '<b>', '* x'].filter((each) => each !== '```'))}\n\n${words(3)}\n\`\`\``;
      case 8: return some(3, () => block(depth + 1), '\n\n').replace(/^/gm, '> ');
      case 9: return table();
      case 10: return one(['---', '***']);
      case 11: return `    indented\n\n    ${words(2)}`;
      case 12: return `<figure><img src="/images/x.webp" alt="x"><figcaption>${plain()}</figcaption></figure>`;
      case 13: return one(['<dl><dt>a</dt><dd>b</dd></dl>', '<p dir="rtl">مرحبا <b>x</b></p>', '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>', '<div lang="de"><p>Guten Tag</p></div>', '<ruby>漢<rt>kan</rt></ruby>']);
      case 14: return `${plain()}\n===`;
      case 15: return list(depth);
      default: return line();
    }
  };
  const body = some(6, () => block(0), '\n\n');
  return [body, ...notes].join('\n\n') + '\n';
}
