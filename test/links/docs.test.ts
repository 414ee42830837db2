import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { services } from '../../src/links/services/index.ts';
import { verdictNames, verdictNotes } from '../../src/model/verdict.ts';

const readText = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = readText('docs/links.md');

test.each(services.filter(({ check }) => check !== undefined))('$name has a README with its title and its pace', (service) => {
  const readme = readText(`src/links/services/${service.name}/README.md`);
  expect(readme).toMatch(/^# .+\n\n- \*\*Requests:\*\* .+\n- \*\*Counts as gone:\*\* .+\n- \*\*Pace:\*\* .+\n$/);
  expect(readme.split('\n')[0]).toBe(`# ${service.title.en}`);
  for (const [host, { maxConcurrent, minIntervalMs }] of Object.entries(service.pace ?? {}))
    expect(readme).toContain(`\`${host}\` ${maxConcurrent} at once, ${minIntervalMs / 1000} s apart`);
});

test('docs/links.md names every verdict and every note', () => {
  for (const name of verdictNames) expect(page).toContain(`\n| \`${name}\` |`);
  for (const name of verdictNotes) expect(page).toContain(`\`${name}\``);
});
