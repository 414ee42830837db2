import { notFound, Refusal } from '../refusal.ts';
import { hostedAt } from '../world.ts';
import { allows } from './credentials.ts';
import { type Call, type Need, type Reply, type Route, sees } from './route.ts';

interface CompiledRoute {
  route: Route;
  names: string[];
  form: RegExp;
}

/** @returns what answers a call by the first route that fits; 404 in GitHub's form when none does. */
export function router(routes: Route[]): (call: Omit<Call, 'at'>) => Promise<Reply> {
  const compiled = routes.map(compile);
  return async (call) => {
    for (const { route, names, form } of compiled) {
      if (route.method !== call.method) continue;
      const match = form.exec(call.path);
      if (!match) continue;
      const at = Object.fromEntries(names.map((name, i) => [name, decodedPart(match[i + 1] ?? '')]));
      const full = { ...call, at };
      checkNeed(full, route.need ?? []);
      return route.run(full);
    }
    throw notFound();
  };
}

function compile(route: Route): CompiledRoute {
  const names: string[] = [];
  const source = route.pattern.replace(/[.]/g, '\\.').replace(/([:*])([a-z_]+)/g, (_, kind: string, name: string) => {
    names.push(name);
    return kind === ':' ? '([^/]+)' : '(.*)';
  });
  return { route, names, form: new RegExp(`^${source}$`) };
}

function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
}

/** GitHub's order: who are you, is it there for you, may you. */
function checkNeed(call: Call, need: Need[]): void {
  const { caller, at, world } = call;
  if (need.length === 0) return;
  if (need.includes('app')) {
    if (caller.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
    return;
  }
  const reads = need.every((one) => one.endsWith(':read'));
  const repository = at.owner && at.repo ? hostedAt(world, at.owner, at.repo) : undefined;
  if (caller.kind === 'app') throw new Refusal(403, 'This endpoint must be called with an installation access token');
  if (caller.kind === 'nobody') {
    if (reads && repository && !repository.private) return;
    throw repository?.private || (at.owner && !repository) ? notFound() : new Refusal(401, 'Requires authentication');
  }
  if (world.installation.suspendedAt !== undefined) throw new Refusal(403, 'This installation has been suspended');
  if (need.includes('token')) return;
  if (at.owner && !repository) throw notFound();
  if (repository && !sees(call, repository)) {
    if (repository.private) throw notFound();
    if (reads) return;
  } else if (need.some((one) => allows(caller.permissions, one))) return;
  const accepted = need.map((one) => one.replace(':', '=')).join('; ');
  throw new Refusal(403, 'Resource not accessible by integration', {}, { 'x-accepted-github-permissions': accepted });
}
