import type { z } from 'zod';
import type { HttpResponse } from '../model/index.ts';
import {
  type Actor,
  ApiError,
  findHostedRepository,
  getRepositoryRole,
  type HostedRepository,
  notFoundError,
  type PermissionLevel,
  type World,
} from '../model/index.ts';

/** The request that a route handles. */
export interface ApiCall {
  world: World;
  method: string;
  path: string;
  /** Parts of the path by their names in the route's pattern, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
  caller: Caller;
}

export type Caller = { kind: 'nobody' } | { kind: 'app' } | TokenCaller;

export interface TokenCaller {
  kind: 'token';
  actor: Actor;
  permissions: Record<string, PermissionLevel>;
  /** Lower-case `owner/name`; undefined means all that the installation includes. */
  repositories: Set<string> | undefined;
  /** A token of a person who has signed in to the App, which sees no more than that person does. */
  isUser?: boolean;
}

export interface Route {
  method: string;
  /** `/repos/:owner/:repo/contents/*path`: `:` one part, `*` the rest. */
  pattern: string;
  /** One of these is required: `app` is a JWT of the App, `token` any token. Empty means public. */
  requiredAccess?: AccessRequirement[];
  handle(call: ApiCall): HttpResponse | Promise<HttpResponse>;
}

export type AccessRequirement = 'app' | 'token' | `${string}:${PermissionLevel}`;

/** Defines one route for the router. */
export const defineRoute = (method: string, pattern: string, need: AccessRequirement[], run: Route['handle']): Route => ({
  method,
  pattern,
  requiredAccess: need,
  handle: run,
});

export const createJsonReply = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  body,
  headers,
});
export const noContent = (): HttpResponse => ({ status: 204 });

/**
 * The hosted repository of the path.
 * @throws ApiError 404, also for a private one without access.
 */
export function requireRepository(call: ApiCall): HostedRepository {
  const repository = findHostedRepository(call.world, call.params.owner ?? '', call.params.repo ?? '');
  if (!repository || (repository.private && !canAccessRepository(call, repository))) throw notFoundError();
  return repository;
}

/** True when the caller's token was given for this repository. */
export function canAccessRepository(call: ApiCall, repository: HostedRepository): boolean {
  const { caller, world } = call;
  if (caller.kind !== 'token') return false;
  if (caller.isUser && !getRepositoryRole(repository, caller.actor.account)) return false;
  const key = `${repository.owner.login}/${repository.name}`.toLowerCase();
  return world.installation.repositories.has(key) && (caller.repositories?.has(key) ?? true);
}

/** The author of a change. Every route that writes requires a token. */
export function requireActor(call: ApiCall): Actor {
  if (call.caller.kind !== 'token') throw new ApiError(401, 'Requires authentication');
  return call.caller.actor;
}

/** The parsed body. A body that its schema rejects gets 422, with GitHub's message. */
export function parseBody<T>(call: ApiCall, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body ?? {});
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new ApiError(422, `Invalid request.\n\n${lines.join('\n')}`);
}

/**
 * One page of a list with its `Link` header. GitHub's page size: 30 by default, at most 100. The
 * links of lists in a repository lead to `/repositories/{id}/…`, as GitHub's do.
 */
export function paginate(
  call: ApiCall,
  items: readonly unknown[],
  wrapPage: (page: unknown[]) => unknown = (page) => page,
): HttpResponse {
  const size = Math.min(parsePositiveInteger(call.query.get('per_page'), 30), 100);
  const page = parsePositiveInteger(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const { owner, repo } = call.params;
  const repository = owner && repo ? findHostedRepository(call.world, owner, repo) : undefined;
  const path =
    repository === undefined ? call.path : call.path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`);
  const address = (number: number) => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${call.world.api}${path}?${query}>`;
  };
  const links: string[] = [];
  if (page > 1) links.push(`${address(page - 1)}; rel="prev"`);
  if (page < last) links.push(`${address(page + 1)}; rel="next"`, `${address(last)}; rel="last"`);
  if (page > 1) links.push(`${address(1)}; rel="first"`);
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
  return createJsonReply(200, wrapPage(items.slice((page - 1) * size, page * size)), headers);
}

function parsePositiveInteger(text: string | null, fallback: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}

/** A number in the path. */
export function requireNumberParam(call: ApiCall, name: string): number {
  const value = Number(call.params[name]);
  if (!Number.isSafeInteger(value) || value <= 0) throw notFoundError();
  return value;
}
