import { describe, expect, it } from 'vitest';
import {
  type CachedEntry,
  parseRenderCache,
  type RenderCache,
  readHash,
  readPosition,
  serializeRenderCache,
} from '../../../../src/list/render/incremental/render-cache.ts';

const row = (id: string, ...blocks: number[]): CachedEntry => [
  1,
  9,
  id,
  'paper',
  's',
  `"${id}"\n`,
  null,
  '名',
  2020,
  'data/a.yml',
  'h',
  ...blocks,
];
const cache: RenderCache = {
  stamp: 's',
  list: 'l',
  outputs: [
    { file: 'README.md', hash: 'x' },
    { file: 'b.md', hash: 'y' },
  ],
  files: new Map([['data/a.yml', [row('a', 10, 5, 3, -1, 0, 0), row('b', 20, 6, 0, 7, 8, 2)]]]),
};

describe('a render cache', () => {
  it('comes back as it was written', () => {
    expect(parseRenderCache(serializeRenderCache(cache), 's')).toEqual(cache);
    const empty = { ...cache, files: new Map() };
    expect(parseRenderCache(`${serializeRenderCache(empty)}\n${JSON.stringify(row('c'))}`, 's')?.files.size).toBe(1);
  });

  it.each(['', '{', 'null\n', '{"stamp":"other"}\n[]', serializeRenderCache({ ...cache, stamp: 'other' })])(
    'is nothing as %j',
    (text) => {
      expect(parseRenderCache(text, 's')).toBeUndefined();
    },
  );

  it('says where an entry stands in each output', () => {
    const [a, b] = cache.files.get('data/a.yml') ?? [];
    if (!a || !b) throw new Error('no entries');
    expect([0, 1, -1].map((output) => readPosition(a, output))).toEqual([{ at: 10, length: 5, level: 3 }, undefined, undefined]);
    expect(readPosition(b, 1)).toEqual({ at: 7, length: 8, level: 2 });
    expect([readHash(a), readHash(undefined)]).toEqual(['h', undefined]);
  });
});
