import { expect, it } from 'vitest';
import { errorExamples } from '../../../src/cli/reference/error-examples.ts';
import { generateErrorsPage } from '../../../src/cli/reference/index.ts';
import { type ErrorCode, explainError } from '../../../src/errors/listkeeper-error.ts';
import { languages } from '../../../src/model/language.ts';

it('explains every error code in both languages', () => {
  const { path, text } = generateErrorsPage();
  expect(path).toBe('docs/errors.md');
  for (const code of Object.keys(errorExamples) as ErrorCode[]) {
    expect(text).toContain(`\n## ${code}\n`);
    const sentences = languages.map((language) => explainError(code, errorExamples[code], language));
    for (const { message, remedy } of sentences) {
      expect(`${message}${remedy}`, code).not.toMatch(/undefined\.|\[object/);
      expect(remedy, code).not.toBe('');
    }
    expect(sentences[1]?.remedy, code).toMatch(/\p{Script=Han}/u);
  }
});
