import { createHttpClient } from '../../../src/http/client.ts';
import type { JobContext } from '../../../src/jobs/shared/context.ts';
import { createBaiduPanHost } from '../../../src/sandbox/internet/hosts/baidu-pan.ts';
import { createDoiHosts } from '../../../src/sandbox/internet/hosts/doi.ts';
import { createStaticSite } from '../../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse, type SimulatedHost } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';

/** A small list that nothing is wrong with, and its outputs' frames. */
export const listFiles: Record<string, string> = {
  'README.md': '# Mine\n\nBy hand.\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n\nAlso by hand.\n',
  'data/list.yml': `title: { en: A list }
languages: [en]
sections:
  - id: datasets
    name: { en: Datasets }
  - id: papers
    name: { en: Papers }
`,
  'data/old.yml': `kind: dataset
section: datasets
name: { en: Old }
description: { en: A dataset that was there before. }
links:
  - role: homepage
    url: https://old.example.org/data
license: not-stated
`,
};

/** An entry of a dataset as YAML. */
export function dataset(name: string, url: string, more = ''): string {
  return `kind: dataset
section: datasets
name: { en: ${name} }
description: { en: What ${name} is good for. }
links:
  - role: homepage
    url: ${url}
license: not-stated
${more}`;
}

export interface TestWorld {
  tools: JobContext;
  /** Hosts asked so far, in order. */
  asked(): string[];
  /** Moves the clock on. */
  advanceDays(days: number): void;
  close(): Promise<void>;
}

const day = 86_400_000;

/**
 * An internet of a few hosts, and more where a test gives them, behind a network of ours; addresses
 * on other hosts are alive.
 */
export async function openTestWorld(settings: { online?: boolean; hosts?: SimulatedHost[] } = {}): Promise<TestWorld> {
  const internet = await openSimulatedInternet([
    ...(settings.hosts ?? []),
    createBaiduPanHost({ '1cancelledShare': { state: 'cancelled' } }, { state: 'locked' }),
    ...createDoiHosts({ dois: { '10.1000/nothing': null } }),
    createStaticSite('gone.example.org', {}, () => createHtmlResponse('Not here', '<p>Not here</p>', 404)),
    createStaticSite('moved.example.org', {}, () => ({ status: 301, headers: { location: 'https://new.example.org/data' } })),
  ]);
  const started = Date.now();
  let passed = 0;
  const clock = {
    now: () => Date.UTC(2026, 10, 22, 3, 12) + (Date.now() - started) + passed,
    // A pace between requests passes at once.
    sleep: async (ms: number) => {
      passed += ms;
    },
  };
  // Nothing listens on the discard port: every connection is refused, as without a network.
  const route = settings.online === false ? () => new URL('http://127.0.0.1:9/') : internet.route;
  const network = createHttpClient({ route, clock, random: () => 0.5, maxWaitMs: 100, environment: {} });
  return {
    tools: { network, clock, random: () => 0.5 },
    asked: () => internet.requests.map(({ host }) => host),
    advanceDays: (days) => {
      passed += days * day;
    },
    close: async () => {
      await network.close();
      await internet.close();
    },
  };
}
