import { beforeEach, describe, expect, it } from 'vitest';
import { deliveryRoutes } from '../../../../src/sandbox/api/rest/deliveries.ts';
import type { WebhookDelivery } from '../../../../src/sandbox/webhooks/index.ts';
import { createApiCaller } from '../../helpers/call-api.ts';
import { createTestWorld } from '../../helpers/create-test-world.ts';

const caller = { kind: 'app' } as const;
let deliveries: WebhookDelivery[];
let again: number[];
let url: string | undefined;
let get: (address: string, method?: string) => ReturnType<ReturnType<typeof createApiCaller>>;

const delivery = (id: number, statusCode = 202): WebhookDelivery => ({
  id,
  guid: `guid-${id}`,
  event: 'push',
  action: null,
  payload: { repository: { id: 7 } },
  redelivery: false,
  deliveredAt: Date.UTC(2026, 0, 5),
  durationSeconds: 0.1,
  status: 'OK',
  statusCode,
  requestHeaders: { 'x-github-event': 'push' },
  responseHeaders: {},
  responseBody: 'ok',
});

beforeEach(() => {
  deliveries = [];
  again = [];
  url = undefined;
  const call = createApiCaller(
    createTestWorld().world,
    deliveryRoutes({ deliveries, getUrl: () => url, redeliver: ({ id }: WebhookDelivery) => void again.push(id) } as never),
  );
  get = (address, method = 'GET') => call(method, `/app/hook/${address}`, { caller });
});

const ids = (body: { id: number }[]) => body.map(({ id }) => id);

describe('the deliveries of an App', () => {
  it('are the newest first, all or those that failed', async () => {
    deliveries.push(delivery(1), delivery(2, 500), delivery(3, 0), delivery(4, 302));
    expect(ids((await get('deliveries')).body)).toEqual([4, 3, 2, 1]);
    expect(ids((await get('deliveries?status=failure')).body)).toEqual([3, 2]);
    expect(ids((await get('deliveries?status=success')).body)).toEqual([4, 1]);
  });

  it('come in pages by a cursor, which stays right while new ones arrive', async () => {
    for (let id = 1; id <= 5; id += 1) deliveries.push(delivery(id));
    const first = await get('deliveries?per_page=2');
    expect(ids(first.body)).toEqual([5, 4]);
    const next = /deliveries(\?[^>]*)>; rel="next"/.exec(first.headers.link ?? '')?.[1];
    deliveries.push(delivery(6));
    const second = await get(`deliveries${next}`);
    expect(ids(second.body)).toEqual([3, 2]);
    const third = await get('deliveries?per_page=2&cursor=v1_1');
    expect(ids(third.body)).toEqual([1]);
    expect(third.headers.link).toBeUndefined();
  });

  it.each([
    ['per_page=0', 30],
    ['per_page=1000', 100],
    ['per_page=x', 30],
  ])('are as many on a page as GitHub gives for %s', async (query, count) => {
    for (let id = 1; id <= 120; id += 1) deliveries.push(delivery(id));
    expect((await get(`deliveries?${query}`)).body).toHaveLength(count);
  });

  it('have what was sent and answered, each by itself', async () => {
    deliveries.push(delivery(1), { ...delivery(2), payload: {} });
    expect((await get('deliveries/1')).body).toMatchObject({
      repository_id: 7,
      delivered_at: '2026-01-05T00:00:00Z',
      request: { headers: { 'x-github-event': 'push' } },
      response: { payload: 'ok' },
    });
    expect((await get('deliveries/2')).body.repository_id).toBeNull();
    expect((await get('deliveries/9')).status).toBe(404);
    expect((await get('deliveries/x')).status).toBe(404);
  });

  it('are sent again when that is asked for', async () => {
    deliveries.push(delivery(1));
    expect((await get('deliveries/1/attempts', 'POST')).status).toBe(202);
    expect((await get('deliveries/2/attempts', 'POST')).status).toBe(404);
    expect(again).toEqual([1]);
  });
});

it('the webhook has its address, and never its secret', async () => {
  expect((await get('config')).body).toMatchObject({ url: '', secret: '********' });
  url = 'https://bot.example/';
  expect((await get('config')).body.url).toBe('https://bot.example/');
});
