import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openVerdictCache } from '../../../src/cli/check/verdict-cache.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const link = (n: number) => ({ url: `https://a.example/${n}中`, at: [] });
const seen = (n: number): CheckedLink => ({
  ...link(n),
  identity: `url:a.example/${n}`,
  service: 'web',
  verdict: 'alive',
  reason: 'ok',
  evidence: { asked: 'page', status: 200, title: '标题' },
});

test('a verdict cache that was cut at any byte keeps every whole line and what is written later', async () => {
  const path = join(folder, 'cache');
  const now = () => 1e12;
  const begun = await openVerdictCache(path, now);
  const header = readFileSync(path).length;
  for (const n of [0, 1]) begun.put(link(n), seen(n));
  begun.close();
  const whole = readFileSync(path);
  for (let cut = header; cut <= whole.length; cut++) {
    writeFileSync(path, whole.subarray(0, cut));
    const again = await openVerdictCache(path, now);
    again.put(link(9), seen(9));
    again.close();
    const read = await openVerdictCache(path, now);
    const kept = [0, 1, 9].filter((n) => read.get(link(n)) !== undefined);
    read.close();
    const lines = whole.subarray(header, cut).toString().split('\n').length - 1;
    const isWholeButForItsBreak = whole[cut] === 0x0a;
    expect(kept, `cut at ${cut}`).toEqual([...[0, 1].slice(0, lines + (isWholeButForItsBreak ? 1 : 0)), 9]);
  }
});
