import { describe, expect, it } from 'vitest';
import { importLosslessly, summarizeEntries } from '../import-assertions.ts';

const table = (head: string, rows: string) =>
  `# Sets\n\n## All\n\n<table>\n${head}${rows}</table>\n\n- [B](https://b.invented.org)\n`;
const head = '<tr>\n<th>Name</th>\n<th>Released</th>\n<th>Size<br>in GB</th>\n<th>Link</th>\n</tr>\n';
const row = (name: string, date: string, size: string) =>
  `<tr>\n<td>${name}</td>\n<td>${date}</td>\n<td>${size}</td>\n<td><a href="https://${name}.invented.org">Paper</a></td>\n</tr>\n`;
const rows = row('wren', '2019/10', '11') + row('owl', '2021', '-') + row('kite', '2021/2', '7');

describe('a table in HTML', () => {
  it('gives its rows as entries, and its columns as fields', () => {
    const imported = importLosslessly(table(head, rows));
    expect(summarizeEntries(imported)).toEqual([
      'all | wren | paper wren.invented.org',
      'all | owl | paper owl.invented.org',
      'all | kite | paper kite.invented.org',
      'all | B | homepage b.invented.org',
    ]);
    expect(imported.fields).toEqual({ released: 'text', size_in_gb: 'text' });
    expect(imported.entries.map(({ entry }) => entry).slice(0, 2)).toMatchObject([
      { released: '2019/10', size_in_gb: '11', year: 2019 },
      { released: '2021', year: 2021 },
    ]);
  });

  it('tells each row what a cell says that spans several', () => {
    const spanning = rows
      .replace('<tr>\n', '<tr>\n<td rowspan="2">Small</td>\n')
      .replace('<tr>\n<td>kite', '<tr>\n<td>Big</td>\n<td>kite');
    const imported = importLosslessly(table(head.replace('<tr>\n', '<tr>\n<th>Kind</th>\n'), spanning));
    expect(imported.entries.map(({ entry }) => ('kind_text' in entry ? entry.kind_text : ''))).toEqual([
      'Small',
      'Small',
      'Big',
      '',
    ]);
    expect(imported.template?.text).toContain('<td rowspan="2">Small</td>\n<!-- listkeeper:entries');
  });

  it('may leave out the end of a row', () => {
    expect(importLosslessly(table(head, rows.replace('</tr>\n', ''))).entries).toHaveLength(4);
  });

  it.each([
    ['that has no header', '', rows],
    ['whose rows share lines', head, rows.replaceAll('\n', ' ')],
    ['within a table', head, rows.replace('wren</td>', '<table><tr><td>wren</td></tr></table></td>')],
    ['of pictures side by side', '', '<tr>\n<td><a href="https://a.invented.org"><img src="a.png"></a></td>\n</tr>\n'],
  ])('stays as it is: one %s', (_, top, body) => {
    expect(summarizeEntries(importLosslessly(table(top, body)))).toEqual(['all | B | homepage b.invented.org']);
  });
});
