import { escapeRegExp } from '../../../text/escape/escape-reg-exp.ts';
import type { Entry } from '../../schema/index.ts';
import type { TemplateMark } from './template-syntax.ts';

/** Marks of entries that stand for values of their fields. */

/** Whether an entry has the value that a mark stands for. An entry without a status is active. */
function hasValue(entry: Entry, { field, value }: TemplateMark): boolean {
  if (field === 'status') return (entry.status?.state ?? 'active') === value;
  const values = (entry as unknown as Record<string, unknown>)[field];
  return Array.isArray(values) && values.includes(value);
}

/** The marks of an entry, in the order of the template. */
export const findMarks = (entry: Entry, marks: readonly TemplateMark[]): TemplateMark[] =>
  marks.filter((mark) => hasValue(entry, mark));

/** The values of a field that no mark of a pattern shows; undefined when the pattern shows all. */
export function findHiddenMarks(entry: Entry, pattern: string, marks: readonly TemplateMark[]): [string, string][] | undefined {
  const isShown = marks.every((mark) => pattern.includes(mark.markdown) === hasValue(entry, mark));
  return isShown ? undefined : findMarks(entry, marks).map(({ field, value }) => [field, value]);
}

/** A pattern without its marks, also without those that are links. */
export function removeMarks(pattern: string, marks: readonly TemplateMark[]): string {
  let text = pattern;
  for (const { markdown } of marks) {
    if (!text.includes(markdown)) continue;
    const mark = escapeRegExp(markdown);
    text = text.replace(new RegExp(`[ \\t]*(?:\\[${mark}\\]\\(<?\\{url\\d+\\}>?\\)|${mark})`, 'gu'), '');
  }
  return text;
}
