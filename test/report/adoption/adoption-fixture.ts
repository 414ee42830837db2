import { formatAdoptionPullRequest, type InitialLinkCheck } from '../../../src/report/adoption/index.ts';

type Adoption = Parameters<typeof formatAdoptionPullRequest>[0];

/** The pull request that sets up a list of forty entries, as text. */
export function formatAdoption(
  { links = [], ...more }: Partial<Omit<Adoption, 'links'>> & { links?: InitialLinkCheck['links'] },
  language: 'zh' | 'en' = 'en',
): string {
  const adoption: Adoption = {
    file: 'README.md',
    data: 'data',
    entries: 40,
    sections: 2,
    report: [],
    problems: [],
    handWritten: [],
    sourceUrl: 'https://github.com/example/list/blob/1234567',
    change: { added: 2, removed: 0 },
    template: 'data/README.template.md',
    links: { total: links.length, online: true, links },
    memory: '',
    ...more,
  };
  return formatAdoptionPullRequest(adoption, language).body;
}
