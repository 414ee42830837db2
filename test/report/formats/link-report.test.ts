import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { CheckedLink, CheckSummary } from '../../../src/model/verdict.ts';
import { formatJunitReport } from '../../../src/report/formats/junit.ts';
import type { LinkReport } from '../../../src/report/formats/link-report.ts';
import { formatMarkdownReport } from '../../../src/report/formats/markdown.ts';
import { formatSarifReport } from '../../../src/report/formats/sarif.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

const summary: CheckSummary = {
  online: true,
  requests: { byHost: { 'a.example': 3 }, byService: {} },
  seconds: 1.25,
  deferred: 0,
};

function link(url: string, rest: Partial<CheckedLink> = {}): CheckedLink {
  const at = [{ file: 'docs/read me.md', line: 3, column: 5 }];
  const alive = { verdict: 'alive', reason: 'ok', evidence: { asked: 'page', status: 200 } } as const;
  return { url, identity: `url:${url}`, service: 'web', at, ...alive, ...rest };
}

const gone = link('https://a.example/gone', {
  verdict: 'gone',
  reason: 'not-found',
  evidence: { asked: 'page', status: 404 },
  at: [
    { file: 'docs/read me.md', line: 3, column: 5 },
    { file: '/elsewhere/中文.md', line: 1, column: 1 },
  ],
});
const moved = link('https://a.example/old', { verdict: 'moved', reason: 'redirected', to: 'https://b.example/new' });
const walled = link('https://w.example/', { verdict: 'blocked', reason: 'bot-wall', evidence: { asked: 'page', status: 403 } });
const silent = link('https://s.example/', { verdict: 'unreachable', reason: 'timeout', evidence: { asked: 'page' } });
const byHand = link('https://h.example/', { verdict: 'gone', reason: 'no-such-host', evidence: { asked: 'page' }, at: [] });

const report = (links: CheckedLink[], rest: Partial<LinkReport> = {}): LinkReport => ({
  links,
  summary,
  language: 'en',
  isFailure: ({ verdict }) => verdict === 'gone',
  ...rest,
});
const everything = [link('https://a.example/'), gone, moved, walled, silent, byHand];

describe('SARIF', () => {
  /** What SARIF 2.1.0 asks of the parts that are used here: section 3.13 and on of the standard. */
  const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
  const positive = { type: 'integer', minimum: 1 };
  const location = {
    type: 'object',
    required: ['physicalLocation'],
    properties: {
      physicalLocation: {
        type: 'object',
        required: ['artifactLocation', 'region'],
        properties: {
          artifactLocation: { type: 'object', required: ['uri'], properties: { uri: { type: 'string', pattern: '^[!-~]+$' } } },
          region: { type: 'object', required: ['startLine'], properties: { startLine: positive, startColumn: positive } },
        },
      },
    },
  };
  const result = {
    type: 'object',
    required: ['message', 'ruleId', 'ruleIndex', 'level'],
    properties: {
      message: text,
      ruleIndex: { type: 'integer', minimum: 0 },
      level: { enum: ['none', 'note', 'warning', 'error'] },
      locations: { type: 'array', items: location },
      partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    },
  };
  const rule = { type: 'object', required: ['id'], properties: { shortDescription: text, help: text } };
  const run = {
    type: 'object',
    required: ['tool', 'results'],
    properties: {
      tool: {
        type: 'object',
        required: ['driver'],
        properties: {
          driver: {
            type: 'object',
            required: ['name'],
            properties: { rules: { type: 'array', items: rule, uniqueItems: true } },
          },
        },
      },
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      invocations: { type: 'array', items: { type: 'object', required: ['executionSuccessful'] } },
      results: { type: 'array', items: result },
    },
  };
  const isSarif = new Ajv().compile({
    type: 'object',
    required: ['version', 'runs'],
    properties: { version: { const: '2.1.0' }, runs: { type: 'array', items: run } },
  });

  test('has the structure of SARIF 2.1.0, a result for each location, and none for unjudged links', () => {
    const log = JSON.parse(formatSarifReport(report(everything), { version: '1.2.3' }));
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    const { tool, results } = log.runs[0];
    expect(tool.driver).toMatchObject({ name: 'Listkeeper', version: '1.2.3' });
    const seen = results.map(
      (one: { ruleId: string; ruleIndex: number; level: string; locations?: { physicalLocation: object }[] }) => {
        expect(tool.driver.rules[one.ruleIndex].id).toBe(one.ruleId);
        return [one.ruleId, one.level, one.locations?.[0]?.physicalLocation];
      },
    );
    const place = (uri: object, startLine: number, startColumn: number) => ({
      artifactLocation: uri,
      region: { startLine, startColumn },
    });
    const inDocs = place({ uri: 'docs/read%20me.md', uriBaseId: '%SRCROOT%' }, 3, 5);
    expect(seen).toEqual([
      ['link-broken', 'error', inDocs],
      ['link-broken', 'error', place({ uri: 'file:///elsewhere/%E4%B8%AD%E6%96%87.md' }, 1, 1)],
      ['link-moved', 'note', inDocs],
      ['link-look', 'warning', inDocs],
      ['link-broken', 'error', place({ uri: 'command-line', uriBaseId: '%SRCROOT%' }, 1, 1)],
    ]);
    expect(results[0].message.text).toBe('https://a.example/gone: dead: page not found (web page, 404)');
    // What GitHub's code scanning wants beyond the standard: a location, and a full description.
    for (const rule of tool.driver.rules) expect(rule.fullDescription.text).toMatch(/\.$/);
    expect(results[2].properties).toEqual({ to: 'https://b.example/new' });
  });

  test('says when nothing was judged', () => {
    const log = JSON.parse(formatSarifReport(report([], { summary: { ...summary, online: false } }), { version: '1' }));
    expect(log.runs[0].invocations).toEqual([{ executionSuccessful: false }]);
  });
});

describe('JUnit', () => {
  const parse = (xml: string) => {
    expect(XMLValidator.validate(xml)).toBe(true);
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => /^test(?:suite|case)$/.test(name),
    }).parse(xml).testsuites;
  };

  test('is a suite for each file, with counts that agree with the cases', () => {
    const suites = parse(formatJunitReport(report(everything)));
    expect(suites).toMatchObject({ tests: '6', failures: '2', skipped: '1', errors: '0', time: '1.250' });
    expect(suites.testsuite.map(({ name, tests, failures }: Record<string, string>) => [name, tests, failures])).toEqual([
      ['docs/read me.md', '5', '1'],
      ['addresses', '1', '1'],
    ]);
    const [docs] = suites.testsuite;
    expect(docs.testcase[0]).toEqual({
      name: 'https://a.example/',
      classname: 'docs/read me.md',
      file: 'docs/read me.md',
      line: '3',
    });
    expect(docs.testcase[1].failure).toMatchObject({ type: 'not-found', message: 'dead: page not found (web page, 404)' });
    expect(docs.testcase[3].skipped.message).toContain('blocked');
    expect(docs.testcase[2]['system-out']).toContain('https://b.example/new');
  });

  test('stays well-formed, whatever texts it contains', () => {
    const nasty = '</failure>]]><x a="\u0000\ud800\u0007&\'"\ufffe\n';
    const one = {
      ...gone,
      url: `https://a.example/${nasty}`,
      evidence: { asked: 'page', marker: nasty },
      at: [{ file: nasty, line: 1, column: 1 }],
    };
    const suites = parse(formatJunitReport(report([one, { ...one, verdict: 'blocked' }, { ...one, verdict: 'unreachable' }])));
    expect(suites.testsuite[0].testcase).toHaveLength(3);
  });

  test('is a valid empty report without links', () => {
    expect(parse(formatJunitReport(report([])))).toMatchObject({ tests: '0' });
  });
});

describe('Markdown', () => {
  test('begins with whether there is something to do, then lists it, then folds the rest', () => {
    expect(formatMarkdownReport(report(everything))).toMatchInlineSnapshot(`
      "**2 of 6 links are broken**

      1 working · 1 moved · 2 dead · 1 blocked · 1 unreachable · 3 requests, 1.3 s

      | link | where | reason |
      |---|---|---|
      | [h.example](https://h.example/) |  | dead: the domain no longer exists (web page) |
      | [a.example/gone](https://a.example/gone) | \`docs/read me.md:3:5\` and 1 more | dead: page not found (web page, 404) |

      <details><summary>Moved: use the new address (1)</summary>

      | link | where | reason |
      |---|---|---|
      | [a.example/old](https://a.example/old) | \`docs/read me.md:3:5\` | moved: permanently redirects to a new address → [b.example/new](https://b.example/new) (web page, 200) |

      </details>

      <details><summary>Please check (1)</summary>

      | link | where | reason |
      |---|---|---|
      | [s.example](https://s.example/) | \`docs/read me.md:3:5\` | unreachable: timed out (web page) |

      </details>

      <details><summary>Couldn’t be checked: no action needed (1)</summary>

      | link | where | reason |
      |---|---|---|
      | [w.example](https://w.example/) | \`docs/read me.md:3:5\` | blocked: the site blocks bots (web page, 403) |

      </details>
      "
    `);
  });

  test('does not list healthy links', () => {
    expect(formatMarkdownReport(report([link('https://a.example/')], { language: 'zh' }))).toBe(
      '**1 个链接，没有失效链接**\n\n1 个正常 · 3 次请求，1.3 秒\n',
    );
  });

  test('describes evidence and sources in Chinese', () => {
    const share = link('https://pan.baidu.com/s/1x', {
      verdict: 'gone',
      reason: 'cancelled',
      note: 'mirrors-gone',
      evidence: { asked: 'baidu pan page and verify', status: 200 },
    });
    expect(formatMarkdownReport(report([share], { language: 'zh' }))).toContain(
      '失效：分享已取消；所有镜像也已失效（百度网盘的分享页与提取码校验，200）',
    );
  });

  test('says so when there was no network', () => {
    const unasked = link('https://u.example/', { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } });
    const without = { summary: { ...summary, online: false } };
    expect(formatMarkdownReport(report([unasked], without))).toBe('**Links weren’t checked: no network connection.**\n');
    // What a GitHub of one's own said, or what is remembered, was judged all the same.
    const some = formatMarkdownReport(report([unasked, gone], without));
    expect(some).toContain('**1 of 2 links wasn’t checked: no network connection.**\n\n**1 of 2 links is broken');
    expect(formatMarkdownReport(report([unasked, gone], { ...without, language: 'zh' }))).toContain(
      '**网络不可用，2 个链接中有 1 个未检查。**',
    );
  });

  test.each(hostileTexts)('renders %j as text, wherever it stands', (text) => {
    const evidence = { asked: 'page', marker: text, code: text };
    const at = [{ file: text, line: 1, column: 1 }];
    const links = ['gone', 'moved', 'blocked', 'unreachable'].map((verdict) =>
      link(`https://a.example/${text}`, {
        verdict: verdict as CheckedLink['verdict'],
        evidence,
        at,
        to: `https://b.example/${text}`,
      }),
    );
    expect(findUnsafeMarkdown(formatMarkdownReport(report(links)))).toEqual([]);
  });

  test('stays within GitHub’s size limit', () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ ...gone, url: `https://a.example/${'x'.repeat(100)}/${n}` }));
    const text = formatMarkdownReport(report(many));
    expect(text.length).toBeLessThanOrEqual(65_001);
    expect(text).toMatch(/… and \d+ more\./);
  });
});

test('a link without an address has a word in its place, in every format', () => {
  const empty = report([link('', { verdict: 'unknown', reason: 'malformed', evidence: { asked: 'nobody' } })], {
    isFailure: () => true,
  });
  expect(formatMarkdownReport(empty)).toContain('| (empty) |');
  expect(formatJunitReport(empty)).toContain('name="(empty)"');
  expect(formatSarifReport(empty, { version: '1' })).toContain('(empty): invalid');
});
