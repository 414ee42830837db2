import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLinkHealth } from '../../src/jobs/link-health/run-link-health.ts';
import { publishOutputs } from '../../src/jobs/publish/index.ts';
import { reviewPullRequest } from '../../src/jobs/review/index.ts';
import { settingsPath } from '../../src/list/schema/index.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from './shared/example-list.ts';
import { type Files, memoryForge } from './shared/memory-forge.ts';

/** A password in an address is in none of the texts that a job writes. */

const secret = 'pa55w0rd';
const forms = [
  `https://user:${secret}@example.org/x`,
  `https://${secret}@example.org/x`,
  `https:/user:${secret}@example.org/x`,
  `HTTPS:\\\\user:${secret}@example.org`,
  `//user:${secret}@example.org/x`,
  `ftp://user:${secret}@example.org/`,
  `postgres://user:${secret}@db/x`,
  `git+https://user:${secret}@example.org/x`,
  `https://user:${secret}%40example.org`,
  `user:${secret}@example.org`,
  `https://user:${secret}@例子.org/`,
  `https：//user:${secret}@example.org/`,
  `https://user:${secret}＠example.org/`,
  `[x](https://user:${secret}@example.org)`,
];

const good = dataset('New', 'https://new.example.org/');
const quote = (text: string) => JSON.stringify(text);
const describedWith = (address: string) =>
  good.replace(/^description:.*$/m, `description: { en: ${quote(`See ${address} for more`)} }`);
/** The files of a pull request with such an address in one place. */
const places: [string, (address: string) => Files][] = [
  ['an address', (address) => ({ 'data/new.yml': dataset('New', address) })],
  ['an address in quotes', (address) => ({ 'data/new.yml': dataset('New', quote(address)) })],
  ['a description', (address) => ({ 'data/new.yml': describedWith(address) })],
  ['a name', (address) => ({ 'data/new.yml': good.replace(/^name:.*$/m, `name: { en: ${quote(address)} }`) })],
  ['an id', (address) => ({ 'data/new.yml': `id: ${quote(address)}\n${good}` })],
  ['the name of a field', (address) => ({ 'data/new.yml': `${good}${quote(address)}: x\n` })],
  ['a license', (address) => ({ 'data/new.yml': `${good}license: ${quote(address)}\n` })],
  ['a section', (address) => ({ 'data/new.yml': good.replace(/^section:.*$/m, `section: ${quote(address)}`) })],
  ['broken YAML', (address) => ({ 'data/new.yml': `kind: [ ${address}\n` })],
  ['settings', (address) => ({ [settingsPath]: `links: { ignore: [${quote(address)}], every: ${quote(address)} }\n` })],
  ['the title of the list', (address) => ({ 'data/list.yml': (listFiles['data/list.yml'] ?? '').replace('A list', address) })],
  [
    'a README',
    (address) => ({ 'README.md': `# A\n\n<!-- listkeeper:start -->\n- [New](${address})\n<!-- listkeeper:end -->\n` }),
  ],
];

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

describe('a password in an address', () => {
  it.each(places)('of a pull request is not repeated by its comment, check or suggestions: %s', async (_, makeFiles) => {
    const forge = memoryForge({ ...listFiles });
    for (const form of forms) {
      const pull = forge.propose(makeFiles(form), { title: `Add ${form}`, body: form });
      const plan = await reviewPullRequest(forge, pull.number, world.tools);
      expect(plan.actions.length).toBeGreaterThan(0);
      expect(JSON.stringify(plan), form).not.toContain(secret);
    }
  });

  it.each(forms.filter((form) => form.includes('//user:')))('that was merged is not published: %s', async (form) => {
    const forge = memoryForge({
      ...listFiles,
      'README.md': '# A\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
      'data/new.yml': describedWith(form),
    });
    const plan = JSON.stringify(await publishOutputs(forge));
    expect(plan).toContain('for more');
    expect(plan).not.toContain(secret);
  });

  it('of a README is neither checked nor in the history, the report and the issue', async () => {
    const items = forms.map((form, index) => `- [E${index}](${form}) - Thing ${index}.`).join('\n');
    const readme = `# Awesome\n\n## A\n\n${items}\n- [Ok](https://new.example.org/) - Fine.\n`;
    const forge = memoryForge({ 'README.md': readme, [settingsPath]: 'source: README.md\n' });
    // What was read of the list stays in the process.
    const { seen: _, ...written } = await runLinkHealth(forge, world.tools, { boxes: true });
    const plan = JSON.stringify(written);
    expect(plan).toContain('new.example.org');
    expect(plan).not.toContain(secret);
  });
});
