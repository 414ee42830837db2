import { describe, expect, it } from 'vitest';
import type { LocatedEntry } from '../../../../src/list/index.ts';
import { isOneLine, parseItem } from '../../../../src/list/validate/items/parse-item.ts';

const located = (text: string) => ({ markdown: { text } }) as LocatedEntry;
function parse(text: string) {
  const item = parseItem(located(text));
  return item && [item.mark, item.markColumn, item.hasLeadingLink, item.separator?.text, item.description?.text];
}

describe('the parts of an item', () => {
  it.each([
    ['- [A](https://a.org) - Words.', ['-', 1, true, ' - ', 'Words.']],
    ['  * **[A](https://a.org)**: Words.', ['*', 3, true, ': ', 'Words.']],
    ['> + [A](https://a.org)', ['+', 3, true, undefined, undefined]],
    ['12. [A](https://a.org) Words.', ['1.', 1, true, ' ', 'Words.']],
    ['- [A](https://a.org/x_(y)) – Words.', ['-', 1, true, ' – ', 'Words.']],
    ['- [A [b]](https://a.org "title") | Words.', ['-', 1, true, ' | ', 'Words.']],
    ['- [A][a]：一句话。', ['-', 1, true, '：', '一句话。']],
    ['- [A](https://a.org) ✅', ['-', 1, true, undefined, undefined]],
    ['- A: https://a.org', ['-', 1, false, undefined, undefined]],
    ['- [A](https://a.org) - Words.\r\n  more', ['-', 1, true, ' - ', 'Words.']],
  ])('of %j', (text, parts) => {
    expect(parse(text)).toEqual(parts);
  });

  it.each(['| [A](https://a.org) | x |', '### [A](https://a.org)', '-[A](https://a.org)', '', `- ${'x'.repeat(4000)}`])(
    'are none in %j',
    (text) => {
      expect(parse(text)).toBeUndefined();
    },
  );

  it('have their columns, from 1', () => {
    const line = '  - [A](https://a.org) - Words.';
    const item = parseItem(located(line));
    expect(line.slice((item?.separator?.column ?? 0) - 1)).toBe(' - Words.');
    expect(line.slice((item?.description?.column ?? 0) - 1)).toBe('Words.');
  });

  it('are found in linear time, whatever the brackets', () => {
    const hostile = `- ${'[a'.repeat(1900)}`;
    expect(parse(hostile)).toEqual(['-', 1, false, undefined, undefined]);
  });
});

it('an item is of one line, unless words follow on the next', () => {
  const oneLine = (text: string) => isOneLine(parseItem(located(text)) ?? ({ located: located(text) } as never));
  expect(oneLine('- [A](https://a.org) x\n')).toBe(true);
  expect(oneLine('- [A](https://a.org) x\n  y')).toBe(false);
});
