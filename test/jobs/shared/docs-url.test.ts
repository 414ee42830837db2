import { expect, it } from 'vitest';
import { readDocsUrl } from '../../../src/jobs/shared/docs-url.ts';

it('codes lead to the pages of the installation, when it says where these are', () => {
  const at = (LISTKEEPER_DOCS: string) => readDocsUrl({ LISTKEEPER_DOCS });
  const page = { docs: 'https://github.com/a/b/blob/main/docs/findings.md' };
  expect(at('https://github.com/a/b/blob/main/docs')).toEqual(page);
  expect(at(' https://github.com/a/b/blob/main/docs/?x=1#y ')).toEqual(page);
  for (const nothing of ['', 'docs', 'javascript:alert(1)', 'file:///docs']) expect(at(nothing)).toEqual({});
  expect(readDocsUrl({})).toEqual({});
});
