import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { getAllMessages } from '../../src/messages/index.ts';
import { findSentences } from './sentences.ts';

const root = join(import.meta.dirname, '..', '..');

/** Files with sentences of their own, and why they may. */
const exemptFiles: Record<string, string> = {
  'src/messages/**': 'the catalogues',
  'src/http/connection/http1/*.ts': 'the words of undici, so that a failure has one name whichever reader saw it',
  'src/list/validate/rules/*.ts': 'messages of findings, one file a finding, in every language',
  'src/links/services/*/index.ts': 'titles of services, in every language',
  'src/sandbox/{api,actions,git,oauth,serializers,server,user,webhooks}/**': 'the words of GitHub, which the sandbox repeats',
  'src/sandbox/internet/**': 'the pages of simulated sites',
  'src/sandbox/seed-example.ts': 'entries of the example list',
  'src/sandbox/pages/components/stylesheet.ts': 'CSS',
  'src/bot/lists-page/stylesheet.ts': 'CSS',
  'src/list/schema/errors/did-you-mean.ts': 'other names of fields, by which a typo is recognised',
  'src/bot/queue/{sqlite,postgres}/*.ts': 'SQL',
  'src/forge/github/queries/{open-pull-request-files,pull-request-state,read-files}.ts': 'queries of GraphQL',
  'src/text/escape/escape-markdown.ts': 'names of Markdown constructs in a table, for developers',
  'src/cli/reference/error-examples.ts': 'the words of GitHub and git in the examples',
};

/** Literals that are no text for readers, and why. */
const exemptTexts: Record<string, readonly (string | RegExp)[]> = {
  'names of sources as the history keeps them': [
    /^, (?:also )?from a second network$/,
    /^(?:arxiv|baidu pan|pmc|hugging face|github) /,
  ],
  'the format of generated files': ['<!-- listkeeper:start generated from '],
  'a query of GraphQL': [/^query \w+\(/, /^\) \{ /, /^\s*\}\s+fragment \w+ on /],
  'a key of the job store': ['deliveries seen until'],
  'the name of a site that has closed': ['Papers with Code'],
  'a default of the settings': ['docs: regenerate from data [skip ci]'],
  'the description of the JSON Schema': [/^Entries of a list kept by/, /^One entry, or several in a sequence/],
  'a command': ['</p>\n<pre class="command">npx listkeeper try '],
  'words of a page': [' was not found', 'Access to this resource is disabled.'],
};

const isExempt = (text: string) =>
  Object.values(exemptTexts)
    .flat()
    .some((known) => (typeof known === 'string' ? known === text : known.test(text)));

/** Codes that look like words: a catalogue has their text under this very key. */
const catalogueKeys = new Set<string>();
function collectKeys(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    catalogueKeys.add(key);
    collectKeys(inner);
  }
}
for (const messages of Object.values(getAllMessages())) collectKeys(messages);

/** Chinese below `links/` is looked for in pages of sites. */
const isWordOfPage = (path: string, text: string) => path.startsWith('src/links/') && /^[\p{Script=Han}\p{P}\s]+$/u.test(text);

test('no sentence for readers is written outside the catalogues', () => {
  const paths = globSync('src/**/*.ts', { cwd: root }).filter(
    (path) => !Object.keys(exemptFiles).some((glob) => matchesGlob(path, glob)),
  );
  expect(paths.length).toBeGreaterThan(300);
  const found = paths.flatMap((path) =>
    findSentences(readFileSync(join(root, path), 'utf8'))
      .filter((text) => !isExempt(text) && !catalogueKeys.has(text) && !isWordOfPage(path, text))
      .map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('every exemption is still needed', () => {
  for (const glob of Object.keys(exemptFiles)) {
    const sentences = globSync(glob.replace(/\*\*$/, '**/*.ts'), { cwd: root }).flatMap((path) =>
      findSentences(readFileSync(join(root, path), 'utf8')),
    );
    expect(sentences.length, glob).toBeGreaterThan(0);
  }
});

test('planted sentences are found', () => {
  expect(findSentences(`const a = 'one two three'; const b = \`x 一处\`; const c: string = 'two words';`)).toEqual([
    'one two three',
    'x 一处',
  ]);
  expect(findSentences(`throw new ForgeError('moved', \`Could not commit: \${branch} has moved\`);`)).toHaveLength(1);
  expect(findSentences(`run('no entry was found').describe('What a field is for');`)).toEqual(['no entry was found']);
});

test('literals that no reader sees are not', () => {
  expect(findSentences("throw new Error('for a developer');")).toEqual([]);
  expect(findSentences("type Kind = 'true or false';")).toEqual([]);
  expect(findSentences("const names = 'id kind section title'.split(' ');")).toEqual([]);
});
