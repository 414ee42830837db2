import { factColumns, factSorts, getSiteFolder, type Settings } from '../schema/index.ts';
import type { Conflict } from './conflict.ts';
import { isReservedPath } from './reserved-path.ts';

/** A place for the facts file, as a person would name it. */
const exampleFile = 'data/facts.json';

/**
 * Whether the facts file may not be where the settings say: something would obey it, or an output
 * is there. A list that is its README shows none.
 */
export function isFactsFileRefused(settings: Settings): boolean {
  const { file } = settings.facts;
  return file !== undefined && (settings.source !== undefined || !isFree(file, settings));
}

function isFree(file: string, { data, outputs }: Settings): boolean {
  // On macOS and Windows names differ in more than case.
  const path = file.toLowerCase();
  const taken = outputs.flatMap((output) => [output.file, ...(output.template === undefined ? [] : [output.template])]);
  const folders = outputs.flatMap((output) => getSiteFolder(output) ?? []);
  return (
    !isReservedPath(file) &&
    // The schema that editors read.
    path !== `${data}/schema.json`.toLowerCase() &&
    !taken.some((each) => each.toLowerCase() === path) &&
    !folders.some((folder) => path.startsWith(`${folder.toLowerCase()}/`))
  );
}

/** A facts file in a wrong place, and outputs that ask for facts where the settings name no file. */
export function findFactConflicts(settings: Settings, data: unknown): Conflict[] {
  const { file } = settings.facts;
  if (file !== undefined) {
    const path = ['facts', 'file'];
    if (settings.source !== undefined) return [{ path: ['facts'], problem: 'unknown-field', found: 'facts' }];
    return isFree(file, settings) ? [] : [{ path, found: file, allowed: [exampleFile] }];
  }
  return listFactUses(data).map(({ path, found }) => ({ path, problem: 'no-facts', found, part: 'value' }));
}

const factPlaceholders: readonly string[] = [...factColumns.map((name) => `{${name}}`), '{marks}'];

/** Where outputs ask for facts, and by what. */
function listFactUses(data: unknown): { path: Conflict['path']; found: string }[] {
  const { outputs } = (data ?? {}) as { outputs?: unknown };
  return (Array.isArray(outputs) ? outputs : []).flatMap((output: unknown, index) => {
    const { columns, sort, marks, line } = (output ?? {}) as Record<string, unknown>;
    const isFactColumn = (column: unknown) => factColumns.some((name) => name === column);
    const column = Array.isArray(columns) ? columns.findIndex(isFactColumn) : -1;
    const placeholder = typeof line === 'string' ? factPlaceholders.find((name) => line.includes(name)) : undefined;
    const use = (found: string, ...under: (string | number)[]) => [{ path: ['outputs', index, ...under], found }];
    return [
      ...(Array.isArray(columns) && column >= 0 ? use(`columns: ${columns[column]}`, 'columns', column) : []),
      ...(factSorts.some((name) => name === sort) ? use(`sort: ${sort}`, 'sort') : []),
      ...(Array.isArray(marks) && marks.length > 0 ? use('marks', 'marks') : []),
      ...(placeholder === undefined ? [] : use(placeholder, 'line')),
    ];
  });
}
