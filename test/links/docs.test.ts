import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadService, serviceNames } from '../../src/links/services/registry.ts';
import { verdictNames, verdictNotes } from '../../src/model/verdict.ts';

const page = readFileSync(new URL('../../docs/links.md', import.meta.url), 'utf8');
const rows = new Map(Array.from(page.matchAll(/^\| `([\w-]+)` \|.*$/gm), ([row, name]) => [name, row]));

test.each(serviceNames)('docs/links.md has a row for %s, with its pace', async (name) => {
  const { pace, name: own } = await loadService(name);
  expect(own).toBe(name);
  const row = rows.get(name) ?? '';
  expect(row).not.toBe('');
  for (const [host, { maxConcurrent, minIntervalMs }] of Object.entries(pace))
    expect(row).toContain(`\`${host}\` ${maxConcurrent} at once, ${minIntervalMs / 1000} s apart`);
});

test('docs/links.md names every verdict and every note', () => {
  for (const name of verdictNames) expect(rows.has(name), name).toBe(true);
  for (const name of verdictNotes) expect(page).toContain(`\`${name}\``);
});
