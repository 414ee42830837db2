import { z } from 'zod';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { accountShape, appShape, installationShape } from '../shapes/accounts.ts';
import { repositoryShape } from '../shapes/repositories.ts';
import type { Delivery, Webhooks } from '../webhooks.ts';
import { fullName, hostedAt, iso, type World } from '../world.ts';
import { allows, type Credentials } from './credentials.ts';
import { type Call, json, nothing, numberAt, paged, type Route, route, sees } from './route.ts';

const levels = z.record(z.string(), z.enum(['read', 'write']));
const tokenBody = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number().int()).optional(),
  permissions: levels.optional(),
});

/** The App itself, its installation, its deliveries, and the few routes that belong to nobody. */
export function appRoutes(credentials: Credentials, webhooks: Webhooks): Route[] {
  return [
    route('GET', '/app', ['app'], ({ world }) => json(200, { ...appShape(world, world.app), installations_count: 1 })),
    route('GET', '/app/installations', ['app'], (call) => paged(call, [installationShape(call.world, call.world.installation)])),
    route('GET', '/app/installations/:id', ['app'], (call) => json(200, installationAt(call))),
    route('POST', '/app/installations/:id/access_tokens', ['app'], (call) => giveToken(call, credentials)),
    route('GET', '/repos/:owner/:repo/installation', ['app'], (call) => installationOf(call, call.at.owner, call.at.repo)),
    route('GET', '/users/:login/installation', ['app'], (call) => installationOf(call, call.at.login)),
    route('GET', '/orgs/:login/installation', ['app'], (call) => installationOf(call, call.at.login)),
    route('GET', '/installation/repositories', ['token'], (call) => {
      const seen = [...call.world.hosted.values()].filter((repository) => sees(call, repository));
      const wrap = (page: unknown[]) => ({ total_count: seen.length, repository_selection: 'selected', repositories: page });
      return paged(
        call,
        seen.map((repository) => repositoryShape(call.world, repository)),
        wrap,
      );
    }),
    route('DELETE', '/installation/token', ['token'], ({ headers }) => {
      credentials.withdraw(headers.authorization?.split(' ')[1] ?? '');
      return nothing();
    }),
    route('GET', '/app/hook/deliveries', ['app'], (call) => {
      const wanted = call.query.get('status');
      const failed = ({ statusCode }: Delivery) => statusCode < 200 || statusCode >= 400;
      const chosen = webhooks.deliveries.filter((one) => !wanted || failed(one) === (wanted === 'failure'));
      return byCursor(call, chosen.toReversed());
    }),
    route('GET', '/app/hook/deliveries/:id', ['app'], (call) => {
      const found = deliveryAt(webhooks, numberAt(call, 'id'));
      const request = { headers: found.requestHeaders, payload: found.payload };
      const response = { headers: found.responseHeaders, payload: found.responseBody };
      return json(200, { ...deliveryItem(call.world, found), url: '', request, response });
    }),
    route('POST', '/app/hook/deliveries/:id/attempts', ['app'], (call) => {
      webhooks.redeliver(deliveryAt(webhooks, numberAt(call, 'id')));
      return json(202, {});
    }),
    // Tokens of an installation stand for no person, the Action's own included.
    route('GET', '/user', ['token'], () => {
      throw new Refusal(403, 'Resource not accessible by integration');
    }),
    route('GET', '/users/:login', [], ({ world, at }) => {
      const account = world.accounts.get((at.login ?? '').toLowerCase());
      if (!account) throw notFound();
      const times = { created_at: iso(world.app.createdAt), updated_at: iso(world.app.createdAt) };
      const unsaid = { name: account.name, company: null, blog: null, location: null, email: null, hireable: null, bio: null };
      const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
      return json(200, { ...accountShape(world, account), ...unsaid, ...counts, ...times });
    }),
    route('GET', '/rate_limit', [], () => {
      const rate = { limit: 5000, remaining: 4999, reset: Math.floor(Date.now() / 1000) + 3600, used: 1 };
      return json(200, { resources: { core: rate, search: { ...rate, limit: 30, remaining: 30 }, graphql: rate }, rate });
    }),
    route('GET', '/meta', [], () => json(200, { verifiable_password_authentication: false, hooks: ['127.0.0.0/8'] })),
    route('GET', '/zen', [], () => ({ status: 200, bytes: Buffer.from('Keep it logically awesome.') })),
  ];
}

function installationAt(call: Call) {
  const { installation } = call.world;
  if (numberAt(call, 'id') !== installation.id) throw notFound();
  return installationShape(call.world, installation);
}

function installationOf(call: Call, owner = '', repo?: string) {
  const { installation } = call.world;
  const covers = repo === undefined ? [...installation.includes].some((key) => key.startsWith(`${owner.toLowerCase()}/`)) : false;
  if (!covers && !installation.includes.has(`${owner}/${repo}`.toLowerCase())) throw notFound();
  return json(200, installationShape(call.world, installation));
}

function giveToken(call: Call, credentials: Credentials) {
  const { world } = call;
  installationAt(call);
  if (world.installation.suspendedAt !== undefined) throw new Refusal(403, 'This installation has been suspended');
  const parsed = tokenBody.safeParse(call.body ?? {});
  if (!parsed.success) throw new Refusal(422, 'Invalid request.');
  const { repositories, repository_ids, permissions = world.app.permissions } = parsed.data;
  for (const [name, level] of Object.entries(permissions)) {
    if (!allows(world.app.permissions, `${name}:${level}`)) {
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
    }
  }
  const chosen = chosenRepositories(world, repositories, repository_ids);
  const actor = { account: world.app.bot, app: world.app };
  const given = credentials.give({ actor, permissions, repositories: chosen });
  const listed = chosen && [...world.hosted].flatMap(([key, one]) => (chosen.has(key) ? [repositoryShape(world, one)] : []));
  return json(201, {
    token: given.token,
    expires_at: iso(given.expiresAt.getTime()),
    permissions,
    repository_selection: 'selected',
    ...(listed ? { repositories: listed } : {}),
  });
}

function chosenRepositories(world: World, names: string[] | undefined, ids: number[] | undefined): Set<string> | undefined {
  if (!names && !ids) return undefined;
  const login = world.installation.account.login;
  const byName = (names ?? []).map((name) => hostedAt(world, login, name));
  const byId = (ids ?? []).map((id) => [...world.hosted.values()].find((repository) => repository.id === id));
  const chosen = new Set<string>();
  for (const repository of [...byName, ...byId]) {
    const key = repository && fullName(repository).toLowerCase();
    if (!key || !world.installation.includes.has(key)) throw invalid('Installation', 'repositories', 'invalid');
    chosen.add(key);
  }
  return chosen;
}

function deliveryAt(webhooks: Webhooks, id: number): Delivery {
  const found = webhooks.deliveries.find((delivery) => delivery.id === id);
  if (!found) throw notFound();
  return found;
}

/** Deliveries are paged by a cursor, since new ones come while somebody reads. */
function byCursor(call: Call, newestFirst: readonly Delivery[]) {
  const size = Math.min(Math.max(1, Number(call.query.get('per_page')) || 30), 100);
  const from = Number(/^v1_(\d+)$/.exec(call.query.get('cursor') ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
  const rest = newestFirst.filter(({ id }) => id <= from);
  const page = rest.slice(0, size).map((one) => deliveryItem(call.world, one));
  const next = rest[size];
  const query = new URLSearchParams(call.query);
  if (next) query.set('cursor', `v1_${next.id}`);
  return json(200, page, next ? { link: `<${call.world.api}${call.path}?${query}>; rel="next"` } : {});
}

function deliveryItem(world: World, delivery: Delivery) {
  const { payload } = delivery;
  const repository = payload.repository;
  const id = typeof repository === 'object' && repository !== null && 'id' in repository ? repository.id : null;
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: iso(delivery.deliveredAt),
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: world.installation.id,
    repository_id: id,
    throttled_at: null,
  };
}
