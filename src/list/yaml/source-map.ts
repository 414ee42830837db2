import type { Finding, FindingCode, Severity } from '../../model/finding.ts';
import { truncate } from '../../text/truncate.ts';
import type { YamlFile } from './read-yaml.ts';
import type { FieldPath, SourceRange } from './source-range.ts';

/**
 * The positions of the parts of a value in its file. The value is an entry, `list.yml` or the
 * settings.
 */
export interface SourceMap {
  file: string;
  /** Id of the entry, if the value is one. */
  entry?: string | undefined;
  /** The range of a part, by its path within the value. */
  locate(path: FieldPath, part?: 'value' | 'key'): SourceRange;
  sourceText(path: FieldPath): string | undefined;
  plainText(path: FieldPath): string | undefined;
}

/** The source map of the part of a file at `root`. */
export function createSourceMap(file: YamlFile, root: FieldPath = [], entry?: string): SourceMap {
  return {
    file: file.path,
    entry,
    locate: (path, part) => file.locate([...root, ...path], part),
    sourceText: (path) => file.sourceText([...root, ...path]),
    plainText: (path) => file.plainText([...root, ...path]),
  };
}

/** A finding without its position. */
export type FindingDetails = Partial<Finding> & {
  code: FindingCode;
  severity: Severity;
  /** The part to point at: the value (default), or its key. */
  part?: 'value' | 'key';
};

const maxFoundLength = 200;

/**
 * Creates a finding at a part of a value. `found` is cut at 200 characters.
 * @param path of the part within the value; empty for the value itself.
 */
export function createFinding(sourceMap: SourceMap, path: FieldPath, details: FindingDetails): Finding {
  const { code, severity, part, ...rest } = details;
  return {
    code,
    severity,
    file: sourceMap.file,
    ...sourceMap.locate(path, part),
    ...(path.length > 0 ? { field: path.join('.') } : {}),
    ...(sourceMap.entry === undefined ? {} : { entry: sourceMap.entry }),
    ...rest,
    ...(rest.found === undefined ? {} : { found: truncate(rest.found, maxFoundLength) }),
  };
}
