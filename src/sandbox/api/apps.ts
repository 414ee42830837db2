import { z } from 'zod';
import {
  ApiError,
  findHostedRepository,
  formatTimestamp,
  fullName,
  notFoundError,
  validationError,
  type World,
} from '../model/index.ts';
import { serializeAccount, serializeApp, serializeInstallation, serializeRepository } from '../serializers/index.ts';
import type { WebhookDelivery, WebhookSender } from '../webhooks/index.ts';
import { type Credentials, isPermitted } from './credentials.ts';
import {
  type ApiCall,
  canAccessRepository,
  defineRoute,
  jsonReply,
  noContent,
  paginate,
  type Route,
  requireNumberParam,
} from './route.ts';

const permissionLevels = z.record(z.string(), z.enum(['read', 'write']));
const createTokenBody = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number().int()).optional(),
  permissions: permissionLevels.optional(),
});

/** The App, its installation and deliveries, and a few general routes. */
export function appRoutes(credentials: Credentials, webhooks: WebhookSender): Route[] {
  return [
    defineRoute('GET', '/app', ['app'], ({ world }) =>
      jsonReply(200, { ...serializeApp(world, world.app), installations_count: 1 }),
    ),
    defineRoute('GET', '/app/installations', ['app'], (call) =>
      paginate(call, [serializeInstallation(call.world, call.world.installation)]),
    ),
    defineRoute('GET', '/app/installations/:id', ['app'], (call) => jsonReply(200, serializeRequestedInstallation(call))),
    defineRoute('POST', '/app/installations/:id/access_tokens', ['app'], (call) => createInstallationToken(call, credentials)),
    defineRoute('GET', '/repos/:owner/:repo/installation', ['app'], (call) =>
      installationResponse(call, call.params.owner, call.params.repo),
    ),
    defineRoute('GET', '/users/:login/installation', ['app'], (call) => installationResponse(call, call.params.login)),
    defineRoute('GET', '/orgs/:login/installation', ['app'], (call) => installationResponse(call, call.params.login)),
    defineRoute('GET', '/installation/repositories', ['token'], (call) => {
      const seen = [...call.world.hosted.values()].filter((repository) => canAccessRepository(call, repository));
      const wrap = (page: unknown[]) => ({ total_count: seen.length, repository_selection: 'selected', repositories: page });
      return paginate(
        call,
        seen.map((repository) => serializeRepository(call.world, repository)),
        wrap,
      );
    }),
    defineRoute('DELETE', '/installation/token', ['token'], ({ headers }) => {
      credentials.revokeToken(headers.authorization?.split(' ')[1] ?? '');
      return noContent();
    }),
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
      return jsonReply(200, { ...serializeDelivery(call.world, found), url: '', request, response });
    }),
    defineRoute('POST', '/app/hook/deliveries/:id/attempts', ['app'], (call) => {
      webhooks.redeliver(requireDelivery(webhooks, requireNumberParam(call, 'id')));
      return jsonReply(202, {});
    }),
    // Tokens of an installation stand for no person, the Action's own included.
    defineRoute('GET', '/user', ['token'], () => {
      throw new ApiError(403, 'Resource not accessible by integration');
    }),
    defineRoute('GET', '/users/:login', [], ({ world, params }) => {
      const account = world.accounts.get((params.login ?? '').toLowerCase());
      if (!account) throw notFoundError();
      const times = { created_at: formatTimestamp(world.app.createdAt), updated_at: formatTimestamp(world.app.createdAt) };
      const unsaid = { name: account.name, company: null, blog: null, location: null, email: null, hireable: null, bio: null };
      const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
      return jsonReply(200, { ...serializeAccount(world, account), ...unsaid, ...counts, ...times });
    }),
    defineRoute('GET', '/rate_limit', [], () => {
      const rate = { limit: 5000, remaining: 4999, reset: Math.floor(Date.now() / 1000) + 3600, used: 1 };
      return jsonReply(200, { resources: { core: rate, search: { ...rate, limit: 30, remaining: 30 }, graphql: rate }, rate });
    }),
    defineRoute('GET', '/meta', [], () => jsonReply(200, { verifiable_password_authentication: false, hooks: ['127.0.0.0/8'] })),
    defineRoute('GET', '/zen', [], () => ({ status: 200, bytes: Buffer.from('Keep it logically awesome.') })),
  ];
}

function serializeRequestedInstallation(call: ApiCall) {
  const { installation } = call.world;
  if (requireNumberParam(call, 'id') !== installation.id) throw notFoundError();
  return serializeInstallation(call.world, installation);
}

function installationResponse(call: ApiCall, owner = '', repo?: string) {
  const { installation } = call.world;
  const isOwnerInstalled =
    repo === undefined ? [...installation.repositories].some((key) => key.startsWith(`${owner.toLowerCase()}/`)) : false;
  if (!isOwnerInstalled && !installation.repositories.has(`${owner}/${repo}`.toLowerCase())) throw notFoundError();
  return jsonReply(200, serializeInstallation(call.world, installation));
}

function createInstallationToken(call: ApiCall, credentials: Credentials) {
  const { world } = call;
  serializeRequestedInstallation(call);
  if (world.installation.suspendedAt !== undefined) throw new ApiError(403, 'This installation has been suspended');
  const parsed = createTokenBody.safeParse(call.body ?? {});
  if (!parsed.success) throw new ApiError(422, 'Invalid request.');
  const { repositories, repository_ids, permissions = world.app.permissions } = parsed.data;
  for (const [name, level] of Object.entries(permissions)) {
    if (!isPermitted(world.app.permissions, `${name}:${level}`)) {
      throw new ApiError(422, 'The permissions requested are not granted to this installation.');
    }
  }
  const chosen = selectRepositories(world, repositories, repository_ids);
  const actor = { account: world.app.bot, app: world.app };
  const issued = credentials.issueToken({ actor, permissions, repositories: chosen });
  const serializedRepositories =
    chosen && [...world.hosted].flatMap(([key, one]) => (chosen.has(key) ? [serializeRepository(world, one)] : []));
  return jsonReply(201, {
    token: issued.token,
    expires_at: formatTimestamp(issued.expiresAt.getTime()),
    permissions,
    repository_selection: 'selected',
    ...(serializedRepositories ? { repositories: serializedRepositories } : {}),
  });
}

function selectRepositories(world: World, names: string[] | undefined, ids: number[] | undefined): Set<string> | undefined {
  if (!names && !ids) return undefined;
  const login = world.installation.account.login;
  const byName = (names ?? []).map((name) => findHostedRepository(world, login, name));
  const byId = (ids ?? []).map((id) => [...world.hosted.values()].find((repository) => repository.id === id));
  const chosen = new Set<string>();
  for (const repository of [...byName, ...byId]) {
    const key = repository && fullName(repository).toLowerCase();
    if (!key || !world.installation.repositories.has(key)) throw validationError('Installation', 'repositories', 'invalid');
    chosen.add(key);
  }
  return chosen;
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
  return jsonReply(200, page, next ? { link: `<${call.world.api}${call.path}?${query}>; rel="next"` } : {});
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
