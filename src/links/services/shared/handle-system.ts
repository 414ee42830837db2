import type { HttpResponse } from '../../../http/index.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { parseJson } from '../../../text/parse-json.ts';
import type { ServiceContext } from './check-context.ts';
import { classifyFailure, classifyRefusal, createUnreadableVerdict, sendRequest } from './responses.ts';

/** What the Handle System says of a name. `failed` comes with the verdict of the failure. */
export type HandleAnswer =
  | { kind: 'missing'; status: number; code: string }
  | { kind: 'without-url'; status: number; code: string }
  | { kind: 'found'; status: number; code: string; landing?: URL }
  | { kind: 'failed'; verdict: Verdict };

/** Where a name is asked, and on whose account. */
export interface HandleResolver {
  /** `https://doi.org` or `https://hdl.handle.net`: both are proxies of the one system. */
  origin: string;
  service: ServiceName;
  /** For the evidence: `doi handle`. */
  asked: string;
}

/**
 * Asks a proxy of the Handle System for the address of a name. Codes of the protocol: 1 is found,
 * 100 is no such name, 200 is a name without such values. Any other, such as 301 for a prefix kept
 * elsewhere, says nothing about the name.
 */
export async function queryHandle(name: string, context: ServiceContext, resolver: HandleResolver): Promise<HandleAnswer> {
  const { origin, service, asked } = resolver;
  const url = `${origin}/api/handles/${name.split('/').map(encodeURIComponent).join('/')}?type=URL`;
  const response = await sendRequest(context, { url, service });
  if (!response.ok) return { kind: 'failed', verdict: classifyFailure(response, asked) };
  return parseHandleResponse(response, asked);
}

function parseHandleResponse(response: HttpResponse, asked: string): HandleAnswer {
  const { status } = response;
  const answer = status === 200 || status === 404 ? readHandleRecord(response) : undefined;
  if (answer === undefined)
    return { kind: 'failed', verdict: classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked) };
  const code = String(answer.responseCode);
  if (answer.responseCode === 100) return { kind: 'missing', status, code };
  if (answer.responseCode !== 1) return { kind: 'without-url', status, code };
  const landing = answer.url === undefined ? null : URL.parse(answer.url);
  return { kind: 'found', status, code, ...(landing === null ? {} : { landing }) };
}

/**
 * Read by hand: every run of `check` loads this file by its door, and zod would double what it
 * loads.
 */
function readHandleRecord({ body }: HttpResponse): { responseCode: number; url?: string } | undefined {
  const { responseCode, values } = toRecord(parseJson(new TextDecoder().decode(body)));
  if (typeof responseCode !== 'number') return undefined;
  const records = (Array.isArray(values) ? values : []).map(toRecord);
  const url = toRecord(records.find(({ type }) => type === 'URL')?.data).value;
  return typeof url === 'string' ? { responseCode, url } : { responseCode };
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * Whether a name leads to the page that an agency puts in place of a deleted one. Names cannot be
 * deleted, so their address is changed: `crossref.org/deleted_DOI.html`, `datacite.org/invalidDOI`
 * (OAButton/discussion#1634).
 */
export function isDeletedNameUrl({ hostname, pathname }: URL): boolean {
  if (/(?:^|\.)crossref\.org$/.test(hostname)) return /deleted[_-]?doi/i.test(pathname);
  return /(?:^|\.)datacite\.org$/.test(hostname) && /invalid[_-]?doi/i.test(pathname);
}
