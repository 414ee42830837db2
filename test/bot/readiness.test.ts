import { describe, expect, it } from 'vitest';
import { Readiness } from '../../src/bot/readiness.ts';
import { ListkeeperError } from '../../src/errors/listkeeper-error.ts';

const full = new ListkeeperError('queue-unavailable', { file: 'inbox.sqlite', problem: 'full' });
const openStore = () => ({ problem: undefined as Error | undefined });
const create = (store: ReturnType<typeof openStore>) =>
  new Readiness({ checkWritable: async () => (store.problem ? Promise.reject(store.problem) : undefined) });

describe('whether the bot is ready', () => {
  it('is asked of the queue, the key and the process that runs jobs, and told part by part', async () => {
    const store = openStore();
    const readiness = create(store);
    expect(await readiness.examineParts()).toEqual({ queue: true, app: true });
    let isRunning = true;
    readiness.watchWorker(() => isRunning);
    expect(await readiness.findProblem()).toBeUndefined();

    isRunning = false;
    expect(await readiness.findProblem()).toMatchObject({ code: 'worker-not-running', remedy: expect.stringMatching(/log/) });
    expect(readiness.setAppProblem(new ListkeeperError('app-rejected', { appId: '1' }))).toBe(true);
    expect(await readiness.findProblem()).toMatchObject({ code: 'app-rejected' });
    store.problem = full;
    expect(await readiness.findProblem()).toMatchObject({ code: 'queue-unavailable' });
    expect(await readiness.examineParts()).toEqual({ queue: false, app: false, worker: false });

    store.problem = undefined;
    isRunning = true;
    readiness.setAppProblem(undefined);
    expect(await readiness.examineParts()).toEqual({ queue: true, app: true, worker: true });
  });

  it('does not hide an error that is a mistake of ours', async () => {
    const store = openStore();
    store.problem = new TypeError('x');
    await expect(create(store).findProblem()).rejects.toThrow('x');
  });
});
