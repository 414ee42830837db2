import { afterAll, beforeAll, expect, it } from 'vitest';
import { filledIn } from '../../src/cli/new-metadata.ts';
import type { Answers } from '../../src/list/draft.ts';
import { openNetwork } from '../../src/net/open.ts';
import { arxivHosts } from '../../src/sandbox/internet/hosts/papers.ts';
import { openInternet, type SimulatedInternet } from '../../src/sandbox/internet/server.ts';
import { folderWith, run, soundList } from './list.ts';

/** What `listkeeper new` fills in for whoever only has an address. */

const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/2010.07497v1</id><published>2020-10-14T00:00:00Z</published><title>MedDG: Medical
 Dialogues</title><author><name>Wenge Liu</name></author></entry></feed>`;
const answers: Answers = { kind: 'paper', links: [{ role: 'paper', url: 'https://arxiv.org/abs/2010.07497' }] };
const clock = { now: () => Date.now(), sleep: async () => undefined };

let internet: SimulatedInternet;
beforeAll(async () => {
  internet = await openInternet(arxivHosts({ papers: {}, api: () => ({ body: feed }) }));
});
afterAll(() => internet.close());

it('fills in what the owner of the identifier says, and leaves what was given', async () => {
  const network = openNetwork({ route: internet.route, clock, environment: {} });
  const { answers: more, told } = await filledIn({ ...answers, year: 2021 }, { network, clock });
  await network.close();
  expect(more).toMatchObject({ title: 'MedDG: Medical Dialogues', authors: ['Wenge Liu'], year: 2021 });
  expect([...told]).toEqual([['arXiv', ['title', 'authors']]]);
});

it('goes on without a network', async () => {
  const network = openNetwork({ route: () => new URL('http://127.0.0.1:9/'), clock, patience: 0, environment: {} });
  const { answers: same, told } = await filledIn(answers, { network, clock });
  await network.close();
  expect(same).toEqual(answers);
  expect(told.size).toBe(0);
});

it('asks nobody with --offline, and says what is missing then', async () => {
  const { folder, remove } = folderWith(soundList);
  // A proxy that is not there: whoever asked would say so.
  const environment = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
  const asked = await run(folder, ['new', 'https://arxiv.org/abs/2010.07497', '--section', 'books', '--offline'], environment);
  remove();
  expect(asked).toMatchObject({ code: 2, out: '' });
  expect(asked.err).toContain('Missing: --title');
});
