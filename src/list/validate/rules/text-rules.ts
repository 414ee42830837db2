import { parse } from 'yaml';
import type { Finding } from '../../../model/finding.ts';
import { findInvisibleCharacters, formatCodePoint, removeInvisibleCharacters } from '../../../text/invisible-characters.ts';
import type { ParsedList } from '../../read-list.ts';
import { createFinding, type FieldPath, replaceScalar, type SourceMap } from '../../yaml/index.ts';
import { mayNeedTypography, normalizeTypography, type TypographyChange } from '../chinese-typography.ts';

/** So many characters that may need setting are looked at in one list: a stranger's long texts keep nobody busy. */
const maxTypographyCharacters = 1_000_000;

/**
 * How the texts of a list are written: characters that nobody sees in any of them, and the setting of Chinese in those under `zh`. All
 * findings of one text have the same fix, the text as it should be.
 */
export function checkTexts(list: ParsedList): Finding[] {
  let left = maxTypographyCharacters;
  const findings: Finding[] = [];
  const visit = (value: unknown, path: FieldPath, place: SourceMap): void => {
    if (typeof value === 'string') {
      const isToBeSet = path.at(-1) === 'zh' && left > 0 && mayNeedTypography(removeInvisibleCharacters(value));
      if (isToBeSet) left -= value.length;
      if (isToBeSet || findInvisibleCharacters(value).length > 0)
        findings.push(...createTextFindings(value, path, place, isToBeSet));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) visit(item, [...path, Array.isArray(value) ? Number(key) : key], place);
  };
  if (list.info && list.listSourceMap) visit(list.info, [], list.listSourceMap);
  for (const { entry, sourceMap } of list.entries) visit(entry, [], sourceMap);
  return findings;
}

/** What is wrong with a text, or with one line of it. */
interface CorrectedText {
  text: string;
  invisibleCharacters: string[];
  spacing?: TypographyChange;
  punctuation?: TypographyChange;
}

function createTextFindings(value: string, path: FieldPath, sourceMap: SourceMap, checksTypography: boolean): Finding[] {
  const source = sourceMap.sourceText(path);
  // What was understood otherwise than it is written has its own finding first.
  if (source === undefined || !scalarMatchesValue(source, value)) return [];
  const { fix, invisibleCharacters, spacing, punctuation } = correctSource(source, value, checksTypography);
  const findings: Finding[] = [];
  const find = (code: 'invisible-character' | 'spacing' | 'mixed-punctuation', rest: Partial<Finding>) =>
    findings.push(
      createFinding(sourceMap, path, code, code === 'invisible-character' ? 'warning' : 'notice', {
        ...rest,
        ...(fix === undefined ? {} : { fix }),
      }),
    );
  if (invisibleCharacters.length > 0)
    find('invisible-character', { found: [...new Set(invisibleCharacters)].slice(0, 12).join(', ') });
  if (spacing) find('spacing', { found: spacing.before, nearest: spacing.after });
  if (punctuation) find('mixed-punctuation', { found: punctuation.before, nearest: punctuation.after });
  return findings;
}

/** What stands on one line is mended as the text that it is; what stands on several, line by line, since folding makes spaces. */
function correctSource(source: string, value: string, checksTypography: boolean): CorrectedText & { fix?: string } {
  if (!source.includes('\n')) {
    const mended = correctText(value, checksTypography);
    return { ...mended, fix: replaceScalar(source, value, mended.text) };
  }
  const all = source.split('\n').map((line): CorrectedText => {
    const [, indent = '', text = ''] = /^(\s*)(.*)$/s.exec(line) ?? [];
    const mended = correctText(text, checksTypography);
    return { ...mended, text: indent + mended.text };
  });
  const [spacing, punctuation] = [all.find((each) => each.spacing)?.spacing, all.find((each) => each.punctuation)?.punctuation];
  return {
    text: value,
    invisibleCharacters: all.flatMap((each) => each.invisibleCharacters),
    ...(spacing ? { spacing } : {}),
    ...(punctuation ? { punctuation } : {}),
    // Behind a backslash stands something else than what is seen.
    ...(source.startsWith('"') && source.includes('\\') ? {} : { fix: all.map(({ text }) => text).join('\n') }),
  };
}

function correctText(text: string, checksTypography: boolean): CorrectedText {
  const unseen = findInvisibleCharacters(text).map(({ character }) => formatCodePoint(character));
  const seen = unseen.length > 0 ? removeInvisibleCharacters(text) : text;
  return { invisibleCharacters: unseen, ...(checksTypography ? normalizeTypography(seen) : { text: seen }) };
}

/** Whether a scalar's source says this; of one on several lines, whose indentation is the file's, whether its words do. */
function scalarMatchesValue(source: string, value: string): boolean {
  if (source === value || source.slice(1, -1) === value) return true;
  if (source.includes('\n')) return value.split(/\s+/).every((word) => source.includes(word));
  try {
    return parse(source) === value;
  } catch {
    return false;
  }
}
