import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/sandbox/model/world.ts';
import { findSiteFile } from '../../../src/sandbox/pages/site.ts';

const files = new Map([
  ['index.html', '<p>first'],
  ['en/index.html', '<p>en'],
  ['assets/site.css', 'a {}'],
]);
const readSite = async (repository: string) => (repository === 'o/r' ? files : undefined);
const world = { demo: { openTasks: 0, examples: {}, readSite } } as unknown as World;
const read = async (path: string) => {
  const response = await findSiteFile(world, path);
  return (
    response && [response.status, response.headers?.['content-type'] ?? response.headers?.location, String(response.bytes ?? '')]
  );
};

describe('the site of a repository in the sandbox', () => {
  it('is served with the types that a browser asks for', async () => {
    expect(await read('/_/pages/O/r/')).toEqual([200, 'text/html; charset=utf-8', '<p>first']);
    expect(await read('/_/pages/o/r/en/')).toEqual([200, 'text/html; charset=utf-8', '<p>en']);
    expect(await read('/_/pages/o/r/assets/site.css')).toEqual([200, 'text/css; charset=utf-8', 'a {}']);
  });

  it('begins at the folder, so that its addresses are right', async () => {
    expect(await read('/_/pages/o/r')).toEqual([301, '/_/pages/o/r/', '']);
  });

  it('is nowhere else', async () => {
    expect(await read('/_/pages/o/r/none.html')).toBeUndefined();
    expect(await read('/_/pages/o/other/')).toBeUndefined();
    expect(await read('/o/r/')).toBeUndefined();
    expect(await findSiteFile({ demo: undefined } as unknown as World, '/_/pages/o/r/')).toBeUndefined();
  });
});
