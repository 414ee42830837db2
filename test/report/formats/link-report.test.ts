import { describe, expect, it } from 'vitest';
import {
  classifyLink,
  formatAddress,
  formatLinkSummary,
  formatOfflineMessage,
  formatPosition,
} from '../../../src/report/formats/link-report.ts';
import { everything, gone, link } from './link-report-fixtures.ts';

const classify = (change: Parameters<typeof link>[1]) =>
  classifyLink(link('https://a.example/', change), ({ reason }) => reason === 'dns');

describe('what a link means to a maintainer', () => {
  it.each([
    [{ verdict: 'alive' }, 'fine'],
    [{ verdict: 'alive', note: 'weak-evidence' }, 'fine'],
    [{ verdict: 'alive', note: 'retracted' }, 'look'],
    [{ verdict: 'moved' }, 'moved'],
    [{ verdict: 'gone' }, 'look'],
    [{ verdict: 'unreachable' }, 'look'],
    [{ verdict: 'restricted' }, 'look'],
    [{ verdict: 'blocked' }, 'unjudged'],
    [{ verdict: 'limited' }, 'unjudged'],
    [{ verdict: 'unknown' }, 'unjudged'],
    [{ verdict: 'alive', reason: 'dns' }, 'bad'],
  ] as const)('%j is %s', (change, linkClass) => {
    expect(classify(change)).toBe(linkClass);
  });
});

describe('a sentence about a link', () => {
  it('has its verdict, its new address and the evidence', () => {
    expect(formatLinkSummary(gone, 'en')).toMatch(/404/);
    expect(everything.map((one) => formatLinkSummary(one, 'en')).join('\n')).toContain('https://b.example/new');
  });

  it('names its place as compilers do, and an address that is empty', () => {
    expect(formatPosition(gone.at[0])).toBe('docs/read me.md:3:5');
    expect(formatPosition(undefined)).toBe('');
    expect(formatAddress({ url: '' }, 'en')).not.toBe('');
  });

  it('says how many links were not checked without a network', () => {
    expect(formatOfflineMessage(0, 5, 'en')).not.toBe(formatOfflineMessage(3, 5, 'en'));
    expect(formatOfflineMessage(3, 5, 'en')).toContain('2');
  });
});
