import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ApiCall, paginate, parseBody, requireNumberParam } from '../../../src/sandbox/api/route.ts';

const call = (rest: Partial<Record<keyof ApiCall, unknown>>): ApiCall =>
  ({
    world: { api: 'http://x', hosted: new Map([['owner/list', { id: 7 }]]) },
    path: '/repos/Owner/List/issues',
    params: {},
    query: new URLSearchParams(),
    ...rest,
  }) as unknown as ApiCall;
const page = (query: string, count: number, rest = {}) =>
  paginate(
    call({ query: new URLSearchParams(query), ...rest }),
    Array.from({ length: count }, (_, n) => n),
  );

// Source: https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
describe('a page of a list', () => {
  test.each([
    ['', 50, 0, 30],
    ['page=2', 50, 30, 20],
    ['per_page=10&page=3', 25, 20, 5],
    ['per_page=1000', 150, 0, 100],
    ['page=9', 50, 270, 0],
    ['per_page=0&page=-1', 50, 0, 30],
    ['per_page=x&page=1.5', 50, 0, 30],
    ['', 0, 0, 0],
  ])('by "%s" of %i begins at %i and has %i', (query, count, first, size) => {
    const body = page(query, count).body as number[];
    expect(body).toHaveLength(size);
    if (size > 0) expect(body[0]).toBe(first);
  });

  test.each([
    ['', 50, ['next', 'last']],
    ['page=2', 50, ['prev', 'first']],
    ['per_page=10&page=2', 50, ['prev', 'next', 'last', 'first']],
    ['', 30, []],
  ])('by "%s" of %i links to %j', (query, count, relations) => {
    const link = page(query, count).headers?.link ?? '';
    expect([...link.matchAll(/rel="(\w+)"/g)].map(([, relation]) => relation)).toEqual(relations);
  });

  test('keeps the query in its links, and names the repository by its number', () => {
    const { headers } = page('state=open', 50, { params: { owner: 'Owner', repo: 'List' } });
    expect(headers?.link).toContain('<http://x/repositories/7/issues?state=open&page=2>; rel="next"');
  });

  test('may be wrapped', () => {
    expect(paginate(call({}), [1, 2], (items) => ({ total_count: 2, items })).body).toEqual({ total_count: 2, items: [1, 2] });
  });
});

test('a body that its schema rejects is told field by field', () => {
  const schema = z.object({ title: z.string(), labels: z.array(z.string()).optional() });
  expect(parseBody(call({ body: { title: 'x', more: 1 } }), schema)).toEqual({ title: 'x' });
  expect(() => parseBody(call({ body: { title: 5, labels: [1] } }), schema)).toThrow(/title: .*\n.*labels\.0: /s);
  expect(() => parseBody(call({ body: undefined }), schema)).toThrow(expect.objectContaining({ status: 422 }));
  expect(() => parseBody(call({ body: 'text' }), schema)).toThrow(/body: /);
});

test.each([
  ['1', 1],
  ['0', undefined],
  ['-1', undefined],
  ['x', undefined],
  ['1.5', undefined],
  ['9'.repeat(30), undefined],
  [undefined, undefined],
])('the number "%s" in a path is %s', (text, expected) => {
  const read = () => requireNumberParam(call({ params: text === undefined ? {} : { number: text } }), 'number');
  if (expected === undefined) expect(read).toThrow(expect.objectContaining({ status: 404 }));
  else expect(read()).toBe(expected);
});
