import type { SourceFile } from '../../model/finding.ts';
import { isCuratedList, isGeneratedPage, readMarkdownEntries } from '../import/index.ts';

/** Where a README may be, the first one first. */
export const readmePaths = ['README.md', 'readme.md', 'Readme.md', 'README.zh-CN.md', 'README_zh.md'];

/** A page with fewer entries is not taken for a list unless the settings name it. */
const minEntries = 10;

/** The README that is a list, among the files of a repository without data and settings for it. */
export function findListReadme(files: readonly SourceFile[]): string | undefined {
  const readme = readmePaths.map((path) => files.find((file) => file.path === path)).find((file) => file !== undefined);
  if (readme === undefined || isGeneratedPage(readme.text)) return undefined;
  const read = readMarkdownEntries(readme);
  const isList = read && read.entries.length >= minEntries && isCuratedList(readme.text, read);
  return isList ? readme.path : undefined;
}
