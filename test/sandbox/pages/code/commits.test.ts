import { beforeEach, describe, expect, it } from 'vitest';
import { getFirstLine } from '../../../../src/sandbox/pages/code/commits.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';
import { renderTestPage } from '../../helpers/render-test-page.ts';

let test: TestWorld;
const see = (path: string) => renderTestPage(test.world, `/keeper/list/${path}`);
const push = (message: string) =>
  test.as('keeper').push({ repository: 'keeper/list', branch: 'main', files: { 'b.md': 'b\n' }, message });

beforeEach(async () => {
  test = createTestWorld();
  await test.create({ 'a.md': 'a\n' });
});

describe('the pages of commits', () => {
  it('list those of a branch, the newest first, by the first line of their messages', async () => {
    await push('Second <one>\n\nWhy.');
    const { html } = await see('commits');
    expect(html.indexOf('Second &lt;one&gt;')).toBeGreaterThan(0);
    expect(html.indexOf('Second &lt;one&gt;')).toBeLessThan(html.indexOf('Initial commit'));
    expect(html).not.toContain('Why.');
  });

  it('show what a commit changed and why; the first one added everything', async () => {
    const sha = await push('Second\n\nWhy.');
    const { html, text } = await see(`commit/${sha}`);
    expect(html).toContain('<pre>Why.</pre>');
    expect(text).toContain('b.md');
    expect(text).not.toContain('a.md');
    const [first] = (await test.world.hosted.get('keeper/list')?.store.readCommit(sha))?.parents ?? [];
    const initial = await see(`commit/${first}`);
    expect(initial.text).toContain('a.md');
    expect(initial.html).not.toContain('<pre>');
    expect((await see(`commit/${'1'.repeat(40)}`)).status).toBe(404);
  });

  it('have the first line of a message as its title', () => {
    expect(getFirstLine('One\nTwo')).toBe('One');
    expect(getFirstLine('')).toBe('');
  });
});
