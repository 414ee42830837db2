import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isListkeeperError, ListkeeperError } from '../../errors/listkeeper-error.ts';
import { flattenSections, formatEntry } from '../../list/authoring/index.ts';
import { hasZoneMarkers } from '../../list/render/index.ts';
import { settingsPath, slugify } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { type DemoRun, runDemo } from '../demo/index.ts';
import { readOptionalFile } from '../files/index.ts';
import { type ListFolder, openListFolder, readRepositoryFiles } from '../list/index.ts';
import { type CommonOptions, exitCodes, type Terminal } from '../terminal/index.ts';

export interface TryOptions extends CommonOptions {
  port?: number;
  simulate?: boolean;
  open: boolean;
}

/**
 * `listkeeper try [dir]`: the bot at work on a copy of a list, on the embedded GitHub. Shows a
 * contributor’s pull request, a check of all links and the rendered README. For a README without
 * data, it shows the pull request that offers to keep the list. The folder itself is only read.
 */
export async function runTry(dir: string | undefined, options: TryOptions, terminal: Terminal): Promise<number> {
  const list = findListOrReadme(dir, terminal.cwd);
  const words = getMessages(options.language).demo;
  const { port = defaultPort, simulate = false } = options;
  const run: DemoRun = {
    options,
    port,
    simulate,
    introduction: simulate ? words.simulatedLinks : words.realLinks,
    seed: ({ sandbox }) => ('readme' in list ? seedReadme(sandbox, list) : seedList(sandbox, list, options.language)),
    async settle(demo, repository) {
      await demo.waitUntilIdle();
      await demo.showSite(repository);
    },
    formatNextSteps({ pullRequest }) {
      const isNothingProposed = 'readme' in list && pullRequest === undefined;
      return isNothingProposed ? `${words.nothingProposed}\n\n${words.stop}` : words.stop;
    },
  };
  await runDemo(run, terminal);
  return exitCodes.nothingFound;
}

const defaultPort = 3000;

/** A README without data. */
interface ReadmeSource {
  root: string;
  readme: string;
  text: string;
}

/**
 * The list in a folder, or a README that may be one.
 * @throws ListkeeperError when there is neither
 */
function findListOrReadme(dir: string | undefined, cwd: string): ListFolder | ReadmeSource {
  const path = resolve(cwd, dir ?? '.');
  if (existsSync(path) && statSync(path).isFile()) {
    const source = /\.(?:md|markdown)$/i.test(path) ? readReadme(dirname(path), basename(path)) : undefined;
    if (source === undefined) throw new ListkeeperError('no-list-or-readme', { path: dir ?? path });
    return source;
  }
  try {
    return openListFolder(dir, cwd);
  } catch (error) {
    if (!isListkeeperError(error) || !existsSync(path)) throw error;
    const name = readdirSync(path).find((file) => /^readme\.md$/i.test(file));
    const source = name === undefined ? undefined : readReadme(path, name);
    if (source === undefined) throw new ListkeeperError('no-list-or-readme', { path: dir ?? path });
    return source;
  }
}

/**
 * A README. Undefined for one with markers: it is generated from data, which should have been
 * found.
 */
function readReadme(root: string, name: string): ReadmeSource | undefined {
  const file = readOptionalFile(root, name);
  return file === undefined || hasZoneMarkers(file.text) ? undefined : { root, readme: 'README.md', text: file.text };
}

const demoOwner = 'you';

/**
 * A repository with a copy of the README. The bot decides by itself whether to offer to keep it.
 */
async function seedReadme(sandbox: Sandbox, { root, readme, text }: ReadmeSource): Promise<string> {
  const name = slugify(basename(root)) || 'list';
  await sandbox.createRepository({ owner: demoOwner, name, files: { [readme]: text } });
  return `${demoOwner}/${name}`;
}

/**
 * A repository with a copy of the list, and a pull request with two entries: one has a mistake, one
 * is a duplicate.
 */
async function seedList(sandbox: Sandbox, folder: ListFolder, language: Language): Promise<string> {
  const name = slugify(basename(folder.root)) || 'list';
  const files = Object.fromEntries(readRepositoryFiles(folder.root).map((file) => [file.path, file.text]));
  for (const file of folder.files) files[file.path] = file.text;
  files[settingsPath] ??= `data: ${JSON.stringify(folder.settings.data)}\n`;
  await sandbox.createRepository({ owner: demoOwner, name, files });
  const repository = `${demoOwner}/${name}`;
  const { title, body } = getMessages(language).demo.contribution;
  await sandbox.asUser('a-contributor').openPullRequest({
    repository,
    branch: 'two-entries',
    title,
    body,
    files: createContribution(folder, language),
  });
  return repository;
}

/** Two new files, made from the list itself so that they fit its topic. */
function createContribution({ list, settings }: ListFolder, language: Language): Record<string, string> {
  const section = flattenSections(list)[0]?.id ?? 'section';
  const { name, description } = getMessages(language).demo.contribution;
  const files: Record<string, string> = {
    [`${settings.data}/an-example.yml`]: `kind: collection
section: ${section}
name:
  ${language}: ${name}
description:
  ${language}: ${description}
task: reading
links:
  - role: homepage
    url: https://www.gutenberg.org/
`,
  };
  const original = list.entries.find(({ isValid, entry }) => isValid && entry.links.length > 0);
  const path = `${settings.data}/an-example-twin.yml`;
  if (original) files[path] = formatEntry({ ...original.entry, id: 'an-example-twin' }, path, settings.data);
  return files;
}
