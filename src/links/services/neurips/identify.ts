import { getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

const hosts = new Set([
  'papers.nips.cc',
  'papers.neurips.cc',
  'proceedings.neurips.cc',
  'datasets-benchmarks-proceedings.neurips.cc',
]);

/** Forms of one paper. Supplements and reviews have identities of their own. */
const paperForms = new Set(['abstract', 'paper', 'bibtex', 'metadata']);

/**
 * A paper's year and hash, or its number in the volumes before 2020. The hash is the MD5 of a
 * number that counts within one year and one track. So thousands of papers share theirs with a
 * paper of another year.
 */
export const neuripsMatcher: UrlMatcher = {
  domains: ['nips.cc', 'neurips.cc'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (!hosts.has(host)) return undefined;
    const id = parsePaperId(getPathSegments(url), host.startsWith('datasets-') ? 'datasets_and_benchmarks' : undefined);
    return id === undefined
      ? undefined
      : { key: `neurips:${id}`, service: 'neurips', id, url: url.href.replace(/^http:/, 'https:') };
  },
};

function parsePaperId(path: readonly string[], siteTrack: string | undefined): string | undefined {
  const name = path.at(-1) ?? '';
  // Before 2020 the numbers run through all years: `7181-attention-is-all-you-need`.
  const number = /^(\d{1,5})-(.*)$/.exec(name);
  if (number !== null) {
    const extra = /-(supplemental|reviews)(?:\.\w+)?$/i.exec(number[2] ?? '')?.[1];
    return [number[1], extra?.toLowerCase()].filter((part) => part !== undefined).join('/');
  }
  const [, hash, form = '', suffix = ''] = /^([0-9a-f]{32})-([A-Za-z]+)(?:-([\w-]+))?\.\w+$/.exec(name) ?? [];
  const year = path.findLast((segment) => /^(?:19|20)\d{2}$/.test(segment));
  if (hash === undefined || year === undefined) return undefined;
  const track = suffix.toLowerCase() === 'conference' ? '' : suffix.toLowerCase();
  const kind = form.toLowerCase();
  return [year, hash, siteTrack, track, paperForms.has(kind) ? undefined : kind].filter((part) => part).join('/');
}
