import { ApiError, findHostedRepository, type HttpResponse, notFoundError } from '../model/index.ts';
import { isPermitted } from './credentials.ts';
import { type AccessRequirement, type ApiCall, canAccessRepository, type Route } from './route.ts';

interface CompiledRoute {
  route: Route;
  parameterNames: string[];
  regex: RegExp;
}

/** @returns a function that runs the first matching route, or fails with 404. */
export function createRouter(routes: Route[]): (call: Omit<ApiCall, 'params'>) => Promise<HttpResponse> {
  const compiled = routes.map(compileRoute);
  return async (received) => {
    const call = { ...received, path: resolveRepositoryNumber(received) };
    for (const { route, parameterNames, regex } of compiled) {
      if (route.method !== call.method) continue;
      const match = regex.exec(call.path);
      if (!match) continue;
      const params = Object.fromEntries(parameterNames.map((name, i) => [name, decodePathSegment(match[i + 1] ?? '')]));
      const full = { ...call, params };
      authorize(full, route.requiredAccess ?? []);
      return route.handle(full);
    }
    throw notFoundError();
  };
}

/**
 * `/repositories/{id}/…` has the same routes as `/repos/{owner}/{name}/…`. GitHub's links between
 * pages of a list use it.
 */
function resolveRepositoryNumber({ path, world }: Omit<ApiCall, 'params'>): string {
  const [, number, rest = ''] = /^\/repositories\/(\d+)(\/.+)$/.exec(path) ?? [];
  const found = [...world.hosted.values()].find(({ id }) => id === Number(number));
  return found === undefined ? path : `/repos/${found.owner.login}/${found.name}${rest}`;
}

function compileRoute(route: Route): CompiledRoute {
  const names: string[] = [];
  const source = route.pattern.replace(/[.]/g, '\\.').replace(/([:*])([a-z_]+)/g, (_, kind: string, name: string) => {
    names.push(name);
    return kind === ':' ? '([^/]+)' : '(.*)';
  });
  return { route, parameterNames: names, regex: new RegExp(`^${source}$`) };
}

function decodePathSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFoundError();
  }
}

/** GitHub checks in this order: authentication, visibility, permission. */
function authorize(call: ApiCall, need: AccessRequirement[]): void {
  const { caller, params, world } = call;
  if (need.length === 0) return;
  if (need.includes('app')) {
    if (caller.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
    return;
  }
  const isReadOnly = need.every((one) => one.endsWith(':read'));
  const repository = params.owner && params.repo ? findHostedRepository(world, params.owner, params.repo) : undefined;
  if (caller.kind === 'app') throw new ApiError(403, 'This endpoint must be called with an installation access token');
  if (caller.kind === 'nobody') {
    if (isReadOnly && repository && !repository.private) return;
    throw repository?.private || (params.owner && !repository) ? notFoundError() : new ApiError(401, 'Requires authentication');
  }
  const isUser = caller.kind === 'token' && caller.isUser;
  if (world.installation.suspendedAt !== undefined && !isUser) throw new ApiError(403, 'This installation has been suspended');
  if (need.includes('token')) return;
  if (params.owner && !repository) throw notFoundError();
  if (repository && !canAccessRepository(call, repository)) {
    if (repository.private) throw notFoundError();
    if (isReadOnly) return;
  } else if (need.some((one) => isPermitted(caller.permissions, one))) return;
  const accepted = need.map((one) => one.replace(':', '=')).join('; ');
  throw new ApiError(403, 'Resource not accessible by integration', {}, { 'x-accepted-github-permissions': accepted });
}
