/**
 * Reads YAML from strangers: bounded in size and depth, no tags, no aliases, never throws. Each
 * value keeps its line and column, so that a finding points at it.
 *
 * Two parsers are behind `readYaml`; `docs/decisions/two-yaml-readers.md` says why.
 */

export { maxYamlFileBytes, readYaml, readYamlSubset, type YamlFile } from './read-yaml.ts';
export { formatYamlScalar, isPlainText, replaceScalar } from './scalar.ts';
export { createFinding, createSourceMap, type FindingDetails, type SourceMap } from './source-map.ts';
export type { FieldPath } from './source-range.ts';
