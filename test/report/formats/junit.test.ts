import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { formatJunitReport } from '../../../src/report/formats/junit.ts';
import { everything, gone, report } from './link-report-fixtures.ts';

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
