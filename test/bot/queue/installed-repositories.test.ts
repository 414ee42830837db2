import { describe, expect, it } from 'vitest';
import { InstalledRepositories, installedKey } from '../../../src/bot/queue/installed-repositories.ts';

const hour = 3600 * 1000;
const repositories = [{ owner: 'a', repo: 'list', private: false }];

function open() {
  const values = new Map<string, string>();
  let now = 0;
  const jobStore = {
    getValues: async (names: readonly string[]) => new Map([...values].filter(([name]) => names.includes(name))),
    setValue: async (name: string, value: string | undefined) => {
      if (value === undefined) values.delete(name);
      else values.set(name, value);
    },
  };
  const clock = { now: () => now, sleep: async () => {} };
  return { values, installed: new InstalledRepositories(jobStore, clock), pass: (hours: number) => (now += hours * hour) };
}

describe('the repositories of installations', () => {
  it('are remembered for 17 to 24 hours, not all for the same', async () => {
    const { installed, pass } = open();
    const all = Array.from({ length: 8 }, (_, index) => 100 + index);
    for (const installation of all) await installed.record(installation, repositories);
    pass(16.9);
    expect((await installed.read(all)).map(([id]) => id)).toEqual(all);
    pass(4);
    const some = (await installed.read(all)).length;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(8);
    pass(4);
    expect(await installed.read(all)).toEqual([]);
  });

  it('are forgotten where they are too many, or the store holds something else', async () => {
    const { installed, values } = open();
    await installed.record(1, repositories);
    expect(await installed.read([1, 2])).toEqual([[1, repositories]]);
    await installed.record(
      1,
      Array.from({ length: 1001 }, () => repositories[0] ?? { owner: '', repo: '', private: false }),
    );
    expect(await installed.read([1])).toEqual([]);
    for (const value of ['', '{', '[]', '{"until":1e99,"repositories":[{"owner":1}]}']) {
      values.set(installedKey(1), value);
      expect(await installed.read([1])).toEqual([]);
    }
  });
});
