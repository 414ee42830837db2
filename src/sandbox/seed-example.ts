import type { SourceFile } from '../model/finding.ts';
import type { Sandbox } from './open-sandbox.ts';

export interface ExampleOptions {
  /** `owner/name`. Default `example/medical-nlp-list`. */
  repository?: string;
  /** False: no pull request is opened. */
  pullRequest?: boolean;
}

export interface SeededExample {
  /** `owner/name`. */
  repository: string;
  /** Number of the pull request, when one was opened. */
  pullRequest: number | undefined;
}

/**
 * Puts a list into the sandbox as a repository of its own, with a pull request from a contributor's fork that brings three entries: a good
 * one, one with the mistakes that people make most, and one that the list has already under another spelling. Repositories of the
 * outside that the list links to are alive, but for three: archived, renamed and gone.
 */
export async function seedExample(sandbox: Sandbox, files: SourceFile[], settings: ExampleOptions = {}): Promise<SeededExample> {
  const repository = settings.repository ?? 'example/medical-nlp-list';
  const [owner = 'example', name = 'list'] = repository.split('/');
  await sandbox.createRepository({
    owner,
    name,
    ownerType: 'Organization',
    description: 'A list that Listkeeper keeps · 由典守维护的清单',
    files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
  });
  sandbox.world.hosted.get(repository.toLowerCase())?.collaborators.set('maintainer', 'maintain');
  seedExternalRepositories(sandbox, files);
  if (settings.pullRequest === false) return { repository, pullRequest: undefined };
  const opened = await sandbox.asUser('contributor').openPullRequest({
    repository,
    title: 'Add CMID, MedDG and one more dataset',
    body: 'Three datasets that I work with and did not find here. My first pull request to a list like this.',
    branch: 'three-datasets',
    message: 'Add three datasets',
    files: buildExampleEntries(files),
  });
  return { repository, pullRequest: opened.number };
}

const repositoryLinkPattern = /https?:\/\/github\.com\/([\w.-]+\/[\w.-]+)/g;

/** Repositories that the list's data links to, in the order in which they stand. */
function findLinkedRepositories(files: SourceFile[]): string[] {
  const data = files.filter(({ path }) => /\.ya?ml$/.test(path));
  const found = data.flatMap(({ text }) => [...text.matchAll(repositoryLinkPattern)].map((match) => match[1] ?? ''));
  return [...new Set(found.map((name) => name.replace(/\.git$/, '')))];
}

/** The repository that the pull request brings once more: that of a dataset, so that nobody can take the two for different things. */
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

/** The pull request's files, written for the list's own sections and beside its own entries. */
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

// An unquoted code that YAML reads as another number, a field that does not exist, a role that is not one.
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

const buildDuplicateEntry = (section: string, twin: string, name: string) => `kind: dataset
section: ${section}
name:
  en: ${name}
description:
  en: Questions and answers with doctors, from their repository.
links:
  - role: data
    url: https://www.github.com/${twin}.git
license: not-stated
`;
