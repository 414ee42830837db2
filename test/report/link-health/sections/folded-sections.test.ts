import { describe, expect, it } from 'vitest';
import { groupLinks } from '../../../../src/report/link-health/groups.ts';
import { formatFoldedSections, formatInformation } from '../../../../src/report/link-health/sections/folded-sections.ts';
import { deadShare, link, recoveredLink, state, suspectLink, walled } from '../../fixtures.ts';

const links = [
  { ...suspectLink, certain: false },
  walled,
  recoveredLink,
  { ...deadShare, settled: true },
  { ...deadShare, identity: 'i', ignored: '2027-01-01T00:00Z' },
];
const all = state({ links });
const fold = (one = all, isComplete = true) => formatFoldedSections(one, groupLinks(one), 'en', isComplete);

describe('what asks for nothing', () => {
  it('is folded by kind, and kinds without links are left out', () => {
    expect(fold()).toHaveLength(5);
    expect(fold().every((text) => /^<details><summary>[^<]+<\/summary>\n\n- [\s\S]+\n\n<\/details>$/.test(text))).toBe(true);
    expect(fold(state({ links: [] }))).toEqual([]);
  });

  it('is a list of counts where there is no room, which leads to the report', () => {
    expect(fold(all, false)).toHaveLength(1);
    expect(fold({ ...all, reportUrl: 'https://github.com/a/b/blob/x/report.md' }, false)[0]).toContain(
      '](https://github.com/a/b/blob/x/report.md)',
    );
    expect(fold(state({ links: [] }), false)).toEqual([]);
  });

  it('has headings and whole lists in the report', () => {
    const sections = formatInformation(all, groupLinks(all), 'en');
    expect(sections).toHaveLength(5);
    expect(sections.every((text) => text.startsWith('### '))).toBe(true);
  });
});

describe('links that could not be judged', () => {
  const blocked = (url: string, reason = 'bot-wall') =>
    link({
      identity: url,
      url,
      state: 'unjudged',
      unjudged: { at: '2026-11-22T03:12Z', verdict: 'blocked', reason: reason as never, asked: 'page' },
    });
  const lines = (...some: ReturnType<typeof blocked>[]) =>
    (fold(state({ links: some }))[0] ?? '').split('\n').filter((line) => line.startsWith('- '));

  it('are one line a host, the host with the most links first', () => {
    const hosts = lines(blocked('https://b.org/1'), blocked('https://a.org/1'), blocked('https://b.org/2'));
    expect(hosts.map((line) => /`([^`]+)`/.exec(line)?.[1])).toEqual(['b.org', 'a.org']);
  });

  it('name five places and three reasons at most', () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      blocked(`https://a.org/${index}`, ['bot-wall', 'captcha', 'login', 'quota', 'timeout'][index % 5]),
    );
    const [line = ''] = lines(...many);
    expect(line.match(/\]\(/g)).toHaveLength(5);
    expect(line).toMatch(/8 links/);
  });
});
