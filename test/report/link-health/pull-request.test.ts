import { describe, expect, it } from 'vitest';
import { formatHealthPullRequest, formatRefusedTick, type ProposedEdit } from '../../../src/report/link-health/pull-request.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

const edit = (change: Partial<ProposedEdit> = {}): ProposedEdit => ({
  action: 'gone',
  url: 'https://a.org/x',
  name: { en: 'Linen' },
  file: 'data/tools/linen.yml',
  line: 7,
  since: '2026-11-01T03:00Z',
  judged: { at: '2026-11-22T03:12Z', verdict: 'gone', reason: 'not-found', asked: 'page' },
  ...change,
});
const format = (edits: ProposedEdit[], more = {}) =>
  formatHealthPullRequest({ repository: 'https://github.com/a/list', commit: 'a1b2c3d', edits, ...more }, 'en');

describe('the pull request of the link-health issue', () => {
  it('names up to three entries in its title, each once', () => {
    expect(format([edit(), edit({ line: 9 })]).title).toMatch(/: Linen$/);
    expect(format([edit(), edit({ name: { en: 'Wool' } })]).title).toMatch(/Linen and Wool$/);
    expect(format(['A', 'B', 'C', 'D'].map((en) => edit({ name: { en } }))).title).not.toContain('A');
  });

  it('says in its title what all edits do, or that they differ', () => {
    const [one, other, mixed] = [[edit()], [edit({ action: 'remove' })], [edit(), edit({ action: 'remove' })]].map(
      (edits) => format(edits).title,
    );
    expect(new Set([one, other, mixed]).size).toBe(3);
  });

  it('lists each edit with its place, and what it changes to', () => {
    const { body } = format([edit({ action: 'archive', to: 'https://web.archive.org/web/2020/https://a.org/x' })], { issue: 5 });
    expect(body).toContain('#5');
    expect(body).toContain('https://github.com/a/list/blob/a1b2c3d/data/tools/linen.yml#L7');
    expect(body).toContain('→ [`web.archive.org');
  });

  it('links an old address only where it stays', () => {
    expect(format([edit({ action: 'remove' })]).body).toContain('](https://a.org/x)');
    expect(format([edit({ action: 'address', to: 'https://b.org' })]).body).not.toContain('](https://a.org/x)');
  });

  it('has a title within GitHub’s limit, without half a character', () => {
    const { title } = format([
      edit({ name: { en: '👩‍💻'.repeat(200) } }),
      edit({ name: { en: '😀'.repeat(200) } }),
      edit({ name: { en: '🧵'.repeat(200) } }),
    ]);
    expect(title.length).toBeLessThanOrEqual(256);
    expect(title.isWellFormed()).toBe(true);
  });

  it.each(hostileTexts)('shows %j as text', (text) => {
    const { body } = format([edit({ name: { en: text }, file: 'data/x.yml' })]);
    expect(findUnsafeMarkdown(body)).toEqual([]);
    expect(findUnsafeMarkdown(formatRefusedTick(text, 'en'))).toEqual([]);
  });
});
