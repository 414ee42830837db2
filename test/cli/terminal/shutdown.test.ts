import { describe, expect, test } from 'vitest';
import { listenOnFreePort } from '../../../src/cli/terminal/shutdown.ts';

/** Opens ports but those that are taken; the ports that were tried. */
function open(taken: (port: number) => boolean, code = 'EADDRINUSE') {
  const tried: number[] = [];
  const listen = async (port: number) => {
    tried.push(port);
    if (taken(port)) throw Object.assign(new Error(code), { code });
    return port;
  };
  return { tried, listen };
}

describe('a port', () => {
  test('is the wanted one where that is free', async () => {
    const { tried, listen } = open(() => false);
    expect([await listenOnFreePort(4000, listen), tried]).toEqual([4000, [4000]]);
  });

  test.each(['EADDRINUSE', 'EACCES'])('is one of the next where %s', async (code) => {
    const { listen } = open((port) => port < 4003, code);
    expect(await listenOnFreePort(4000, listen)).toBe(4003);
  });

  test('is any free one after twenty, and at the end of all ports', async () => {
    const all = open((port) => port !== 0);
    expect([await listenOnFreePort(4000, all.listen), all.tried.length]).toEqual([0, 21]);
    const last = open((port) => port !== 0);
    await listenOnFreePort(65_534, last.listen);
    expect(last.tried).toEqual([65_534, 65_535, 0]);
  });

  test('is not looked for after another error, or where any was wanted', async () => {
    const broken = open(() => true, 'ENOTFOUND');
    await expect(listenOnFreePort(4000, broken.listen)).rejects.toThrow('ENOTFOUND');
    expect(broken.tried).toEqual([4000]);
    const any = open(() => true);
    await expect(listenOnFreePort(0, any.listen)).rejects.toThrow('EADDRINUSE');
    expect(any.tried).toEqual([0]);
  });
});
