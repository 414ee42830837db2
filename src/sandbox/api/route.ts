import type { z } from 'zod';
import { notFound, Refusal } from '../refusal.ts';
import { type Actor, type HostedRepository, hostedAt, type Level, type World } from '../world.ts';

/** What a handler is asked and what it answers. */
export interface Call {
  world: World;
  method: string;
  path: string;
  /** Parts of the path by their names in the route's pattern, decoded. */
  at: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
  caller: Caller;
}

export interface Reply {
  status: number;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

export type Caller = { kind: 'nobody' } | { kind: 'app' } | TokenCaller;

export interface TokenCaller {
  kind: 'token';
  actor: Actor;
  permissions: Record<string, Level>;
  /** Lower-case `owner/name`; undefined means all that the installation includes. */
  repositories: Set<string> | undefined;
}

export interface Route {
  method: string;
  /** `/repos/:owner/:repo/contents/*path`: `:` one part, `*` the rest. */
  pattern: string;
  /** One of these is needed; `app` means signed by the App itself, `token` any token; nothing means everybody may. */
  need?: Need[];
  run(call: Call): Reply | Promise<Reply>;
}

export type Need = 'app' | 'token' | `${string}:${Level}`;

/** Makes the list of routes that `router.ts` matches. */
export const route = (method: string, pattern: string, need: Need[], run: Route['run']): Route => ({
  method,
  pattern,
  need,
  run,
});

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({ status, body, headers });
export const nothing = (): Reply => ({ status: 204 });

/** The hosted repository that the path names; 404 also for a private one that the caller may not see. */
export function repositoryOf(call: Call): HostedRepository {
  const repository = hostedAt(call.world, call.at.owner ?? '', call.at.repo ?? '');
  if (!repository || (repository.private && !sees(call, repository))) throw notFound();
  return repository;
}

/** True when the caller's token was given for this repository. */
export function sees(call: Call, repository: HostedRepository): boolean {
  const { caller, world } = call;
  if (caller.kind !== 'token') return false;
  const key = `${repository.owner.login}/${repository.name}`.toLowerCase();
  return world.installation.includes.has(key) && (caller.repositories?.has(key) ?? true);
}

/** Who writes. Routes that write need a token, so that nobody else comes here. */
export function actorOf(call: Call): Actor {
  if (call.caller.kind !== 'token') throw new Refusal(401, 'Requires authentication');
  return call.caller.actor;
}

/** The body as its schema says; 422 in GitHub's words when it does not fit. */
export function bodyAs<T>(call: Call, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body ?? {});
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new Refusal(422, `Invalid request.\n\n${lines.join('\n')}`);
}

/** One page of a list, with the `Link` header that leads to the others. GitHub's sizes: 30, at most 100. */
export function paged(call: Call, items: readonly unknown[], wrap: (page: unknown[]) => unknown = (page) => page): Reply {
  const size = Math.min(positive(call.query.get('per_page'), 30), 100);
  const page = positive(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const address = (number: number) => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${call.world.api}${call.path}?${query}>`;
  };
  const links: string[] = [];
  if (page > 1) links.push(`${address(page - 1)}; rel="prev"`);
  if (page < last) links.push(`${address(page + 1)}; rel="next"`, `${address(last)}; rel="last"`);
  if (page > 1) links.push(`${address(1)}; rel="first"`);
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
  return json(200, wrap(items.slice((page - 1) * size, page * size)), headers);
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** A number in the path. */
export function numberAt(call: Call, name: string): number {
  const value = Number(call.at[name]);
  if (!Number.isSafeInteger(value) || value <= 0) throw notFound();
  return value;
}
