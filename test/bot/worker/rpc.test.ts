import { beforeEach, describe, expect, it } from 'vitest';
import { connectRpc, createInThreadTransports, type RpcConnection } from '../../../src/bot/worker/rpc.ts';
import { ForgeError, isForgeError } from '../../../src/forge/index.ts';

interface Methods extends Record<string, (params: never, signal: AbortSignal) => Promise<unknown>> {
  double(params: { value: number }): Promise<number>;
  fail(params: undefined): Promise<never>;
  wait(params: undefined, signal: AbortSignal): Promise<string>;
}

const failure = { operation: { name: 'read-app' }, reason: { kind: 'status', status: 429 } } as const;

let caller: RpcConnection<Methods>;
let callee: RpcConnection<Methods>;
let aborted: unknown[];

beforeEach(() => {
  aborted = [];
  const methods: Methods = {
    double: async ({ value }) => value * 2,
    fail: async () => {
      throw new ForgeError('rate-limited', failure, { retryAt: 5 });
    },
    wait: (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted.push(signal.reason);
          resolve('aborted');
        });
      }),
  };
  const [near, far] = createInThreadTransports();
  caller = connectRpc<Methods, Methods>(near, methods);
  callee = connectRpc<Methods, Methods>(far, methods);
});

describe('connectRpc', () => {
  it('answers calls in both directions, in any order', async () => {
    const abort = new AbortController();
    const slow = caller.call('wait', undefined, abort.signal);
    expect(await Promise.all([caller.call('double', { value: 2 }), callee.call('double', { value: 3 })])).toEqual([4, 6]);
    abort.abort();
    expect(await slow).toBe('aborted');
  });

  it('rejects with the error of the method, code and retry time included', async () => {
    const error = await caller.call('fail', undefined).catch((thrown: unknown) => thrown);
    expect(isForgeError(error, 'rate-limited')).toBe(true);
    expect(error).toMatchObject({ retryAt: 5 });
  });

  it.each(['nothing', 'toString', '__proto__'])('rejects a call of %s, which is no method', async (name) => {
    await expect(caller.call(name, undefined as never)).rejects.toThrow(`There is no method ${name}`);
  });

  it('cancels a call whose signal is aborted already', async () => {
    expect(await caller.call('wait', undefined, AbortSignal.abort())).toBe('aborted');
  });

  it('rejects pending and later calls after disconnecting, and aborts the methods that run here', async () => {
    const reason = new Error('the worker has crashed');
    const outgoing = caller.call('wait', undefined);
    const incoming = callee.call('wait', undefined);
    await Promise.resolve();
    caller.disconnect(reason);
    await expect(outgoing).rejects.toBe(reason);
    await expect(caller.call('double', { value: 1 })).rejects.toBe(reason);
    expect(aborted).toEqual([reason]);
    expect(await incoming).toBe('aborted');
  });
});
