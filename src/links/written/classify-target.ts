import type { Verdict } from '../../model/verdict.ts';
import { identify } from '../identify/index.ts';
import { correctMistypedUrl } from '../url/index.ts';
import { createMarker } from '../verdict/index.ts';
import { guessWebUrl } from './guess-web-url.ts';
import { isTemplate } from './templates.ts';

/** What a link leads to, as far as its address alone tells. */
export type WrittenTarget =
  /** An http address, to be asked. */
  | { kind: 'web' }
  /**
   * A file or an anchor beside the text. `webUrl` is what it may be meant to be, where no such file
   * exists.
   */
  | { kind: 'local'; path: string; fragment: string | undefined; webUrl: string | undefined }
  /** Nothing to ask, and something to tell. */
  | { kind: 'judged'; verdict: Verdict }
  /** Mail, telephone numbers, scripts and data: nothing that could be gone. */
  | { kind: 'none' };

/** Schemes of what is no place, or stands in the text itself. */
const uncheckedSchemes = new Set(['mailto', 'tel', 'sms', 'data', 'javascript', 'about', 'blob', 'cid', 'attachment']);

/** Reads the address of a link as a browser would. Pure; a file is not looked for. */
export function classifyTarget(written: string): WrittenTarget {
  const text = written.trim();
  if (text === '') return judge(createMalformedVerdict(undefined));
  if (text.startsWith('#')) return { kind: 'local', path: '', fragment: text.slice(1), webUrl: undefined };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && uncheckedSchemes.has(scheme)) return { kind: 'none' };
  if (isTemplate(text)) return judge({ verdict: 'unknown', reason: 'template', evidence: { asked: 'nobody' } });
  if (/^(?:https?:)?\/\/[^/\s]/i.test(text)) return classifyWebUrl(text);
  // Browsers read these backslashes as slashes. Where Markdown is shown, they may be no link at
  // all.
  if (/^https?:[\\/]{2}[^\\/]/i.test(text)) return judge(createMalformedVerdict(text.replaceAll('\\', '/')));
  const webUrl = correctMistypedUrl(text) ?? guessWebUrl(text);
  // The colon is missing, and what follows is no name of a host either.
  if (webUrl === undefined && /^https?\/\//i.test(text)) return judge(createMalformedVerdict(undefined));
  if (webUrl !== undefined && !couldBeFile(text)) return judge(createMalformedVerdict(webUrl));
  if (scheme !== undefined && webUrl === undefined) return judge(judgeScheme(text, scheme));
  return { kind: 'local', ...splitPath(text), webUrl };
}

const judge = (verdict: Verdict): WrittenTarget => ({ kind: 'judged', verdict });

/** An address that leads nowhere, and the one that was likely meant. */
export function createMalformedVerdict(suggestion: string | undefined): Verdict {
  const marker = suggestion === undefined ? {} : { marker: createMarker('did-you-mean', suggestion) };
  return { verdict: 'unknown', reason: 'malformed', evidence: { asked: 'nobody', ...marker } };
}

function classifyWebUrl(text: string): WrittenTarget {
  const mistyped = correctMistypedUrl(text);
  if (mistyped !== undefined) return judge(createMalformedVerdict(mistyped));
  // An underscore with its escape: browsers read the backslash as a slash.
  if (/\\[_*~-]/.test(text)) return judge(createMalformedVerdict(text.replace(/\\([_*~-])/g, '$1')));
  return { kind: 'web' };
}

/** `doi:10.1000/1` and `arXiv:2010.07497` name something, though no browser opens them. */
function judgeScheme(text: string, scheme: string): Verdict {
  const { service, url } = identify(text);
  if (service !== 'unknown' && service !== 'web') return createMalformedVerdict(url);
  // A letter of a drive, and `git@host:path`.
  if (scheme.length === 1) return createMalformedVerdict(undefined);
  return { verdict: 'unknown', reason: 'unsupported-scheme', evidence: { asked: 'nobody' } };
}

/** Whether a path of the repository may look so. Then only a look at its files can tell. */
const couldBeFile = (text: string): boolean => !/^www\.|^[("'“‘（【《<「[]|:\/|^https?:?/i.test(text) && !text.includes('@');

function splitPath(text: string): { path: string; fragment: string | undefined } {
  const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(text) ?? [];
  return { path, fragment };
}
