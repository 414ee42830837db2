import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { admitting } from './promises/admitting.ts';
import { committing } from './promises/committing.ts';
import { files } from './promises/promised.ts';
import { reading } from './promises/reading.ts';
import { refusing } from './promises/refusing.ts';
import { speaking } from './promises/speaking.ts';
import { type GitHub, openEmulate, openOurs } from './two-githubs.ts';

const promises = [...reading, ...committing, ...speaking, ...admitting, ...refusing];

// GitHub’s description is compiled piece by piece, which a busy machine may take long over.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let ours: GitHub;
let emulate: GitHub;

beforeAll(async () => {
  [ours, emulate] = await Promise.all([openOurs(), openEmulate()]);
  // The first repository of each is nobody’s: it is there to be out of reach.
  await Promise.all([ours.place({}), emulate.place({})]);
});
afterAll(() => Promise.all([ours.close(), emulate.close()]));

describe('the sandbox', () => {
  it.each(promises)('$promise', async ({ holds }) => holds(await ours.place(files)));

  it('has said and heard nothing meanwhile that GitHub does not describe', () => {
    expect(ours.violations()).toEqual([]);
  });
});

describe('emulate', () => {
  it.each(promises.filter(({ unserved }) => !unserved))('$promise', async ({ holds }) => holds(await emulate.place(files)));

  it.each(promises.flatMap(({ promise, holds, unserved }) => (unserved ? [{ promise, holds, ...unserved }] : [])))(
    'does not keep it yet, since $why: $promise',
    async ({ holds, seen }) => {
      const at = await emulate.place(files);
      await expect(holds(at)).rejects.toThrow(seen);
    },
  );
});
