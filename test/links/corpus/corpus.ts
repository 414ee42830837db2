import { readdirSync } from 'node:fs';
import type { LinkCase } from './link-case.ts';

/** Every module in `cases/` exports arrays of cases, so a new file needs no entry in a list. */
async function loadCases(): Promise<LinkCase[]> {
  const folder = new URL('./cases/', import.meta.url);
  const files = readdirSync(folder).toSorted();
  const modules = await Promise.all(files.map((file): Promise<object> => import(new URL(file, folder).href)));
  return modules.flatMap((module) => Object.values(module).filter(Array.isArray).flat() as LinkCase[]);
}

/** All labelled cases. */
export const corpus: readonly LinkCase[] = await loadCases();
