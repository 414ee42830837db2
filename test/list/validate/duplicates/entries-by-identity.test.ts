import { describe, expect, test } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { findEntriesByIdentity } from '../../../../src/list/validate/index.ts';

const file = (id: string, text: string) => ({ path: `data/${id}.yml`, text });
const { entries } = readList(
  [
    file('list', 'title: { en: A list }\nlanguages: [en]\nsections:\n  - { id: all, name: { en: All } }\n'),
    file('kit', 'kind: toolkit\nsection: all\nname: { en: Kit }\nlinks:\n  - { role: code, url: https://github.com/a/kit }\n'),
    file(
      'task',
      'kind: benchmark\nsection: all\nname: { en: Task }\nlinks:\n  - { role: homepage, url: https://x.invented.cn/task }\n  - { role: solution, url: https://github.com/a/solver }\n',
    ),
    file(
      'ecg',
      'kind: corpus\nsection: all\nname: { en: ECG }\nlinks:\n  - { role: homepage, url: https://x.invented.cn/corpora.html#ecg }\n',
    ),
    file(
      'study',
      'kind: paper\nsection: all\ntitle: A Study\nlinks:\n  - { role: paper, url: https://arxiv.org/abs/2010.07497 }\n  - { role: code, url: https://github.com/a/study }\n',
    ),
  ],
  defaultSettings,
);

describe('the entries of an address', () => {
  test.each([
    ['https://www.github.com/A/Kit.git', ['kit'], []],
    ['https://github.com/a/study', [], ['study']],
    ['https://arxiv.org/pdf/2010.07497v2', ['study'], []],
    ['https://x.invented.cn/corpora.html#ecg', ['ecg'], []],
    ['https://x.invented.cn/corpora.html#eeg', [], []],
    ['https://x.invented.cn/corpora.html', ['ecg'], []],
    ['https://github.com/a/solver', [], ['task']],
    ['https://github.com/a/other', [], []],
  ])('%s', (url, same, others) => {
    const found = findEntriesByIdentity(entries, url);
    expect([found.same, found.others].map((some) => some.map(({ id }) => id))).toEqual([same, others]);
  });
});
