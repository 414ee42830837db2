import { expect, it } from 'vitest';
import { countChangedLines } from '../../src/text/count-changed-lines.ts';

it('counts lines as often as they occur, and not where they stand', () => {
  expect(countChangedLines('a\nb\nb\n', 'a\nb\nb\n')).toEqual({ added: 0, removed: 0 });
  expect(countChangedLines('a\nb\nb\n', 'b\nc\na\n')).toEqual({ added: 1, removed: 1 });
  expect(countChangedLines('a\r\nb', 'a\nb\nc')).toEqual({ added: 1, removed: 0 });
});
