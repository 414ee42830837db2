import { expect, it } from 'vitest';
import { readLineDates } from '../../../../src/forge/github/queries/line-dates.ts';

const name = { owner: 'someone', repo: 'list' };

it('asks for ten files at once, and leaves out those without a history', async () => {
  const asked: Record<string, unknown>[] = [];
  const graphql = (_query: string, variables: Record<string, unknown>) => {
    asked.push(variables);
    const blame = { ranges: [{ startingLine: 1, endingLine: 2, commit: { committedDate: '2021-03-04T22:00:00Z' } }] };
    const broken = { ranges: [{ startingLine: 1, endingLine: 2, commit: { committedDate: 'soon' } }] };
    return Promise.resolve({ repository: { object: { b0: blame, b1: null, b2: broken } } });
  };
  const paths = Array.from({ length: 12 }, (_, index) => `data/${index}.yml`);
  const dates = await readLineDates({ graphql } as never, name, 'abc', paths);
  expect(asked.map(({ p0, p9 }) => [p0, p9])).toEqual([
    ['data/0.yml', 'data/9.yml'],
    ['data/10.yml', undefined],
  ]);
  expect([...dates]).toEqual([
    ['data/0.yml', [{ start: 1, end: 2, day: '2021-03-04' }]],
    ['data/10.yml', [{ start: 1, end: 2, day: '2021-03-04' }]],
  ]);
});

it('knows nothing where the repository answers nothing', async () => {
  const graphql = () => Promise.resolve({ repository: null });
  expect((await readLineDates({ graphql } as never, name, 'abc', ['a.yml'])).size).toBe(0);
});

it('keeps what an answer with errors holds, and rejects one without data', async () => {
  const ranges = [{ startingLine: 1, endingLine: 1, commit: { committedDate: '2021-03-04T22:00:00Z' } }];
  const partial = Object.assign(new Error('timeout'), { data: { repository: { object: { b0: { ranges }, b1: null } } } });
  const dates = await readLineDates({ graphql: () => Promise.reject(partial) } as never, name, 'abc', ['a.yml', 'b.yml']);
  expect([...dates.keys()]).toEqual(['a.yml']);
  const broken = readLineDates({ graphql: () => Promise.reject(new Error('no')) } as never, name, 'abc', ['a.yml']);
  await expect(broken).rejects.toThrow('no');
});
