import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { logSettings, openLog } from '../bot/log.ts';
import { slugOf } from '../list/corrections.ts';
import { sectionsIn } from '../list/draft.ts';
import { hasMarkers } from '../list/render/zone.ts';
import { settingsPath } from '../list/settings.ts';
import { writeEntry } from '../list/write.ts';
import { systemClock } from '../net/clock.ts';
import type { Sandbox } from '../sandbox/open.ts';
import { openDemo } from './demo.ts';
import { demoWords, pagesText } from './demo-words.ts';
import { readIfThere } from './files.ts';
import { printJson } from './findings.ts';
import { type Folder, openFolder } from './folder.ts';
import { listFiles } from './list-files.ts';
import { openBrowser } from './open-browser.ts';
import { untilStopped } from './stop.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';

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
export async function tryList(dir: string | undefined, options: TryOptions, terminal: Terminal): Promise<number> {
  const list = listIn(dir, terminal.cwd);
  const stopped = untilStopped();
  const { language, simulate = false } = options;
  const words = demoWords[language];
  const text = options.format === 'text';
  if (text) terminal.out(`${simulate ? words.simulatedHosts : words.real}\n\n`);
  const log = openLog(terminal.err, {
    ...logSettings({ LOG_LEVEL: 'warn', ...terminal.environment }, true),
    now: systemClock.now,
  });
  const demo = await openDemo({ port: options.port ?? 3000, simulate, environment: terminal.environment, log });
  try {
    if (text) terminal.out(`  ${words.home}  ${terminal.paint('bold', demo.sandbox.url)}\n`);
    const repository = 'readme' in list ? await seedReadme(demo.sandbox, list) : await seed(demo.sandbox, list);
    await Promise.race([demo.settled(), stopped]);
    const pages = demo.pages(repository);
    if (text) terminal.out(pagesText(pages, language));
    else printJson(terminal, { pages, webhooks: demo.bot.webhooks });
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
interface Readme {
  root: string;
  readme: string;
  text: string;
}

/** The list in a folder, or the README that might be one. Throws the UsageError of a folder that has neither. */
function listIn(dir: string | undefined, cwd: string): Folder | Readme {
  const path = resolve(cwd, dir ?? '.');
  const isFile = existsSync(path) && statSync(path).isFile();
  try {
    if (!isFile) return openFolder(dir, cwd);
  } catch (error) {
    if (!(error instanceof UsageError) || !existsSync(path)) throw error;
    const found = readmeIn(
      path,
      readdirSync(path).find((name) => /^readme\.md$/i.test(name)),
    );
    if (found === undefined) throw error;
    return found;
  }
  const found = /\.(?:md|markdown)$/i.test(path) ? readmeIn(dirname(path), basename(path)) : undefined;
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

function readmeIn(root: string, name: string | undefined): Readme | undefined {
  const file = name === undefined ? undefined : readIfThere(root, name);
  // One with markers is written from data, which are not where they should be.
  return file === undefined || hasMarkers(file.text) ? undefined : { root, readme: 'README.md', text: file.text };
}

/** A copy of the README as a repository: whether to keep it, the bot asks by itself. */
async function seedReadme(sandbox: Sandbox, { root, readme, text }: Readme): Promise<string> {
  const [owner, name] = ['you', slugOf(basename(root)) || 'list'];
  await sandbox.createRepository({ owner, name, files: { [readme]: text } });
  return `${owner}/${name}`;
}

/** A copy of the list as a repository, and a pull request with an entry that has a mistake and one that is there already. */
async function seed(sandbox: Sandbox, folder: Folder): Promise<string> {
  const owner = 'you';
  const name = slugOf(basename(folder.root)) || 'list';
  const files = Object.fromEntries(listFiles(folder.root).map((file) => [file.path, file.text]));
  for (const file of folder.files) files[file.path] = file.text;
  files[settingsPath] ??= `data: ${JSON.stringify(folder.settings.data)}\n`;
  await sandbox.createRepository({ owner, name, files });
  await sandbox.as('a-contributor').openPullRequest({
    repository: `${owner}/${name}`,
    branch: 'two-entries',
    title: 'Add two entries',
    body: 'A pull request as a contributor might send it: one entry has a mistake, the other is in the list already.',
    files: contribution(folder),
  });
  return `${owner}/${name}`;
}

/** Two new files made from the list itself, so that they fit whatever it is about. */
function contribution({ list, settings }: Folder): Record<string, string> {
  const section = sectionsIn(list)[0]?.id ?? 'section';
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
  const twin = list.entries.find(({ sound, entry }) => sound && entry.links.length > 0);
  const path = `${settings.data}/an-example-twin.yml`;
  if (twin) files[path] = writeEntry({ ...twin.entry, id: 'an-example-twin' }, path, settings.data);
  return files;
}
