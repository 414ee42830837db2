import type { Finding, FindingCode } from '../../../model/finding.ts';
import { formatYamlScalar } from '../../yaml/index.ts';
import { describeValueType, resolveSchema } from './inspect-schema.ts';
import { createSchemaFinding, formatRejectedValue, type RejectedValue, type SchemaError } from './rejected-value.ts';
import { isMapping } from './repair-data.ts';

/** A value that the schema would accept, and its YAML if that fits on one line. */
interface Conversion {
  suggestion: unknown;
  fix?: string;
}

/** Explains a value of the wrong type. If the value can be converted, the result is the fix. */
export function createWrongTypeError(rejected: RejectedValue): SchemaError {
  const { path, value, sourceMap } = rejected;
  const valueType = describeValueType(resolveSchema(rejected.schema, path));
  const plainText = sourceMap.plainText(path);
  const isCode = path.at(-1) === 'code';
  if ((value === null && !(isCode && plainText)) || (isCode && plainText === '~')) {
    return { path, finding: createSchemaFinding(rejected, 'empty', { allowed: [valueType], part: 'key' }) };
  }
  const found = sourceMap.sourceText(path) ?? formatRejectedValue(value);
  const toError = (code: FindingCode, allowed: string, conversion: Conversion | undefined): SchemaError => {
    const details: Partial<Finding> = { found, allowed: [allowed] };
    if (conversion === undefined) return { path, finding: createSchemaFinding(rejected, code, details) };
    const { suggestion, fix } = conversion;
    const finding = createSchemaFinding(rejected, code, { ...details, ...(fix === undefined ? {} : { fix }) });
    return { path, finding, suggestion };
  };
  if (isCode && plainText) {
    const isCodeLike = /^[0-9A-Za-z]{4}$/.test(plainText);
    const conversion = isCodeLike ? { suggestion: plainText, fix: `"${plainText}"` } : undefined;
    return toError('code-not-text', 'four letters or digits', conversion);
  }
  return toError('wrong-type', valueType, convertValue(rejected, valueType, plainText));
}

/** @param plainText the source of an unquoted scalar, such as `1.10` of a number. */
function convertValue({ path, value }: RejectedValue, valueType: string, plainText: string | undefined): Conversion | undefined {
  if (valueType === 'text') return plainText ? { suggestion: plainText, fix: JSON.stringify(plainText) } : undefined;
  if (valueType === 'number' || valueType === 'whole number') {
    if (typeof value !== 'string' || !/^\d{1,15}$/.test(value.trim())) return undefined;
    const number = Number(value.trim());
    return { suggestion: number, fix: String(number) };
  }
  if (valueType === 'text in zh and en') return typeof value === 'string' ? convertToLocalizedText(value) : undefined;
  if (valueType !== 'list' || value === null) return undefined;
  if (typeof value !== 'object') {
    const isOneLine = typeof value === 'string' && !value.includes('\n');
    return { suggestion: [value], ...(isOneLine ? { fix: `[${formatYamlScalar(value)}]` } : {}) };
  }
  return isMapping(value) && path.at(-1) === 'links' ? { suggestion: [value] } : undefined;
}

function convertToLocalizedText(value: string): Conversion | undefined {
  if (value.trim() === '') return undefined;
  const language = /\p{Script=Han}/u.test(value) ? 'zh' : 'en';
  const fix = value.includes('\n') ? {} : { fix: `{ ${language}: ${JSON.stringify(value)} }` };
  return { suggestion: { [language]: value }, ...fix };
}
