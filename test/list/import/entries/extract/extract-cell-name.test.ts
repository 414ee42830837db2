import { describe, expect, it } from 'vitest';
import { extractCellName } from '../../../../../src/list/import/entries/extract/extract-cell-name.ts';
import { readFirstLine, showLine } from '../../read/read-text.ts';

const extract = (source: string) => {
  const found = extractCellName(readFirstLine(source));
  return found && [found.name, showLine(found.rest)];
};
const sentence = 'presents a way to make sails of cotton that last, which nobody has done before, and says at what cost';

describe('the name in the cell of a table', () => {
  it.each([
    [`3) **Cotton** - ${sentence}`, ['Cotton', ` - ${sentence}`]],
    ['**Cotton**: a short sentence', ['Cotton', ': a short sentence']],
    [`**Cotton:** ${sentence}`, ['Cotton', ` ${sentence}`]],
    [`**Cotton** ${sentence} [pdf](https://a.org)`, ['Cotton', ` ${sentence} <pdf|https://a.org>`]],
    [`7) Cotton  ${sentence}`, ['Cotton', `  ${sentence}`]],
    [`Cotton - ${sentence}`, ['Cotton', ` - ${sentence}`]],
  ])('ends where the sentence about it begins: %s', (source, expected) => {
    expect(extract(source)).toEqual(expected);
  });

  it.each([
    'Cotton',
    '**Cotton**',
    '1. **Cotton**',
    '**Chat**GLM',
    '**GLM** base model',
    'Cotton - the sail',
    'On Cotton: A Way to Make Sails That Last of Cotton and of Linen, and of What They Cost in the End',
    `${sentence} - ${sentence}`,
    '[Cotton](https://a.org) - words',
    '',
  ])('is the whole cell where nothing says so: %s', (source) => {
    expect(extract(source)).toBeUndefined();
  });
});
