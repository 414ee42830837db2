import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { parse } from 'yaml';
import { applyPlan } from '../../../src/forge/apply.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import type { JobContext } from '../../../src/jobs/shared/context.ts';
import { submitEntry } from '../../../src/jobs/submission/submit-entry.ts';
import { readList } from '../../../src/list/index.ts';
import type { IssueFormField } from '../../../src/list/render/formats/issue-form.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { createArxivHosts } from '../../../src/sandbox/internet/hosts/arxiv.ts';
import { createDoiHosts } from '../../../src/sandbox/internet/hosts/doi.ts';
import { createHtmlResponse, createJsonResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { name, openSandboxFixture, type SandboxFixture } from '../../forge/sandbox-fixture.ts';
import { listFiles } from '../shared/example-list.ts';
import { formBody } from './form-body.ts';

/** From an issue to a pull request, over HTTP against the sandbox, with the contract. */

export const files = {
  ...listFiles,
  'data/attention.yml':
    'kind: paper\nsection: papers\ntitle: Attention Is All You Need\nlinks:\n  - { role: paper, url: https://arxiv.org/abs/1706.03762 }\n',
  'data/meddg.yml':
    'kind: dataset\nsection: datasets\nname: { en: MedDG }\nlinks:\n  - { role: data, url: https://github.com/lwgkzl/MedDG }\n',
  'data/a-study.yml':
    'kind: paper\nsection: papers\ntitle: A Study\nlinks:\n  - { role: paper, url: https://set.example.org/study.pdf }\n  - { role: code, url: https://github.com/somebody/study }\n',
  '.github/listkeeper.yml':
    'outputs:\n  - { file: README.md, language: en }\n  - { file: .github/ISSUE_TEMPLATE/entry.yml, language: en }\n',
};
export const info = readList([{ path: 'data/list.yml', text: listFiles['data/list.yml'] ?? '' }], defaultSettings).info;

const feed = (id: string) => `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/${id}v1</id><published>2020-10-14T00:00:00Z</published><title>MedDG: Medical Dialogues</title>
<author><name>Wenge Liu</name></author><author><name>Jianheng Tang</name></author></entry></feed>`;

/** The simulated internet and the context of the job, and for each test a sandbox of its own. */
export const world = {} as { internet: SimulatedInternet; network: HttpClient; at: SandboxFixture; tools: JobContext };
let today = Date.UTC(2026, 10, 22);
export const passDay = () => {
  today += 86_400_000;
};

/** Opens {@link world} for the file that calls this. */
export function useSubmissions(): void {
  beforeAll(async () => {
    world.internet = await openSimulatedInternet([
      ...createArxivHosts({
        papers: { '2010.99999': null },
        respondToQuery: ([id = '']) => (id === '2010.07497' ? { body: feed(id) } : undefined),
      }),
      ...createDoiHosts({ crossref: () => createJsonResponse({ message: { items: [] } }) }),
      { host: 'set.example.org', respond: () => createHtmlResponse('A Set of Things — and @people <b>') },
    ]);
    // A pace between requests passes at once.
    const clock = {
      now: () => today,
      sleep: async (ms: number) => {
        today += ms;
      },
    };
    world.network = createHttpClient({ route: world.internet.route, clock, random: () => 0.5, environment: {} });
    world.tools = { network: world.network, clock, random: () => 0.5 };
  });
  afterAll(async () => {
    await world.network.close();
    await world.internet.close();
  });
  beforeEach(async () => {
    world.at = await openSandboxFixture(files, { contract: true });
  });
  afterEach(async () => {
    await world.at.sandbox.close();
    expect(world.at.violations()).toEqual([]);
  });
}

export const open = (values: Partial<Record<IssueFormField, string>>, by = 'reader') => {
  if (!info) throw new Error('the list can not be read');
  return world.at.sandbox
    .asUser(by)
    .openIssue({ repository: name, title: 'An entry', body: formBody(info, 'en', values), labels: ['new-entry'] });
};
export const submit = async (number: number) => {
  const applied = await applyPlan(await submitEntry(world.at.forge, number, world.tools), world.at.octokit, world.at.target);
  expect(applied.filter(({ done }) => !done)).toEqual([]);
  return applied;
};
export const pulls = () => [...world.at.repository.issues.values()].filter(({ pull }) => pull);
export const said = (number: number) => world.at.repository.issues.get(number)?.comments.map(({ body }) => body) ?? [];
export const proposed = async (number: number, path: string) =>
  parse((await world.at.forge.readFiles(`listkeeper/entry-${number}`, [path])).files[0]?.text ?? '');
