import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';

/**
 * Problems of a suggested entry in the words of the form. Its author sees fields with labels, and
 * neither YAML nor the names of the data.
 */

type FormField = 'link' | 'code' | 'name' | 'section' | 'kind' | 'license' | 'description';

/** The field of the form that a field of the data was made from. */
const formFields: Readonly<Record<string, FormField>> = {
  code: 'code',
  name: 'name',
  title: 'name',
  id: 'name',
  section: 'section',
  kind: 'kind',
  license: 'license',
  description: 'description',
};

/** What is wrong and what to do, as plain text: one or two sentences. */
export function explainInForm({ code, field = '' }: Finding, language: Language): string {
  const { issueForm, submission } = getMessages(language);
  const path = field.split('.');
  const name = formFields[path[0] === 'links' ? (path[2] ?? '') : (path[0] ?? '')] ?? 'link';
  const label = issueForm.labels[name];
  const explain = Object.hasOwn(submission.problems, code) ? submission.problems[code] : undefined;
  return (explain ?? submission.otherProblem)(label, issueForm.labels.code);
}
