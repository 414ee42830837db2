import { describe, expect, it } from 'vitest';
import { readHtmlTable } from '../../../../src/list/import/read/html-table.ts';
import { parseWithContext, showLine } from './read-text.ts';

const read = (html: string, line = 1) => readHtmlTable(html, line, parseWithContext('').context);
const show = (html: string) => read(html)?.map(({ cells }) => cells.map(({ lines }) => lines.map(showLine).join(' / ')));

describe('a table in HTML', () => {
  it('has rows of cells, with the words and links in them', () => {
    expect(
      show(
        '<table>\n<tr>\n<th>Name</th><th>Words</th>\n</tr>\n<tr><td><a href="https://a.org">A</a></td><td>one<br>two</td></tr>\n</table>',
      ),
    ).toEqual([
      ['Name', 'Words'],
      ['<A|https://a.org>', 'one two'],
    ]);
  });

  it('says which lines of the source each row has, and which cells are headers', () => {
    const rows = read('<table>\n<tr>\n<th>a</th>\n</tr>\n<tr><td>b</td></tr>\n</table>', 10);
    expect(rows?.map(({ line, endLine, cells }) => [line, endLine, cells[0]?.line, cells[0]?.isHeader])).toEqual([
      [11, 13, 12, true],
      [14, 14, 14, false],
    ]);
  });

  it('has rows and cells without closing tags, as HTML allows', () => {
    expect(show('<table>\n<tr><td>a<td>b\n<tr><td>c\n</table>')).toEqual([['a', 'b'], ['c']]);
  });

  it.each([
    ['2', 2],
    ['0', 1],
    ['-3', 1],
    ['many', 1],
    ['100000', 65_534],
  ])('bounds what a cell spans: %s rows are %i', (rowspan, rows) => {
    expect(read(`<table>\n<tr><td rowspan="${rowspan}" colspan="9999">a</td></tr>\n</table>`)?.[0]?.cells[0]).toMatchObject({
      rowspan: rows,
      colspan: 60,
    });
  });

  it.each([
    ['something before it', '<p>x</p><table>\n<tr><td>a</td></tr>\n</table>'],
    ['something after it', '<table>\n<tr><td>a</td></tr>\n</table>\nwords'],
    ['a table within it', '<table>\n<tr><td><table>\n<tr><td>a</td></tr>\n</table></td></tr>\n</table>'],
    ['two rows on a line', '<table>\n<tr><td>a</td></tr><tr><td>b</td></tr>\n</table>'],
    ['a row that begins behind words', '<table>\nwords <tr><td>a</td></tr>\n</table>'],
    ['a cell outside of a row', '<table>\n<td>a</td>\n</table>'],
    ['no row', '<table>\n</table>'],
    ['no end', '<table>\n<tr><td>a</td></tr>\n'],
    ['two tables', '<table>\n<tr><td>a</td></tr>\n</table>\n<table>\n<tr><td>a</td></tr>\n</table>'],
  ])('stays as it is with %s', (_, html) => {
    expect(read(html)).toBeUndefined();
  });
});
