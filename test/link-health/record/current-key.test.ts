import { expect, test } from 'vitest';
import { formatHistory, parseHistory } from '../../../src/link-health/history-text.ts';

/**
 * A line as the version before wrote it: failed once, ignored by a person, with the number of its
 * repository.
 */
const line = (id: string, url: string, rest: object = {}) =>
  JSON.stringify({
    id,
    url,
    service: 'web',
    seen: '2026-01-01T03:00Z',
    looks: [],
    strikes: [{ at: '2026-01-04T03:00Z', kind: 'failure', reason: 'not-found', asked: 'page' }],
    repository: { at: '2026-01-01T03:00Z', number: 7 },
    ignored: '2026-04-01T03:00Z',
    ...rest,
  });
const history = (...lines: string[]) => ['{"listkeeper":"history","version":1}', ...lines, ''].join('\n');

test.each([
  ['url:https://gitlab.com/some/tool', 'https://gitlab.com/some/tool', 'gitlab:gitlab.com/some/tool', 'gitlab'],
  ['url:https://codeberg.org/some/tool', 'https://codeberg.org/some/tool', 'gitea:codeberg.org/some/tool', 'gitea'],
  ['doi:10.5281/zenodo.3509134', 'https://doi.org/10.5281/zenodo.3509134', 'zenodo:3509134', 'zenodo'],
  ['doi:10.5061/dryad.k3j9kd5h6', 'https://doi.org/10.5061/dryad.k3j9kd5h6', 'dryad:10.5061/dryad.k3j9kd5h6', 'dryad'],
  ['url:https://git.sr.ht/~some/tool', 'https://git.sr.ht/~some/tool', 'sourcehut:git.sr.ht/~some/tool', 'sourcehut'],
  ['modelscope:models/a/b', 'https://www.modelscope.ai/models/a/b', 'modelscope:models/a/b/ai', 'modelscope'],
  ['url:https://zenodo.org/record/1', 'https://zenodo.org/record/1', 'zenodo:1', 'zenodo'],
  ['url:https://huggingface.co/papers/2010.07497', 'https://huggingface.co/papers/2010.07497', 'arxiv:2010.07497', 'arxiv'],
  ['url:https://nature.com/articles/ng.3406', 'https://www.nature.com/articles/ng.3406', 'doi:10.1038/ng.3406', 'doi'],
  ['url:https://europepmc.org/articles/PMC1', 'https://europepmc.org/articles/PMC1', 'pmc:1', 'pmc'],
  ['url:https://arxiv.org/abs/q-bio.qm/0501001', 'https://arxiv.org/abs/q-bio.QM/0501001', 'arxiv:q-bio/0501001', 'arxiv'],
  ['url:https://hf.co/gpt2', 'https://hf.co/gpt2', 'url:https://huggingface.co/gpt2', 'web'],
  [
    'url:https://proceedings.mlr.press/v97/a19a/a19a.pdf',
    'http://proceedings.mlr.press/v97/a19a/a19a.pdf',
    'url:https://proceedings.mlr.press/v97/a19a.html',
    'web',
  ],
  ['url:https://en.m.wikipedia.org/wiki/A', 'https://en.m.wikipedia.org/wiki/A', 'url:https://en.wikipedia.org/wiki/A', 'web'],
  ['url:https://a.example/x', 'https://a.example/x?scm=git', 'url:https://a.example/x?scm=git', 'web'],
  ['bilibili:av170001', 'https://www.bilibili.com/video/av170001', 'bilibili:BV17x411w7KC', 'bilibili'],
  ['bilibili:av170001/2', 'https://www.bilibili.com/video/av170001?p=2', 'bilibili:BV17x411w7KC/2', 'bilibili'],
  ['zhihu:question/1/answer/2', 'https://www.zhihu.com/question/1/answer/2', 'zhihu:answer/2', 'zhihu'],
  ['url:https://zhihu.com/answer/2', 'https://www.zhihu.com/answer/2', 'zhihu:answer/2', 'zhihu'],
  [
    'neurips:3f5ee243547dee91fbd053c1c4a845aa',
    'https://papers.nips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html',
    'neurips:2017/3f5ee243547dee91fbd053c1c4a845aa',
    'neurips',
  ],
  ['gist:1234567', 'https://gist.github.com/1234567/0123456789abcdef0123', 'gist:0123456789abcdef0123', 'github'],
  ['kaggle:competitions/x', 'https://www.kaggle.com/c/x/discussion/1', 'kaggle:competitions/x/discussion/1', 'kaggle'],
  ['pmc:1', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC1/bin/a.zip', 'pmc:1/bin/a.zip', 'pmc'],
  ['github:o/r/issues', 'https://github.com/o/r/issues?q=a', 'github:o/r/issues?q=a', 'github'],
])('%s is remembered under the key of today', (id, url, key, service) => {
  const { links } = parseHistory(history(line(id, url)));
  expect([...links.keys()]).toEqual([key]);
  expect(links.get(key)).toMatchObject({
    service,
    ignored: '2026-04-01T03:00Z',
    repository: { number: 7 },
    strikes: [{ kind: 'failure' }],
  });
});

test('an old and a new line about one link become one, however often the text is read', () => {
  const url = 'https://gitlab.com/some/tool';
  const text = history(
    line('url:https://gitlab.com/some/tool', url),
    line('gitlab:gitlab.com/some/tool', url, { service: 'gitlab', seen: '2026-02-01T03:00Z', strikes: [] }),
  );
  const { links } = parseHistory(text);
  expect([...links.values()]).toMatchObject([{ seen: '2026-01-01T03:00Z', strikes: [{ kind: 'failure' }] }]);
  const written = formatHistory(parseHistory(text));
  expect(formatHistory(parseHistory(written))).toBe(written);
});

test('other keys stay as they were written', () => {
  const kept = [line('url:a.example/x', 'https://a.example/x'), line('arxiv:1', 'https://gitlab.com/some/tool')];
  expect([...parseHistory(history(...kept)).links.keys()].toSorted()).toEqual(['arxiv:1', 'url:a.example/x']);
});
