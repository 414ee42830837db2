import { type AdoptionProblem, formatAdoptionPullRequest } from '../../src/report/adoption/index.ts';
import { linkOf, reviewWithProblems } from '../report/review/problem-reviews.ts';
import type { GalleryFace } from './faces.ts';

/** The pull request that sets a list up, by the number of problems in the list. */

/** Problems as imports find them: most are duplicates, others are addresses. */
function toProblem(_: unknown, index: number): AdoptionProblem {
  const at = { severity: 'warning', file: `data/e${index}.yml`, line: 6, column: 10 } as const;
  const entry = { name: `Resource ${index}`, line: 40 + 2 * index };
  const twin = { file: 'data/primer.yml', line: 1, entry: 'primer', by: 'github:example/primer' };
  if (index % 3 !== 1)
    return {
      finding: { ...at, code: 'duplicate-identity', severity: 'error', twin },
      entry,
      twin: { name: `Primer ${index}`, line: 30 + index },
    };
  const found = index % 2 === 0 ? `https://bit.ly/3x${index}` : `https://lab.example.org/data?id=${index}&utm_source=newsletter`;
  const fix = index % 2 === 0 ? {} : { fix: `https://lab.example.org/data?id=${index}` };
  return { finding: { ...at, code: 'volatile-address', found, ...fix }, entry };
}

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
    problems: count === 0 ? [] : reviewWithProblems(count).findings.map(toProblem),
    handWritten: [
      { line: 1, lines: 6, heading: '', kinds: ['text' as const, 'image' as const] },
      { line: 9, lines: 24, heading: 'Contents', kinds: ['list' as const] },
      { line: 640, lines: 11, heading: 'Contributing', kinds: ['text' as const, 'code' as const] },
    ],
    sourceUrl: 'https://github.com/example/list/blob/0123abc',
    change: { added: 2, removed: 0 },
    template: 'data/README.template.md',
    links: { total: 597, online: true, links },
    memory: '',
  };
}

const adoptionFace = (name: string, report: ReturnType<typeof adoptionWith> & { isMove?: boolean }): GalleryFace => ({
  name: `adoption/${name}`,
  title: (language) => formatAdoptionPullRequest(report, language).title,
  markdown: (language) => formatAdoptionPullRequest(report, language).body,
});

export const adoptionFaces: readonly GalleryFace[] = [
  ...[0, 1, 3, 30, 300].map((count) => adoptionFace(String(count), adoptionWith(count))),
  adoptionFace('move-3', { ...adoptionWith(3), isMove: true }),
];
