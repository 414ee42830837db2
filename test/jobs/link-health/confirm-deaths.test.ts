import { expect, it } from 'vitest';
import { confirmDeaths, lookUpArchivedCopies } from '../../../src/jobs/link-health/confirm-deaths.ts';
import type { JobContext } from '../../../src/jobs/shared/index.ts';
import { recordRun } from '../../../src/link-health/history.ts';
import { emptyHistory, type LinkHistory } from '../../../src/link-health/record/record.ts';
import { checkOf, day } from '../../link-health/examples.ts';

/** Any request would fail: there is nothing to ask by. */
const noNetwork = {} as JobContext;
const key = 'url:a.example/x';
const failing = (...days: number[]): LinkHistory => {
  let history = recordRun(emptyHistory(), [checkOf('alive')], day(0), { networkWorks: true });
  for (const at of days) history = recordRun(history, [checkOf('failure')], day(at), { networkWorks: true });
  return history;
};

it('a link that would not be dead is not asked again', async () => {
  const checks = [checkOf('failure')];
  const input = { history: failing(), listed: [], now: day(3), options: { networkWorks: true } };
  expect(await confirmDeaths(checks, input, noNetwork)).toEqual(checks);
});

it('a link that would be dead is asked again', async () => {
  const { url, identity, at } = checkOf('failure');
  const listed = [{ url, identity, at, entry: 'x', role: 'data' }] as never;
  const input = { history: failing(3, 6), listed, now: day(9), options: { networkWorks: true } };
  await expect(confirmDeaths([checkOf('failure')], input, noNetwork)).rejects.toThrow();
});

it.each<[string, LinkHistory, string]>([
  ['works', failing(3), 'alive'],
  ['could not be judged', failing(3), 'wall'],
  ['fails for the first time', failing(), 'failure'],
  ['is not known', emptyHistory(), 'failure'],
])('no archive is asked for a copy of a link that %s', async (_, history, what) => {
  expect(await lookUpArchivedCopies([checkOf(what)], history, noNetwork)).toEqual(new Map());
});

it('no archive is asked for a copy of a link that has one', async () => {
  const history = failing(3);
  const record = history.links.get(key);
  if (record) history.links.set(key, { ...record, archived: 'https://web.archive.org/web/2024/https://a.example/x' });
  expect(await lookUpArchivedCopies([checkOf('failure')], history, noNetwork)).toEqual(new Map());
});
