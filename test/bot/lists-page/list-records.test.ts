import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetLists, ListRecords, type RepositoryStatus } from '../../../src/bot/lists-page/list-records.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { type TestClock, testClock } from '../test-clock.ts';

const dayMs = 24 * 3600 * 1000;
const place = (repo: string, installation = 1, owner = 'Someone') => ({ installation, owner, repo });
const swept = (url = 'https://github.com/Someone/list') =>
  ({ part: 'repository', url, isPrivate: false, pulls: 3, unreviewed: [4, 5] }) satisfies RepositoryStatus;
const checked = { part: 'links', title: { en: 'Reading' }, entries: 7, links: 9, dead: 1, toReview: 2 } as const;
const published = { part: 'outputs', title: { en: 'Reading' }, entries: 8, problems: 0 } as const;

let clock: TestClock;
let store: JobStore;
let records: ListRecords;
beforeEach(() => {
  clock = testClock();
  store = openJobStore(':memory:', clock);
  records = new ListRecords(store, clock);
});
afterEach(() => store.close());

const readNames = async () => (await records.read()).map(({ owner, repo }) => `${owner}/${repo}`);

describe('what jobs have seen of a list', () => {
  it('is put together from its parts, each as it was seen last', async () => {
    await records.record(place('list'), checked);
    await records.record(place('list'), { ...checked, dead: 0 });
    await records.record(place('list'), published);
    await records.record(place('list'), swept());
    const [record, ...others] = await records.read();
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      installation: 1,
      owner: 'Someone',
      repo: 'list',
      repository: { pulls: 3, unreviewed: [4, 5] },
      links: { dead: 0, toReview: 2, at: clock.now() },
      outputs: { entries: 8, problems: 0 },
      failures: [],
    });
  });

  it('is one list, however its name is spelled', async () => {
    await records.record(place('list'), swept());
    await records.record(place('LIST', 1, 'SOMEONE'), checked);
    expect(await records.read()).toHaveLength(1);
  });

  it('keeps lists apart whose names begin alike', async () => {
    for (const repo of ['list', 'list-2', 'list.old', 'li']) {
      await records.record(place(repo), swept());
      await records.record(place(repo), checked);
    }
    expect((await readNames()).toSorted()).toEqual(['Someone/li', 'Someone/list', 'Someone/list-2', 'Someone/list.old']);
    expect((await records.read()).every(({ links }) => links?.dead === 1)).toBe(true);
  });

  it('shortens a title, on one line, without characters that turn a text around', async () => {
    await records.record(place('list'), swept());
    await records.record(place('list'), { ...checked, title: { en: `a\nb\u202ec${'x'.repeat(500)}` } });
    const title = (await records.read())[0]?.links?.title?.en ?? '';
    expect(title).toMatch(/^a bcx+…$/);
    expect(title).toHaveLength(200);
  });

  it('is not shown before a sweep has seen the repository, nor when it says no address of a page', async () => {
    await records.record(place('list'), checked);
    expect(await records.read()).toEqual([]);
    await records.record(place('list'), swept('javascript:alert(1)'));
    expect(await records.read()).toEqual([]);
  });

  it('survives values that another version wrote', async () => {
    await store.setValue('list 1 someone/list links', '{"part":"links"}');
    await store.setValue('list 1 someone/list other', 'not json');
    await records.record(place('list'), swept());
    const [record] = await records.read();
    expect(record?.links).toBeUndefined();
  });

  it('reads more lists than one batch has', async () => {
    for (let index = 0; index < 2100; index += 1) await records.record(place(`list-${index}`), swept());
    expect(new Set(await readNames()).size).toBe(2100);
  });
});

describe('a failure', () => {
  it('is shown until a job of its kind succeeds', async () => {
    await records.record(place('list'), swept());
    const outcome = async (kind: 'publish' | 'check' | 'review', ended: 'done' | 'again' | 'failed') => {
      await records.recordOutcome({ ...place('list'), kind }, ended);
      return (await records.read())[0]?.failures.map((failure) => failure.kind);
    };
    expect(await outcome('publish', 'again')).toEqual([]);
    expect(await outcome('publish', 'failed')).toEqual(['publish']);
    expect(await outcome('check', 'failed')).toEqual(['check', 'publish']);
    expect(await outcome('publish', 'done')).toEqual(['check']);
    expect(await outcome('review', 'failed')).toEqual(['check']);
  });
});

describe('a review', () => {
  it('is counted at once, before the next sweep; one that failed is not', async () => {
    await records.record(place('list'), swept());
    const review = async (number: number, ended: 'done' | 'failed') => {
      await records.recordOutcome({ ...place('list'), kind: 'review', number }, ended);
      return (await records.read())[0]?.repository.unreviewed;
    };
    expect(await review(5, 'failed')).toEqual([4, 5]);
    expect(await review(5, 'done')).toEqual([4]);
    expect(await review(5, 'done')).toEqual([4]);
    expect(await review(6, 'done')).toEqual([4]);
    await records.recordOutcome({ ...place('other'), kind: 'review', number: 4 }, 'done');
    expect(await records.read()).toHaveLength(1);
  });
});

describe('a repository that is gone', () => {
  it('is forgotten alone, or with its installation, and no other', async () => {
    for (const repo of ['list', 'list-2']) await records.record(place(repo), swept());
    await records.record(place('other', 12), swept());
    await forgetLists(store, place('LIST'));
    expect((await readNames()).toSorted()).toEqual(['Someone/list-2', 'Someone/other']);
    await forgetLists(store, { installation: 1 });
    expect(await readNames()).toEqual(['Someone/other']);
  });

  it('is not shown three days after its last sweep, whatever else happened, and then deleted', async () => {
    await records.record(place('list'), swept());
    await records.record(place('kept'), swept());
    clock.advance(2 * dayMs);
    await records.record(place('kept'), swept());
    await records.record(place('list'), checked);
    clock.advance(1.5 * dayMs);
    expect(await readNames()).toEqual(['Someone/kept']);
    await records.prune();
    expect(await store.getValue('list 1 someone/list links')).toBeDefined();
    clock.advance(1 * dayMs);
    await records.record(place('kept'), swept());
    await records.record(place('kept'), { ...checked, dead: 5 });
    clock.advance(1 * dayMs);
    await records.prune();
    expect((await store.listValues('list ', '', 10)).map(([name]) => name)).toEqual([
      'list 1 someone/kept links',
      'list 1 someone/kept repository',
    ]);
  });
});
