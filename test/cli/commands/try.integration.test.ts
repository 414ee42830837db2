import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

describe('try', () => {
  it('reports that there is no list', async () => {
    rmSync(join(folder, 'data'), { recursive: true });
    const { code, err } = await runCli(folder, ['try', '--no-open']);
    expect(code).toBe(2);
    expect(err).toMatch(/is neither the folder of a list nor a Markdown list/);
  });
});
