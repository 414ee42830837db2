import { identify } from '../../../links/identify.ts';
import type { Entry, Paper } from '../../entry.ts';
import { plain } from '../escape.ts';
import { localized } from '../words.ts';
import type { Shelf } from './shelf.ts';

type PaperEntry = Paper & Entry;

/**
 * The papers of a list as BibTeX: the id is the key, texts are UTF-8 with TeX's own characters escaped, titles keep their capitals. What a
 * venue is the data does not say; a journal is told by its words, the rest are proceedings.
 *
 * Written here and not by a library, which was tried: the one that is kept up, `@citation-js/plugin-bibtex` 0.9, either turns all into
 * ASCII and drops what is Chinese, or escapes nothing, not even `&` and braces. In both ways names, DOIs and addresses keep a brace that
 * breaks the file, `<b>` in a title opens a brace that never ends, the capitals of a title's first word are left open, and `eprint` and
 * `pmid` are not written. Its reader is sound, and judges in the tests what is written here.
 */
export function listBibtex({ entries, language }: Shelf): string {
  const papers = entries.flatMap(({ entry }) => (entry.kind === 'paper' ? [entry as PaperEntry] : []));
  return papers.map((paper) => record(paper, language)).join('\n');
}

const journals =
  /journal|transactions|letters|bioinformatics|\bnature\b|\bscience\b|\bplos\b|\bbmc\b|\bjamia\b|medicine|学报|期刊|杂志/i;

function record(paper: PaperEntry, language: Shelf['language']): string {
  const { doi, arxiv, acl, pmid } = paper.identifiers ?? {};
  const venue = paper.venue === undefined || /^arxiv\b/i.test(paper.venue) ? undefined : value(paper.venue);
  const isJournal = pmid !== undefined || (paper.venue !== undefined && acl === undefined && journals.test(paper.venue));
  const type = venue === undefined ? 'misc' : isJournal ? 'article' : 'inproceedings';
  const url = paper.links.find(({ role }) => role === 'paper')?.url ?? paper.links[0]?.url;
  const description = localized(paper.description, language);
  const fields: [name: string, text: string | undefined][] = [
    ['title', `{${value(paper.title)}}`],
    ['author', paper.authors && authors(paper.authors)],
    [type === 'article' ? 'journal' : 'booktitle', venue],
    ['year', paper.year === undefined ? undefined : String(paper.year)],
    ['doi', doi && address(doi)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['pmid', pmid],
    ['url', url && address(identify(url).url)],
    ['annote', description === undefined ? undefined : value(description)],
  ];
  const lines = fields.flatMap(([name, text]) => (text ? [`  ${name} = {${text}},`] : []));
  return [`@${type}{${paper.id},`, ...lines, '}', ''].join('\n');
}

/** Names joined as BibTeX wants them. */
function authors(names: readonly string[]): string {
  return names
    .map((name) => (isOfPeople(plain(name)) ? person(value(name)) : `{${value(name)}}`))
    .filter((name) => name !== '{}')
    .join(' and ');
}

/** Words that have a letter each, with hyphens only inside: nothing in them that BibTeX, or a reader of it, takes for something else. */
const nameWord = String.raw`(?=[^ ]*[\p{L}\p{N}])[\p{L}\p{M}\p{N}.'’·・]+(?:-[\p{L}\p{M}\p{N}.'’·・]+)*`;
const nameWords = new RegExp(`^${nameWord}(?: ${nameWord})*$`, 'u');

/**
 * Whether BibTeX may take a name apart, into `First Last`, `Last, First` or `Last, Jr, First`. Others are kept together by braces: that of
 * a firm, one with a word or a sign of BibTeX's own (`and`, `others`, a third comma).
 */
function isOfPeople(name: string): boolean {
  const parts = name.split(/ ?, ?/);
  return parts.length <= 3 && parts.every((part) => nameWords.test(part)) && !/(?:^| )(?:and|others)(?:,| |$)/i.test(name);
}

/**
 * The name of one of them. To BibTeX a hyphen parts words too, and a word in small letters is a particle: `Xiao-ming Li` and `Muhammad al-Rahman`
 * would lose theirs.
 */
const person = (name: string): string =>
  name.replace(/[^ ,]+/g, (word) => (word.includes('-') && /(?:^|-)[^\p{L}-]*\p{Ll}/u.test(word) ? `{${word}}` : word));

const signs: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Even escaped braces count when BibTeX looks for the end of a field.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // In TeX's oldest fonts, still the default, these stand for other signs.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** A text between braces: what TeX would take for a command is shown as it is, and so are signs that it would join (`--`, `''`). */
function value(text: string): string {
  return plain(text)
    .replace(/[\\{}~^<>|]|[$&%#_]/g, (sign) => signs[sign] ?? `\\${sign}`)
    .replace(/([-`',])(?=\1)|[?!](?=`)/g, '$&{}');
}

/** An address or identifier between braces: styles put it into `\url`, so only braces and the backslash can do harm. */
function address(text: string): string {
  return text.replace(/[\\{}\s]/g, (sign) => encodeURIComponent(sign));
}
