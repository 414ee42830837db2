export { maxYamlFileBytes, readYaml, type YamlFile } from './read-yaml.ts';
export { formatYamlScalar, replaceScalar } from './scalar.ts';
export { createFinding, createSourceMap, type FindingDetails, type SourceMap } from './source-map.ts';
export type { FieldPath } from './source-range.ts';
