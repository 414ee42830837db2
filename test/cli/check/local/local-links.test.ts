import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LocalLinks } from '../../../../src/cli/check/local/local-links.ts';
import { classifyTarget } from '../../../../src/links/written/classify-target.ts';
import { createTempFolder } from '../../run-cli.ts';

let folder: string;
let remove: () => void;
let links: LocalLinks;

const readme = `# The *List*

## Getting Started
## 数据集
## 数据集
### :rocket: C++ & co.
Setext heading
---
<h2>In HTML</h2>

<a name="old-place"></a> <span id='Other-Place'></span>

> ### Quoted

## ⚠️ Disclaimer
#### "T *"
## Maximum Likelihood Estimator (MLE)
`;

beforeAll(() => {
  ({ folder, remove } = createTempFolder({
    'README.md': readme,
    'docs/Guide.md': '# Guide\n',
    'docs/README.md': '# All pages\n',
    'docs/a b.md': '# Space\n',
    'src/index.ts': 'one\ntwo\nthree\n',
    'page.html': '<p id="part">x</p>',
    'notes.app/x': '',
    'data/c#.csv': '',
    'docs/营收账本.md': '# 一\n',
  }));
  links = new LocalLinks(folder, { isRootGiven: false });
});
afterAll(() => remove());

async function judge(written: string, file = 'README.md'): Promise<string> {
  const target = classifyTarget(written);
  if (target.kind !== 'local') throw new Error(`${written} is ${target.kind}`);
  const { verdict, reason, evidence } = (await links.judge(join(folder, file), target)).verdict;
  return [verdict, reason, evidence.marker?.replace('did-you-mean: ', '')].filter(Boolean).join(' ');
}

describe('what is there is alive', () => {
  test.each([
    'docs/Guide.md',
    './docs/Guide.md#guide',
    'docs/',
    'docs',
    'docs#all-pages',
    '/docs/Guide.md',
    'docs/a%20b.md',
    'docs/Guide',
    'docs/Guide.html',
    'notes.app',
    'src/index.ts#L1-L3',
    'page.html#part',
    '#getting-started',
    '#Getting-Started',
    '#user-content-getting-started',
    '#the-list',
    '#数据集',
    '#%E6%95%B0%E6%8D%AE%E9%9B%86-1',
    '#rocket-c--co',
    '#setext-heading',
    '#in-html',
    '#old-place',
    '#other-place',
    '#quoted',
    '#readme',
    '#top',
    '#',
    '#:~:text=words',
    '#fn-1',
    // tcort/markdown-link-check#523 and #593, ruzickap/action-my-markdown-link-checker#107
    '#%EF%B8%8F-disclaimer',
    '#t-',
    '#maximum-likelihood-estimator-mle',
    // gjtorikian/html-proofer#110, mintlify/docs#6895
    'data/c%23.csv',
    './docs/营收账本.md#一',
  ])('%s', async (written) => {
    expect(await judge(written)).toBe('alive ok');
  });

  test('from where the text stands', async () => {
    expect(await judge('../README.md#the-list', 'docs/Guide.md')).toBe('alive ok');
    expect(await judge('/README.md', 'docs/Guide.md')).toBe('alive ok');
  });
});

describe('what is not there is gone, with the nearest name', () => {
  test.each([
    ['docs/guide.md', 'gone no-such-file docs/Guide.md'],
    ['doc/Guide.md', 'gone no-such-file docs/Guide.md'],
    ['docs/Guide-ko.md', 'gone no-such-file'],
    ['Contributing.md', 'gone no-such-file'],
    ['/img/logo.png', 'gone no-such-file'],
    ['#getting-startet', 'gone no-such-anchor #getting-started'],
    ['#数据集-2', 'gone no-such-anchor #数据集-1'],
    ['docs/Guide.md#guid', 'gone no-such-anchor #guide'],
    ['src/index.ts#L9', 'gone no-such-anchor'],
    ['page.html#parts', 'gone no-such-anchor #part'],
  ])('%s', async (written, expected) => {
    expect(await judge(written)).toBe(expected);
  });

  test('or it was meant for the web', async () => {
    expect(await judge('github.com/owner/name')).toBe('unknown malformed https://github.com/owner/name');
  });
});

test('what leads out of the repository, to pages of GitHub itself, is not judged', async () => {
  expect(await judge('../../issues')).toBe('unknown outside-repository');
});
