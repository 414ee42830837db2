import { toSingleLine } from '../../../../text/invisible-characters.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { splitAuthors } from '../../../schema/index.ts';
import type { ListExport } from '../list-export.ts';
import { parsePersonName } from './bibtex-names.ts';
import { describePaper, type PaperEntry } from './describe-paper.ts';

/** A name as CSL has it: in parts, or whole. */
export type CslName = { literal: string } | { family: string; given?: string; suffix?: string; 'non-dropping-particle'?: string };

const types = { preprint: 'article', journal: 'article-journal', proceedings: 'paper-conference' } as const;

/**
 * Formats the papers of a list as CSL-JSON (CSL 1.0.2), which Zotero, pandoc and citeproc read.
 */
export function formatCslJson({ entries, language }: ListExport): string {
  const papers = entries.flatMap(({ entry }) => (entry.kind === 'paper' ? [entry as PaperEntry] : []));
  return `${JSON.stringify(
    papers.map((paper) => buildItem(paper, language)),
    null,
    2,
  )}\n`;
}

function buildItem(paper: PaperEntry, language: ListExport['language']) {
  const { type, venue, doi, arxiv, pmid, url } = describePaper(paper);
  const { names, hasMore } = splitAuthors(paper);
  const authors = names.map((name) => parseCslName(toSingleLine(name)));
  const description = localizeText(paper.description, language);
  return {
    id: paper.id,
    type: types[type],
    title: toSingleLine(paper.title),
    author: authors.length === 0 ? undefined : [...authors, ...(hasMore ? [{ literal: 'others' }] : [])],
    'container-title': venue === undefined ? undefined : toSingleLine(venue),
    issued: paper.year === undefined ? undefined : { 'date-parts': [[paper.year]] },
    DOI: doi,
    PMID: pmid,
    archive: arxiv && 'arXiv',
    archive_location: arxiv,
    URL: url,
    note: description === undefined ? undefined : toSingleLine(description),
  };
}

/**
 * A name in the parts of CSL. Names that BibTeX has to leave whole are whole here, too.
 * @example parseCslName('Oscar de la Hoya III')
 * // { family: 'Hoya', given: 'Oscar', suffix: 'III', 'non-dropping-particle': 'de la' }
 */
export function parseCslName(name: string): CslName {
  const person = parsePersonName(name);
  if (person === undefined) return { literal: name };
  const parts = person.split(/ ?, ?/);
  const given = parts.length > 1 ? parts.at(-1) : undefined;
  const suffix = parts.length > 2 ? parts[1] : undefined;
  const words = (parts[0] ?? '').split(' ');
  // A particle in lower case begins the family name, which is the last word otherwise.
  const particle = words.findIndex((word, at) => at < words.length - 1 && /^\p{Ll}/u.test(word));
  const family = given === undefined ? words.length - 1 : 0;
  const from = particle >= 0 && (given !== undefined || particle > 0) ? particle : family;
  const first = given ?? words.slice(0, from).join(' ');
  const last = words.slice(from);
  const particles = last.slice(
    0,
    last.findIndex((word) => !/^\p{Ll}/u.test(word)),
  );
  const isParticle = particles.length > 0 && particles.length < last.length;
  return {
    family: (isParticle ? last.slice(particles.length) : last).join(' '),
    ...(first === '' ? {} : { given: first }),
    ...(suffix === undefined ? {} : { suffix }),
    ...(isParticle ? { 'non-dropping-particle': particles.join(' ') } : {}),
  };
}
