import { afterEach, describe, expect, it } from 'vitest';
import { type Demo, openDemo } from '../../../src/cli/demo/demo.ts';
import { dataset, listFiles } from '../../jobs/shared/example-list.ts';

const opened: Demo[] = [];
afterEach(async () => {
  for (const demo of opened.splice(0)) await demo.stop();
});

async function open(): Promise<Demo> {
  const demo = await openDemo({ port: 0, simulate: true, environment: {}, log: () => {} });
  opened.push(demo);
  return demo;
}

const files = { ...listFiles, 'data/b.yml': dataset('Another', 'https://github.com/someone/else') };

describe('a demo', () => {
  it('says on its first page that the bot is at work, until it is done, also when it fails', async () => {
    const { sandbox, track } = await open();
    const work = Promise.withResolvers<string>();
    const tracked = track(work.promise);
    expect(sandbox.world.demo?.openTasks).toBe(1);
    work.resolve('done');
    expect(await tracked).toBe('done');
    expect(sandbox.world.demo?.openTasks).toBe(0);
    await expect(track(Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(sandbox.world.demo?.openTasks).toBe(0);
  });

  it('has a history of the days before, and the bot at rest, once it is idle', async () => {
    const demo = await open();
    await demo.sandbox.createRepository({ owner: 'someone', name: 'list', files });
    await demo.simulatePastChecks('someone/list', [20, 10]);
    await demo.waitUntilIdle();
    const history = await fetch(`${demo.sandbox.api}/repos/someone/list/git/ref/heads/listkeeper/health`, {
      headers: { authorization: `token ${demo.sandbox.token}` },
    });
    expect(history.status).toBe(200);
    expect(demo.findPages('someone/list').readme).toBe(`${demo.sandbox.url}/someone/list`);
  });

  it('shows the site of a list only where it has one', async () => {
    const demo = await open();
    await demo.sandbox.createRepository({ owner: 'someone', name: 'list', files });
    await demo.showSite('someone/list');
    expect(demo.findPages('someone/list').site).toBeUndefined();
  });
});
