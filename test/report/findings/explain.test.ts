import { describe, expect, it } from 'vitest';
import { type Finding, findingCodes } from '../../../src/model/finding.ts';
import { findExampleFinding, findingExamples } from '../../../src/report/findings/examples.ts';
import { explainFinding } from '../../../src/report/findings/explain.ts';
import { generateReferenceFiles } from '../../../src/report/reference/reference-files.ts';
import { highlightValues } from '../../../src/text/escape-markdown.ts';
import fc from '../../seeded-fast-check.ts';

const finding = (rest: Partial<Finding>): Finding => ({
  code: 'malformed',
  severity: 'error',
  file: 'data/x.yml',
  line: 1,
  column: 1,
  ...rest,
});
const han = /\p{Script=Han}/u;

describe('explain', () => {
  it.each(findingCodes)('%s: its example has it, and it is worded in both languages', (code) => {
    const found = findExampleFinding(code);
    expect(found).toMatchObject({ code });
    if (!found) return;
    const zh = explainFinding(found, 'zh');
    const en = explainFinding(found, 'en');
    for (const text of [zh.message, zh.remedy, en.message, en.remedy]) {
      expect(text).not.toMatch(/undefined|NaN|\[object|(?<!<)!|！|\n| {2}/);
      expect(text.length).toBeGreaterThan(3);
    }
    expect(zh.message + zh.remedy).toMatch(han);
    expect(en.remedy).toMatch(/[.?]$/);
    expect(findingExamples[code].zh).toMatch(han);
  });

  it('says what becomes of a code, and what to write', () => {
    const found = finding({ code: 'code-not-text', field: 'links.0.code', found: '0123', fix: '"0123"' });
    expect(explainFinding(found, 'zh')).toEqual({
      message: '提取码 0123 会被 YAML 读成数字 123。',
      remedy: '请写成 code: "0123"',
    });
    expect(explainFinding(found, 'en')).toEqual({
      message: 'The extraction code 0123 is a number to YAML and becomes 123.',
      remedy: 'Write code: "0123".',
    });
    expect(explainFinding({ ...found, found: '1e10' }, 'en').message).toContain('becomes 10000000000.');
    expect(explainFinding({ ...found, found: '0x1f' }, 'zh').message).toContain('读成数字 31。');
    expect(explainFinding({ ...found, found: 'true' }, 'zh').message).toContain('读成真假值 true。');
  });

  it('repeats no user and no password of an address', () => {
    const found = finding({ code: 'bad-address', field: 'links.0.url', found: 'https://me:secret@a.example/x@y' });
    for (const language of ['en', 'zh'] as const) {
      const { message, remedy } = explainFinding(found, language);
      expect(message).toContain('https://…@a.example/x@y');
      expect(message + remedy).not.toMatch(/secret|me:/);
      expect(highlightValues(message, [found.found])).toContain('`https://…@a.example/x@y`');
    }
  });

  it('names the field, the value, the nearest and the allowed', () => {
    const found = finding({
      code: 'not-allowed',
      field: 'links.1.role',
      found: 'papers',
      allowed: ['data', 'paper'],
      nearest: 'paper',
    });
    expect(explainFinding(found, 'en')).toEqual({
      message: 'papers is not allowed for role of link 2.',
      remedy: 'Did you mean paper? Allowed: data, paper.',
    });
    expect(explainFinding(found, 'zh')).toEqual({
      message: '第 2 个链接的 role 不能是 papers。',
      remedy: '是否想写 paper？可用：data、paper。',
    });
  });

  it('sets Chinese with a space at Latin words and none at its own or at brackets', () => {
    const zh = (rest: Partial<Finding>) => Object.values(explainFinding(finding(rest), 'zh')).join('');
    expect(zh({ code: 'wrong-type', field: 'review.links', found: 'maybe', allowed: ['true or false'] })).toBe(
      'review.links 应为 true 或 false，现在是 maybe。请把 links 写成 true 或 false。',
    );
    expect(zh({ code: 'wrong-type', field: 'year', found: 'x', allowed: ['whole number'] })).toContain('year 应为整数，');
    expect(zh({ code: 'not-allowed', field: 'kind', found: 'a b', allowed: ['data'] })).toContain('kind 不能是「a b」。');
    expect(zh({ code: 'too-long', field: 'tasks.0', allowed: ['80 characters'] })).toContain('第 1 项超过了 80 个字符。');
  });

  it('says the bound that a number has to keep, and the placeholder in a sentence', () => {
    const low = finding({
      code: 'settings-refused',
      problem: 'malformed',
      field: 'links.confirm.looks',
      found: '1',
      allowed: ['at least 3'],
    });
    expect(explainFinding(low, 'en')).toEqual({
      message: '1 is out of bounds for links.confirm.looks.',
      remedy: 'It should be at least 3.',
    });
    expect(explainFinding(low, 'zh')).toEqual({ message: 'links.confirm.looks 不能是 1。', remedy: '应不小于 3。' });
    expect(explainFinding(finding({ code: 'placeholder', field: 'note.en', found: 'TODO' }), 'en')).toEqual({
      message: 'TODO is a placeholder.',
      remedy: 'Fill in what is known, or leave it out until then.',
    });
  });

  it('is short about long lists of choices', () => {
    const allowed = Array.from({ length: 30 }, (_, index) => `s${index}`);
    expect(explainFinding(finding({ code: 'unknown-section', found: 'x', allowed }), 'en').remedy).toMatch(/s11 and 18 more\.$/);
  });

  it('words mistakes in settings and list.yml as those of other files', () => {
    const found = finding({ code: 'settings-refused', problem: 'unknown-field', found: 'langauge', nearest: 'language' });
    expect(explainFinding(found, 'en')).toEqual({ message: 'langauge is not a field here.', remedy: 'Did you mean language?' });
  });

  it('has words for findings of which little is known, on one line', () => {
    const anything = fc.record(
      {
        field: fc.string(),
        found: fc.string({ unit: 'binary' }),
        nearest: fc.string(),
        fix: fc.string(),
        allowed: fc.array(fc.string()),
        problem: fc.constantFrom(...findingCodes),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...findingCodes),
        anything,
        fc.constantFrom('zh' as const, 'en' as const),
        (code, rest, language) => {
          const { message, remedy } = explainFinding(finding({ ...rest, code }), language);
          expect(`${message}${remedy}`).not.toMatch(/\n|\[object Object\]|\[native code\]/);
        },
      ),
      {
        examples: [
          ['file-refused', { found: '__proto__' }, 'zh'],
          ['zone-broken', { found: 'constructor' }, 'en'],
        ],
      },
    );
  });
});

describe('generatedFiles', () => {
  it('has a section for every code, under the anchor that comments lead to', () => {
    const page = generateReferenceFiles().find(({ path }) => path === 'docs/findings.md')?.text ?? '';
    for (const code of findingCodes) expect(page).toContain(`\n## ${code}\n`);
  });

  it('is the same every time', () => {
    expect(generateReferenceFiles()).toEqual(generateReferenceFiles());
  });
});
