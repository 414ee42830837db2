import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../../src/list/import/layout/table-drafts.ts';
import { parseWithContext, showLine } from '../read/read-text.ts';

function parse(...rows: string[]) {
  const source = rows.toSpliced(1, 0, rows[0]?.replace(/[^|]+/g, '---') ?? '').join('\n');
  const { root, context } = parseWithContext(source);
  const { drafts, lines } = parseTable(root.children[0] as Table, context);
  return {
    entries: drafts.map(({ head, body }) => [head, ...body].map(showLine).join(' / ')),
    fields: drafts.map(({ fields }) => fields),
    sourceLines: drafts.map(({ line }) => line),
    lines: lines.map(showLine),
    report: context.report.lines.map(({ why, text }) => `${why}: ${text}`),
  };
}

describe('the rows of a table', () => {
  it('are entries, named by the column whose header says so', () => {
    const { entries, sourceLines } = parse('| Year | Name | Paper |', '| 2020 | A | [pdf](https://a.org) |', '| 2021 | B | - |');
    expect(entries).toEqual(['A / <pdf|https://a.org>', 'B']);
    expect(sourceLines).toEqual([3, 4]);
  });

  it.each([
    ['| # | 作品 | 链接 |', '| 1 | 甲 | [下载](https://a.org) |', '甲'],
    ['| 日期 | 话 | 文章 |', '| 2020年1月 | 好 | [题目](https://a.org) |', '<题目|https://a.org>'],
    ['| 甲 | 乙 |', '| [A](https://a.org) | words |', '<A|https://a.org>'],
  ])('are named by the first column with words of its own, or with links where the first has none: %s', (header, row, name) => {
    expect(parse(header, row).entries[0]?.split(' / ')[0]).toBe(name);
  });

  it('have no field for a column that only counts them', () => {
    const { entries, fields } = parse('| # | Name | Text |', '| 1 | [A](https://a.org) | x |', '| 2 | [B](https://b.org) | y |');
    expect(entries).toEqual(['<A|https://a.org>', '<B|https://b.org>']);
    expect(fields).toEqual([{ text: 'x' }, { text: 'y' }]);
    const other = parse('| # | Name |', '| 1 | [A](https://a.org) |', '| 3 | [B](https://b.org) |');
    expect(Object.values(other.fields[1] ?? {})).toEqual(['3']);
  });

  it('label a link by the header of its column, where its own words say nothing', () => {
    const { entries, report } = parse('| 名称 | 论文 | 代码 |', '| 甲 | [链接](https://a.org) | [仓库](https://b.org) |');
    expect(entries).toEqual(['甲 / <论文|https://a.org> / <仓库|https://b.org>']);
    expect(report).toContain('said-by-column: 链接');
  });

  it('have columns of words as fields, and the description without a label', () => {
    const { entries, fields } = parse('| Name | Auth | Description | Link |', '| A | key | does it | [a](https://a.org) |');
    expect(entries).toEqual(['A / does it / <a|https://a.org>']);
    expect(fields).toEqual([{ auth: 'key' }]);
  });

  it('begin with the header where that has a link, since a table must have one', () => {
    const { entries } = parse('| [A](https://a.org) | one |', '| [B](https://b.org) | two |');
    expect(entries).toEqual(['<A|https://a.org> / one', '<B|https://b.org> / two']);
  });

  it('take the first full cell for the name where that column is empty, and leave out empty rows', () => {
    expect(parse('| Name | Link |', '| | [A](https://a.org) |', '| | |').entries).toEqual(['<A|https://a.org>']);
  });

  it('are lines of words where no row has a link', () => {
    const { entries, lines } = parse('| a | b |', '| c | d |', '| | |');
    expect(entries).toEqual([]);
    expect(lines).toEqual(['a | b', 'c | d']);
  });

  it('survive rows that are longer or shorter than the header', () => {
    const { entries } = parse('| Name | Link |', '| A | [a](https://a.org) | [b](https://b.org) |', '| B |');
    expect(entries[1]).toBe('B');
    expect(entries).toHaveLength(2);
  });
});
