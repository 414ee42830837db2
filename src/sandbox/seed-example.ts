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

/**
 * The repository that the pull request adds a second time: that of a dataset, so that it is clearly
 * a duplicate.
 */
function findDuplicatedRepository(files: SourceFile[]): string {
  const datasets = files.filter(({ text }) => /^kind: dataset$/m.test(text));
  return findLinkedRepositories(datasets)[0] ?? findLinkedRepositories(files)[0] ?? 'zhangsheng93/cMedQA2';
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
    [`${folder}datasets/cmid.yml`]: buildValidEntry(section),
    [`${folder}datasets/meddg.yml`]: buildInvalidEntry(section),
    [`${folder}datasets/${duplicated.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yml`]: buildDuplicateEntry(
      section,
      duplicated,
      duplicatedName,
    ),
  };
}

const buildValidEntry = (section: string) => `kind: dataset
section: ${section}
name:
  zh: CMID：中文医学问答意图理解数据集
  en: "CMID: Chinese Medical Intent Dataset"
description:
  zh: 标注了四大类、三十六小类用户意图的中文医学提问。
  en: Chinese medical questions labelled with what their author wants to know, in four groups and thirty-six kinds.
links:
  - role: data
    url: https://github.com/liutongyang/CMID
tasks: [intent-classification]
languages: [zh-Hans]
license: not-stated
`;

// An unquoted code that YAML reads as another number, an unknown field, and an invalid role.
const buildInvalidEntry = (section: string) => `kind: dataset
section: ${section}
name:
  zh: MedDG：面向实体的中文医疗对话数据集
  en: "MedDG: Entity-Centric Medical Dialogues"
task: dialogue
links:
  - role: dataset
    url: https://pan.baidu.com/s/1uMedDGexampleShare00
    code: 0123
  - role: paper
    url: https://arxiv.org/abs/2010.07497
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
