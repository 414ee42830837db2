import { localizeText } from '../../../text/language/localize-text.ts';
import { type ListInfo, listDescribedTables, type Output, slugify } from '../../schema/index.ts';
import { describeCsvColumns } from './csv.ts';

/**
 * Formats the description of the CSV files beside or below it: a Data Package (version 2) with a
 * Table Schema each. It says which columns are text, which no reader can guess: an extraction code
 * `0123` or `1e10` looks like a number. https://datapackage.org/standard/table-schema/
 * @param hasFacts the list keeps facts about repositories.
 */
export function formatDataPackage(info: ListInfo, output: Output, outputs: readonly Output[], hasFacts: boolean): string {
  const { language } = output;
  const description = localizeText(info.description, language);
  const document = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: slugify(info.title.en ?? info.title.zh ?? '') || 'list',
    title: localizeText(info.title, language),
    ...(description === undefined ? {} : { description }),
    ...(info.license === undefined || info.license === 'not-stated' ? {} : { licenses: [{ name: info.license }] }),
    resources: listDescribedTables(output, outputs).map((path, index) => describeResource(path, index, hasFacts)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const describeResource = (path: string, index: number, hasFacts: boolean) => ({
  name: slugify(path.replace(/\.csv$/i, '')) || `list-${index + 1}`,
  path,
  type: 'table',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  schema: { fields: describeCsvColumns(hasFacts), primaryKey: 'id' },
});
