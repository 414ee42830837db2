import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatYamlScalar, isPlainText, replaceScalar } from '../../../src/list/yaml/scalar.ts';
import fc from '../../seeded-fast-check.ts';

describe('a scalar with a new value', () => {
  it.each([
    ['a', 'a', 'b', 'b'],
    ['"a"', 'a', 'b', '"b"'],
    ["'a'", 'a', 'b', "'b'"],
    ["'a'", 'a', "it's", '"it\'s"'],
    ['"a"', 'a', 'b"c', '"b\\"c"'],
    ['"a\\"b"', 'a"b', 'c', '"c"'],
    ['a', 'a', 'b: c', '"b: c"'],
    ['a', 'a', 'yes', '"yes"'],
    ['a', 'a', '', '""'],
    ['a', 'a', '- b', '"- b"'],
    ['a', 'a', '12', '"12"'],
    ['a', 'a', 'b #c', '"b #c"'],
    ['a', 'a', 'b, c', '"b, c"'],
    ['a, b', 'a, b', 'c, d', 'c, d'],
  ])('%s keeps its quotes where they can hold it: %j to %j', (source, value, next, expected) => {
    expect(replaceScalar(source, value, next)).toBe(expected);
  });

  it('is read as that value, in a block and in a flow collection', () => {
    const line = fc.string({ unit: fc.constantFrom(...`abc 1-:#,[]{}'"\\%@&*!|>?~中é.`.split('')), maxLength: 12 });
    fc.assert(
      fc.property(line, fc.constantFrom('old', '"old"', "'old'"), (next, source) => {
        expect(parse(`a: ${replaceScalar(source, 'old', next)}`)).toEqual({ a: next });
        expect(parse(`[${replaceScalar(source, 'old', next)}, x]`)).toEqual([next, 'x']);
      }),
    );
  });
});

describe('a text that is written without quotes', () => {
  it('is a text to readers of YAML 1.1 and 1.2', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aefnotyNOYT01:._/+-'.split('')), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, (value) => {
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`a: ${formatYamlScalar(value)}`, { version })).toEqual({ a: value });
          expect(parse(`[${formatYamlScalar(value)}]`, { version })).toEqual([value]);
          if (isPlainText(value) && !/: |:$/.test(value)) expect(parse(`a: ${value}`, { version })).toEqual({ a: value });
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['yes', 'No', 'ON', 'y', 'null', '~', 'true', '.inf', '1e3', '0x1f', '1:30', ':a', '2020-01-01', ''])(
    'is not %j',
    (value) => {
      expect(isPlainText(value)).toBe(false);
      expect(formatYamlScalar(value)).toBe(JSON.stringify(value));
    },
  );
});
