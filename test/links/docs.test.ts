import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { services } from '../../src/links/services/index.ts';
import { verdictNames, verdictNotes } from '../../src/model/verdict.ts';

const page = readFileSync(new URL('../../docs/links.md', import.meta.url), 'utf8');
const rows = new Map(Array.from(page.matchAll(/^\| `([\w-]+)` \|.*$/gm), ([row, name]) => [name, row]));

const checkedServices = services.filter(({ check }) => check !== undefined);

test.each(checkedServices)('docs/links.md has a row for $name, with its pace', ({ name, pace = {} }) => {
  const row = rows.get(name) ?? '';
  expect(row).not.toBe('');
  for (const [host, { maxConcurrent, minIntervalMs }] of Object.entries(pace))
    expect(row).toContain(`\`${host}\` ${maxConcurrent} at once, ${minIntervalMs / 1000} s apart`);
});

test('docs/links.md names every verdict and every note', () => {
  for (const name of verdictNames) expect(rows.has(name), name).toBe(true);
  for (const name of verdictNotes) expect(page).toContain(`\`${name}\``);
});
