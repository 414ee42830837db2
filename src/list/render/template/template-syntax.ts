/**
 * The template of a README: its Markdown as the maintainers wrote it, with places for entries.
 *
 * ```
 * <!-- listkeeper:section sails 5e884898 -->
 * ## Sails
 *
 * Words that stay as they are.
 *
 * <!-- listkeeper:entries sails
 * cotton linen=9f86d081
 * -->
 * - [{name}]({url}) - {description}
 * <!-- listkeeper:/entries -->
 * ```
 *
 * `<!-- listkeeper:mark end marks="Freeware" ![Freeware][icon] -->` says what an icon of the
 * entries stands for.
 *
 * `5e884898` is a fingerprint of the section's name: after a change of name, the heading is written
 * anew. That of an entry covers what its pattern has no placeholder for.
 */

/** A mark that entries have for a value of a field, such as an icon or an emoji. */
export interface TemplateMark {
  /** Before the name of an entry, or after its last word. */
  place: 'start' | 'end';
  /** `status`, or a field with a list of values. */
  field: string;
  value: string;
  markdown: string;
}

/** The place of an entry in a template. */
export interface EntrySlot {
  id: string;
  /** Fingerprint of the fields that the pattern does not show; undefined when it shows all. */
  fingerprint?: string | undefined;
}

/** Neighbouring entries of a section with the same pattern. */
export interface EntriesPart {
  type: 'entries';
  section: string;
  slots: EntrySlot[];
  /** The Markdown of an entry with placeholders; ends with a line break. */
  pattern: string;
  /** The number of blank lines between two entries. */
  gap: number;
}

export type TemplatePart =
  | { type: 'text'; text: string }
  /** The beginning of a section; the text after it begins with its heading. */
  | { type: 'section'; id: string; fingerprint: string }
  /** Renders as nothing. */
  | { type: 'mark'; mark: TemplateMark }
  | EntriesPart;

/** A line that is read as a part of the template. No source may have one. */
const directivePattern = /^<!-- listkeeper:(?:section|mark|entries|\/entries)\b/;

/** Whether a text has lines that a template would read as its own. */
export const hasTemplateDirectives = (text: string): boolean =>
  text.includes('<!-- listkeeper:') && text.split('\n').some((line) => directivePattern.test(line));

const sectionPattern = /^<!-- listkeeper:section ([a-z0-9.-]{1,80}) ([0-9a-f]{1,16}) -->$/;
const markDirectivePattern =
  /^<!-- listkeeper:mark (start|end) ([a-z][a-z0-9_]{0,40})=("(?:[^"\\]|\\.){1,200}") (\S.{0,500}) -->$/;
const entriesPattern = /^<!-- listkeeper:entries ([a-z0-9.-]{1,80})(?: gap=([1-9]))?$/;
const entriesEnd = '<!-- listkeeper:/entries -->';

/**
 * Reads a template. Never throws.
 * @returns the parts, or the line (from 1) that cannot be read.
 */
export function parseTemplate(text: string): { parts: TemplatePart[] } | { brokenLine: number } {
  const parts: TemplatePart[] = [];
  const lines = text.split(/(?<=\n)/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!directivePattern.test(line)) {
      const last = parts.at(-1);
      if (last?.type === 'text') last.text += line;
      else parts.push({ type: 'text', text: line });
      continue;
    }
    const [, id, fingerprint] = sectionPattern.exec(line.trimEnd()) ?? [];
    if (id !== undefined && fingerprint !== undefined) {
      parts.push({ type: 'section', id, fingerprint });
      continue;
    }
    const mark = readMark(line.trimEnd());
    if (mark !== undefined) {
      parts.push({ type: 'mark', mark });
      continue;
    }
    const block = readEntriesPart(lines, at);
    if (block === undefined) return { brokenLine: at + 1 };
    parts.push(block.part);
    at = block.end;
  }
  return { parts };
}

function readMark(line: string): TemplateMark | undefined {
  const [, place, field, quoted, markdown] = markDirectivePattern.exec(line) ?? [];
  if (field === undefined || quoted === undefined || markdown === undefined) return undefined;
  try {
    return { place: place === 'start' ? 'start' : 'end', field, value: JSON.parse(quoted) as string, markdown };
  } catch {
    return undefined;
  }
}

/** The entries that begin in a line, and the last line of the part. */
function readEntriesPart(lines: readonly string[], start: number): { part: EntriesPart; end: number } | undefined {
  const [, section, gap] = entriesPattern.exec((lines[start] ?? '').trimEnd()) ?? [];
  if (section === undefined) return undefined;
  const idsEnd = findLine(lines, start + 1, '-->');
  const end = idsEnd < 0 ? -1 : findLine(lines, idsEnd + 1, entriesEnd);
  if (idsEnd < 0 || end < 0) return undefined;
  const slots: EntrySlot[] = [];
  for (const word of lines
    .slice(start + 1, idsEnd)
    .join(' ')
    .split(/\s+/)
    .filter(Boolean)) {
    const [, id, fingerprint] = /^([a-z0-9.-]{1,80})(?:=([0-9a-f]{1,16}))?$/.exec(word) ?? [];
    if (id === undefined) return undefined;
    slots.push({ id, fingerprint });
  }
  const pattern = lines.slice(idsEnd + 1, end).join('');
  return { part: { type: 'entries', section, slots, pattern, gap: Number(gap ?? 0) }, end };
}

/** The first line from `start` on that is `wanted`; -1 if a part begins before or none is. */
function findLine(lines: readonly string[], start: number, wanted: string): number {
  for (let at = start; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trimEnd();
    if (line === wanted) return at;
    if (directivePattern.test(line)) return -1;
  }
  return -1;
}

/** The text of a template; {@link parseTemplate} reads it back. */
export function formatTemplate(parts: readonly TemplatePart[]): string {
  return parts.map(formatPart).join('');
}

function formatPart(part: TemplatePart): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'section') return `<!-- listkeeper:section ${part.id} ${part.fingerprint} -->\n`;
  if (part.type === 'mark') {
    const { place, field, value, markdown } = part.mark;
    return `<!-- listkeeper:mark ${place} ${field}=${JSON.stringify(value)} ${markdown} -->\n`;
  }
  const ids = wrapWords(part.slots.map(({ id, fingerprint }) => (fingerprint === undefined ? id : `${id}=${fingerprint}`)));
  const gap = part.gap === 0 ? '' : ` gap=${part.gap}`;
  return `<!-- listkeeper:entries ${part.section}${gap}\n${ids}\n-->\n${part.pattern}${entriesEnd}\n`;
}

/** Words in lines of at most 100 characters. */
function wrapWords(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 100) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
