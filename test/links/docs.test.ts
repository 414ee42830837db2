import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadService, serviceNames } from '../../src/links/services/index.ts';
import { notes, verdictNames } from '../../src/links/verdict.ts';

const page = readFileSync(new URL('../../docs/links.md', import.meta.url), 'utf8');
const rows = new Map(Array.from(page.matchAll(/^\| `([\w-]+)` \|.*$/gm), ([row, name]) => [name, row]));

test.each(serviceNames)('docs/links.md has a row for %s, with its pace', async (name) => {
  const { pace, name: own } = await loadService(name);
  expect(own).toBe(name);
  const row = rows.get(name) ?? '';
  expect(row).not.toBe('');
  for (const [host, { concurrency, spacing }] of Object.entries(pace))
    expect(row).toContain(`\`${host}\` ${concurrency} at once, ${spacing / 1000} s apart`);
});

test('docs/links.md names every verdict and every note', () => {
  for (const name of verdictNames) expect(rows.has(name), name).toBe(true);
  for (const name of notes) expect(page).toContain(`\`${name}\``);
});
