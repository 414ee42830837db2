import { z } from 'zod';
import type { Answer } from '../../../net/network.ts';
import type { Verdict } from '../../verdict.ts';
import { read, refusal, unreadable, verdict, withoutAnswer } from '../reply.ts';
import type { ServiceTools } from '../service.ts';
import { askApi } from './ask.ts';
import type { Place } from './place.ts';

const asked = 'github rest';

/** What REST says of a repository: there (maybe under another name), or a verdict. */
export type Confirmed = Repository | { verdict: Verdict };

/** A repository that is there. `number` is GitHub's own, undefined where it does not say. */
export interface Repository {
  fullName: string;
  archived: boolean;
  disabled: boolean;
  empty: boolean;
  number: number | undefined;
}

const repository = z.object({
  id: z.number().optional(),
  full_name: z.string(),
  archived: z.boolean().optional(),
  disabled: z.boolean().optional(),
  size: z.number().optional(),
});
const blocked = z.object({ block: z.object({ reason: z.string() }).nullish(), message: z.string().nullish() });

/**
 * Asks `GET /repos/{owner}/{name}`. A renamed repository answers by redirect; 404 is missing or private, which for a reader is the same; 451 is a
 * takedown; 403 is one only with a reason of its own, otherwise it is a quota. `certain` marks a 404 that GraphQL has said before.
 */
export async function confirmRepository(owner: string, name: string, tools: ServiceTools, certain: boolean): Promise<Confirmed> {
  const reply = await askApi(tools, question(tools, `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`));
  if (!reply.ok) return { verdict: withoutAnswer(reply, asked) };
  const found = reply.status === 200 ? read(reply, repository) : undefined;
  if (found !== undefined) {
    return {
      fullName: found.full_name,
      archived: found.archived === true,
      disabled: found.disabled === true,
      empty: found.size === 0,
      number: found.id,
    };
  }
  return { verdict: refused(reply, certain) };
}

/** The verdict of an answer that is not the thing asked for. */
function refused(answer: Answer, certain: boolean): Verdict {
  const evidence = { asked, status: answer.status };
  const words = read(answer, blocked);
  const reason = words?.block?.reason;
  if (answer.status === 404) {
    return verdict(
      'gone',
      'not-found',
      certain ? { ...evidence, asked: 'github graphql and rest', authoritative: true } : evidence,
    );
  }
  if (answer.status === 451)
    return verdict('gone', 'dmca', { ...evidence, authoritative: true, ...(reason === undefined ? {} : { marker: reason }) });
  if (answer.status === 403 && reason !== undefined) {
    return verdict('gone', /dmca/i.test(reason) ? 'dmca' : 'terms', { ...evidence, marker: reason, authoritative: true });
  }
  if (answer.status === 403 || answer.status === 429) return verdict('limited', 'quota', evidence);
  return refusal(answer, asked) ?? unreadable(answer, asked);
}

/** Asks about things that have a route of their own: owners, gists, releases, issues. Undefined for the rest. */
export async function askRoute(place: Place, tools: ServiceTools): Promise<Verdict | undefined> {
  const route = routeOf(place);
  if (route === undefined) return undefined;
  const reply = await askApi(tools, question(tools, route));
  if (!reply.ok) return withoutAnswer(reply, asked);
  const evidence = { asked, status: reply.status };
  if (reply.status === 410) return verdict('gone', 'deleted', { ...evidence, authoritative: true });
  if (reply.status === 404 && place.kind === 'release' && place.asset === undefined && (await hasTag(place, tools)))
    return verdict('alive', 'ok', evidence);
  if (reply.status === 404 && place.kind !== 'owner' && place.kind !== 'gist') return verdict('gone', 'path-gone', evidence);
  if (reply.status !== 200) return refused(reply, false);
  if (place.kind === 'release' && place.asset !== undefined && assetsOf(reply)?.includes(place.asset) === false)
    return verdict('gone', 'path-gone', evidence);
  return verdict('alive', 'ok', evidence);
}

/** GitHub shows a page of a release for every tag, and its interface only knows those that somebody published. An answer that is no plain no, counts as one. */
async function hasTag(place: Place & { kind: 'release' }, tools: ServiceTools): Promise<boolean> {
  const tag = place.tag.split('/').map(encodeURIComponent).join('/');
  const reply = await askApi(tools, question(tools, `${baseOf(place)}/git/ref/tags/${tag}`));
  return !(reply.ok && reply.status === 404);
}

const release = z.object({ assets: z.array(z.object({ name: z.string() })) });

/** Undefined where the answer is too long to be read whole. */
function assetsOf(answer: Answer): string[] | undefined {
  return read(answer, release)?.assets.map(({ name }) => name);
}

/**
 * Asks for a path that no git expression finds, the way GitHub's own pages look for it: a branch that was renamed answers under its new name, and a
 * submodule stands in its folder though git has no object of it here. Returns whether it is there; undefined when GitHub would not say.
 */
export async function confirmPath(place: Place & { kind: 'path' }, tools: ServiceTools): Promise<boolean | undefined> {
  const [branch = '', ...path] = place.tail;
  const base = baseOf(place);
  const route =
    path.length === 0
      ? `${base}/branches/${encodeURIComponent(branch)}`
      : `${base}/contents/${path.map(encodeURIComponent).join('/')}?ref=${encodeURIComponent(branch)}`;
  const reply = await askApi(tools, question(tools, route));
  if (!reply.ok) return undefined;
  return reply.status === 200 ? true : reply.status === 404 ? false : undefined;
}

function routeOf(place: Place): string | undefined {
  if (place.kind === 'owner') return `/users/${encodeURIComponent(place.owner)}`;
  if (place.kind === 'gist') return `/gists/${place.id}`;
  if (place.kind !== 'release' && place.kind !== 'issue') return undefined;
  const base = baseOf(place);
  // A repository without issues answers 410 to all of them, and its pull requests stand.
  return place.kind === 'issue'
    ? `${base}/${place.form}/${place.number}`
    : `${base}/releases/tags/${encodeURIComponent(place.tag)}`;
}

function baseOf({ owner, name }: { owner: string; name: string }): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

/** The address of GitHub's REST API. */
export function apiOf(tools: ServiceTools): string {
  return (tools.github?.api ?? 'https://api.github.com').replace(/\/+$/, '');
}

function question(tools: ServiceTools, route: string) {
  const token = tools.github?.token;
  const headers: Record<string, string> = { accept: 'application/vnd.github+json' };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  return { url: `${apiOf(tools)}${route}`, headers, service: 'github', readUpTo: 1024 * 1024 };
}
