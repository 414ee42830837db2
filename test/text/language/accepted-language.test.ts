import { expect, test } from 'vitest';
import { findAcceptedLanguage, findLanguage } from '../../../src/text/language/accepted-language.ts';

test('the first language of a browser that has messages', () => {
  expect(findAcceptedLanguage('fr,zh-CN;q=0.9,en;q=0.8')).toBe('zh');
  expect(findAcceptedLanguage('EN-us')).toBe('en');
  expect(findAcceptedLanguage('*')).toBeUndefined();
  expect(findAcceptedLanguage(undefined)).toBeUndefined();
  expect(findLanguage('toString')).toBeUndefined();
});
