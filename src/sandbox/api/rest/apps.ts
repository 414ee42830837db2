import { z } from 'zod';
import {
  ApiError,
  findHostedRepository,
  formatTimestamp,
  getFullName,
  notFoundError,
  validationError,
  type World,
} from '../../model/index.ts';
import { serializeApp, serializeInstallation, serializeRepository } from '../../serializers/index.ts';
import { type Credentials, isPermitted } from '../credentials.ts';
import {
  type ApiCall,
  canAccessRepository,
  createJsonReply,
  defineRoute,
  noContent,
  paginate,
  type Route,
  requireNumberParam,
} from '../route.ts';

const permissionLevels = z.record(z.string(), z.enum(['read', 'write']));
const createTokenBody = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number().int()).optional(),
  permissions: permissionLevels.optional(),
});

/** The App, its installation and its tokens. */
export function appRoutes(credentials: Credentials, webhookSecret: string): Route[] {
  return [
    // Nobody has credentials before the App is registered, so the code is the secret. Any code gets
    // the one App of the sandbox.
    defineRoute('POST', '/app-manifests/:code/conversions', [], ({ world }) =>
      createJsonReply(201, {
        ...serializeApp(world, world.app),
        client_id: world.app.clientId,
        client_secret: world.app.clientSecret,
        webhook_secret: webhookSecret,
        pem: credentials.privateKey,
      }),
    ),
    defineRoute('GET', '/app', ['app'], ({ world }) =>
      createJsonReply(200, { ...serializeApp(world, world.app), installations_count: 1 }),
    ),
    defineRoute('GET', '/app/installations', ['app'], (call) =>
      paginate(call, [serializeInstallation(call.world, call.world.installation)]),
    ),
    defineRoute('GET', '/app/installations/:id', ['app'], (call) => createJsonReply(200, serializeRequestedInstallation(call))),
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
  return createJsonReply(200, serializeInstallation(call.world, installation));
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
  return createJsonReply(201, {
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
    const key = repository && getFullName(repository).toLowerCase();
    if (!key || !world.installation.repositories.has(key)) throw validationError('Installation', 'repositories', 'invalid');
    chosen.add(key);
  }
  return chosen;
}
