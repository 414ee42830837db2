import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { createLogger, readLogSettings } from '../../bot/index.ts';
import { flattenSections, formatEntry } from '../../list/authoring/index.ts';
import { hasZoneMarkers } from '../../list/render/index.ts';
import { settingsPath, slugify } from '../../list/schema/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { demoMessages, formatPages, openBrowser, openDemo } from '../demo/index.ts';
import { readOptionalFile } from '../files/index.ts';
import { type ListFolder, openListFolder, readRepositoryFiles } from '../list/index.ts';
import { printJson } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal, UsageError, waitForShutdown } from '../terminal/index.ts';

export interface TryOptions extends CommonOptions {
  port?: number;
  simulate?: boolean;
  open: boolean;
}

/**
 * `listkeeper try [dir]`: the bot at work on a copy of somebody's list, on the embedded GitHub: a pull request such as a contributor
 * might send, a check of all links, the README as it would be written. Where there is only a README, it is the bot's own pull request that
 * would keep the list in it. The folder itself is only read.
 */
export async function runTry(dir: string | undefined, options: TryOptions, terminal: Terminal): Promise<number> {
  const list = findListOrReadme(dir, terminal.cwd);
  const stopped = waitForShutdown();
  const { language, simulate = false } = options;
  const words = demoMessages[language];
  const text = options.format === 'text';
  if (text) terminal.out(`${simulate ? words.simulatedHosts : words.real}\n\n`);
  const log = createLogger(terminal.err, {
    ...readLogSettings({ LOG_LEVEL: 'warn', ...terminal.environment }, true),
    now: systemClock.now,
  });
  const demo = await openDemo({ port: options.port ?? 3000, simulate, environment: terminal.environment, log });
  try {
    if (text) terminal.out(`  ${words.home}  ${terminal.paint('bold', demo.sandbox.url)}\n`);
    const repository = 'readme' in list ? await seedReadme(demo.sandbox, list) : await seedList(demo.sandbox, list);
    await Promise.race([demo.waitUntilIdle(), stopped]);
    const pages = demo.findPages(repository);
    if (text) terminal.out(formatPages(pages, language));
    else printJson(terminal, { pages, webhooks: demo.bot.webhookUrl });
    if (text && 'readme' in list && pages.pullRequest === undefined) terminal.out(`\n${words.noList}\n`);
    if (text) terminal.out(`\n${words.stop}\n`);
    if (options.open && terminal.interactive) openBrowser(pages.home);
    await stopped;
  } finally {
    await demo.stop();
  }
  return exitCodes.nothingFound;
}

/** A README without data beside it. */
interface ReadmeSource {
  root: string;
  readme: string;
  text: string;
}

/** The list in a folder, or the README that might be one. Throws the UsageError of a folder that has neither. */
function findListOrReadme(dir: string | undefined, cwd: string): ListFolder | ReadmeSource {
  const path = resolve(cwd, dir ?? '.');
  const isFile = existsSync(path) && statSync(path).isFile();
  try {
    if (!isFile) return openListFolder(dir, cwd);
  } catch (error) {
    if (!(error instanceof UsageError) || !existsSync(path)) throw error;
    const found = readReadme(
      path,
      readdirSync(path).find((name) => /^readme\.md$/i.test(name)),
    );
    if (found === undefined) throw error;
    return found;
  }
  const found = /\.(?:md|markdown)$/i.test(path) ? readReadme(dirname(path), basename(path)) : undefined;
  if (found !== undefined) return found;
  throw new UsageError(
    {
      en: `${dir} is neither the folder of a list nor a list in Markdown.`,
      zh: `${dir} 既不是清单的目录，也不是 Markdown 清单。`,
    },
    {
      en: 'Give the folder of a list, or a README.md that is not written from data.',
      zh: '请给出清单所在目录，或一份不是由数据生成的 README.md。',
    },
  );
}

function readReadme(root: string, name: string | undefined): ReadmeSource | undefined {
  const file = name === undefined ? undefined : readOptionalFile(root, name);
  // One with markers is written from data, which are not where they should be.
  return file === undefined || hasZoneMarkers(file.text) ? undefined : { root, readme: 'README.md', text: file.text };
}

/** A copy of the README as a repository: whether to keep it, the bot asks by itself. */
async function seedReadme(sandbox: Sandbox, { root, readme, text }: ReadmeSource): Promise<string> {
  const [owner, name] = ['you', slugify(basename(root)) || 'list'];
  await sandbox.createRepository({ owner, name, files: { [readme]: text } });
  return `${owner}/${name}`;
}

/** A copy of the list as a repository, and a pull request with an entry that has a mistake and one that is there already. */
async function seedList(sandbox: Sandbox, folder: ListFolder): Promise<string> {
  const owner = 'you';
  const name = slugify(basename(folder.root)) || 'list';
  const files = Object.fromEntries(readRepositoryFiles(folder.root).map((file) => [file.path, file.text]));
  for (const file of folder.files) files[file.path] = file.text;
  files[settingsPath] ??= `data: ${JSON.stringify(folder.settings.data)}\n`;
  await sandbox.createRepository({ owner, name, files });
  await sandbox.asUser('a-contributor').openPullRequest({
    repository: `${owner}/${name}`,
    branch: 'two-entries',
    title: 'Add two entries',
    body: 'A pull request as a contributor might send it: one entry has a mistake, the other is in the list already.',
    files: createContribution(folder),
  });
  return `${owner}/${name}`;
}

/** Two new files made from the list itself, so that they fit whatever it is about. */
function createContribution({ list, settings }: ListFolder): Record<string, string> {
  const section = flattenSections(list)[0]?.id ?? 'section';
  const files: Record<string, string> = {
    [`${settings.data}/an-example.yml`]: `kind: collection
section: ${section}
name:
  en: An example with a mistake
description:
  en: The field below is not one that the list knows.
task: reading
links:
  - role: homepage
    url: https://www.gutenberg.org/
`,
  };
  const twin = list.entries.find(({ isValid, entry }) => isValid && entry.links.length > 0);
  const path = `${settings.data}/an-example-twin.yml`;
  if (twin) files[path] = formatEntry({ ...twin.entry, id: 'an-example-twin' }, path, settings.data);
  return files;
}
