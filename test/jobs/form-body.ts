import { parse } from 'yaml';
import type { ListInfo } from '../../src/list/entry.ts';
import { entryForm, type FormField } from '../../src/list/form.ts';

interface Field {
  id?: string;
  attributes: { label: string; options?: string[] };
}

/** The text of an issue as GitHub writes it when somebody fills in the entry form of a list. */
export function formBody(info: ListInfo, language: 'zh' | 'en', values: Partial<Record<FormField, string>>): string {
  const fields: Field[] = parse(entryForm(info, language)).body;
  return fields
    .filter(({ id }) => id !== undefined)
    .map(
      ({ id, attributes: { label, options } }) => `### ${label}\n\n${values[id as FormField] ?? options?.[0] ?? '_No response_'}`,
    )
    .join('\n\n');
}
