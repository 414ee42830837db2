import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { formatSarifReport } from '../../../src/report/formats/sarif.ts';
import { everything, report, summary } from './link-report-fixtures.ts';

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
