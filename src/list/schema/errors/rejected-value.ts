import type { z } from 'zod';
import type { Finding, FindingCode } from '../../../model/finding.ts';
import { createFinding, type FieldPath, type SourceMap } from '../../yaml/index.ts';
import type { Suggestion } from './repair-data.ts';

/** One problem with its likely correction, for previews and for further checks. */
export interface SchemaError extends Suggestion {
  finding: Finding;
}

/** A value that the schema rejects, and the data that explains it. */
export interface RejectedValue {
  path: FieldPath;
  value: unknown;
  /** The whole data, and the schema of the whole. */
  data: unknown;
  schema: z.ZodType;
  sourceMap: SourceMap;
}

/** Creates the finding of a rejected value. Everything that the schema rejects is an error. */
export const createSchemaFinding = (
  { sourceMap, path }: RejectedValue,
  code: FindingCode,
  details: Partial<Finding> & { part?: 'key' } = {},
): Finding => createFinding(sourceMap, path, { code, severity: 'error', ...details });

/** One character more than a finding shows, so that a cut is visible. */
const maxFormattedLength = 201;

export function formatRejectedValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return (JSON.stringify(value) ?? String(value)).slice(0, maxFormattedLength);
}
