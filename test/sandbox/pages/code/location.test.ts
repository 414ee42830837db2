import { beforeEach, describe, expect, it } from 'vitest';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { listFolder, renderBreadcrumbs, resolveLocation } from '../../../../src/sandbox/pages/code/location.ts';
import { createTestWorld, tipOf } from '../../helpers/create-test-world.ts';

let list: HostedRepository;
beforeEach(async () => {
  const test = createTestWorld();
  list = await test.create({ 'a/b/c.md': 'c\n' });
  await test.as('keeper').push({ repository: 'keeper/list', branch: 'topic/one', files: { 'x.md': 'x\n' } });
});

describe('a place in the code', () => {
  it.each([
    ['main', 'main', ''],
    ['main/a/b', 'main', 'a/b'],
    ['topic/one/x.md', 'topic/one', 'x.md'],
    ['main//a/', 'main', 'a'],
  ])('of %s is the longest ref, and the path behind it', async (rest, ref, path) => {
    expect(await resolveLocation(list, rest)).toMatchObject({ ref, path });
  });

  it('may be at a hash, and is none without a ref', async () => {
    expect(await resolveLocation(list, `${tipOf(list)}/a`)).toMatchObject({ path: 'a', commit: { sha: tipOf(list) } });
    expect(await resolveLocation(list, 'topic')).toBeUndefined();
    expect(await resolveLocation(list, '')).toBeUndefined();
  });

  it('has what is in its folder, and nothing where it is a file or missing', async () => {
    const at = async (rest: string) => {
      const location = await resolveLocation(list, rest);
      return location && (await listFolder(list, location))?.map(({ path }) => path);
    };
    expect(await at('main')).toEqual(['a']);
    expect(await at('main/a/b')).toEqual(['c.md']);
    expect(await at('main/a/b/c.md')).toBeUndefined();
    expect(await at('main/none')).toBeUndefined();
  });

  it('has a link to each folder above it', async () => {
    const location = await resolveLocation(list, 'main/a/b/c.md');
    const crumbs = location && renderBreadcrumbs('/keeper/list', location);
    expect(crumbs?.map((each) => each.html).join('')).toBe(
      ' / <a href="/keeper/list/tree/main/a">a</a> / <a href="/keeper/list/tree/main/a/b">b</a> / <b>c.md</b>',
    );
  });
});
