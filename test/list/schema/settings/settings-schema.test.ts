import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  detectOutputFormat,
  fillsWholeFile,
  getSiteFolder,
  hasUnknownFormat,
  linePlaceholders,
  type Output,
  settingsSchema,
} from '../../../../src/list/schema/settings/settings-schema.ts';

describe('the format of an output', () => {
  it.each([
    ['README.md', 'markdown'],
    ['README', 'markdown'],
    ['a.constructor', 'markdown'],
    ['list.json', 'json'],
    ['list.JSON', 'json'],
    ['list.csl.json', 'csl-json'],
    ['a/datapackage.json', 'data-package'],
    ['mydatapackage.json', 'json'],
    ['list.jsonld', 'json-ld'],
    ['a.bib', 'bibtex'],
    ['feed.xml', 'atom'],
    ['site/index.html', 'html'],
    ['myindex.html', 'markdown'],
    ['.github/ISSUE_TEMPLATE/suggest.yml', 'issue-form'],
    ['.github/ISSUE_TEMPLATE/deeper/suggest.yml', 'markdown'],
  ])('of %s is %s', (file, format) => {
    expect(detectOutputFormat({ file })).toBe(format);
    expect(detectOutputFormat({ file, format: 'changelog' })).toBe('changelog');
  });

  it.each([
    ['list.rtf', true],
    ['a.b/LICENSE', false],
    ['a/list.HTM', true],
    ['notes.txt', false],
  ])('is not known for %s: %s', (file, isUnknown) => {
    expect(hasUnknownFormat({ file })).toBe(isUnknown);
    expect(hasUnknownFormat({ file, format: 'markdown' })).toBe(false);
  });

  it('decides whether the whole file is ours', () => {
    const output = (file: string, zone: Output['zone']): Output => ({ file, language: 'en', zone });
    expect(fillsWholeFile(output('README.md', 'markers'))).toBe(false);
    expect(fillsWholeFile(output('README.md', 'whole'))).toBe(true);
    expect(fillsWholeFile(output('list.json', 'markers'))).toBe(true);
  });

  it.each([
    ['docs/index.html', 'docs'],
    ['a/b/index.html', 'a/b'],
    ['index.html', undefined],
    ['.site/index.html', undefined],
    ['docs/list.md', undefined],
  ])('gives %s the folder %s', (file, folder) => {
    expect(getSiteFolder({ file })).toBe(folder);
  });
});

describe('settingsSchema', () => {
  const accepts = (settings: object) => settingsSchema.safeParse(settings).success;
  const output = (more: object) => accepts({ outputs: [{ file: 'README.md', language: 'en', ...more }] });

  it('fills in everything, and changes nothing that it filled in', () => {
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
  });

  it.each([
    ['- {name}: {description}', true],
    [linePlaceholders.map((name) => `{${name}}`).join(''), true],
    ['{names}', false],
    ['{name', false],
    ['a\nb', false],
    ['{name} <!-- listkeeper:end -->', false],
    ['', false],
  ])('judges the line %j: %s', (line, isValid) => {
    expect(output({ line })).toBe(isValid);
  });

  it.each([
    ['README.md', true],
    ['docs/list.markdown', true],
    ['data.yml', false],
    ['../README.md', false],
    ['a/\n../README.md', false],
  ])('takes %j for a list: %s', (source, isValid) => {
    expect(accepts({ source })).toBe(isValid);
  });

  it.each([
    ['a.example', true],
    ['*.a.example', true],
    ['*', false],
    ['a.*.example', false],
    ['https://a.example', false],
    ['a.example:80', false],
  ])('takes %j for a host: %s', (host, isValid) => {
    expect(accepts({ links: { hosts: [{ host }] } })).toBe(isValid);
  });

  it('takes no header that tells a secret, and no line end in one', () => {
    const header = (headers: object) => accepts({ links: { hosts: [{ host: 'a.example', headers }] } });
    expect(header({ referer: 'https://a.example/' })).toBe(true);
    for (const headers of [{ authorization: 'x' }, { cookie: 'x' }, { referer: 'a\r\nb: c' }, { referer: '' }]) {
      expect(header(headers)).toBe(false);
    }
  });
});
