import { describe, expect, it } from 'vitest';
import type { LocatedEntry } from '../../../../src/list/index.ts';
import { hashText } from '../../../../src/list/render/incremental/hash-text.ts';
import { type BlockPosition, OutputBlocks } from '../../../../src/list/render/incremental/output-blocks.ts';
import { datasetYaml, readListOf } from '../../list-fixtures.ts';

const [a, b] = readListOf({ 'a.yml': datasetYaml(), 'b.yml': datasetYaml('', 'Other') }).entries as [LocatedEntry, LocatedEntry];
const standing = 'one\n\ntwo';
const former = new Map<LocatedEntry, BlockPosition>([
  [a, { at: 0, length: 3, level: 0 }],
  [b, { at: 5, length: 3, level: 3 }],
]);
const open = (text: string, hash: string | undefined = hashText(standing)) => {
  const blocks = new OutputBlocks(hash, (located) => former.get(located));
  blocks.open(text);
  return blocks;
};

describe('the Markdown of an entry', () => {
  it('is taken from the text that stands there', () => {
    const blocks = open(standing);
    expect([blocks.take(a, 0, () => 'new'), blocks.take(b, 3, () => 'new')]).toEqual(['one', 'two']);
    expect(blocks.rendered).toBe(0);
  });

  it.each<[string, OutputBlocks, number]>([
    ['in another text', open('one\n\ntwo edited'), 0],
    ['at another level', open(standing), 4],
    ['where nothing was rendered before', open(standing, ''), 0],
  ])('is rendered %s', (_, blocks, level) => {
    expect(blocks.take(a, level, () => 'new')).toBe('new');
    expect(blocks.rendered).toBe(1);
  });

  it('is found again where it was written, unless that is twice or nowhere', () => {
    const blocks = open('');
    for (const [located, text] of [
      [a, 'same'],
      [b, 'same'],
    ] as const)
      blocks.take(located, 2, () => text);
    blocks.close('# same\n\nsame\n');
    expect([blocks.getPosition(a), blocks.getPosition(b)]).toEqual([
      { at: 2, length: 4, level: 2 },
      { at: 8, length: 4, level: 2 },
    ]);
    expect(blocks.writtenHash).toBe(hashText('# same\n\nsame\n'));

    const twice = open('');
    for (const text of ['x', 'y']) twice.take(a, 2, () => text);
    twice.close('x y');
    expect([twice.getPosition(a), twice.getPosition(b)]).toEqual([undefined, { at: -1, length: 0, level: 0 }]);

    const lost = open('');
    lost.take(a, 2, () => 'x\n');
    lost.close('x\r\n');
    expect(lost.getPosition(a)).toBeUndefined();
  });
});
