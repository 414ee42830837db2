import { detach, type ServiceContext, sendRequest } from '../services/shared/index.ts';
import { type HtmlPage, parseHtmlResponse, textSimilarity } from './html-page.ts';

/** What a host says about a page that can not exist. */
export type Soft404ProbeResult =
  | { kind: 'not-found' }
  | { kind: 'page'; url: string; text: string; name: string }
  | { kind: 'unknown' };

/** So many directories are remembered; links to one directory come close together. */
const maxCachedDirectories = 2000;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Asks a directory for a page that nobody made, once a directory and run. */
export function createSoft404Probe(context: ServiceContext): (url: string) => Promise<Soft404ProbeResult> {
  const asked = new Map<string, Promise<Soft404ProbeResult>>();
  return (url) => {
    const directory = new URL('.', url.replace(/[?#].*$/, '').replace(/\/$/, '')).href;
    const known = asked.get(directory) ?? probeDirectory(directory, context);
    // The last one asked for is the last one to be forgotten.
    asked.delete(directory);
    asked.set(directory, known);
    const [oldest] = asked.keys();
    if (asked.size > maxCachedDirectories && oldest !== undefined) asked.delete(oldest);
    return known;
  };
}

async function probeDirectory(directory: string, context: ServiceContext): Promise<Soft404ProbeResult> {
  const name = Array.from({ length: 25 }, () => letters[Math.floor(context.random() * letters.length)] ?? 'x').join('');
  const reply = await sendRequest(context, { url: `${directory}${name}`, maxBodyBytes: 64 * 1024, service: 'web' });
  if (!reply.ok) return { kind: 'unknown' };
  if (reply.status === 404 || reply.status === 410) return { kind: 'not-found' };
  if (reply.status >= 300 || reply.status === 202) return { kind: 'unknown' };
  return { kind: 'page', url: reply.url, text: detach(parseHtmlResponse(reply).text), name };
}

/**
 * Says whether a page is what its host shows for anything at all: it ends where the sibling ends, or says the same words. `yes` and `no` are
 * evidence; `unknown` is none.
 */
export function compareWithProbe(
  finalUrl: string,
  page: HtmlPage,
  requestedUrl: string,
  probeResult: Soft404ProbeResult,
): 'yes' | 'no' | 'unknown' {
  if (probeResult.kind === 'not-found') return 'no';
  if (probeResult.kind === 'unknown') return 'unknown';
  const moved = removeQuery(finalUrl) !== removeQuery(requestedUrl);
  if (moved && removeQuery(finalUrl) === removeQuery(probeResult.url)) return 'yes';
  // A shell says the same for what is there and for what is not; so does an empty page.
  if (page.text.length < 20 || probeResult.text.length < 20) return 'unknown';
  const own = getLastPathSegment(requestedUrl);
  const same = textSimilarity(removeName(page.text, own), removeName(probeResult.text, probeResult.name));
  return same >= 0.95 ? 'yes' : 'no';
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
