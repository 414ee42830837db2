import { expect, test } from 'vitest';
import { readNotebookCells } from '../../../src/links/extract/notebook-links.ts';

const cell = (source: unknown, type = 'markdown') => ({ cell_type: type, metadata: {}, source });
const read = (notebook: unknown, indent?: number) => readNotebookCells(JSON.stringify(notebook, undefined, indent));

// Source: https://nbformat.readthedocs.io/en/latest/format_description.html
test('cells of words are read, with the line of the file where each of their lines stands', () => {
  const cells = read({ cells: [cell(['# A\n', 'see https://a.example\n']), cell(['x = 1\n'], 'code'), cell('one\ntwo')] }, 1);
  expect(cells?.map(({ markdown }) => markdown)).toEqual(['# A\nsee https://a.example\n', 'one\ntwo']);
  const lines = JSON.stringify(
    { cells: [cell(['# A\n', 'see https://a.example\n']), cell(['x = 1\n'], 'code'), cell('one\ntwo')] },
    undefined,
    1,
  ).split('\n');
  expect(lines[(cells?.[0]?.toFileLine(2) ?? 0) - 1]).toContain('https://a.example');
  expect(lines[(cells?.[1]?.toFileLine(2) ?? 0) - 1]).toContain('one\\ntwo');
});

test('the same words in two cells stand in two places', () => {
  const cells = read({ cells: [cell(['same']), cell(['same'])] }, 1);
  expect(cells?.[0]?.toFileLine(1)).toBeLessThan(cells?.[1]?.toFileLine(1) ?? 0);
});

test('the worksheets of format 3 are read too, and a cell without a source is empty', () => {
  expect(
    read({ worksheets: [{ cells: [cell('a'), { cell_type: 'markdown' }] }, { cells: [cell('b')] }] })?.map(
      ({ markdown }) => markdown,
    ),
  ).toEqual(['a', '', 'b']);
});

test('a mark of byte order is no part of it', () => {
  expect(readNotebookCells(`\uFEFF${JSON.stringify({ cells: [cell('a')] })}`)).toHaveLength(1);
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '{"cells":{}}',
  '{"cells":[{"source":"a"}]}',
  '{"worksheets":[]}',
  '{"cells":[{"cell_type":"markdown","source":7}]}',
])('%s is no notebook', (text) => {
  expect(readNotebookCells(text)).toBeUndefined();
});
