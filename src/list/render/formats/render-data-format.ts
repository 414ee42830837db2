import type { ParsedList } from '../../read-list.ts';
import { detectOutputFormat, type Output, type Section } from '../../schema/index.ts';
import { formatAtom } from './atom.ts';
import { formatBibtex, formatCslJson } from './citations/index.ts';
import { formatCsv } from './csv.ts';
import { formatDataPackage } from './data-package.ts';
import { formatJson } from './json.ts';
import { formatJsonLd } from './json-ld.ts';
import { buildListExport } from './list-export.ts';

/**
 * Renders an output for programs. Undefined for the other formats, and without a readable
 * `list.yml`. The same data gives the same bytes.
 * @param outputs all outputs of the list.
 */
export function renderDataFormat(
  list: ParsedList,
  sections: readonly Section[],
  output: Output,
  outputs: readonly Output[],
): string | undefined {
  if (list.info === undefined) return undefined;
  const { info } = list;
  const shelf = () => buildListExport(info, output, sections, list);
  switch (detectOutputFormat(output)) {
    case 'json':
      return formatJson(shelf());
    case 'csv':
      return formatCsv(shelf());
    case 'bibtex':
      return formatBibtex(shelf());
    case 'csl-json':
      return formatCslJson(shelf());
    case 'data-package':
      return formatDataPackage(info, output, outputs, list.facts !== undefined);
    case 'atom':
      return formatAtom(shelf(), output.address);
    case 'json-ld':
      return formatJsonLd(shelf());
    case 'changelog':
    case 'contributors':
    case 'markdown':
    case 'issue-form':
    case 'html':
      return undefined;
  }
}
