import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';

/**
 * The language server behind YAML in VS Code, Neovim, Zed and others, with the files of this
 * repository.
 */
const root = join(import.meta.dirname, '../../..');
let server: ReturnType<typeof getLanguageService>;
beforeEach(() => {
  server = getLanguageService({
    schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
  });
  server.configure({ validate: true, customTags: [] });
});

/** The server remembers what it read of a version. */
let version = 1;
const problemsOf = async (path: string, text = readFileSync(join(root, path), 'utf8')): Promise<string[]> => {
  const document = TextDocument.create(pathToFileURL(join(root, path)).href, 'yaml', version++, text);
  const found = await server.doValidation(document, false);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
};
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('yaml-language-server', () => {
  it.each(['data/list.yml', '.github/listkeeper.yml'])('finds no problem in %s', async (path) => {
    expect(read(path)).toMatch(/^# yaml-language-server: \$schema=/);
    expect(await problemsOf(path)).toEqual([]);
  });

  it('finds no problem in files of entries', async () => {
    const paths = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /.\/.*\.yml$/.test(path),
    );
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths.slice(0, 40)) expect(await problemsOf(`data/${path}`), path).toEqual([]);
  });

  it.each([
    ['data/list.yml', 'languages: [zh, en]', 'languages: [zh, klingon]'],
    ['data/list.yml', 'sections:', 'sektions:'],
    ['.github/listkeeper.yml', 'outputs:', 'outpots:'],
    ['.github/listkeeper.yml', 'language: ', 'language: x'],
    ['.github/listkeeper.yml', 'file: README.md', 'file: ../README.md'],
  ])('reports in %s what is wrong: %s as %s', async (path, right, wrong) => {
    const text = read(path);
    expect(text).toContain(right);
    expect(await problemsOf(path, text.replace(right, wrong))).not.toEqual([]);
  });

  it('reports an entry of an unknown kind', async () => {
    const text = '# yaml-language-server: $schema=../schema.json\nkind: datasett\nsection: datasets\nname: { en: A }\n';
    expect(await problemsOf('data/datasets/a.yml', text)).not.toEqual([]);
  });
});
