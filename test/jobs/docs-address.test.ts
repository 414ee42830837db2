import { expect, it } from 'vitest';
import { docsAddress } from '../../src/jobs/docs-address.ts';

it('codes lead to the pages of the installation, when it says where these are', () => {
  const at = (LISTKEEPER_DOCS: string) => docsAddress({ LISTKEEPER_DOCS });
  const page = { docs: 'https://github.com/a/b/blob/main/docs/findings.md' };
  expect(at('https://github.com/a/b/blob/main/docs')).toEqual(page);
  expect(at(' https://github.com/a/b/blob/main/docs/?x=1#y ')).toEqual(page);
  for (const nothing of ['', 'docs', 'javascript:alert(1)', 'file:///docs']) expect(at(nothing)).toEqual({});
  expect(docsAddress({})).toEqual({});
});
