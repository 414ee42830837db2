import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { createTempFolder, runCli, validList, writeTestFiles } from '../run-cli.ts';

const made: { remove(): void }[] = [];
function createFolder(files: Record<string, string>): string {
  const temp = createTempFolder({ '.git/HEAD': '', ...files });
  made.push(temp);
  return temp.folder;
}
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

const workflow = '.github/workflows/listkeeper.yml';
const settings = '.github/listkeeper.yml';
const form = '.github/ISSUE_TEMPLATE/listkeeper-entry.yml';
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('listkeeper init', () => {
  it('writes settings, workflow and form for a list, and says what is next', async () => {
    const folder = createFolder(validList);
    const { code, out } = await runCli(folder, ['init', '--runs-as', 'action']);
    expect(code).toBe(0);
    for (const path of [settings, workflow, form]) expect(out).toContain(`${path}: written`);
    expect(read(folder, workflow)).toContain('uses: listkeeper/listkeeper@v1');
    expect(read(folder, settings)).toContain('language: en');
    expect(out).toContain('Run workflow');
    expect((await runCli(folder, ['render'])).code).toBe(0);
    expect((await runCli(folder, ['validate'])).code).toBe(0);
  });

  it('overwrites nothing', async () => {
    const files = { [settings]: 'data: data\n', [workflow]: 'name: Mine\n' };
    const folder = createFolder({ ...validList, ...files });
    const { out } = await runCli(folder, ['init']);
    for (const [path, text] of Object.entries(files)) {
      expect(read(folder, path)).toBe(text);
      expect(out).toContain(`${path}: already exists`);
    }
    expect(existsSync(join(folder, form)), 'these settings have no form').toBe(false);
  });

  it('turns on the form that import left out, because nobody would have answered it', async () => {
    const readme =
      '# Books\n\n## Books\n\n- [One](https://books.invented.org/1) - The first.\n- [Two](https://books.invented.org/2) - The second.\n';
    const folder = createFolder({});
    writeTestFiles(folder, { 'README.md': readme });
    await runCli(folder, ['import', 'README.md', '--replace']);
    expect(existsSync(join(folder, form))).toBe(false);
    expect(read(folder, settings)).toContain('# - file');
    const { out } = await runCli(folder, ['init', '--runs-as', 'app']);
    expect(out).toContain(`${form}: written`);
    expect(existsSync(join(folder, workflow)), 'the App needs no workflow').toBe(false);
    expect((await runCli(folder, ['render', '--check'])).code).toBe(0);
    expect(read(folder, settings)).not.toContain('# An issue form');
    const again = await runCli(folder, ['init', '--runs-as', 'app']);
    expect(again.out).not.toContain('written');
  });

  it('without a list says to import one first, in the chosen language', async () => {
    const folder = createFolder({ 'README.md': '# Books\n' });
    const { code, out } = await runCli(folder, ['init', '--bot-language', 'zh', '--language', 'zh']);
    expect(code).toBe(0);
    expect(out).toContain('1. 把清单转成数据');
    expect(read(folder, workflow)).toContain('评论 PR');
    expect(existsSync(join(folder, form))).toBe(false);
  });

  it('as JSON lists what it did', async () => {
    const folder = createFolder(validList);
    const { out } = await runCli(folder, ['init', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ written: [settings, workflow, form], kept: [], next: expect.any(Array) });
  });
});

describe('listkeeper init at a terminal', () => {
  /** Answers each question by keys, once it is shown. */
  async function answer(folder: string, answers: [question: string, keys: string][]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const waiting = [...answers];
    let shown = '';
    output.on('data', (data: Buffer) => {
      shown += data.toString();
      const [next] = waiting;
      if (!next || !shown.includes(next[0])) return;
      waiting.shift();
      shown = '';
      setImmediate(() => input.write(next[1]));
    });
    const out: string[] = [];
    const code = await main(['init'], {
      cwd: folder,
      environment: {},
      interactive: true,
      promptStreams: { input, output },
      out: (text) => void out.push(text),
      err: (text) => void out.push(text),
      progress: () => {},
      paint: (_, text) => text,
    });
    return { code, out: out.join(''), unanswered: waiting.length };
  }

  const enter = '\r';
  const down = '\u001b[B';

  it('asks who runs it and in which language', async () => {
    const folder = createFolder(validList);
    const { code, unanswered } = await answer(folder, [
      ['What should run it?', down + enter],
      ['Language of its comments', down + enter],
    ]);
    expect({ code, unanswered }).toEqual({ code: 0, unanswered: 0 });
    expect(existsSync(join(folder, workflow)), 'the App was chosen').toBe(false);
    expect(read(folder, settings)).toContain('language: zh');
  });

  it('does not ask for the language that the settings have', async () => {
    const folder = createFolder({ ...validList, [settings]: 'language: zh\n' });
    const { out } = await answer(folder, [['What should run it?', enter]]);
    expect(out).toContain(`${workflow}: written`);
    expect(read(folder, workflow)).toContain('评论 PR');
  });

  it('writes nothing when the person cancels', async () => {
    const folder = createFolder(validList);
    const { code } = await answer(folder, [['What should run it?', '\u0003']]);
    expect(code).toBe(0);
    expect(existsSync(join(folder, settings))).toBe(false);
  });
});
