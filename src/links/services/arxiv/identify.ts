import type { Verdict } from '../../../model/verdict.ts';
import {
  createPartIdentity,
  decodePercent,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  type UrlMatcher,
} from '../../url/index.ts';
import type { NamedForm } from '../define-service.ts';

const currentArxivIdPattern = /^(\d{2}(?:0[1-9]|1[0-2]))\.(\d{4,5})(?:v[1-9]\d*)?$/i;
const legacyArxivIdPattern = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]+(?:-[a-z]+)?)?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d*)?$/i;

/**
 * Takes an arXiv id in any spelling, version and subject class included; returns it bare, or
 * undefined when no paper has such an id.
 */
export function parseArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^arxiv:/i, '')
    .replace(/\.pdf$/i, '');
  const current = currentArxivIdPattern.exec(bare);
  if (current?.[1] && current[2]) {
    // Four digits until the end of 2014, five from 2015 on.
    const digits = current[1] >= '1501' ? 5 : 4;
    return current[1] >= '0704' && current[2].length === digits ? `${current[1]}.${current[2]}` : undefined;
  }
  const old = legacyArxivIdPattern.exec(bare);
  return old?.[1] && old[2] ? `${old[1].toLowerCase()}/${old[2]}` : undefined;
}

/** The identity of an arXiv paper. */
export function createArxivIdentity(id: string): Identity {
  return { key: `arxiv:${id}`, service: 'arxiv', id, url: `https://arxiv.org/abs/${id}` };
}

const arxivHostPattern =
  /^(?:(?:[a-z]+\.)?arxiv\.org|ar5iv(?:\.labs\.arxiv)?\.org|alphaxiv\.org|arxiv-vanity\.com|xxx\.(?:lanl\.gov|itp\.ac\.cn))$/;
/** Semantic Scholar's and Hugging Face's pages of arXiv papers. */
const paperPagePattern = /^\/(?:papers\/|arxiv\/|paper\/arxiv:|arxiv:)([^/]+?(?:\/\d{7})?(?:v\d+)?)\/?$/i;
const paperPageHostPattern = /^(?:(?:api\.)?semanticscholar\.org|huggingface\.co|hf\.co|hf-mirror\.com)$/;

const arxivPathTypes = new Set(['abs', 'pdf', 'html', 'ps', 'format', 'src', 'e-print', 'papers', 'overview', 'tb']);

export const arxivMatcher: UrlMatcher = {
  domains: [
    'arxiv.org',
    'ar5iv.org',
    'alphaxiv.org',
    'arxiv-vanity.com',
    'lanl.gov',
    'ac.cn',
    'semanticscholar.org',
    'huggingface.co',
    'hf.co',
    'hf-mirror.com',
  ],
  match(url) {
    const host = getHostWithoutWww(url);
    if (paperPageHostPattern.test(host)) return identifyPaperPage(url);
    if (!arxivHostPattern.test(host)) return undefined;
    const [form = '', ...rest] = getPathSegments(url);
    if (!arxivPathTypes.has(form)) return undefined;
    const legacyId = parseArxivId(rest.slice(0, 2).join('/'));
    const id = legacyId ?? parseArxivId(rest[0] ?? '');
    if (id === undefined) return undefined;
    const inside = rest.slice(id.includes('/') ? 2 : 1);
    // A file within the sources of a paper, such as `/src/2010.07497/anc/data.csv`.
    return inside.length === 0 ? createArxivIdentity(id) : createPartIdentity(createArxivIdentity(id), [form, ...inside], url);
  },
  matchText(text) {
    const id = /^arxiv:/i.test(text) ? parseArxivId(text) : undefined;
    return id === undefined ? undefined : createArxivIdentity(id);
  },
};

/**
 * Forms that a paper may lack: HTML exists for some, PostScript and sources are made where that is
 * possible.
 */
const optionalForms = new Set(['html', 'src', 'e-print', 'ps', 'format']);

/**
 * The form or version that an address names. A first version always exists; a PDF does unless the
 * paper is withdrawn. ar5iv and arXiv Vanity have only what they could convert.
 */
export function getArxivForm(url: URL, { url: landing }: Identity, { note }: Verdict): NamedForm | undefined {
  const host = getHostWithoutWww(url);
  const [form = ''] = getPathSegments(url);
  if (/^(?:ar5iv\.|arxiv-vanity\.)/.test(host)) return { url: `https://${url.host}${url.pathname}`, landing };
  if (!host.endsWith('arxiv.org')) return undefined;
  const isLaterVersion = /v(?:[2-9]|[1-9]\d+)(?:\.pdf)?\/?$/i.test(url.pathname);
  const isPdfOfWithdrawn = form === 'pdf' && note === 'withdrawn';
  if (!optionalForms.has(form) && !isLaterVersion && !isPdfOfWithdrawn) return undefined;
  // The mirrors have what arXiv has, or nothing at all.
  return { url: `https://arxiv.org${url.pathname.replace(/\/$/, '')}`, landing };
}

function identifyPaperPage(url: URL): Identity | undefined {
  const found = paperPagePattern.exec(decodePercent(url.pathname))?.[1];
  const id = found === undefined ? undefined : parseArxivId(found);
  return id === undefined ? undefined : createArxivIdentity(id);
}
