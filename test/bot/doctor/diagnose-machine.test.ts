import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineCredentials, examineProxies, examineStorage } from '../../../src/bot/doctor/diagnose-machine.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { testClock } from '../test-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the credentials', () => {
  it('are missing as a whole, or of the wrong form', () => {
    expect(examineCredentials({}, 'en').result).toMatchObject({ state: 'problem', code: 'no-credentials' });
    const wrong = examineCredentials({ APP_ID: 'mine', PRIVATE_KEY: 'x', WEBHOOK_SECRET: 'y' }, 'en');
    expect(wrong.result).toMatchObject({
      state: 'problem',
      code: 'bad-setting',
      values: { remedy: expect.stringMatching(/\S/) },
    });
    expect(wrong.value).toBeUndefined();
  });
});

describe('the storage', () => {
  const examine = async (environment = {}) =>
    (await examineStorage(environment, { cwd: folder, clock: testClock(), language: 'en' })).map(({ check, state, code }) => ({
      check,
      state,
      code,
    }));

  it('is made where it is missing, and opens', async () => {
    expect(await examine({ LISTKEEPER_INBOX: join('deep', 'inbox.sqlite') })).toMatchObject([
      { check: 'disk', code: expect.stringMatching(/disk-space$/) },
      { check: 'database', state: 'ok', code: 'database-opens' },
    ]);
  });

  it('is in use where a bot runs', async () => {
    const store = openJobStore(join(folder, 'inbox.sqlite'), testClock());
    expect(await examine({ LISTKEEPER_INBOX: 'inbox.sqlite' })).toMatchObject([{}, { state: 'ok', code: 'database-in-use' }]);
    await store.close();
  });

  it('can not be written where a file is in the place of its folder', async () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(await examine({ LISTKEEPER_INBOX: join('taken', 'inbox.sqlite') })).toEqual([
      { check: 'disk', state: 'problem', code: 'not-writable' },
      { check: 'database', state: 'skipped', code: 'skipped' },
    ]);
  });

  it('is broken where the file is no database', async () => {
    writeFileSync(join(folder, 'inbox.sqlite'), 'not a database, and long enough to be read as one'.repeat(40));
    expect(await examine({ LISTKEEPER_INBOX: 'inbox.sqlite' })).toMatchObject([
      {},
      { check: 'database', state: 'problem', code: 'database-broken' },
    ]);
  });

  it('is not on this disk with a PostgreSQL server, whose address may be wrong', async () => {
    expect(await examine({ DATABASE_URL: 'mysql://a.example/x' })).toMatchObject([
      { check: 'disk', state: 'skipped', code: 'disk-unused' },
      { check: 'database', state: 'problem', code: 'bad-setting' },
    ]);
  });
});

describe('the proxies', () => {
  it.each([
    [{}, { state: 'ok', code: 'no-proxy' }],
    [{ https_proxy: 'http://proxy.example:1' }, { state: 'ok', code: 'proxies-set', values: { names: ['HTTPS_PROXY'] } }],
    [{ HTTP_PROXY: 'socks5://proxy.example:1' }, { state: 'problem', code: 'bad-setting' }],
    [{ LISTKEEPER_SECOND_PROXY: 'socks5://proxy.example:1' }, { state: 'problem', code: 'bad-setting' }],
  ])('of %j are %j', async (environment, expected) => {
    expect(await examineProxies(environment, 'en')).toMatchObject(expected);
  });
});
