import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, runGit, validList, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

describe('review', () => {
  it('prints the comment of the bot, and exits with 1 when the check would fail', async () => {
    runGit(folder, 'init', '--quiet');
    runGit(folder, 'add', '.');
    runGit(folder, 'commit', '--quiet', '--message', 'The list');
    runGit(folder, 'switch', '--quiet', '--create', 'more');
    writeTestFiles(folder, { 'data/books/story.yml': validList['data/books/primer.yml']?.replace('article', 'artcle') ?? '' });
    runGit(folder, 'add', '.');
    runGit(folder, 'commit', '--quiet', '--message', 'A story');
    const range = ['review', '--base', 'main', '--head', 'more', '--offline'];
    const { code, out, err } = await runCli(folder, range);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Check failed: .*needs 2 fixes\.\n1 can be fixed automatically\. Run: npx @listkeeper\/cli fmt --fix\n$/,
    );
    expect(out).toContain('`not-allowed`');
    const json = JSON.parse((await runCli(folder, [...range, '--format', 'json'])).out);
    expect(json).toMatchObject({ conclusion: 'failure', comment: expect.any(String), links: expect.any(Array) });
    expect(json.findings[0]).toMatchObject({ file: 'data/books/story.yml', line: 2 });
    const inChinese = await runCli(folder, [...range, '--language', 'zh']);
    expect(inChinese.out).toContain('处需要修改');
    const wrong = await runCli(folder, ['review', '--base', 'main', '--head', 'nothing']);
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('nothing is not a commit') });
  });
});
