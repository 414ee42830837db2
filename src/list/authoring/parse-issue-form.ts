import { type Language, languages } from '../../model/language.ts';
import {
  buildKindOptions,
  buildSectionOptions,
  type IssueFormField,
  isFieldHeading,
  issueFormFields,
} from '../render/formats/index.ts';
import type { ListInfo } from '../schema/index.ts';

/** A filled-in issue form: texts as typed, without empty ones, and choices as ids. */
export interface IssueFormSubmission {
  language: Language;
  texts: Partial<Record<Exclude<IssueFormField, 'section' | 'kind'>, string>>;
  section?: string;
  kind?: string;
}

/** GitHub's limit for the body of an issue, in characters. */
const maxBodyCharacters = 65_536;

/** What GitHub writes for an empty field. */
const noResponse = '_No response_';

/**
 * The language of the form that a text was made with, by its first line. Undefined for any other
 * text.
 */
export function detectFormLanguage(body: string): Language | undefined {
  const firstLine = body.slice(0, maxBodyCharacters).trimStart().split(/\r?\n/, 1)[0] ?? '';
  return languages.find((language) => isFieldHeading(firstLine.trim(), 'link', language));
}

/**
 * Reads an issue that was made with the form; undefined for any other text. Fields are found by the
 * labels of the form, in its order. Other headings are text, and so is everything after the last
 * label. Never throws.
 */
export function parseIssueForm(body: string, info: ListInfo): IssueFormSubmission | undefined {
  const lines = body.slice(0, maxBodyCharacters).replace(/\r\n?/g, '\n').split('\n');
  const language = detectFormLanguage(body);
  if (language === undefined) return undefined;

  const values = parseUneditedForm(lines, language) ?? parseEditedForm(lines, language);
  const submission: IssueFormSubmission = { language, texts: {} };
  for (const [field, value] of values) {
    const text = value.trim();
    if (text === '' || text === noResponse) continue;
    if (field === 'section') {
      const section = buildSectionOptions(info, language).get(text);
      if (section !== undefined) submission.section = section;
    } else if (field === 'kind') {
      const kind = buildKindOptions(language).get(text);
      if (kind !== undefined) submission.kind = kind;
    } else submission.texts[field] = text;
  }
  return submission;
}

/**
 * Reads a text as GitHub writes it: label, blank line, one line of value, blank line, and so on.
 * Even a value that looks like a label is a value here. Undefined for any other text.
 */
function parseUneditedForm(lines: readonly string[], language: Language): Map<IssueFormField, string> | undefined {
  const values = new Map<IssueFormField, string>();
  let at = lines.findIndex((line) => line.trim() !== '');
  for (const field of issueFormFields) {
    if (!isFieldHeading(lines[at] ?? '', field, language) || lines[at + 1]?.trim() !== '') return undefined;
    if (field === 'description') return values.set(field, lines.slice(at + 2).join('\n'));
    values.set(field, lines[at + 2] ?? '');
    if (lines[at + 3]?.trim() !== '') return undefined;
    at += 4;
  }
  return undefined;
}

/**
 * Reads a text that was edited by hand. A label counts if its field comes after the previous one.
 */
function parseEditedForm(lines: readonly string[], language: Language): Map<IssueFormField, string> {
  const values = new Map<IssueFormField, string>();
  let at = -1;
  for (const line of lines) {
    const next = issueFormFields.findIndex((field, index) => index > at && isFieldHeading(line, field, language));
    if (next >= 0) at = next;
    const field = issueFormFields[at];
    if (field !== undefined) values.set(field, next >= 0 ? '' : `${values.get(field) ?? ''}\n${line}`);
  }
  return values;
}
