import { arxivHosts, doiHosts } from '../src/sandbox/internet/hosts/papers.ts';
import { page, type SimulatedHost } from '../src/sandbox/internet/server.ts';
import { githubHost } from '../test/internet/github-host.ts';
import { link, runOn } from '../test/internet/judge.ts';
import type { Part } from './part.ts';

interface Load {
  name: string;
  urls: string[];
  hosts: SimulatedHost[];
  /** Requests a link at most. */
  goal: number;
}

const many = 1000;
const numbers = Array.from({ length: many }, (_, i) => i);

function loads(): Load[] {
  const repositories = Object.fromEntries(numbers.map((i) => [`owner${i}/name${i}`, {}]));
  const arxiv = numbers.map((i) => `https://arxiv.org/abs/2001.${String(i + 1).padStart(5, '0')}`);
  const words = (i: number) => `<p>Page ${i} has some words of its own, as pages do, and no link to anywhere.</p>`;
  const plain: SimulatedHost[] = Array.from({ length: 50 }, (_, i) => ({
    host: `www.site${i}.org`,
    answer: ({ url }) => page(url.pathname, words(i)),
  }));
  return [
    {
      name: 'GitHub repositories, with a token',
      urls: Object.keys(repositories).map((name) => `https://github.com/${name}`),
      hosts: [githubHost({ repositories })],
      goal: 1 / 40,
    },
    { name: 'arXiv papers', urls: arxiv, hosts: arxivHosts({}), goal: 1 / 40 },
    { name: 'DOIs of Crossref', urls: numbers.map((i) => `https://doi.org/10.1000/${i}`), hosts: doiHosts({}), goal: 1 / 40 },
    {
      name: 'DOIs of DataCite',
      urls: numbers.map((i) => `https://doi.org/10.5281/zenodo.${i}`),
      hosts: doiHosts({ otherwise: { agency: 'datacite' } }),
      // Crossref is asked first, so that one batch becomes two.
      goal: 2 / 40,
    },
    {
      name: 'plain pages on 50 hosts',
      urls: numbers.map((i) => `https://www.site${i % 50}.org/p/${i}`),
      hosts: plain,
      goal: 1.1,
    },
  ];
}

/** How many requests a link costs where a service answers for many at once. */
export const thrift: Part = {
  name: 'thrift',
  title: 'Thrift: requests for a link',
  about: `${many.toLocaleString('en')} living links of one kind each, on simulated hosts. Every request that arrives there counts, whatever it is for.`,
  async run({ say }) {
    const rows: string[][] = [];
    const missed: string[] = [];
    for (const { name, urls, hosts, goal } of loads()) {
      const { links, requests } = await runOn(
        hosts,
        urls.map((url) => link(url)),
      );
      const alive = links.filter(({ verdict }) => verdict === 'alive').length;
      const each = requests.length / urls.length;
      rows.push([name, String(urls.length), String(alive), String(requests.length), each.toFixed(3), goal.toFixed(3)]);
      say(rows.at(-1)?.join(' | ') ?? '');
      if (each > goal) missed.push(`${name}: ${each.toFixed(3)} requests a link, goal ${goal.toFixed(3)}.`);
      if (alive < urls.length) missed.push(`${name}: only ${alive} of ${urls.length} called alive.`);
    }
    const columns = ['links', 'number', 'called alive', 'requests', 'requests a link', 'goal'];
    return { tables: [{ columns, rows }], missed };
  },
};
