import { z } from 'zod';
import type { HttpRequest, HttpResponse, HttpResult } from '../../../http/index.ts';
import type { RepositoryFacts } from '../../../model/repository-facts.ts';
import type { Verdict } from '../../../model/verdict.ts';
import {
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
  type ServiceContext,
} from '../shared/index.ts';
import { isTokenForbidden, requestGitHubApi } from './api-request.ts';
import { getApiUrl } from './api-url.ts';
import { parseLicense } from './facts.ts';
import { type GitHubResource, isCommitId } from './resource.ts';

const asked = 'github rest';

/** What REST says of a repository: there (maybe under another name), or a verdict. */
export type RepositoryConfirmation = RepositoryStatus | { verdict: Verdict };

/** A repository that is there. `number` is GitHub's own, undefined where it does not say. */
export interface RepositoryStatus {
  fullName: string;
  archived: boolean;
  disabled: boolean;
  empty: boolean;
  number: number | undefined;
  facts?: RepositoryFacts | undefined;
}

const repositorySchema = z.object({
  id: z.number().optional(),
  full_name: z.string(),
  archived: z.boolean().optional(),
  disabled: z.boolean().optional(),
  size: z.number().optional(),
  created_at: z.string().nullish(),
  pushed_at: z.string().nullish(),
  stargazers_count: z.number().nullish(),
  fork: z.boolean().nullish(),
  license: z.object({ spdx_id: z.string().nullish() }).nullish(),
});
const blockSchema = z.object({ block: z.object({ reason: z.string() }).nullish(), message: z.string().nullish() });

/**
 * Asks `GET /repos/{owner}/{name}`. A renamed repository answers by redirect. 404 is missing or
 * private, which is the same for a reader. 451 is a takedown. 403 is a takedown only with a reason
 * of its own, otherwise it is a quota. `certain` marks a 404 that GraphQL has said before.
 */
export async function confirmRepository(
  owner: string,
  name: string,
  context: ServiceContext,
  certain: boolean,
): Promise<RepositoryConfirmation> {
  const response = await requestRest(context, getRepositoryRoute({ owner, name }));
  if (!response.ok) return { verdict: classifyFailure(response, asked) };
  return parseRepository(response) ?? { verdict: classifyRestError(response, certain) };
}

/**
 * Asks without the token for a repository that the token may not see. Only a repository that is
 * shown, or blocked for everybody, counts. A 404 is a private one, which GitHub has just said to
 * exist.
 */
export async function confirmRepositoryAnonymously(
  owner: string,
  name: string,
  context: ServiceContext,
): Promise<RepositoryConfirmation> {
  const response = await requestAnonymously(context, getRepositoryRoute({ owner, name }));
  const forbidden = createVerdict('restricted', 'forbidden', { asked: 'github graphql', code: 'FORBIDDEN' });
  if (response === undefined || response.status === 404) return { verdict: forbidden };
  return parseRepository(response) ?? { verdict: classifyRestError(response, false) };
}

function parseRepository(response: HttpResponse): RepositoryStatus | undefined {
  const found = response.status === 200 ? parseJsonResponse(response, repositorySchema) : undefined;
  if (found === undefined) return undefined;
  return {
    fullName: found.full_name,
    archived: found.archived === true,
    disabled: found.disabled === true,
    empty: found.size === 0,
    number: found.id,
    facts: toFacts(found),
  };
}

/** REST knows neither releases nor files here: rules about them do not judge. */
function toFacts(found: z.infer<typeof repositorySchema>): RepositoryFacts {
  return {
    name: found.full_name,
    ...(found.created_at ? { createdAt: found.created_at } : {}),
    ...(found.pushed_at ? { pushedAt: found.pushed_at } : {}),
    ...(typeof found.stargazers_count === 'number' ? { stars: found.stargazers_count } : {}),
    ...(found.license === undefined ? {} : { license: parseLicense(found.license?.spdx_id) }),
    ...(typeof found.archived === 'boolean' ? { isArchived: found.archived } : {}),
    ...(typeof found.fork === 'boolean' ? { isFork: found.fork } : {}),
  };
}

/** The verdict of an answer that is not the thing asked for. */
function classifyRestError(response: HttpResponse, certain: boolean): Verdict {
  const evidence = { asked, status: response.status };
  const words = parseJsonResponse(response, blockSchema);
  const reason = words?.block?.reason;
  if (response.status === 404) {
    return createVerdict(
      'gone',
      'not-found',
      certain ? { ...evidence, asked: 'github graphql and rest', authoritative: true } : evidence,
    );
  }
  if (response.status === 451)
    return createVerdict('gone', 'dmca', {
      ...evidence,
      authoritative: true,
      ...(reason === undefined ? {} : { marker: reason }),
    });
  if (response.status === 403 && reason !== undefined) {
    return createVerdict('gone', /dmca/i.test(reason) ? 'dmca' : 'terms', { ...evidence, marker: reason, authoritative: true });
  }
  if (response.status === 403 && isTokenForbidden(response)) return createVerdict('restricted', 'forbidden', evidence);
  if (response.status === 403 || response.status === 429) return createVerdict('limited', 'quota', evidence);
  return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
}

/**
 * Asks about things that have a route of their own: owners, gists, releases, issues. Undefined for
 * the rest.
 */
export async function checkResource(resource: GitHubResource, context: ServiceContext): Promise<Verdict | undefined> {
  const route = getResourceRoute(resource);
  if (route === undefined) return undefined;
  const response = await requestRest(context, route);
  if (!response.ok) return classifyFailure(response, asked);
  const evidence = { asked, status: response.status };
  if (response.status === 410) return createVerdict('gone', 'deleted', { ...evidence, authoritative: true });
  if (response.status === 404 && resource.kind === 'release' && resource.asset === undefined && (await hasTag(resource, context)))
    return createVerdict('alive', 'ok', evidence);
  if (response.status === 404 && resource.kind !== 'owner' && resource.kind !== 'gist')
    return createVerdict('gone', 'path-gone', evidence);
  if (response.status !== 200) return classifyRestError(response, false);
  if (
    resource.kind === 'release' &&
    resource.asset !== undefined &&
    parseReleaseAssets(response)?.includes(resource.asset) === false
  )
    return createVerdict('gone', 'path-gone', evidence);
  const to = resource.kind === 'issue' && response.redirects.length > 0 ? findTransfer(resource, response) : undefined;
  return to === undefined ? createVerdict('alive', 'ok', evidence) : createVerdict('moved', 'redirected', evidence, { to });
}

const issueSchema = z.object({ html_url: z.string().regex(/^https:\/\/[^/]+\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\/\d+$/) });

/**
 * A transferred issue answers 301 to `/repositories/{id}/issues/{number}`. Its new address is in
 * the answer.
 */
function findTransfer(resource: GitHubResource & { kind: 'issue' }, response: HttpResponse): string | undefined {
  const to = parseJsonResponse(response, issueSchema)?.html_url;
  const [owner = '', name = '', , number] = to === undefined ? [] : new URL(to).pathname.slice(1).split('/');
  const isSame =
    `${owner}/${name}`.toLowerCase() === `${resource.owner}/${resource.name}`.toLowerCase() && Number(number) === resource.number;
  return isSame ? undefined : to;
}

/**
 * GitHub shows a page of a release for every tag, and its API only knows those that somebody
 * published. Any answer but a plain “no” counts as a release.
 */
async function hasTag(resource: GitHubResource & { kind: 'release' }, context: ServiceContext): Promise<boolean> {
  const tag = resource.tag.split('/').map(encodeURIComponent).join('/');
  const response = await requestRest(context, `${getRepositoryRoute(resource)}/git/ref/tags/${tag}`);
  return !(response.ok && response.status === 404);
}

const releaseSchema = z.object({ assets: z.array(z.object({ name: z.string() })) });

/** Undefined where the answer is too long to be read whole. */
function parseReleaseAssets(response: HttpResponse): string[] | undefined {
  return parseJsonResponse(response, releaseSchema)?.assets.map(({ name }) => name);
}

/**
 * Asks for a path that no git expression finds, the way GitHub's own pages look for it. A renamed
 * branch answers under its new name. A submodule is in its folder although git has no object of it
 * here.
 * @returns whether the path is there; undefined when GitHub does not say.
 */
export async function confirmPath(
  resource: GitHubResource & { kind: 'path' },
  context: ServiceContext,
): Promise<boolean | undefined> {
  const [branch = '', ...path] = resource.tail;
  const base = getRepositoryRoute(resource);
  const route =
    path.length === 0
      ? `${base}/${isCommitId(branch) ? 'commits' : 'branches'}/${encodeURIComponent(branch)}`
      : `${base}/contents/${path.map(encodeURIComponent).join('/')}?ref=${encodeURIComponent(branch)}`;
  const response = await requestRest(context, route);
  if (!response.ok) return undefined;
  return response.status === 200 ? true : response.status === 404 || response.status === 422 ? false : undefined;
}

/**
 * Whether a repository has a commit, also one that no branch holds any more. Undefined when GitHub
 * would not say.
 */
export async function confirmCommit(
  resource: GitHubResource & { kind: 'commit' },
  context: ServiceContext,
): Promise<boolean | undefined> {
  const response = await requestRest(context, `${getRepositoryRoute(resource)}/commits/${resource.sha}`);
  if (!response.ok) return undefined;
  // 422: "No commit found for SHA".
  return response.status === 200 ? true : response.status === 404 || response.status === 422 ? false : undefined;
}

function getResourceRoute(resource: GitHubResource): string | undefined {
  if (resource.kind === 'owner') return `/users/${encodeURIComponent(resource.owner)}`;
  if (resource.kind === 'gist') return `/gists/${resource.id}`;
  if (resource.kind !== 'release' && resource.kind !== 'issue') return undefined;
  const base = getRepositoryRoute(resource);
  // A repository without issues answers 410 to all of them, and its pull requests stand.
  return resource.kind === 'issue'
    ? `${base}/${resource.form}/${resource.number}`
    : `${base}/releases/tags/${encodeURIComponent(resource.tag)}`;
}

/** The route of a repository, without the address of the API. */
export function getRepositoryRoute({ owner, name }: { owner: string; name: string }): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

/** Runs whose sixty questions an hour without a token are used up. */
const withoutAnonymousQuota = new WeakSet<ServiceContext>();

/**
 * Asks a route of the REST API. Where the token itself is refused, the question is asked once more
 * without it.
 */
export async function requestRest(context: ServiceContext, route: string, form: AnswerForm = {}): Promise<HttpResult> {
  const token = context.github?.token;
  const response = await requestGitHubApi(context, createApiRequest(context, route, { ...form, token }));
  if (token === undefined || !response.ok || response.status !== 403 || !isTokenForbidden(response)) return response;
  return (await requestAnonymously(context, route, form)) ?? response;
}

/** In which form an answer is wanted, and how much of it. */
interface AnswerForm {
  /** A media type. Default: JSON. */
  accept?: string;
  /** Default: 1 MiB. */
  maxBodyBytes?: number;
}

/**
 * Asks without the token. Undefined for no answer: the quota is small, and its end says nothing
 * about the link.
 */
async function requestAnonymously(
  context: ServiceContext,
  route: string,
  form: AnswerForm = {},
): Promise<HttpResponse | undefined> {
  if (withoutAnonymousQuota.has(context)) return undefined;
  const response = await requestGitHubApi(context, createApiRequest(context, route, form));
  if (!response.ok) return undefined;
  const isBlock = typeof parseJsonResponse(response, blockSchema)?.block?.reason === 'string';
  if (response.status !== 429 && (response.status !== 403 || isBlock)) return response;
  withoutAnonymousQuota.add(context);
  return undefined;
}

function createApiRequest(
  context: ServiceContext,
  route: string,
  { token, accept = 'application/vnd.github+json', maxBodyBytes = 1024 * 1024 }: AnswerForm & { token?: string | undefined },
): HttpRequest {
  const headers: Record<string, string> = { accept };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  return { url: `${getApiUrl(context)}${route}`, headers, service: 'github', maxBodyBytes };
}
