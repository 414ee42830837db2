import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { growthFlag } from '../../src/runtime/young-generation.ts';

/** What Node writes to stderr where a program sets a flag. */
async function readComplaints(flag: string): Promise<string> {
  const program = `process.getBuiltinModule('node:v8').setFlagsFromString('${flag}')`;
  return (await promisify(execFile)(process.execPath, ['--eval', program])).stderr;
}

describe('the flag of V8 that is set', () => {
  it('is known to this Node, which would complain in every long command', async () => {
    expect(await readComplaints(growthFlag)).toBe('');
  });

  it('would do no harm but the complaint if a later V8 dropped it', async () => {
    expect(await readComplaints('--no-such-flag')).toContain('unrecognized flag');
  });
});
