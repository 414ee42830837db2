import { getMessages } from '../messages/index.ts';
import type { SourceFile } from '../model/finding.ts';
import type { Language } from '../model/language.ts';
import type { Sandbox } from './open-sandbox.ts';

export interface ExampleOptions {
  /** `owner/name`. Default `example/medical-nlp-list`. */
  repository?: string;
  /** False: no pull request is opened. */
  pullRequest?: boolean;
  /** Of the texts around the list: its description and the pull request. Default `en`. */
  language?: Language;
}

export interface SeededExample {
  /** `owner/name`. */
  repository: string;
  /** Number of the pull request, when one was opened. */
  pullRequest: number | undefined;
}

/**
 * Creates the repository of a list, and a pull request from a fork with three new entries. One
 * entry is valid, one has the most common mistakes, and one duplicates an entry under another
 * spelling. Of the external repositories that the list links to, the first is archived, the second
 * renamed, the third gone, and all others exist.
 */
export async function seedExample(sandbox: Sandbox, files: SourceFile[], settings: ExampleOptions = {}): Promise<SeededExample> {
  const words = getMessages(settings.language ?? 'en').sandbox.example;
  const repository = settings.repository ?? 'example/medical-nlp-list';
  const [owner = 'example', name = 'list'] = repository.split('/');
  await sandbox.createRepository({
    owner,
    name,
    ownerType: 'Organization',
    description: words.description,
    files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
  });
  sandbox.world.hosted.get(repository.toLowerCase())?.collaborators.set('maintainer', 'maintain');
  seedExternalRepositories(sandbox, files);
  if (settings.pullRequest === false) return { repository, pullRequest: undefined };
  const opened = await sandbox.asUser('contributor').openPullRequest({
    repository,
    title: words.pullRequestTitle,
    body: words.pullRequestBody,
    branch: 'three-datasets',
    message: words.commitMessage,
    files: buildExampleEntries(files),
  });
  return { repository, pullRequest: opened.number };
}

const repositoryLinkPattern = /https?:\/\/github\.com\/([\w.-]+\/[\w.-]+)/g;

/** GitHub repositories that the data links to, in order of appearance. */
function findLinkedRepositories(files: SourceFile[]): string[] {
  const data = files.filter(({ path }) => /\.ya?ml$/.test(path));
  const found = data.flatMap(({ text }) => [...text.matchAll(repositoryLinkPattern)].map((match) => match[1] ?? ''));
  return [...new Set(found.map((name) => name.replace(/\.git$/, '')))];
}

/** The first link of an entry, where it is the data in a repository. */
const ownDataPattern = /^links:\n\s+- role: data\n\s+url: https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/m;

/**
 * The repository that the pull request adds a second time: that of a dataset, so that it is clearly
 * a duplicate.
 */
function findDuplicatedRepository(files: SourceFile[]): string {
  const datasets = files.filter(({ text }) => /^kind: dataset$/m.test(text));
  const own = datasets.map(({ text }) => ownDataPattern.exec(text)?.[1]).find((name) => name !== undefined);
  return own ?? findLinkedRepositories(datasets)[0] ?? findLinkedRepositories(files)[0] ?? 'zhangsheng93/cMedQA2';
}

function seedExternalRepositories({ world }: Sandbox, files: SourceFile[]): void {
  world.unlistedRepositories = 'alive';
  const duplicated = findDuplicatedRepository(files);
  const names = findLinkedRepositories(files).filter((name) => name !== duplicated);
  const setState = (name: string | undefined, about: Parameters<typeof world.externalRepositories.set>[1]) => {
    if (name) world.externalRepositories.set(name.toLowerCase(), about);
  };
  const [archived, renamed, gone] = names;
  setState(archived, { state: 'archived' });
  if (renamed) setState(renamed, { state: 'renamed', renamedTo: `${renamed.split('/')[0]}-lab/${renamed.split('/')[1]}` });
  setState(gone, { state: 'gone' });
}

/** The files of the pull request, in a section and the data folder of this list. */
function buildExampleEntries(files: SourceFile[]): Record<string, string> {
  const list = files.find(({ path }) => /(^|\/)list\.ya?ml$/.test(path));
  const folder = list ? list.path.replace(/[^/]*$/, '') : 'data/';
  const sections = [...(list?.text ?? '').matchAll(/^\s*- id: ([\w.-]+)/gm)].map((match) => match[1] ?? '');
  const section = sections.find((id) => /dataset/.test(id)) ?? sections[0] ?? 'datasets';
  const duplicated = findDuplicatedRepository(files);
  const duplicatedName = duplicated.split('/')[1] ?? duplicated;
  return {
    [`${folder}datasets/triage-dialogues.yml`]: buildValidEntry(section),
    [`${folder}datasets/ward-round-notes.yml`]: buildInvalidEntry(section),
    [`${folder}datasets/${duplicated.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yml`]: buildDuplicateEntry(
      section,
      duplicated,
      duplicatedName,
    ),
  };
}

// Both are invented, so that no list has them already.
const buildValidEntry = (section: string) => `kind: dataset
section: ${section}
name:
  zh: 分诊对话数据集
  en: Triage Dialogues
description:
  zh: 患者与分诊护士的对话，标注了应去的科室。
  en: Dialogues of patients with a triage nurse, labelled with the department to go to.
links:
  - role: data
    url: https://github.com/triage-dialogues/triage-dialogues
tasks: [intent-classification]
languages: [zh-Hans]
license: not-stated
`;

// An unquoted code that YAML reads as another number, an unknown field, and an invalid role.
const buildInvalidEntry = (section: string) => `kind: dataset
section: ${section}
name:
  zh: 查房记录数据集
  en: Ward Round Notes
task: dialogue
links:
  - role: dataset
    url: https://pan.baidu.com/s/1uWardRoundNotesShare0
    code: 0123
languages: [zh-Hans]
license: not-stated
`;

const buildDuplicateEntry = (section: string, repository: string, name: string) => `kind: dataset
section: ${section}
name:
  en: ${name}
description:
  en: Questions and answers with doctors, from their repository.
links:
  - role: data
    url: https://www.github.com/${repository}.git
license: not-stated
`;
