import { beforeEach, describe, expect, it } from 'vitest';
import { VisibleLists, type VisibleRepositories } from '../../../../src/bot/lists-page/sign-in/visible-lists.ts';
import { createRecord } from '../list-record-fixture.ts';

let now: number;
let asked: [token: string, installations: number[]][];
let answers: (() => Promise<VisibleRepositories>)[];
let records: ReturnType<typeof createRecord>[];
const see = (...names: string[]): Promise<VisibleRepositories> =>
  Promise.resolve({ names: new Set(names), isPartial: false, hidesOrganizations: false });

let lists: VisibleLists;

beforeEach(() => {
  [now, asked, answers] = [0, [], []];
  records = [createRecord('a'), createRecord('b')];
  lists = new VisibleLists({
    readRecords: async () => records,
    listRepositories: async (token, installations) => {
      asked.push([token, [...installations]]);
      return (answers.shift() ?? (() => see('someone/a')))();
    },
    formatName: (_, owner, repo) => `${owner}/${repo}`,
    clock: { now: () => now },
  });
});

const names = async (token = 'one') => (await lists.read(token)).records.map(({ repo }) => repo);

describe('the lists that somebody may see', () => {
  it('are those that GitHub names, of installations that have lists', async () => {
    expect(await names()).toEqual(['a']);
    expect(asked).toEqual([['one', [records[0]?.installation]]]);
  });

  it('are asked for once in two minutes, for each person', async () => {
    await Promise.all([names(), names()]);
    now = 119_999;
    expect(await names()).toEqual(['a']);
    expect(asked).toHaveLength(1);
    await names('two');
    now = 120_000;
    answers.push(() => see());
    expect(await names()).toEqual([]);
    expect(asked.map(([token]) => token)).toEqual(['one', 'two', 'one']);
  });

  it('are asked for again once a further installation has lists', async () => {
    await names();
    records.push(Object.assign(createRecord('c'), { installation: 77 }));
    answers.push(() => see('someone/c'));
    expect(await names()).toEqual(['c']);
  });

  it('are never those of an older answer where GitHub fails', async () => {
    await names();
    now = 120_000;
    answers.push(() => Promise.reject(new Error('down')));
    await expect(names()).rejects.toThrow('down');
    expect(await names()).toEqual(['a']);
  });

  it('are forgotten with the token', async () => {
    await names();
    lists.forget('one');
    await names();
    expect(asked).toHaveLength(2);
  });
});
