import { beforeAll, describe, expect, it } from 'vitest';
import { lintPlantedFiles } from './lint-planted-files.ts';

const violations = {
  'src/links/now.ts': 'export const a = () => Date.now();\n',
  'src/http/elapsed.ts': 'export const a = () => performance.now();\n',
  'src/link-health/date.ts': 'export const a = () => new Date();\n',
  'src/jobs/random.ts': 'export const a = () => Math.random();\n',
  'src/http/environment.ts': 'export const a = () => process.env.HOME;\n',
  'src/forge/fetch.ts': "export const a = () => fetch('http://a.example/');\n",
};
const allowed = {
  'src/cli/now.ts': violations['src/links/now.ts'],
  'src/runtime/clock.ts': violations['src/links/now.ts'],
  'src/links/given-date.ts': 'export const a = (now: number) => new Date(now);\n',
  'src/links/given-fetch.ts': "export const a = (http: { fetch: typeof fetch }) => http.fetch('http://a.example/');\n",
  'src/links/comment.ts': '// Date.now() and Math.random() are the caller’s.\nexport const a = 1;\n',
};

describe('time, randomness, the environment and fetch', () => {
  let found: string[];

  beforeAll(() => {
    const reports = lintPlantedFiles({ ...violations, ...allowed });
    found = reports.filter(({ category }) => category === 'plugin').map(({ path }) => path);
  });

  it.each(Object.keys(violations))('are found in %s', (path) => {
    expect(found).toContain(path);
  });

  it.each(Object.keys(allowed))('are allowed in %s', (path) => {
    expect(found).not.toContain(path);
  });
});
