import { describe, expect, it } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import { type Finding, findingCodes } from '../../../src/model/finding.ts';
import type { FindingCatalogue } from '../../../src/model/finding-message.ts';
import { findExampleFinding } from '../../../src/report/findings/example-finding.ts';
import { explainFinding, findingMessages } from '../../../src/report/findings/explain.ts';
import { highlightValues } from '../../../src/text/escape/escape-markdown.ts';
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

describe('explainFinding', () => {
  it.each(findingCodes)('has words in both languages for the example of %s', (code) => {
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
    expect(findingMessages(code, 'zh').reason).toMatch(han);
  });

  it('prefers the text of the catalogue', () => {
    const { findings } = getMessages('en');
    const wording = { reason: 'r', message: ({ found }: { found: string }) => `⟦${found}⟧`, remedy: '⟦remedy⟧' };
    findings.wordings = Object.fromEntries(
      findingCodes.map((code) => [code, wording]),
    ) as Partial<FindingCatalogue> as FindingCatalogue;
    try {
      for (const code of findingCodes)
        expect(explainFinding(finding({ code, found: 'x' }), 'en')).toEqual({ message: '⟦x⟧', remedy: '⟦remedy⟧' });
    } finally {
      findings.wordings = undefined;
    }
  });

  it('says what YAML reads instead of a code, and what to write', () => {
    const found = finding({ code: 'code-not-text', field: 'links.0.code', found: '0123', fix: '"0123"' });
    expect(explainFinding(found, 'zh')).toEqual({
      message: '提取码 0123 会被 YAML 读成数字 123。',
      remedy: '请改为 code: "0123"',
    });
    expect(explainFinding(found, 'en')).toEqual({
      message: 'YAML reads the extraction code 0123 as the number 123.',
      remedy: 'Put it in quotes: code: "0123".',
    });
    expect(explainFinding({ ...found, found: '1e10' }, 'en').message).toContain('as the number 10000000000.');
    expect(explainFinding({ ...found, found: '0x1f' }, 'zh').message).toContain('读成数字 31。');
    expect(explainFinding({ ...found, found: 'true' }, 'zh').message).toContain('读成布尔值 true。');
  });

  it('removes the user name and password from an address', () => {
    const found = finding({ code: 'bad-address', field: 'links.0.url', found: 'https://me:secret@a.example/x@y' });
    for (const language of ['en', 'zh'] as const) {
      const { message, remedy } = explainFinding(found, language);
      expect(message).toContain('https://…@a.example/x@y');
      expect(message + remedy).not.toMatch(/secret|me:/);
      expect(highlightValues(message, [found.found])).toContain('`https://…@a.example/x@y`');
    }
  });

  it('names the field, the value, the nearest value and the allowed ones', () => {
    const found = finding({
      code: 'not-allowed',
      field: 'links.1.role',
      found: 'papers',
      allowed: ['data', 'paper'],
      nearest: 'paper',
    });
    expect(explainFinding(found, 'en')).toEqual({
      message: 'papers isn’t a valid value for role of link 2.',
      remedy: 'Did you mean paper? Allowed values: data, paper.',
    });
    expect(explainFinding(found, 'zh')).toEqual({
      message: '第 2 个链接的 role 值 papers 无效。',
      remedy: '是否应为 paper？可选值：data、paper。',
    });
  });

  it('puts spaces next to Latin words only, in Chinese', () => {
    const zh = (rest: Partial<Finding>) => Object.values(explainFinding(finding(rest), 'zh')).join('');
    expect(zh({ code: 'wrong-type', field: 'review.links', found: 'maybe', allowed: ['true or false'] })).toBe(
      'review.links 应为 true 或 false，现在是 maybe。请把 links 写成 true 或 false。',
    );
    expect(zh({ code: 'wrong-type', field: 'year', found: 'x', allowed: ['whole number'] })).toContain('year 应为整数，');
    expect(zh({ code: 'not-allowed', field: 'kind', found: 'a b', allowed: ['data'] })).toContain('kind 值“a b”无效。');
    expect(zh({ code: 'too-long', field: 'tasks.0', allowed: ['80 characters'] })).toContain('第 1 项超过了 80 个字符。');
  });

  it('names the bound of a number', () => {
    const low = finding({
      code: 'settings-refused',
      problem: 'malformed',
      field: 'links.confirm.looks',
      found: '1',
      allowed: ['at least 3'],
    });
    expect(explainFinding(low, 'en')).toEqual({
      message: '1 is out of range for links.confirm.looks.',
      remedy: 'It should be at least 3.',
    });
    expect(explainFinding(low, 'zh')).toEqual({ message: 'links.confirm.looks 的值 1 超出范围。', remedy: '应不小于 3。' });
    expect(explainFinding(finding({ code: 'placeholder', field: 'note.en', found: 'TODO' }), 'en')).toEqual({
      message: 'TODO is a placeholder.',
      remedy: 'Replace it with the real value, or remove the field until you know it.',
    });
  });

  it('shows at most twelve choices', () => {
    const allowed = Array.from({ length: 30 }, (_, index) => `s${index}`);
    expect(explainFinding(finding({ code: 'unknown-section', found: 'x', allowed }), 'en').remedy).toMatch(/s11 and 18 more\.$/);
  });

  it('describes problems of settings and list.yml like those of other files', () => {
    const found = finding({ code: 'settings-refused', problem: 'unknown-field', found: 'langauge', nearest: 'language' });
    expect(explainFinding(found, 'en')).toEqual({ message: 'Unknown field langauge.', remedy: 'Did you mean language?' });
  });

  it('explains any finding on one line, whatever values it has', () => {
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
