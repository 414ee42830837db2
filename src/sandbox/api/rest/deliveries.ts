import { formatTimestamp, notFoundError, type World } from '../../model/index.ts';
import type { WebhookDelivery, WebhookSender } from '../../webhooks/index.ts';
import { type ApiCall, createJsonReply, defineRoute, type Route, requireNumberParam } from '../route.ts';

/** What the App reads of its webhooks, and how it asks for one again. */
export function deliveryRoutes(webhooks: WebhookSender): Route[] {
  return [
    defineRoute('GET', '/app/hook/config', ['app'], () =>
      createJsonReply(200, { url: webhooks.getUrl() ?? '', content_type: 'json', secret: '********', insecure_ssl: '0' }),
    ),
    defineRoute('GET', '/app/hook/deliveries', ['app'], (call) => {
      const wanted = call.query.get('status');
      const failed = ({ statusCode }: WebhookDelivery) => statusCode < 200 || statusCode >= 400;
      const chosen = webhooks.deliveries.filter((one) => !wanted || failed(one) === (wanted === 'failure'));
      return paginateByCursor(call, chosen.toReversed());
    }),
    defineRoute('GET', '/app/hook/deliveries/:id', ['app'], (call) => {
      const found = requireDelivery(webhooks, requireNumberParam(call, 'id'));
      const request = { headers: found.requestHeaders, payload: found.payload };
      const response = { headers: found.responseHeaders, payload: found.responseBody };
      return createJsonReply(200, { ...serializeDelivery(call.world, found), url: '', request, response });
    }),
    defineRoute('POST', '/app/hook/deliveries/:id/attempts', ['app'], (call) => {
      webhooks.redeliver(requireDelivery(webhooks, requireNumberParam(call, 'id')));
      return createJsonReply(202, {});
    }),
  ];
}

function requireDelivery(webhooks: WebhookSender, id: number): WebhookDelivery {
  const found = webhooks.deliveries.find((delivery) => delivery.id === id);
  if (!found) throw notFoundError();
  return found;
}

/** Deliveries have a cursor instead of pages, because new ones arrive while a client reads. */
function paginateByCursor(call: ApiCall, newestFirst: readonly WebhookDelivery[]) {
  const size = Math.min(Math.max(1, Number(call.query.get('per_page')) || 30), 100);
  const from = Number(/^v1_(\d+)$/.exec(call.query.get('cursor') ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
  const rest = newestFirst.filter(({ id }) => id <= from);
  const page = rest.slice(0, size).map((one) => serializeDelivery(call.world, one));
  const next = rest[size];
  const query = new URLSearchParams(call.query);
  if (next) query.set('cursor', `v1_${next.id}`);
  return createJsonReply(200, page, next ? { link: `<${call.world.api}${call.path}?${query}>; rel="next"` } : {});
}

function serializeDelivery(world: World, delivery: WebhookDelivery) {
  const { payload } = delivery;
  const repository = payload.repository;
  const id = typeof repository === 'object' && repository !== null && 'id' in repository ? repository.id : null;
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: formatTimestamp(delivery.deliveredAt),
    redelivery: delivery.redelivery,
    duration: delivery.durationSeconds,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: world.installation.id,
    repository_id: id,
    throttled_at: null,
  };
}
