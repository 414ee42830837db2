import type { Section } from '../entry.ts';
import type { ReadList } from '../read.ts';
import { formatOf, type Output } from '../settings.ts';
import { newEntriesAtom } from './data/atom.ts';
import { listBibtex } from './data/bibtex.ts';
import { listCsv } from './data/csv.ts';
import { listJson } from './data/json.ts';
import { datasetsJsonLd } from './data/json-ld.ts';
import { shelfOf } from './data/shelf.ts';

/**
 * The text of an output that programs read: JSON, CSV, BibTeX, Atom, JSON-LD. Undefined for formats that are for people, and without a
 * readable `list.yml`. Same data, same bytes.
 */
export function renderData(list: ReadList, sections: readonly Section[], output: Output): string | undefined {
  if (list.info === undefined) return undefined;
  const { info } = list;
  const shelf = () => shelfOf(info, output.language, sections, list.entries);
  switch (formatOf(output)) {
    case 'json':
      return listJson(shelf());
    case 'csv':
      return listCsv(shelf());
    case 'bibtex':
      return listBibtex(shelf());
    case 'atom':
      return newEntriesAtom(shelf(), output.address);
    case 'json-ld':
      return datasetsJsonLd(shelf());
    case 'markdown':
    case 'issue-form':
      return undefined;
  }
}
