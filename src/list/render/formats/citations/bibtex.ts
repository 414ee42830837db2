import { toSingleLine } from '../../../../text/invisible-characters.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { splitAuthors } from '../../../schema/index.ts';
import type { ListExport } from '../list-export.ts';
import { parsePersonName } from './bibtex-names.ts';
import { describePaper, type PaperEntry } from './describe-paper.ts';

/**
 * Formats the papers of a list as BibTeX. The id is the key, texts are UTF-8 with the special
 * characters of TeX escaped. Titles and the names of proceedings keep their capitals: pandoc and
 * Better BibTeX write both in lower case where no braces hold them.
 *
 * A library was tried: `@citation-js/plugin-bibtex` 0.9, the one that is maintained. It either
 * converts everything to ASCII and drops Chinese, or escapes nothing, not even `&` and braces. In
 * both modes, braces in names, DOIs and addresses break the file, and `<b>` in a title opens a
 * brace that never closes. It neither protects the capitals of a title's first word nor writes
 * `eprint` and `pmid`. Its parser is correct, and the tests read this output with it.
 */
export function formatBibtex({ entries, language }: ListExport): string {
  const papers = entries.flatMap(({ entry }) => (entry.kind === 'paper' ? [entry as PaperEntry] : []));
  return papers.map((paper) => formatRecord(paper, language)).join('\n');
}

function formatRecord(paper: PaperEntry, language: ListExport['language']): string {
  const { type, venue, doi, arxiv, pmid, url } = describePaper(paper);
  const bibtexType = { preprint: 'misc', journal: 'article', proceedings: 'inproceedings' }[type];
  const description = localizeText(paper.description, language);
  const fields: [name: string, text: string | undefined][] = [
    ['title', `{${escapeTex(paper.title)}}`],
    ['author', formatAuthors(paper)],
    type === 'journal' ? ['journal', venue && escapeTex(venue)] : ['booktitle', venue && `{${escapeTex(venue)}}`],
    ['year', paper.year === undefined ? undefined : String(paper.year)],
    ['doi', doi && escapeBibtexUrl(doi)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['pmid', pmid],
    ['url', url && escapeBibtexUrl(url)],
    ['annote', description === undefined ? undefined : escapeTex(description)],
  ];
  const lines = fields.flatMap(([name, text]) => (text ? [`  ${name} = {${text}},`] : []));
  return [`@${bibtexType}{${paper.id},`, ...lines, '}', ''].join('\n');
}

/** Joins names with `and`, as BibTeX requires; `and others` stands for those that are left out. */
function formatAuthors(paper: PaperEntry): string {
  const { names, hasMore } = splitAuthors(paper);
  return names
    .map((name) => {
      const person = parsePersonName(toSingleLine(name));
      return person === undefined ? `{${escapeTex(name)}}` : formatPersonName(escapeTex(person));
    })
    .filter((name) => name !== '{}')
    .concat(hasMore ? ['others'] : [])
    .join(' and ');
}

/**
 * Protects one name. BibTeX splits words at hyphens and takes lower-case words for particles, which
 * would change `Xiao-ming Li` and `Muhammad al-Rahman`.
 */
const formatPersonName = (name: string): string =>
  name.replace(/[^ ,]+/g, (word) => (word.includes('-') && /(?:^|-)[^\p{L}-]*\p{Ll}/u.test(word) ? `{${word}}` : word));

const texEscapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts even escaped braces when it looks for the end of a field.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // In the OT1 fonts, still the default of TeX, these are other characters.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/**
 * A text between braces. TeX commands in it are shown literally, and so are signs that TeX would
 * join (`--`, `''`).
 */
function escapeTex(text: string): string {
  return toSingleLine(text)
    .replace(/[\\{}~^<>|]|[$&%#_]/g, (sign) => texEscapes[sign] ?? `\\${sign}`)
    .replace(/([-`',])(?=\1)|[?!](?=`)/g, '$&{}');
}

/**
 * An address or identifier between braces. Styles put it into `\url`, so only braces and the
 * backslash need escaping.
 */
function escapeBibtexUrl(text: string): string {
  return text.replace(/[\\{}\s]/g, (sign) => encodeURIComponent(sign));
}
