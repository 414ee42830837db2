import type { Finding, FindingCode, Severity } from '../../model/finding.ts';
import { truncate } from '../../text/truncate.ts';
import type { FieldPath, SourceRange, YamlFile } from './read-yaml.ts';

/** A value of a file, and how to say where its parts stand: an entry, the list's own file, the settings. */
export interface SourceMap {
  file: string;
  /** Id of the entry, where it is one. */
  entry?: string | undefined;
  /** Where a part stands, by its path within this value. */
  locate(path: FieldPath, part?: 'value' | 'key'): SourceRange;
  sourceText(path: FieldPath): string | undefined;
  plainText(path: FieldPath): string | undefined;
}

/** The part of a file that `root` leads to. */
export function createSourceMap(file: YamlFile, root: FieldPath = [], entry?: string): SourceMap {
  return {
    file: file.path,
    entry,
    locate: (path, part) => file.locate([...root, ...path], part),
    sourceText: (path) => file.sourceText([...root, ...path]),
    plainText: (path) => file.plainText([...root, ...path]),
  };
}

/** A finding at a part of a place. What is found is cut at 200 characters. */
export function createFinding(
  sourceMap: SourceMap,
  path: FieldPath,
  code: FindingCode,
  severity: Severity,
  details: Partial<Finding> = {},
  part: 'value' | 'key' = 'value',
): Finding {
  const found = details.found;
  return {
    code,
    severity,
    file: sourceMap.file,
    ...sourceMap.locate(path, part),
    ...(path.length > 0 ? { field: path.join('.') } : {}),
    ...(sourceMap.entry === undefined ? {} : { entry: sourceMap.entry }),
    ...details,
    ...(found === undefined ? {} : { found: truncate(found, 200) }),
  };
}
