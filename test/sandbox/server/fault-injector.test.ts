import { describe, expect, it } from 'vitest';
import { createFaultInjector } from '../../../src/sandbox/server/fault-injector.ts';

describe('an injected fault', () => {
  it('meets the first request that it is meant for, and no other', () => {
    const injector = createFaultInjector();
    const fault = { path: /\/pulls/, method: 'post', status: 502 };
    injector.add(fault);
    expect(injector.take('GET', '/repos/o/r/pulls')).toBeUndefined();
    expect(injector.take('POST', '/repos/o/r/issues')).toBeUndefined();
    expect(injector.take('POST', '/repos/o/r/pulls')).toBe(fault);
    expect(injector.take('POST', '/repos/o/r/pulls')).toBeUndefined();
  });

  it('meets as many as it says, and then lets a later one have its turn', () => {
    const injector = createFaultInjector();
    const [first, second] = [{ path: /./, times: 2 }, { path: /./ }];
    injector.add(first);
    injector.add(second);
    expect([1, 2, 3, 4].map(() => injector.take('GET', '/'))).toEqual([first, first, second, undefined]);
  });
});
