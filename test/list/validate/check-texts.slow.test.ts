import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyFixes } from '../../../src/list/authoring/apply-fixes.ts';
import { replaceScalar } from '../../../src/list/yaml/scalar.ts';
import fc from '../../seeded-fast-check.ts';
import { datasetYaml, listFile, summarizeFindings, validateFiles } from '../list-fixtures.ts';

/** A file with all exact fixes applied, and the remaining findings. */
function fixAll(text: string) {
  const findings = validateFiles({ 'x.yml': text });
  const fixed = applyFixes(text, findings);
  return { ...fixed, left: summarizeFindings(fixed.text) };
}

describe('checkTexts', () => {
  it('reports spacing and punctuation of one text separately, each with its position and the whole fix', () => {
    const text = datasetYaml('description:\n  zh: 面向临床的语料,包含10万条对话\n');
    const fix = '面向临床的语料，包含 10 万条对话';
    const at = { severity: 'notice', line: 9, column: 7, endColumn: 23, entry: 'x', field: 'description.zh', fix };
    expect(validateFiles({ 'x.yml': text })).toMatchObject([
      { code: 'mixed-punctuation', found: '床的语料,包含', nearest: '床的语料，包含', ...at },
      { code: 'spacing', found: '包含10', nearest: '包含 10', ...at },
    ]);
  });

  it.each([
    ['plain', '  zh: 使用NLP工具,共10条'],
    ['in double quotes', '  zh: "使用NLP工具,共10条"'],
    ['in single quotes', "  zh: '使用NLP工具,共10条' # 说明abc"],
    ['with an escape', '  zh: "使用\\u200bNLP\\"工具\\",共10条"'],
    ['in a block', '  zh: |\n    使用NLP工具,\n    共10条\n'],
    ['in a folded block', '  zh: >-\n    使用NLP工具,\n    共10条\n'],
    ['in a mapping of one line', '  { zh: 使用NLP工具, en: "A\\u200bB" }'],
  ])('fixes a text that is %s with all of its findings at once', (_, written) => {
    const { text, applied, left } = fixAll(datasetYaml(`description:\n${written}\n`));
    expect(left).toEqual([]);
    expect(applied.length).toBeGreaterThan(1);
    expect(text.split('\n').length).toBe(datasetYaml(`description:\n${written}\n`).split('\n').length);
    const { zh } = (parse(text) as { description: { zh: string } }).description;
    expect(zh).toContain('使用 NLP');
  });

  it('checks every text under zh, those of the list included, but no title, URL or English text', () => {
    const one = datasetYaml(
      'note: { zh: 见NLP手册 }\nsource: { zh: 来自CHIP评测 }\nvenue: 第3届CHIP会议\n',
      '使用NLP工具',
      'https://a.example.edu/使用NLP工具',
    );
    expect(summarizeFindings(one)).toEqual(['8:13 spacing note.zh', '9:15 spacing source.zh']);
    const list = listFile.text.replace('zh: 论文', 'zh: NLP论文').replace('zh: 工具', 'zh: "工具\\u200b"');
    expect(validateFiles({ 'list.yml': list })).toMatchObject([
      { code: 'invisible-character', file: 'data/list.yml', line: 8, fix: '"工具"' },
      { code: 'spacing', file: 'data/list.yml', line: 10, fix: 'NLP 论文' },
    ]);
  });

  it('finds invisible characters in any text, and removes them', () => {
    const one = datasetYaml(
      'venue: "AC\\u200BL"\nauthors: ["Li\\u202E Lei"]\nidentifiers: { doi: "10.1000/a\\u200Bb" }\n',
      '"Med\\uFEFFDG"',
    );
    expect(validateFiles({ 'x.yml': one })).toMatchObject([
      { code: 'invisible-character', severity: 'warning', found: 'U+FEFF', field: 'name.en', fix: '"MedDG"' },
      { code: 'invisible-character', found: 'U+200B', field: 'venue', fix: '"ACL"' },
      { code: 'invisible-character', found: 'U+202E', field: 'authors.0', fix: '"Li Lei"' },
      { code: 'invisible-character', found: 'U+200B', field: 'identifiers.doi', fix: '"10.1000/ab"' },
    ]);
    expect(fixAll(one).left).toEqual([]);
  });

  it.each(['2020', '-1.5', '.5', '1e3', '0x1f', 'true', 'False', '~', '.inf', 'no'])(
    'fixes %s to a string and nothing else',
    (text) => {
      const hidden = `${text.slice(0, 1)}\u200b${text.slice(1)}`;
      expect(validateFiles({ 'x.yml': datasetYaml(`venue: ${hidden}\n`) })).toMatchObject([{ field: 'venue', fix: `"${text}"` }]);
      expect(fixAll(datasetYaml(`venue: ${hidden}\n`)).left).toEqual([]);
    },
  );

  it('finds invisible characters written without an escape', () => {
    const { text, left } = fixAll(datasetYaml('', 'Med\u200bDG\u202e'));
    expect([text, left]).toEqual([datasetYaml('', 'MedDG'), []]);
  });

  it('offers no fix when the source of a text differs from its value', () => {
    expect(summarizeFindings(datasetYaml('description: 使用NLP工具\n'))).toEqual(['8:14 wrong-type description']);
    const labelled = (zh: string, url: string) => `  - role: data\n    url: ${url}\n    label: { zh: ${zh} }\n`;
    const links = `${labelled('见CHIP评测', 'no address')}${labelled('共10条', 'https://b.example.edu/')}`;
    expect(summarizeFindings(datasetYaml(links)).filter((each) => each.includes('spacing'))).toEqual([]);
    expect(summarizeFindings(datasetYaml(links.replace('no address', 'https://c.example.edu/')))).toEqual([
      '10:18 spacing links.1.label.zh',
      '13:18 spacing links.2.label.zh',
    ]);
  });

  it('checks at most a million characters of text', () => {
    const long = `note: { zh: "${'中文说明，'.repeat(799)}中a" }\n`;
    const entries = Array.from({ length: 252 }, (_, index) => datasetYaml(long, `N${index}`, `https://a.example.edu/${index}`));
    const files = Object.fromEntries(entries.map((text, index) => [`x-${index}.yml`, text]));
    const found = validateFiles(files).filter(({ code }) => code === 'spacing');
    expect(found).toHaveLength(Math.ceil(1_000_000 / 3997));
  });
});

describe('replaceScalar', () => {
  it('can be read back as the new text, in any quoting style', () => {
    const text = fc
      .array(fc.constantFrom(...'中文a1,.:;#- \'"{}[]\\'.split(''), '，', '\u200b', '"'), { minLength: 1, maxLength: 12 })
      .map((all) => all.join('').trim() || '中');
    const unquoted = (value: string) => (/^[中文][^:#]*$/.test(value) ? value : JSON.stringify(value));
    const styles = fc.constantFrom(
      (value: string) => JSON.stringify(value),
      (value: string) => `'${value.replaceAll("'", "''")}'`,
      unquoted,
    );
    fc.assert(
      fc.property(text, text, styles, (value, next, style) => {
        expect(parse(`a: ${replaceScalar(style(value), value, next)}\n`)).toEqual({ a: next });
      }),
      { numRuns: 500, examples: [['中', '1', unquoted]] },
    );
    expect(parse(`a: ${replaceScalar('中,a', '中,a', '中:')}\n`)).toEqual({ a: '中:' });
  });
});
