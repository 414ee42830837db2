import { formatAdoptionPullRequest } from '../../src/report/adoption/index.ts';
import { linkOf, reviewWithProblems } from '../report/review/problem-reviews.ts';
import type { GalleryFace } from './faces.ts';

/** The pull request that sets a list up, by the number of problems in the list. */

function adoptionWith(count: number) {
  const links = Array.from({ length: 200 }, (_, index) =>
    index < Math.min(count, 20) ? linkOf(index, { verdict: 'gone', reason: 'not-found' }) : linkOf(index),
  );
  return {
    file: 'README.md',
    data: 'data',
    entries: 589,
    sections: 24,
    report: [{ line: 8, what: 'address' as const, text: '[Second](#secnd)', why: 'dead-anchor' as const }],
    problems: count === 0 ? [] : reviewWithProblems(count).findings,
    blobUrl: 'https://github.com/example/list/blob/listkeeper/adopt',
    change: { added: 2, removed: 0 },
    template: 'data/README.template.md',
    links: { total: 597, online: true, links },
    memory: '',
  };
}

export const adoptionFaces: readonly GalleryFace[] = [0, 1, 3, 30, 300].map((count) => ({
  name: `adoption/${count}`,
  title: (language) => formatAdoptionPullRequest(adoptionWith(count), language).title,
  markdown: (language) => formatAdoptionPullRequest(adoptionWith(count), language).body,
}));
