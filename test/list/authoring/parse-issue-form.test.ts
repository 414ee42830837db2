import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseIssueForm } from '../../../src/list/authoring/parse-issue-form.ts';
import { issueFormFields, renderIssueForm } from '../../../src/list/render/formats/issue-form.ts';
import type { ListInfo } from '../../../src/list/schema/entry/entry-schema.ts';
import fc from '../../seeded-fast-check.ts';

const info: ListInfo = {
  title: { en: 'A list' },
  languages: ['zh', 'en'],
  sections: [
    { id: 'data', name: { zh: '数据集', en: 'Datasets' }, sections: [{ id: 'old', name: { en: 'None' } }] },
    { id: 'twin', name: { zh: '数据集', en: 'Datasets' } },
    { id: 'none', name: { en: 'none' } },
    { id: 'odd', name: { en: 'Yes: "#1" & @x' } },
  ],
};

interface Field {
  type: string;
  id?: string;
  attributes: { label: string; options?: string[] };
}
const form = (language: 'zh' | 'en'): Field[] =>
  parse(renderIssueForm(info, language)).body.filter(({ id }: Field) => id !== undefined);

/** An issue as GitHub writes it from the form. */
const body = (language: 'zh' | 'en', values: Record<string, string>) =>
  form(language)
    .map(({ id = '', attributes: { label, options } }) => `### ${label}\n\n${values[id] ?? options?.[0] ?? '_No response_'}`)
    .join('\n\n');

/** What readers of YAML 1.1 take for a boolean, a number, a time, a symbol, a date or null. */
const misread = [
  'Yes',
  'No',
  'NO',
  'On',
  'off',
  'y',
  'N',
  'true',
  '~',
  'null',
  '1:30',
  '1,000',
  '1_000',
  '0o7',
  '010',
  '1e3',
  '.5',
].concat([':sym', '2020-08-12', '2020-08-12 10:00', '=', '<<', '-1', '.inf', '0x1F', '#1', '! x', '%a']);

it('gives the same names to GitHub, which reads forms as YAML 1.1', () => {
  const sections = misread.map((name, index) => ({ id: `s${index}`, name: { en: name } }));
  const text = renderIssueForm({ ...info, sections }, 'en');
  const fields: Field[] = parse(text, { version: '1.1' }).body;
  const options = fields.find(({ id }) => id === 'section')?.attributes.options;
  expect(options?.slice(1)).toEqual(misread);
  // Ruby's Psych has symbols and numbers with commas, which no reader in npm has. So only words go
  // without quotes.
  for (const name of misread) expect(text).toContain(`- ${JSON.stringify(name)}\n`);
});

const formHeadings = new Set(form('en').map(({ attributes }) => `### ${attributes.label}`));

describe.each(['zh', 'en'] as const)('the form in %s', (language) => {
  it('is a form that GitHub accepts: unique labels, ids and choices, none of them “None”', () => {
    const fields = form(language);
    expect(fields.map(({ id }) => id)).toEqual([...issueFormFields]);
    expect(new Set(fields.map(({ attributes }) => attributes.label)).size).toBe(fields.length);
    for (const { attributes } of fields) {
      const options = attributes.options ?? [];
      expect(new Set(options).size).toBe(options.length);
      for (const option of options) expect(option).toMatch(/^(?!none$)./i);
    }
  });

  it('has only one field of several lines, the last, so that no answer can imitate another field', () => {
    expect(
      form(language)
        .filter(({ type }) => type === 'textarea')
        .map(({ id }) => id),
    ).toEqual([issueFormFields.at(-1)]);
  });

  it('is parsed back: each choice gives the id that it stands for', () => {
    const options = form(language).find(({ id }) => id === 'section')?.attributes.options ?? [];
    const ids = options.map(
      (section) => parseIssueForm(body(language, { link: 'https://a.example.org', section }), info)?.section,
    );
    expect(ids).toEqual([undefined, 'data', 'old', 'twin', 'none', 'odd']);
  });

  it('is parsed with CRLF line ends, which browsers send', () => {
    const text = body(language, { link: 'https://a.example.org', description: 'One\nTwo' }).replaceAll('\n', '\r\n');
    expect(parseIssueForm(text, info)).toEqual({ language, texts: { link: 'https://a.example.org', description: 'One\nTwo' } });
  });
});

describe('parseIssueForm', () => {
  it('reads an issue that was made with a form whose labels have changed since', () => {
    const text = body('en', { link: 'https://a.example.org', license: 'MIT', description: 'What it is.' });
    const former = text.replace('### License', '### Licence');
    expect(former).not.toBe(text);
    expect(parseIssueForm(former, info)).toEqual(parseIssueForm(text, info));
    expect(parseIssueForm(former.replace('### Name\n\n', '### Name\n\n\n'), info)?.texts.license).toBe('MIT');
  });

  it('keeps a heading typed into the last field as its text', () => {
    const description = '### Link\n\nhttps://evil.example.org\n\n### Name\n\nEvil\n\n### Description\n\nLast';
    const filled = parseIssueForm(body('en', { link: 'https://a.example.org', name: 'Good', description }), info);
    expect(filled?.texts).toEqual({ link: 'https://a.example.org', name: 'Good', description });
  });

  it('returns what was typed into each field, whatever it is', () => {
    const oneLine = fc
      .oneof(fc.string(), fc.constantFrom(...formHeadings, '_No response_ x', '### 链接'))
      .map((text) => text.replace(/[\r\n\u2028\u2029]/g, ' ').trim())
      .filter((text) => text !== '' && text !== '_No response_');
    const lines = fc
      .array(fc.oneof(oneLine, fc.constantFrom(...formHeadings, '', '```')), { maxLength: 6 })
      .map((all) => all.join('\n').trim());
    fc.assert(
      fc.property(oneLine, oneLine, lines, (link, name, description) => {
        const filled = parseIssueForm(body('en', { link, name, ...(description ? { description } : {}) }), info);
        expect(filled?.texts).toEqual({ link, name, ...(description ? { description } : {}) });
      }),
    );
  });

  it('parses an issue edited by hand by the labels that are left', () => {
    const text = '### Link\n\nhttps://a.example.org\n### Name\nGood\n### Link\nmore\n### Description\n\n### Name\n\nText';
    expect(parseIssueForm(text, info)?.texts).toEqual({
      link: 'https://a.example.org',
      name: 'Good\n### Link\nmore',
      description: '### Name\n\nText',
    });
  });

  it('returns undefined for an issue that the form did not create, and never throws', () => {
    for (const text of ['', 'Please add https://a.example.org', '### Name\n\nx', '## Link\n\nhttps://a.example.org']) {
      expect(parseIssueForm(text, info)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => void parseIssueForm(`### Link\n${text}`, info)));
  });
});
