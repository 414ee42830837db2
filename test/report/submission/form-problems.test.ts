import { expect, it } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { explainInForm } from '../../../src/report/submission/form-problems.ts';

const { labels } = getMessages('en').issueForm;
const explain = (code: string, field?: string) =>
  explainInForm({ code, field, severity: 'error', file: '', line: 1, column: 1 } as Finding, 'en');

it.each([
  ['links.0.url', labels.link],
  ['links.0.code', labels.code],
  ['title', labels.name],
  ['name.en', labels.name],
  ['section', labels.section],
  ['something.else', labels.link],
  [undefined, labels.link],
])('a problem of %s is told by the label of the form that its author saw', (field, label) => {
  expect(explain('malformed', field)).toContain(label);
});

it('a code without words of its own has a sentence too, whatever its name', () => {
  for (const code of ['constructor', 'yaml-syntax']) expect(explain(code, 'name')).toContain(labels.name);
});
