import type { Finding } from '../../src/model/finding.ts';
import type { Language } from '../../src/model/language.ts';
import {
  formatSubmissionComment,
  formatSubmissionPullRequest,
  type SubmissionOutcome,
} from '../../src/report/submission/index.ts';
import type { GalleryFace } from './faces.ts';

/** The comment on a suggested entry, by what became of it, and its pull request. */

const primer = { id: 'primer', name: 'A Primer', url: 'https://github.com/example/list/blob/main/data/primer.yml#L1' };
const place = { file: 'data/datasets/cmid.yml', line: 5, column: 3 } as const;
const findings: Finding[] = [
  { ...place, code: 'code-missing', severity: 'error', field: 'links.0.url', found: 'https://pan.baidu.com/s/1QqYtqDwhc' },
  { ...place, code: 'too-long', severity: 'error', field: 'description.en', allowed: ['600 characters'] },
];

function describeEntry(language: Language) {
  return {
    preview: '**CMID** - Medical intents of questions. [Data](https://github.com/ishizuke/CMID)',
    path: 'data/datasets/cmid.yml',
    text: 'kind: dataset\nsection: datasets\nname: { en: CMID }\n',
    filledFields: [
      { field: 'kind', from: 'address' },
      { field: 'section', from: 'list' },
      { field: 'license', from: 'GitHub' },
    ],
    rejectedFields: [{ field: 'code', text: 'none' }],
    section: language === 'zh' ? '数据集' : 'Datasets',
    related: [primer],
  };
}

const outcomes: Record<string, (language: Language) => SubmissionOutcome> = {
  proposed: (language) => ({
    is: 'proposed',
    name: 'CMID',
    notes: describeEntry(language),
    proposals: 'https://github.com/example/list/pulls',
  }),
  duplicate: () => ({ is: 'duplicate', name: 'CMID', twins: [primer] }),
  'no-address': () => ({ is: 'no-address', text: 'see my page' }),
  dead: () => ({ is: 'dead', url: 'https://lab.example.org/corpus', words: 'page not found' }),
  junk: () => ({ is: 'junk', links: 3 }),
  'to-fix': () => ({ is: 'to-fix', name: 'CMID', findings }),
  declined: () => ({ is: 'declined' }),
  'taken-over': () => ({ is: 'taken-over', number: 12, url: 'https://github.com/example/list/pull/12' }),
};

export const submissionFaces: readonly GalleryFace[] = [
  ...Object.entries(outcomes).map(([name, build]) => ({
    name: `submission/${name}`,
    title: (language: Language) => (language === 'zh' ? '推荐一个条目' : 'Suggest an entry'),
    markdown: (language: Language) => formatSubmissionComment(build(language), language),
  })),
  {
    name: 'submission/pull-request',
    title: (language) => proposePullRequest(language).title,
    markdown: (language) => proposePullRequest(language).body,
  },
];

const proposePullRequest = (language: Language) =>
  formatSubmissionPullRequest({ number: 7, author: 'reader' }, { name: 'CMID', notes: describeEntry(language) }, language);
