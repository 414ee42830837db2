import { ask, own } from '../reply.ts';
import type { ServiceTools } from '../service.ts';
import { likeness, type Page, readPage } from './page.ts';

/** What a host says about a page that can not exist. */
export type Sibling = { kind: 'not-found' } | { kind: 'page'; url: string; text: string; name: string } | { kind: 'unknown' };

/** So many directories are remembered; links to one directory come close together. */
const most = 2000;

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Asks a directory for a page that nobody made, once a directory and run. */
export function siblingProbe(tools: ServiceTools): (url: string) => Promise<Sibling> {
  const asked = new Map<string, Promise<Sibling>>();
  return (url) => {
    const directory = new URL('.', url.replace(/[?#].*$/, '').replace(/\/$/, '')).href;
    const known = asked.get(directory) ?? probe(directory, tools);
    // The last one asked for is the last one to be forgotten.
    asked.delete(directory);
    asked.set(directory, known);
    const [oldest] = asked.keys();
    if (asked.size > most && oldest !== undefined) asked.delete(oldest);
    return known;
  };
}

async function probe(directory: string, tools: ServiceTools): Promise<Sibling> {
  const name = Array.from({ length: 25 }, () => letters[Math.floor(tools.random() * letters.length)] ?? 'x').join('');
  const reply = await ask(tools, { url: `${directory}${name}`, readUpTo: 64 * 1024, service: 'web' });
  if (!reply.ok) return { kind: 'unknown' };
  if (reply.status === 404 || reply.status === 410) return { kind: 'not-found' };
  if (reply.status >= 300 || reply.status === 202) return { kind: 'unknown' };
  return { kind: 'page', url: reply.url, text: own(readPage(reply).text), name };
}

/**
 * Says whether a page is what its host shows for anything at all: it ends where the sibling ends, or says the same words. `yes` and `no` are
 * evidence; `unknown` is none.
 */
export function likeSibling(finalUrl: string, page: Page, asked: string, sibling: Sibling): 'yes' | 'no' | 'unknown' {
  if (sibling.kind === 'not-found') return 'no';
  if (sibling.kind === 'unknown') return 'unknown';
  const moved = withoutQuery(finalUrl) !== withoutQuery(asked);
  if (moved && withoutQuery(finalUrl) === withoutQuery(sibling.url)) return 'yes';
  // A shell says the same for what is there and for what is not; so does an empty page.
  if (page.text.length < 20 || sibling.text.length < 20) return 'unknown';
  const own = lastName(asked);
  const same = likeness(without(page.text, own), without(sibling.text, sibling.name));
  return same >= 0.95 ? 'yes' : 'no';
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/$/, '');
}

function lastName(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function without(text: string, name: string): string {
  return name.length < 3 ? text : text.replaceAll(name, '');
}
