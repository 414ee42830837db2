import { expect, test } from 'vitest';
import { formatHistory, parseHistory } from '../../src/link-health/history.ts';

/** A line as the version before wrote it: failed once, ignored by a person, with the number of its repository. */
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
