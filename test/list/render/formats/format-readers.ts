import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

/**
 * Small strict readers, written for the tests, and a known one of BibTeX. What they cannot read is
 * not valid.
 */

/** Rows of a table after RFC 4180; throws where a quote stands wrong. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const row = rows.at(-1) ?? [];
    if (text[at] === '"') {
      const [all = '', inside = ''] = /^"((?:[^"]|"")*)"(?=,|\r\n)/.exec(text.slice(at)) ?? [];
      if (all === '') throw new Error(`a quote that does not end, at ${at}`);
      row.push(inside.replaceAll('""', '"'));
      at += all.length;
    } else {
      const [all = ''] = /^[^",\r\n]*(?=,|\r\n)/.exec(text.slice(at)) ?? [];
      row.push(all);
      at += all.length;
    }
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else throw new Error(`neither comma nor line end at ${at}: ${text.slice(at, at + 20)}`);
  }
  return rows;
}

export interface BibtexRecord {
  type: string;
  key: string;
  fields: Record<string, string>;
}

/**
 * Records of a BibTeX file: fields in braces that balance, as BibTeX counts them. Throws for
 * anything else.
 */
export function parseBibtex(text: string): BibtexRecord[] {
  const records: BibtexRecord[] = [];
  let at = 0;
  const eat = (pattern: RegExp): string => {
    const found = new RegExp(pattern.source, 'y');
    found.lastIndex = at;
    const [all] = found.exec(text) ?? [];
    if (all === undefined) throw new Error(`expected ${pattern} at ${at}: ${text.slice(at, at + 40)}`);
    at += all.length;
    return all;
  };
  const braced = (): string => {
    eat(/\{/);
    const from = at;
    for (let depth = 1; depth > 0; at += 1) {
      if (at >= text.length) throw new Error(`a brace that does not end, at ${from}`);
      if (text[at] === '{') depth += 1;
      if (text[at] === '}') depth -= 1;
    }
    return text.slice(from, at - 1);
  };
  while (text.slice(at).trim() !== '') {
    eat(/\s*@/);
    const type = eat(/[a-z]+/);
    eat(/\{/);
    const key = eat(/[^\s,{}"#%~\\@]+/);
    eat(/,\s*/);
    const fields: Record<string, string> = {};
    while (text[at] !== '}') {
      const name = eat(/[a-z]+/);
      eat(/ = /);
      fields[name] = braced();
      eat(/,\s*/);
    }
    eat(/\}/);
    records.push({ type, key, fields });
  }
  return records;
}

export interface CslReference {
  id: string;
  type: string;
  title?: string;
  author?: { given?: string; family?: string; suffix?: string; 'non-dropping-particle'?: string }[];
  'container-title'?: string;
  annote?: string;
  DOI?: string;
  URL?: string;
}

/**
 * The same file as another program reads it: TeX's commands as characters, names split into parts.
 * The input is declared as text, so that the program does not take it for an address to fetch.
 * Throws where the file is broken.
 */
export function parseReferences(text: string): CslReference[] {
  const records = plugins.input.data(text, '@bibtex/text');
  return plugins.input.data(records, '@bibtex/entries+list') as unknown as CslReference[];
}

/** All parts of a name, as words in an order that does not depend on how it was taken apart. */
export const nameWords = (name: NonNullable<CslReference['author']>[number]): string[] =>
  Object.values(name)
    .join(' ')
    .split(/[\s,]+/)
    .filter(Boolean)
    .sort();
