import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckRun } from '../../../../src/sandbox/model/world.ts';
import {
  createNotFoundResponse,
  createPageResponse,
  formatCheckState,
  formatLogin,
  getCheckIcon,
  isAwaitingCheck,
  renderUser,
} from '../../../../src/sandbox/pages/components/layout.ts';
import { createPageContext } from '../../../../src/sandbox/pages/page-context.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';

let test: TestWorld;
beforeEach(() => {
  test = createTestWorld();
});
const context = (language: 'en' | 'zh' = 'en') => createPageContext(test.world, language);
const htmlOf = ({ bytes }: { bytes?: Uint8Array }) => Buffer.from(bytes ?? []).toString();
const run = (conclusion: string | null, status = 'in_progress') => ({ conclusion, status }) as CheckRun;

describe('a page', () => {
  it('allows no script, whatever it shows, and escapes its title', () => {
    const { headers, status, bytes } = createPageResponse(context(), { title: '<b>', body: '<script>' });
    expect(status).toBe(200);
    expect(headers?.['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(htmlOf(bytes ? { bytes } : {})).toContain('<title>&lt;b&gt;</title>');
    expect(htmlOf(bytes ? { bytes } : {})).not.toContain('<script');
  });

  it('is in the language of its reader, with a link to the other', () => {
    const html = htmlOf(createPageResponse(context('zh'), { title: '', body: '' }));
    expect(html).toContain('<html lang="zh">');
    expect(html).toContain('href="?language=en"');
    expect(html).not.toContain('href="?language=zh"');
  });

  it('of a repository counts what is open, and marks its tab', async () => {
    const list = await test.create();
    const mei = test.as('mei');
    const first = await mei.openIssue({ repository: 'keeper/list', title: 'A' });
    await mei.openIssue({ repository: 'keeper/list', title: 'B' });
    await mei.close('keeper/list', first);
    await mei.openPullRequest({ repository: 'keeper/list', title: 'C', branch: 'c', files: { 'c.md': 'c\n' } });
    const html = htmlOf(createPageResponse(context(), { title: '', body: '', repository: list, tab: 'issues' }));
    expect(html).toMatch(/href="\/keeper\/list\/issues" class="here" aria-current="page">[^<]* <span class="count">1</);
    expect(html).toMatch(/href="\/keeper\/list\/pulls">[^<]* <span class="count">1</);
  });

  it('that is not there names its path', () => {
    const response = createNotFoundResponse(context(), '/<x>');
    expect(response.status).toBe(404);
    expect(htmlOf(response)).toContain('<code>/&lt;x&gt;</code>');
  });
});

describe('a check', () => {
  it.each([
    ['success', ['✓', 'good']],
    ['failure', ['✕', 'bad']],
    ['action_required', ['!', 'warn']],
    [null, ['●', 'warn']],
  ])('that concludes %j has the sign %j', (conclusion, icon) => {
    expect(getCheckIcon(run(conclusion))).toEqual(icon);
  });

  it('has a state in words, also one without words of its own', () => {
    expect(formatCheckState(context('zh'), run('success'))).not.toBe('success');
    expect(formatCheckState(context(), run('unheard_of'))).toBe('unheard_of');
    expect(formatCheckState(context(), run(null))).not.toBe('');
  });

  it('is awaited where an open pull request has none, and the App is installed', async () => {
    const list = await test.create();
    expect(isAwaitingCheck(context(), list)).toBe(false);
    const { headSha, number } = await test
      .as('mei')
      .openPullRequest({ repository: 'keeper/list', title: 'C', branch: 'c', files: { 'c.md': 'c\n' } });
    expect(isAwaitingCheck(context(), list)).toBe(true);
    list.checkRuns.push({ ...run(null), headSha });
    expect(isAwaitingCheck(context(), list)).toBe(true);
    list.checkRuns.push({ ...run('success'), headSha });
    expect(isAwaitingCheck(context(), list)).toBe(false);
    list.checkRuns.length = 0;
    await test.as('mei').close('keeper/list', number);
    expect(isAwaitingCheck(context(), list)).toBe(false);
    await test.as('mei').reopen('keeper/list', number);
    test.world.installation.repositories.clear();
    expect(isAwaitingCheck(context(), list)).toBe(false);
  });
});

describe('somebody', () => {
  it('is shown without the suffix of an App, which is told as one', () => {
    expect(formatLogin('listkeeper[bot]')).toBe('listkeeper');
    expect(renderUser(context(), 'listkeeper[bot]').html).toMatch(/^<b>listkeeper<\/b> <span class="tag">/);
    expect(renderUser(context(), '<mei>').html).toBe('<b>&lt;mei&gt;</b>');
  });
});
