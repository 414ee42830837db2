import { expect, test } from 'vitest';
import { isFormForReader } from '../../../src/links/web/reader-forms.ts';

const isForm = (from: string, to: string) => isFormForReader(new URL(from), new URL(to));

test.each([
  ['https://site.example/docs', 'https://site.example/en-us/docs', 'a language is added'],
  ['https://site.example/docs', 'https://site.example/zh-hans/docs', 'a script is added'],
  ['https://site.example/zh/docs', 'https://site.example/en/docs', 'a language changes'],
  ['https://site.example/docs', 'https://site.example/us/docs', 'a country is added'],
  ['https://site.example/docs', 'https://site.example/hk-en/docs', 'a country with its language is added'],
  ['https://docs.site.example/', 'https://docs.site.example/latest/', 'the present version is named'],
  ['https://www.site.example/a', 'https://m.site.example/a', 'it is for telephones'],
  ['https://site.example/a?x=1', 'https://site.example/a?x=1&lang=en', 'a parameter says the language'],
  ['https://site.example/a', 'https://en.site.example/a', 'a label says the language'],
])('%s to %s is the same page for this reader: %s', (from, to) => {
  expect(isForm(from, to)).toBe(true);
});

test.each([
  ['https://site.example/a', 'https://site.example/b', 'another page'],
  ['https://site.example/a', 'https://site.example/en/b', 'another page in a language'],
  ['https://site.example/a', 'https://other.example/en/a', 'another site'],
  ['https://site.example/a', 'https://site.example/a?id=2', 'another query'],
  ['https://site.example/en/a', 'https://site.example/a', 'a language is taken away'],
  ['https://site.example/a', 'https://www.site.example/a', 'only a www. is added'],
  ['https://site.example/a', 'https://site.example/ml/a', 'a subject that is a code as well'],
  ['https://site.example/a', 'https://site.example/v2/a', 'a version of its own'],
])('%s to %s is not: %s', (from, to) => {
  expect(isForm(from, to)).toBe(false);
});
