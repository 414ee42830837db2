import type { Finding } from '../../../src/model/finding.ts';
import type { Review, ReviewedEntry } from '../../../src/model/review.ts';
import type { SettingsChange } from '../../../src/model/settings-change.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { review } from '../fixtures.ts';

/** Reviews by their number of problems, as pull requests have them. */

const fileOf = (index: number) => `data/datasets/m${index}.yml`;

const at = (index: number, line: number, found: string) => ({
  file: fileOf(index),
  entry: `m${index}`,
  line,
  endLine: line,
  column: 9,
  endColumn: 9 + found.length,
  found,
});

/** Mistakes that each entry of a pull request may repeat, with a fix for two of three. */
const mistakes: ((index: number) => Finding)[] = [
  (index) => ({
    ...at(index, 10, 'homepag'),
    code: 'not-allowed',
    severity: 'error',
    field: 'links.0.role',
    allowed: ['homepage', 'data', 'code', 'paper', 'demo'],
    nearest: 'homepage',
    fix: 'homepage',
  }),
  (index) => ({
    ...at(index, 12, 'MITT'),
    code: 'bad-license',
    severity: 'error',
    field: 'license',
    nearest: 'MIT',
    fix: 'MIT',
  }),
  (index) => ({
    ...at(index, 4, 'colour'),
    code: 'unknown-field',
    severity: 'error',
    field: 'colour',
    allowed: ['name', 'links', 'license'],
  }),
];

/** Mistakes that differ in each entry. */
const ownMistake = (index: number): Finding => ({
  ...at(index, 4, `word${index}`),
  code: 'unknown-field',
  severity: 'error',
  field: `word${index}`,
  allowed: ['name', 'links', 'license'],
});

export const linkOf = (index: number, change: Partial<CheckedLink> = {}): CheckedLink => ({
  url: `https://m${index}.example.org/data`,
  identity: `url:m${index}.example.org/data`,
  service: 'web',
  verdict: 'alive',
  reason: 'ok',
  evidence: { asked: 'page', status: 200 },
  at: [{ file: fileOf(index), line: 8, column: 10, entry: `m${index}` }],
  ...change,
});

const deadLink = (index: number): CheckedLink =>
  linkOf(index, { verdict: 'gone', reason: 'not-found', evidence: { asked: 'page', status: 404, authoritative: true } });

export const entryOf = (index: number, change: Partial<ReviewedEntry> = {}): ReviewedEntry => ({
  id: `m${index}`,
  name: `Measure ${index}`,
  file: fileOf(index),
  line: 1,
  change: 'added',
  state: (change.findings ?? []).some(({ severity }) => severity === 'error') ? 'to-fix' : 'ready',
  findings: [],
  links: [linkOf(index)],
  duplicates: [],
  preview: `### Measure ${index}\n\nWhat it measures.\n\n[Homepage](https://m${index}.example.org/data)`,
  ...change,
});

/** A review of these entries. */
export function reviewOf(entries: ReviewedEntry[], change: Partial<Review> = {}): Review {
  const links = entries.flatMap((entry) => entry.links);
  return review({
    entries,
    findings: entries.flatMap(({ findings }) => findings),
    links,
    deadLinks: links.filter(({ evidence }) => evidence.status === 404),
    hasCommands: true,
    findingsDocsUrl: 'https://example.org/docs/findings.md',
    ...change,
  });
}

/**
 * A pull request with the given number of problems: up to 30 the same three in each entry, above
 * that of all kinds.
 */
export function reviewWithProblems(count: number): Review {
  if (count <= 3) {
    const findings = mistakes.slice(0, count).map((make) => make(0));
    const suggestedChanges = findings.flatMap(({ fix, file, line }) => (fix === undefined ? [] : [{ path: file, line }]));
    return reviewOf([entryOf(0, { findings })], { suggestedChanges });
  }
  if (count <= 30)
    return reviewOf(
      Array.from({ length: count / 3 }, (_, index) => entryOf(index, { findings: mistakes.map((make) => make(index)) })),
    );
  const entries = Array.from({ length: count }, (_, index): ReviewedEntry => {
    if (index % 10 === 0) return entryOf(index, { links: [deadLink(index)], state: 'to-fix' });
    const mistake = index % 2 === 0 ? mistakes[index % 3]?.(index) : ownMistake(index);
    return entryOf(index, { findings: mistake ? [mistake] : [] });
  });
  const ready = Array.from({ length: 50 }, (_, index) => entryOf(count + index));
  const silent = Array.from({ length: 50 }, (_, index) => linkOf(count + index, { verdict: 'unreachable', reason: 'timeout' }));
  const all = reviewOf([...entries, ...ready]);
  return { ...all, links: [...all.links, ...silent] };
}

/** A stranger turns checks off, and would let Listkeeper write two files. */
const settingsChange: SettingsChange = {
  changes: [
    { name: 'review.links', before: true, after: false },
    { name: 'review.comment', before: 'always', after: 'never' },
    { name: 'links.mailto', before: undefined, after: 'me@example.org' },
    { name: 'outputs', added: ['file: docs/guide.md, language: en, zone: whole', 'file: all.json, language: en'], removed: [] },
    {
      name: 'links.ignore',
      added: ['https://user:secret@example.org/*', '<b>@someone</b>'],
      removed: ['https://old.example.org/'],
    },
    { name: 'fields.city', before: undefined, after: 'text' },
  ],
  newOutputs: [
    { file: 'docs/guide.md', exists: true },
    { file: 'all.json', exists: false },
  ],
  isByMaintainer: false,
};

/** What a review is about when there is one thing to say. */
export function reviewsByKind(): Record<string, Review> {
  const twin = { file: 'data/primer.yml', line: 10, entry: 'primer', by: 'github:example/primer' };
  const duplicate: Finding = {
    ...at(0, 7, 'https://github.com/example/primer'),
    code: 'duplicate-identity',
    severity: 'error',
    twin,
  };
  const duplicates = [
    { entry: 'primer', name: 'A Primer', file: twin.file, line: 10, matchedBy: twin.by, isSamePullRequest: false },
  ];
  const unchecked = linkOf(0, { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } });
  const edited: Finding = { code: 'edited-output', severity: 'error', file: 'README.md', line: 12, column: 1 };
  return {
    duplicate: reviewOf([entryOf(0, { findings: [duplicate], duplicates })]),
    'dead-link': reviewOf([entryOf(0, { links: [deadLink(0)], state: 'to-fix' })]),
    removal: reviewOf([], { removedEntries: [{ id: 'primer', name: 'A Primer', file: twin.file }] }),
    'edited-by-hand': reviewOf([], {
      findings: [edited],
      suggestedEntries: [{ path: 'data/tale.yml', yaml: 'kind: article\nname: { en: A Tale }' }],
      isFirstContribution: true,
    }),
    offline: reviewOf([entryOf(0, { links: [unchecked] })], { isOffline: true }),
    settings: reviewOf([entryOf(0, {})], { settingsChange }),
  };
}

/** The same of a list that is its README. */
export function readmeReviews(): Record<string, Review> {
  const place = { file: 'README.md', entry: 'm0', line: 41, endLine: 41 };
  const readmeEntry = (change: Partial<ReviewedEntry>) => entryOf(0, { file: 'README.md', line: 41, preview: '', ...change });
  const readmeReview = (entry: ReviewedEntry, change: Partial<Review> = {}) =>
    reviewOf([entry], { source: 'README.md', isFirstContribution: true, ...change });
  const form: Finding[] = [
    { ...place, code: 'item-form', severity: 'warning', column: 36, endColumn: 39, found: ' – ', nearest: ' - ', fix: ' - ' },
    { ...place, code: 'item-form', severity: 'warning', column: 39, endColumn: 43, found: 'what', nearest: 'What', fix: 'What' },
  ];
  const order: Finding = {
    ...place,
    code: 'item-order',
    severity: 'warning',
    column: 1,
    found: 'Measure 0',
    allowed: ['Laplace', 'Monte Carlo'],
  };
  const broken: Finding = {
    ...place,
    code: 'item-form',
    severity: 'error',
    column: 12,
    endColumn: 15,
    found: '] (',
    nearest: '](',
    fix: '](',
  };
  const twin = { file: 'README.md', line: 12, entry: 'primer', by: 'github:example/primer' };
  const duplicate: Finding = { ...place, code: 'duplicate-identity', severity: 'error', column: 9, twin };
  const duplicates = [
    { entry: 'primer', name: 'A Primer', file: 'README.md', line: 12, matchedBy: twin.by, isSamePullRequest: false },
  ];
  const suggestedChanges = [{ path: 'README.md', line: 41 }];
  return {
    ready: readmeReview(readmeEntry({})),
    form: readmeReview(readmeEntry({ findings: [...form, order] }), { suggestedChanges }),
    'broken-link': readmeReview(readmeEntry({ findings: [broken], state: 'to-fix' }), { suggestedChanges }),
    duplicate: readmeReview(readmeEntry({ findings: [duplicate], duplicates, state: 'to-fix' })),
    'dead-link': readmeReview(readmeEntry({ links: [{ ...deadLink(0), at: [{ ...place, column: 9 }] }], state: 'to-fix' })),
  };
}
