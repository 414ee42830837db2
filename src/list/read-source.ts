import type { SourceFile } from '../model/finding.ts';
import { readMarkdownList } from './markdown/index.ts';
import { type ParsedList, readYamlList } from './read-list.ts';
import { readListFacts } from './repository-facts/index.ts';
import type { Settings } from './schema/index.ts';

/**
 * Reads a list: the YAML files of the data folder, or the one Markdown file that the settings name
 * as `source`. Never throws.
 * @param files in any order, with the facts file of the settings; others are skipped.
 */
export function readList(files: readonly SourceFile[], settings: Settings): ParsedList {
  const { source } = settings;
  if (source === undefined) return readListFacts(readYamlList(files, settings), files, settings);
  return readMarkdownList(
    source,
    files.find(({ path }) => path === source),
  );
}
