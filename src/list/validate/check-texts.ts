import { parse } from 'yaml';
import type { Finding } from '../../model/finding.ts';
import { findInvisibleCharacters, formatCodePoint, removeUnneededInvisibleCharacters } from '../../text/invisible-characters.ts';
import type { ParsedList } from '../read-list.ts';
import { createFinding, type FieldPath, replaceScalar, type SourceMap } from '../yaml/index.ts';
import { mayNeedTypography, normalizeTypography, type TypographyChange } from './chinese-typography.ts';

/**
 * The most characters of one list that go through the typography rules: they take about 1 µs each.
 */
const maxTypographyCharacters = 1_000_000;

/** The most different invisible characters that a finding lists. */
const maxListedCharacters = 12;

/**
 * Checks the spelling of the texts of a list: invisible characters in all of them, typography in
 * Chinese ones (`zh`). All findings of one text have the same fix, the corrected text.
 */
export function checkTexts(list: ParsedList): Finding[] {
  let remainingCharacters = maxTypographyCharacters;
  const findings: Finding[] = [];
  const visit = (value: unknown, path: FieldPath, sourceMap: SourceMap): void => {
    if (typeof value === 'string') {
      const checksTypography =
        path.at(-1) === 'zh' && remainingCharacters > 0 && mayNeedTypography(removeUnneededInvisibleCharacters(value));
      if (checksTypography) remainingCharacters -= value.length;
      if (checksTypography || findInvisibleCharacters(value).length > 0)
        findings.push(...checkText(value, path, sourceMap, checksTypography));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) visit(item, [...path, Array.isArray(value) ? Number(key) : key], sourceMap);
  };
  if (list.info && list.listSourceMap) visit(list.info, [], list.listSourceMap);
  for (const { entry, sourceMap } of list.entries) visit(entry, [], sourceMap);
  return findings;
}

/** A corrected text, or one line of it, with the problems that it had. */
interface CorrectedText {
  text: string;
  invisibleCharacters: string[];
  spacing?: TypographyChange;
  punctuation?: TypographyChange;
}

function checkText(value: string, path: FieldPath, sourceMap: SourceMap, checksTypography: boolean): Finding[] {
  const source = sourceMap.sourceText(path);
  // A value that YAML reads differently than written has another finding, which comes first.
  if (source === undefined || !scalarMatchesValue(source, value)) return [];
  const { fix, invisibleCharacters, spacing, punctuation } = correctSource(source, value, checksTypography);
  const fixed = fix === undefined ? {} : { fix };
  const findings: Finding[] = [];
  if (invisibleCharacters.length > 0) {
    const found = [...new Set(invisibleCharacters)].slice(0, maxListedCharacters).join(', ');
    findings.push(createFinding(sourceMap, path, { code: 'invisible-character', severity: 'warning', found, ...fixed }));
  }
  for (const [code, change] of [
    ['spacing', spacing],
    ['mixed-punctuation', punctuation],
  ] as const) {
    if (change === undefined) continue;
    const { before: found, after: nearest } = change;
    findings.push(createFinding(sourceMap, path, { code, severity: 'notice', found, nearest, ...fixed }));
  }
  return findings;
}

/**
 * Corrects a text on one line as a whole, and one on several lines line by line, since folding
 * turns line breaks into spaces.
 */
function correctSource(source: string, value: string, checksTypography: boolean): CorrectedText & { fix?: string } {
  if (!source.includes('\n')) {
    const corrected = correctText(value, checksTypography);
    return { ...corrected, fix: replaceScalar(source, value, corrected.text) };
  }
  const lines = source.split('\n').map((line): CorrectedText => {
    const [, indent = '', text = ''] = /^(\s*)(.*)$/s.exec(line) ?? [];
    const corrected = correctText(text, checksTypography);
    return { ...corrected, text: indent + corrected.text };
  });
  const spacing = lines.find((line) => line.spacing)?.spacing;
  const punctuation = lines.find((line) => line.punctuation)?.punctuation;
  // In double quotes with a backslash, the source differs from the text, so no fix is certain.
  const isEscaped = source.startsWith('"') && source.includes('\\');
  return {
    text: value,
    invisibleCharacters: lines.flatMap((line) => line.invisibleCharacters),
    ...(spacing ? { spacing } : {}),
    ...(punctuation ? { punctuation } : {}),
    ...(isEscaped ? {} : { fix: lines.map(({ text }) => text).join('\n') }),
  };
}

function correctText(text: string, checksTypography: boolean): CorrectedText {
  const invisibleCharacters = findInvisibleCharacters(text).map(({ character }) => formatCodePoint(character));
  const visible = invisibleCharacters.length > 0 ? removeUnneededInvisibleCharacters(text) : text;
  return { invisibleCharacters, ...(checksTypography ? normalizeTypography(visible) : { text: visible }) };
}

/**
 * Whether the source of a scalar has this value. On several lines only the words are compared,
 * since indentation differs.
 */
function scalarMatchesValue(source: string, value: string): boolean {
  if (source === value || source.slice(1, -1) === value) return true;
  if (source.includes('\n')) return value.split(/\s+/).every((word) => source.includes(word));
  try {
    return parse(source) === value;
  } catch {
    return false;
  }
}
