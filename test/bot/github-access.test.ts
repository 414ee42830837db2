import { describe, expect, test } from 'vitest';
import { confirmApp, watchAppAccess } from '../../src/bot/github-access.ts';
import type { Readiness } from '../../src/bot/readiness.ts';
import { ForgeError, type ForgeErrorCategory } from '../../src/forge/forge-error.ts';

const failure = (category: ForgeErrorCategory) =>
  new ForgeError(category, { operation: { name: 'read-repository' as const }, reason: { kind: 'status', status: 401 } });

function logging() {
  const lines: string[] = [];
  return { lines, log: (level: string, message: string) => void lines.push(`${level}: ${message}`) };
}

describe('GitHub is asked who the App is', () => {
  test('and the log says so', async () => {
    const { lines, log } = logging();
    await confirmApp((async () => ({ slug: 'a-list-bot', installations: 3 })) as never, '7', log);
    expect(lines).toEqual([expect.stringMatching(/^info: .*a-list-bot.*3/)]);
  });

  test.each(['bad-credentials', 'not-found'] as const)('and the bot does not start where the answer is %s', async (category) => {
    const { lines, log } = logging();
    const call = (async () => {
      throw failure(category);
    }) as never;
    await expect(confirmApp(call, '7', log)).rejects.toMatchObject({ code: 'app-rejected', values: { appId: '7' } });
    expect(lines).toEqual([]);
  });

  test('and the bot starts where GitHub can not be asked', async () => {
    const { lines, log } = logging();
    const call = (async () => {
      throw failure('unavailable');
    }) as never;
    await confirmApp(call, '7', log);
    expect(lines).toEqual([expect.stringMatching(/^warn: /)]);
  });
});

describe('work as the App', () => {
  function watch() {
    const { lines, log } = logging();
    const problems: unknown[] = [];
    let isKnown = false;
    const setAppProblem = (problem: unknown) => {
      problems.push(problem);
      const isNew = problem !== undefined && !isKnown;
      isKnown = problem !== undefined;
      return isNew;
    };
    const readiness = { setAppProblem } as unknown as Readiness;
    return { lines, problems, watch: <T>(work: Promise<T>) => watchAppAccess(work, { readiness, appId: '7', log }) };
  }

  test('that succeeds ends a problem', async () => {
    const { problems, watch: watched } = watch();
    expect(await watched(Promise.resolve('done'))).toBe('done');
    expect(problems).toEqual([undefined]);
  });

  test('whose key is rejected makes the bot unready, and is logged once', async () => {
    const { lines, problems, watch: watched } = watch();
    for (let round = 0; round < 2; round += 1)
      await expect(watched(Promise.reject(failure('bad-credentials')))).rejects.toMatchObject({ category: 'bad-credentials' });
    expect(problems).toMatchObject([{ code: 'app-rejected' }, { code: 'app-rejected' }]);
    expect(lines).toEqual([expect.stringMatching(/^error: /)]);
  });

  test('that fails for another reason changes nothing', async () => {
    const { problems, watch: watched } = watch();
    await expect(watched(Promise.reject(failure('unavailable')))).rejects.toThrow();
    expect(problems).toEqual([]);
  });
});
