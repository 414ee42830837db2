import { beforeEach, describe, expect, it } from 'vitest';
import { AppClient } from '../../src/forge/app-client.ts';
import { isForgeError } from '../../src/forge/forge-error.ts';

const start = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const repository = { installation: 5, owner: 'Keeper', repo: 'List' };

let now: number;
let asked: string[];
let app: object | undefined;
let hook: object;
let installations: object[];
let pages: object[][];
let failure: object | undefined;

beforeEach(() => {
  now = start;
  asked = [];
  app = { slug: 'listkeeper', permissions: { checks: 'write' }, events: ['push'], installations_count: 2 };
  hook = {};
  installations = [];
  pages = [];
  failure = undefined;
});

let tokens = 0;
const answer = (name: string, data: () => unknown) =>
  Object.assign(
    async (parameters?: object) => {
      asked.push(parameters ? `${name} ${JSON.stringify(parameters)}` : name);
      if (failure) throw failure;
      return { data: data() };
    },
    { list: data },
  );

/** GitHub as the App itself sees it. */
const rest = {
  apps: {
    getAuthenticated: answer('app', () => app),
    getWebhookConfigForApp: answer('hook', () => hook),
    listInstallations: answer('installations', () => installations),
    listWebhookDeliveries: answer('deliveries', () => pages),
    redeliverWebhookDelivery: answer('redeliver', () => ({})),
    createInstallationAccessToken: answer('token', () => ({
      token: `token ${++tokens}`,
      expires_at: new Date(now + hour).toISOString(),
    })),
  },
};
const paginate = Object.assign(async (route: { list: () => object[] }) => route.list(), {
  async *iterator(route: { list: () => object[][] }) {
    for (const data of route.list()) {
      asked.push('page');
      yield { data };
    }
  },
});

const open = () =>
  new AppClient({
    authenticateApp: async () => ({ rest, paginate }) as never,
    apiUrl: 'https://api.example',
    fetch: async () => new Response('{}'),
    clock: { now: () => now, sleep: async () => {} },
    throttle: false,
  });

describe('the App', () => {
  it('is as GitHub has registered it; its name is asked for once', async () => {
    const client = open();
    expect(asked).toEqual([]);
    expect(await client.readApp()).toEqual({
      slug: 'listkeeper',
      permissions: { checks: 'write' },
      events: ['push'],
      installations: 2,
    });
    asked = [];
    expect([await client.getSlug(), await client.getSlug()]).toEqual(['listkeeper', 'listkeeper']);
    expect(asked).toEqual(['app']);
  });

  it.each([undefined, {}, { slug: '' }])('is not there where a proxy answers %j in place of GitHub', async (page) => {
    app = page;
    const error = await open()
      .readApp()
      .catch((thrown: unknown) => thrown);
    expect(isForgeError(error, 'unavailable')).toBe(true);
  });

  it.each([
    [401, 'bad-credentials'],
    [404, 'not-found'],
    [502, 'unavailable'],
  ] as const)('that is answered with %i rejects with %s', async (status, category) => {
    failure = Object.assign(new Error('no'), { name: 'HttpError', status, response: { status, headers: {}, data: {} } });
    const error = await open()
      .readApp()
      .catch((thrown: unknown) => thrown);
    expect(isForgeError(error, category)).toBe(true);
  });

  it('has webhooks as they are set, or none', async () => {
    expect(await open().readWebhookConfig()).toEqual({ url: '', contentType: 'form', hasSecret: false });
    hook = { url: 'https://bot.example/', content_type: 'json', secret: '********' };
    expect(await open().readWebhookConfig()).toEqual({ url: 'https://bot.example/', contentType: 'json', hasSecret: true });
  });

  it('has the installations that are not suspended, with permissions that are words', async () => {
    installations = [
      { id: 1, account: { login: 'a' }, permissions: { checks: 'write', odd: undefined } },
      { id: 2, account: { login: 'b' }, permissions: {}, suspended_at: '2026-01-01T00:00:00Z' },
      { id: 3, account: null, permissions: {} },
    ];
    expect(await open().readInstallations()).toEqual([{ account: 'a', permissions: { checks: 'write' } }]);
  });
});

describe('a token', () => {
  it('is for one repository, and used until half an hour before its end', async () => {
    const client = open();
    const first = await client.getToken(repository);
    expect(asked).toEqual(['token {"installation_id":5,"repositories":["List"]}']);
    now += hour / 2 - 1;
    expect(await client.getToken({ ...repository, owner: 'keeper', repo: 'list' })).toBe(first);
    now += 1;
    expect(await client.getToken(repository)).not.toBe(first);
  });

  it('is forgotten alone, or with all of its installation and no other', async () => {
    const client = open();
    const others = [
      { ...repository, repo: 'other' },
      { ...repository, installation: 55 },
    ];
    for (const each of [repository, ...others]) await client.getToken(each);
    expect([client.forgetToken(repository), client.forgetToken(repository)]).toEqual([true, false]);
    client.forgetTokensOf(5);
    expect(others.map((each) => client.forgetToken(each))).toEqual([false, true]);
  });
});

describe('deliveries', () => {
  const delivery = (id: number, at: number) => ({
    id,
    guid: `guid ${id}`,
    event: 'push',
    delivered_at: new Date(at).toISOString(),
    status_code: 200,
    redelivery: false,
  });

  it('are read until one is older than what is asked for', async () => {
    pages = [
      [delivery(3, start), delivery(2, start - 10)],
      [delivery(1, start - 20), delivery(0, start - 30)],
      [delivery(-1, 0)],
    ];
    const found = await open().listDeliveries(start - 20);
    expect(found.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(found[0]).toEqual({
      id: 3,
      guid: 'guid 3',
      event: 'push',
      attemptedAt: start,
      status: 200,
      isRedelivery: false,
    });
    expect(asked).toEqual(['page', 'page']);
  });

  it('are read from twenty pages at most', async () => {
    pages = Array.from({ length: 30 }, (_, id) => [delivery(id, start)]);
    expect(await open().listDeliveries(0)).toHaveLength(20);
  });

  it('are asked for again by their number', async () => {
    await open().redeliver(7);
    expect(asked).toEqual(['redeliver {"delivery_id":7}']);
  });
});
