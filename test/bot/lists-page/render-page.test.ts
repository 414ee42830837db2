import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPageHeaders } from '../../../src/bot/lists-page/page-layout.ts';
import { listsPerPage, renderListsPage } from '../../../src/bot/lists-page/render-page.ts';
import { createRecord } from './list-record-fixture.ts';

const now = Date.UTC(2026, 10, 22);
const render = (records: ReturnType<typeof createRecord>[], page = 1, language: 'en' | 'zh' = 'en') =>
  renderListsPage({ records, language, page, now });

describe('the page of lists', () => {
  it('links to each list, its issue about links and its pull requests', () => {
    const page = render([createRecord('reading', { title: { en: 'Reading' }, dead: 2, pulls: 3, unreviewed: [4, 5] })]);
    expect(page).toContain('<a href="https://github.com/someone/reading">Reading</a>');
    expect(page).toContain('/issues?q=is%3Aissue%20is%3Aopen%20label%3Alink-health">2 dead links</a>');
    expect(page).toContain('/pulls">2 pull requests not reviewed yet</a>');
    expect(page).toContain('7 entries · 9 links');
    expect(page).toContain('links checked 21 Nov');
  });

  it('speaks Chinese, and titles a list in that language where it has one', () => {
    const records = [createRecord('reading', { title: { en: 'Reading', zh: '读书' }, dead: 2 }), createRecord('untitled')];
    const page = render(records, 1, 'zh');
    expect(page).toContain('<html lang="zh">');
    expect(page).toContain('共 2 份清单，1 份有待处理事项。');
    expect(page).toContain('>读书</a>');
    expect(page).toContain('>untitled</a>');
  });

  it('names a failure with its day', () => {
    expect(render([createRecord('a', { failures: [{ kind: 'publish', at: now }] })])).toContain('failed on 22 Nov');
  });

  it('shows the contents that were seen last', () => {
    const record = createRecord('a', { title: { en: 'Old' } });
    if (record.outputs) Object.assign(record.outputs, { at: now, title: { en: 'New' } });
    expect(render([record])).toContain('>New</a>');
  });

  it('escapes whatever a list calls itself', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
    const page = render([createRecord('<b>', { owner: '<i>', title: { en: hostile }, url: 'https://github.com/"onclick=x' })]);
    expect(page).not.toMatch(/<script|<img|<b>|<i>|"onclick/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('has at most a hundred lists, and leads to the others; a page that is not there is the nearest', () => {
    const records = Array.from({ length: 2 * listsPerPage + 1 }, (_, index) =>
      createRecord(`list-${String(index).padStart(3, '0')}`),
    );
    const count = (page: string) => page.match(/<h2/g)?.length;
    expect(count(render(records))).toBe(100);
    expect(render(records)).not.toContain('Previous');
    const second = render(records, 2);
    expect(count(second)).toBe(100);
    expect(second).toContain('href="?page=1&amp;language=en">Previous');
    expect(second).toContain('href="?page=3&amp;language=en">Next');
    expect(count(render(records, 3))).toBe(1);
    expect(render(records, 999)).toBe(render(records, 3));
    expect(render(records, 0)).toBe(render(records, 1));
  });

  it('says so where there is no list', () => {
    expect(render([])).toContain('No lists yet.');
  });

  it('has the one style sheet that its policy allows, and no script', () => {
    const page = render([createRecord('a')]);
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const policy = createPageHeaders(false)['content-security-policy'];
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|style="|javascript:/);
  });
});
