import { detach, type ServiceContext, sendRequest } from '../../services/shared/index.ts';
import { type HtmlPage, parseHtmlResponse } from '../html-page.ts';
import { findNotFoundTitle } from './not-found-pages.ts';
import { computeTextSimilarity } from './text-similarity.ts';

/** How a host answers for a page that cannot exist. `absence`: the words by which it says so. */
export type Soft404ProbeResult =
  | { kind: 'not-found' }
  | { kind: 'page'; url: string; text: string; name: string; absence?: string }
  | { kind: 'unknown' };

/** Least-recently-used cache: links to one directory come close together. */
const maxCachedDirectories = 2000;

/**
 * Pages of one template are at least this similar, once the requested name is removed from both.
 */
const minShellSimilarity = 0.95;
/**
 * Two pages that say with the same words that they are missing may list what was meant instead. A
 * thread of that name has more words of its own.
 */
const minNoticeSimilarity = 0.5;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * What is asked in place of an address. `sibling` is a name beside it that nobody made. `query` is
 * the same page with another number or name as the last value of its query, such as
 * `thread.php?tid=8412953076`.
 */
export type Soft404ProbeKind = 'sibling' | 'query';

/** Makes a soft-404 probe. Each directory is asked once, and so is each page with a query. */
export function createSoft404Probe(
  context: ServiceContext,
): (url: string, kind?: Soft404ProbeKind) => Promise<Soft404ProbeResult> {
  const probes = new Map<string, Promise<Soft404ProbeResult>>();
  return (url, kind = 'sibling') => {
    const page = url.replace(/[?#].*$/, '');
    const key = kind === 'query' ? `${page}?` : new URL('.', page.replace(/\/$/, '')).href;
    const probe = probes.get(key) ?? (kind === 'query' ? probeQuery(url, context) : probeDirectory(key, context));
    // A Map keeps insertion order, so that the first key is the least recently used.
    probes.delete(key);
    probes.set(key, probe);
    const [oldest] = probes.keys();
    if (probes.size > maxCachedDirectories && oldest !== undefined) probes.delete(oldest);
    return probe;
  };
}

function probeDirectory(directory: string, context: ServiceContext): Promise<Soft404ProbeResult> {
  const name = drawText(letters, 25, context);
  return sendProbe(`${directory}${name}`, name, context);
}

async function probeQuery(url: string, context: ServiceContext): Promise<Soft404ProbeResult> {
  const probe = new URL(url);
  const [parameter = '', value = ''] = [...probe.searchParams].at(-1) ?? [];
  if (value === '') return { kind: 'unknown' };
  // No site has numbered ten billion things yet.
  const name = /^\d+$/.test(value) ? `9${drawText('0123456789', 9, context)}` : drawText(letters, 25, context);
  probe.searchParams.set(parameter, name);
  return sendProbe(probe.href, name, context);
}

const drawText = (alphabet: string, length: number, { random }: ServiceContext): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'x').join('');

async function sendProbe(url: string, name: string, context: ServiceContext): Promise<Soft404ProbeResult> {
  const response = await sendRequest(context, { url, maxBodyBytes: 64 * 1024, service: 'web' });
  if (!response.ok) return { kind: 'unknown' };
  if (response.status === 404 || response.status === 410) return { kind: 'not-found' };
  if (response.status >= 300 || response.status === 202) return { kind: 'unknown' };
  const page = parseHtmlResponse(response);
  const absence = findNotFoundTitle(page);
  return {
    kind: 'page',
    url: response.url,
    text: detach(page.text),
    name,
    ...(absence === undefined ? {} : { absence: detach(absence) }),
  };
}

/**
 * Whether a page is what its host shows for any address. It is, when it ends at the same address as
 * the probe or has the same words. Most of the words are enough where both pages say that they are
 * missing. `unknown` is no evidence either way.
 */
export function compareWithProbe(
  finalUrl: string,
  page: HtmlPage,
  requestedUrl: string,
  probeResult: Soft404ProbeResult,
): 'yes' | 'no' | 'unknown' {
  if (probeResult.kind === 'not-found') return 'no';
  if (probeResult.kind === 'unknown') return 'unknown';
  const wasRedirected = removeQuery(finalUrl) !== removeQuery(requestedUrl);
  if (wasRedirected && removeQuery(finalUrl) === removeQuery(probeResult.url)) return 'yes';
  // An empty page or an application shell is alike for existing and missing pages.
  if (page.text.length < 20 || probeResult.text.length < 20) return 'unknown';
  const ownName = getLastPathSegment(requestedUrl);
  const similarity = computeTextSimilarity(removeName(page.text, ownName), removeName(probeResult.text, probeResult.name));
  const saysTheSame = probeResult.absence !== undefined && probeResult.absence === findNotFoundTitle(page);
  return similarity >= (saysTheSame ? minNoticeSimilarity : minShellSimilarity) ? 'yes' : 'no';
}

function removeQuery(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/$/, '');
}

function getLastPathSegment(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function removeName(text: string, name: string): string {
  return name.length < 3 ? text : text.replaceAll(name, '');
}
