import { describe, expect, it } from 'vitest';
import { formatHealthReport } from '../../../src/report/link-health/report-page.ts';
import { link, state } from '../fixtures.ts';
import { problemLink } from './examples/problem-links.ts';
import { staleLink } from './examples/stale-links.ts';

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe('the full list', () => {
  it('has a line for every link with a problem, and an edit link in it', () => {
    const links = many(24, problemLink);
    const report = formatHealthReport(state({ links }), 'en');
    for (const { at } of links) expect(report).toMatch(new RegExp(`/edit/main/${at[0]?.file}#L${at[0]?.line}\\)`));
  });

  it('has every repository that is not kept up, below what is broken, by reason', () => {
    const report = formatHealthReport(state({ links: [problemLink(0), ...many(90, staleLink)] }), 'en');
    expect(report.match(/^- \*\*Tool \d+\*\*/gm)).toHaveLength(90);
    expect(report.indexOf('dead link')).toBeLessThan(report.indexOf('## Please look: 90 repositories'));
    expect(report).toContain('### License gone (18)');
  });

  it('says nothing of links that work and are kept up', () => {
    const works = link({ identity: 'url:works.example/', url: 'https://works.example/' });
    expect(
      formatHealthReport(state({ links: [works], changes: { died: [], recovered: [], moved: [], codes: [], noted: [] } }), 'en'),
    ).not.toContain('works.example');
  });
});
