import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetLists } from '../../../src/bot/lists-page/list-records.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import { RenderCaches } from '../../../src/bot/queue/render-caches.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { testClock } from '../test-clock.ts';

const place = (repo: string, installation = 1) => ({ installation, owner: 'Someone', repo });

let store: JobStore;
beforeEach(() => {
  store = openJobStore(':memory:', testClock());
});
afterEach(() => store.close());

describe('what a publication left for the next', () => {
  it('comes back as it was written, for one repository and one version', async () => {
    const caches = new RenderCaches(store, 'one');
    const cache = '{"stamp":"a"}\n["row"]\n["another"]';
    await caches.record(place('list'), cache);
    expect(await caches.read({ installation: 1, owner: 'someone', repo: 'LIST' })).toBe(cache);
    expect(await caches.read(place('lis'))).toBeUndefined();
    expect(await caches.read(place('list', 2))).toBeUndefined();
    expect(await new RenderCaches(store, 'two').read(place('list')), 'another version may render otherwise').toBeUndefined();
  });

  it('is forgotten with the list, and with its installation', async () => {
    const caches = new RenderCaches(store, 'one');
    for (const repo of ['list', 'list-2']) await caches.record(place(repo), 'cache');
    await forgetLists(store, place('list'));
    expect([await caches.read(place('list')), await caches.read(place('list-2'))]).toEqual([undefined, 'cache']);
    await forgetLists(store, { installation: 1 });
    expect(await caches.read(place('list-2'))).toBeUndefined();
  });

  it('is not kept where it is too long, and neither is the one before it', async () => {
    const caches = new RenderCaches(store, 'one');
    await caches.record(place('list'), 'cache');
    await caches.record(place('list'), 'x'.repeat(33 * 1024 * 1024));
    expect(await caches.read(place('list'))).toBeUndefined();
  });
});
