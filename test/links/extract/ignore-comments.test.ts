import { describe, expect, test } from 'vitest';
import { findIgnoredLines } from '../../../src/links/extract/ignore-comments.ts';

/** Numbers of the lines that are out of the check. */
function ignored(...lines: string[]): number[] {
  const isIgnored = findIgnoredLines(lines.join('\n'));
  return lines.map((_, index) => index + 1).filter(isIgnored);
}

describe.each([
  ['listkeeper', 'listkeeper:ignore-line', 'listkeeper:ignore-next-line', 'listkeeper:ignore-start', 'listkeeper:ignore-end'],
  [
    'markdown-link-check',
    'markdown-link-check-disable-line',
    'markdown-link-check-disable-next-line',
    'markdown-link-check-disable',
    'markdown-link-check-enable',
  ],
  ['linkspector', 'linkspector-disable-line', 'linkspector-disable-next-line', 'linkspector-disable', 'linkspector-enable'],
])('comments of %s', (_, line, nextLine, start, end) => {
  test('take a line out of the check, the next one, or all up to their end', () => {
    expect(ignored('a', `b <!-- ${line} -->`, 'c')).toEqual([2]);
    expect(ignored(`<!-- ${nextLine} -->`, 'b', 'c')).toEqual([2]);
    expect(ignored(`<!-- ${nextLine} -->`, '', 'c', 'd')).toEqual([3]);
    expect(ignored('a', `<!-- ${start} -->`, 'c', `<!-- ${end} -->`, 'e')).toEqual([2, 3, 4]);
  });

  test('may say why, and stand in MDX', () => {
    expect(ignored(`a <!-- ${line} needs a login -->`)).toEqual([1]);
    expect(ignored(`a {/* ${line} */}`)).toEqual([1]);
    expect(ignored(`a <!-- ${line} -> see #3, n > 2 -->`)).toEqual([1]);
  });

  test('may be written without spaces, and in capitals', () => {
    expect(ignored(`a <!--${line}-->`, `<!--${start}-->`, 'c', `<!--${end}-->`, 'e')).toEqual([1, 2, 3, 4]);
    expect(ignored(`a {/*${line}*/}`)).toEqual([1]);
    expect(ignored(`a <!-- ${line.toUpperCase()} -->`)).toEqual([1]);
  });
});

test('twenty thousand comments that never end cost no look at them all', () => {
  expect(ignored(`a ${'<!-- listkeeper:ignore-line '.repeat(20_000)}`)).toEqual([]);
});

test('a start without an end goes to the end of the text', () => {
  expect(ignored('a', '<!-- listkeeper:ignore-start -->', 'c', 'd')).toEqual([2, 3, 4]);
});

test('examples in code, and words that only begin alike, take nothing out', () => {
  expect(ignored('```', '<!-- listkeeper:ignore-start -->', '```', 'd')).toEqual([]);
  expect(ignored('Write `<!-- listkeeper:ignore-line -->` there')).toEqual([]);
  expect(
    ignored('a <!-- listkeeper:ignore-lines -->', '<!-- listkeeper:start -->', '<!-- markdown-link-check-disabled -->', 'd'),
  ).toEqual([]);
});
