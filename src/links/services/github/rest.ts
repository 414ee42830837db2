import { z } from 'zod';
import type { Answer } from '../../../net/network.ts';
import type { Verdict } from '../../verdict.ts';
import { read, refusal, unreadable, verdict, withoutAnswer } from '../reply.ts';
import type { ServiceTools } from '../service.ts';
import { askApi } from './ask.ts';
import type { Place } from './place.ts';

const asked = 'github rest';

/** What REST says of a repository: there (maybe under another name), or a verdict. */
export type Confirmed = { fullName: string; archived: boolean; disabled: boolean; empty: boolean } | { verdict: Verdict };

const repository = z.object({
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
  if (reply.status === 404 && place.kind !== 'owner' && place.kind !== 'gist') return verdict('gone', 'path-gone', evidence);
  if (reply.status !== 200) return refused(reply, false);
  if (place.kind === 'release' && place.asset !== undefined && !assetsOf(reply).includes(place.asset))
    return verdict('gone', 'path-gone', evidence);
  return verdict('alive', 'ok', evidence);
}

const release = z.object({ assets: z.array(z.object({ name: z.string() })) });

function assetsOf(answer: Answer): string[] {
  return read(answer, release)?.assets.map(({ name }) => name) ?? [];
}

function routeOf(place: Place): string | undefined {
  if (place.kind === 'owner') return `/users/${encodeURIComponent(place.owner)}`;
  if (place.kind === 'gist') return `/gists/${place.id}`;
  if (place.kind !== 'release' && place.kind !== 'issue') return undefined;
  const base = `/repos/${encodeURIComponent(place.owner)}/${encodeURIComponent(place.name)}`;
  return place.kind === 'issue' ? `${base}/issues/${place.number}` : `${base}/releases/tags/${encodeURIComponent(place.tag)}`;
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
