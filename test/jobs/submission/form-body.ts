import { parse } from 'yaml';
import { type IssueFormField, renderIssueForm } from '../../../src/list/render/formats/issue-form.ts';
import type { ListInfo } from '../../../src/list/schema/entry/entry-schema.ts';

interface Field {
  id?: string;
  attributes: { label: string; options?: string[] };
}

/** The text of an issue as GitHub writes it when somebody fills in the entry form of a list. */
export function formBody(info: ListInfo, language: 'zh' | 'en', values: Partial<Record<IssueFormField, string>>): string {
  const fields: Field[] = parse(renderIssueForm(info, language)).body;
  return fields
    .filter(({ id }) => id !== undefined)
    .map(
      ({ id, attributes: { label, options } }) =>
        `### ${label}\n\n${values[id as IssueFormField] ?? options?.[0] ?? '_No response_'}`,
    )
    .join('\n\n');
}
