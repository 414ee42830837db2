import { timingSafeEqual } from 'node:crypto';
import {
  type ApiCall,
  type Credentials,
  canAccessRepository,
  createJsonReply,
  defineRoute,
  noContent,
  paginate,
  type Route,
  requireActor,
  requireNumberParam,
} from '../api/index.ts';
import {
  ApiError,
  getExplicitRole,
  type HostedRepository,
  notFoundError,
  type RepositoryRole,
  type World,
} from '../model/index.ts';
import { serializeAccount, serializeInstallation, serializeRepository } from '../serializers/index.ts';
import type { WebFlow } from './web-flow.ts';

/** What GitHub tells an App of a person who has signed in: who it is, and what they may see. */
export function oauthRoutes(webFlow: WebFlow, credentials: Credentials): Route[] {
  return [
    defineRoute('POST', '/login/oauth/access_token', [], ({ body, headers }) => {
      const answer = webFlow.exchange(isRecord(body) ? body : {});
      if (headers.accept?.includes('json')) return createJsonReply(200, answer);
      const form = new URLSearchParams(Object.entries(answer).map(([name, value]): [string, string] => [name, String(value)]));
      return { status: 200, bytes: Buffer.from(form.toString()) };
    }),
    defineRoute('DELETE', '/applications/:client_id/token', [], (call) => {
      requireClient(call);
      const token = isRecord(call.body) ? call.body.access_token : undefined;
      if (typeof token !== 'string') throw new ApiError(422, 'Validation Failed');
      credentials.revokeToken(token);
      return noContent();
    }),
    // The token of an installation belongs to no user. Nor does the token of an Action.
    defineRoute('GET', '/user', ['token'], (call) => createJsonReply(200, serializeUser(call.world, requireUser(call)))),
    defineRoute('GET', '/user/installations', ['token'], (call) => {
      const { world } = call;
      const seen = listVisible(call).length > 0 ? [serializeInstallation(world, world.installation)] : [];
      return paginate(call, seen, (installations) => ({ total_count: seen.length, installations }));
    }),
    defineRoute('GET', '/user/installations/:id/repositories', ['token'], (call) => {
      const { world } = call;
      if (requireNumberParam(call, 'id') !== world.installation.id) throw notFoundError();
      if (world.installation.suspendedAt !== undefined) throw new ApiError(403, 'This installation has been suspended');
      const seen = listVisible(call).map(({ repository, role }) => ({
        ...serializeRepository(world, repository),
        permissions: listPermissions(role),
      }));
      return paginate(call, seen, (repositories) => ({
        total_count: seen.length,
        repository_selection: 'selected',
        repositories,
      }));
    }),
  ];
}

/** HTTP Basic with the App's client id and secret. */
function requireClient({ world, headers, params }: ApiCall): void {
  const given = Buffer.from(headers.authorization ?? '');
  const expected = Buffer.from(`basic ${Buffer.from(`${world.app.clientId}:${world.app.clientSecret}`).toString('base64')}`);
  const isClient = given.length === expected.length && timingSafeEqual(given.subarray(6), expected.subarray(6));
  if (!isClient || params.client_id !== world.app.clientId) throw notFoundError();
}

function requireUser(call: ApiCall) {
  if (call.caller.kind !== 'token' || !call.caller.isUser) throw new ApiError(403, 'Resource not accessible by integration');
  return requireActor(call).account;
}

/** A public repository where the person has no role is not listed. */
function listVisible(call: ApiCall): { repository: HostedRepository; role: RepositoryRole }[] {
  const account = requireUser(call);
  return [...call.world.hosted.values()].flatMap((repository) => {
    const role = getExplicitRole(repository, account);
    return role && canAccessRepository(call, repository) ? [{ repository, role }] : [];
  });
}

const roles: readonly RepositoryRole[] = ['read', 'triage', 'write', 'maintain', 'admin'];
const permissionNames = { pull: 'read', triage: 'triage', push: 'write', maintain: 'maintain', admin: 'admin' } as const;

const listPermissions = (role: RepositoryRole) =>
  Object.fromEntries(Object.entries(permissionNames).map(([name, least]) => [name, roles.indexOf(role) >= roles.indexOf(least)]));

function serializeUser(world: World, account: Parameters<typeof serializeAccount>[1]) {
  const at = new Date(world.app.createdAt).toISOString();
  const emptyProfile = { company: null, blog: null, location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  return { ...serializeAccount(world, account), name: account.name, ...emptyProfile, ...counts, created_at: at, updated_at: at };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
