import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { workerFlags } from '../../src/bot/worker/worker-process.ts';
import { growthFlag } from '../../src/runtime/young-generation.ts';

/** What Node writes to stderr in a program that does nothing else. */
async function readComplaints(args: readonly string[], program = ''): Promise<string> {
  return (await promisify(execFile)(process.execPath, [...args, '--eval', program])).stderr;
}

const setFlag = (flag: string) => `process.getBuiltinModule('node:v8').setFlagsFromString('${flag}')`;

describe('the flags of V8 that we set', () => {
  it('are known to this Node, which would complain in every long command', async () => {
    expect(await readComplaints([], setFlag(growthFlag))).toBe('');
    expect(await readComplaints(workerFlags)).toBe('');
  });

  it('would do no harm but the complaint if a later V8 dropped them', async () => {
    expect(await readComplaints([], setFlag('--no-such-flag'))).toContain('unrecognized flag');
  });
});
