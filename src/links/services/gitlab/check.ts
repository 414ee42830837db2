import { z } from 'zod';
import { type HttpResponse, runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict, VerdictNote } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';

const asked = 'gitlab api';

/**
 * GitLab by its REST API, without a token. Facts:
 * - A renamed or transferred project answers 301 to `/api/v4/projects/<number>`, whose
 *   `path_with_namespace` is the new path (gitlab-org/gitlab!128642, GitLab 16.7 and later).
 * - 404 means missing or private, which nobody without a login can tell apart.
 * - Groups and projects share their paths, so that a path may have to be looked up as both.
 * Sources: https://docs.gitlab.com/api/projects/, /api/groups/, /api/users/, /api/rest/#redirects
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 2, (target) => checkTarget(target, context));

const projectSchema = z.object({
  path_with_namespace: z.string(),
  archived: z.boolean().optional(),
  empty_repo: z.boolean().optional(),
});
const groupSchema = z.object({ full_path: z.string() });
const usersSchema = z.array(z.object({ username: z.string() }));
const errorSchema = z.union([z.object({ message: z.unknown() }), z.object({ error: z.unknown() })]);

/** What a lookup found: the path of today, or an answer without it. */
type LookupResult = { path: string; note?: VerdictNote } | { response: HttpResponse } | { verdict: Verdict };

async function checkTarget(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const { origin, path, page } = parseTarget(target);
  const result = await lookUp(origin, path, context);
  if ('verdict' in result) return result.verdict;
  if ('response' in result) return classifyError(result.response, target, context);
  const evidence: Evidence = { asked, status: 200, title: result.path };
  if (result.path.toLowerCase() !== path.toLowerCase())
    return createVerdict('moved', 'renamed', evidence, { to: `${origin}/${result.path}${page}` });
  if (page !== '') return context.checkPage({ ...target, url: target.identity.url });
  if (result.note !== undefined) return createVerdict('alive', 'ok', evidence, { note: result.note });
  // The name of a project is its address, so it says nothing about the name of the entry.
  return createVerdict('alive', 'ok', evidence);
}

function parseTarget({ identity }: CheckTarget): { origin: string; path: string; page: string } {
  const { origin, pathname } = new URL(identity.url);
  const [path = '', ...pages] = pathname.slice(1).split('/-/');
  return { origin, path: decodeURIComponent(path), page: pages.map((part) => `/-/${part}`).join('') };
}

async function lookUp(origin: string, path: string, context: ServiceContext): Promise<LookupResult> {
  const api = `${origin}/api/v4`;
  const id = encodeURIComponent(path);
  if (path.includes('/')) {
    const project = await get(
      `${api}/projects/${id}`,
      context,
      projectSchema,
      ({ path_with_namespace, archived, empty_repo }) => ({
        path: path_with_namespace,
        ...(archived ? { note: 'archived' as const } : empty_repo ? { note: 'empty-repository' as const } : {}),
      }),
    );
    if (!isNotFound(project)) return project;
  }
  const group = await get(`${api}/groups/${id}?with_projects=false`, context, groupSchema, ({ full_path }) => ({
    path: full_path,
  }));
  if (!isNotFound(group) || path.includes('/')) return group;
  // A user is not found by 404 but by an empty list.
  const user = await get(`${api}/users?username=${id}`, context, usersSchema, ([first]) => first && { path: first.username });
  return 'response' in user && user.response.status === 200 ? group : user;
}

async function get<T extends z.ZodType>(
  url: string,
  context: ServiceContext,
  schema: T,
  read: (value: z.infer<T>) => LookupResult | undefined,
): Promise<LookupResult> {
  const response = await sendRequest(context, {
    url,
    service: 'gitlab',
    maxBodyBytes: 1024 * 1024,
    shouldFollowRedirect: (next) => next.origin === new URL(url).origin,
  });
  if (!response.ok) return { verdict: classifyFailure(response, asked) };
  const value = response.status === 200 ? parseJsonResponse(response, schema) : undefined;
  return (value === undefined ? undefined : read(value)) ?? { response };
}

const isNotFound = (result: LookupResult): boolean => 'response' in result && result.response.status === 404;

function classifyError(response: HttpResponse, target: CheckTarget, context: ServiceContext): Verdict | Promise<Verdict> {
  const evidence = { asked, status: response.status };
  // Without an error in JSON this is no GitLab, or a wall in front of one.
  if (response.status < 500 && parseJsonResponse(response, errorSchema) === undefined)
    return context.checkPage({ ...target, url: target.identity.url });
  if (response.status === 404) return createVerdict('restricted', 'private-or-missing', evidence);
  if (response.status === 401) return createVerdict('restricted', 'login', evidence);
  return classifyRefusal(response, asked) ?? createVerdict('unknown', 'ambiguous', evidence);
}
