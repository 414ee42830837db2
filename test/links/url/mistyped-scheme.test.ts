import { describe, expect, test } from 'vitest';
import { correctMistypedUrl } from '../../../src/links/url/mistyped-scheme.ts';

describe('an address whose beginning went wrong', () => {
  test.each([
    ['hhttps://github.com/a/b', 'https://github.com/a/b'],
    ['htps://a.example/', 'https://a.example/'],
    ['htttp://a.example/', 'http://a.example/'],
    ['ttp://a.example', 'http://a.example'],
    ['httpss://a.example', 'https://a.example'],
    ['https//a.example/x', 'https://a.example/x'],
    ['https：//a.example/x', 'https://a.example/x'],
    ['https ://a.example/x', 'https://a.example/x'],
    ['http://https://a.example/x', 'https://a.example/x'],
    ['https://http//a.example:8080/x', 'http://a.example:8080/x'],
    ['HTTP://HTTPS://a.example', 'https://a.example'],
  ])('%s was meant as %s', (text, intended) => {
    expect(correctMistypedUrl(text)).toBe(intended);
  });

  test.each([
    'https://a.example/',
    'http://https.example/x',
    'https://http.dev/',
    'HTTPS://A.example',
    'https:/a.example',
    'ftp://a.example/',
    'https//localhost/x',
    'http://http://',
    'https//a.example:99999999/x',
    '',
  ])('"%s" is sound, or no guess is safe', (text) => {
    expect(correctMistypedUrl(text)).toBeUndefined();
  });
});
