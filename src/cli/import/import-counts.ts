import type { ImportedList } from '../../list/import/index.ts';
import { countAddressDestinations, describeLosses } from '../../list/import/verify/index.ts';
import { readList } from '../../list/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { validateList } from '../../list/validate/index.ts';
import type { SourceFile } from '../../model/finding.ts';

/** What an import did, in numbers. */
export interface ImportCounts {
  file: string;
  out: string;
  lines: number;
  entries: number;
  sections: number;
  addresses: ReturnType<typeof countAddressDestinations>;
  /**
   * Time to turn the Markdown into the text of data files, without reading, writing and validating
   * them.
   */
  seconds: number;
  /**
   * How often the validator reports each code. Keys are a severity and a code: `error
   * duplicate-identity`.
   */
  findings: Record<string, number>;
  /** How many entries have each field that their words say, or that the settings declare. */
  fields: Record<string, number>;
  lost: string[];
}

export interface ImportCountContext {
  /** Path of the source and of the data folder, as the caller gave them. */
  path: string;
  out: string;
  seconds: number;
  settings: Settings;
}

export function countImport(source: SourceFile, imported: ImportedList, context: ImportCountContext): ImportCounts {
  return {
    file: context.path,
    out: context.out,
    lines: source.text.trimEnd().split('\n').length,
    entries: imported.entries.length,
    sections: countSections(imported.list.sections),
    addresses: countAddressDestinations(source.text, imported),
    seconds: context.seconds,
    findings: countFindings(imported, context.settings),
    fields: countFields(imported),
    lost: describeLosses(imported),
  };
}

function countFindings({ files }: ImportedList, settings: Settings): Record<string, number> {
  const counts: Record<string, number> = {};
  if (files.length === 0) return counts;
  for (const { code, severity } of validateList(readList(files, settings))) {
    const key = `${severity} ${code}`;
    if (severity !== 'notice') counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Built-in fields that the words of an entry may say. */
const factFields = ['year', 'license', 'languages', 'status', 'venue', 'authors', 'access'];

function countFields({ entries, fields = {} }: ImportedList): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const field of [...factFields, ...Object.keys(fields)]) {
    const count = entries.filter(({ entry }) => field in entry).length;
    if (count > 0) counts[field] = count;
  }
  return counts;
}

interface Section {
  sections?: readonly Section[] | undefined;
}

function countSections(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + 1 + countSections(section.sections ?? []), 0);
}
