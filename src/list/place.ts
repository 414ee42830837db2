import type { Finding, FindingCode, Severity } from './finding.ts';
import type { Path, Spot, YamlFile } from './yaml-file.ts';

/** A value of a file, and how to say where its parts stand: an entry, the list's own file, the settings. */
export interface Place {
  file: string;
  /** Id of the entry, where it is one. */
  entry?: string | undefined;
  /** Where a part stands, by its path within this value. */
  spot(path: Path, part?: 'value' | 'key'): Spot;
  source(path: Path): string | undefined;
  plain(path: Path): string | undefined;
}

/** The part of a file that `root` leads to. */
export function placeIn(file: YamlFile, root: Path = [], entry?: string): Place {
  return {
    file: file.path,
    entry,
    spot: (path, part) => file.spot([...root, ...path], part),
    source: (path) => file.source([...root, ...path]),
    plain: (path) => file.plain([...root, ...path]),
  };
}

/** A finding at a part of a place. What is found is cut at 200 characters. */
export function findingAt(
  place: Place,
  path: Path,
  code: FindingCode,
  severity: Severity,
  rest: Partial<Finding> = {},
  part: 'value' | 'key' = 'value',
): Finding {
  const found = rest.found;
  return {
    code,
    severity,
    file: place.file,
    ...place.spot(path, part),
    ...(path.length > 0 ? { field: path.join('.') } : {}),
    ...(place.entry === undefined ? {} : { entry: place.entry }),
    ...rest,
    ...(found === undefined ? {} : { found: cut(found) }),
  };
}

function cut(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
