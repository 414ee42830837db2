import { beforeEach, describe, expect, test } from 'vitest';
import { createLabel, findOrCreateLabel } from '../../../src/sandbox/actions/labels.ts';
import type { HostedRepository, World } from '../../../src/sandbox/model/world.ts';

let repository: HostedRepository;
let world: World;
beforeEach(() => {
  let id = 0;
  world = { nextId: () => (id += 1) } as unknown as World;
  repository = { labels: new Map() } as unknown as HostedRepository;
});
const label = (name: string, description: string | null = null) =>
  createLabel(world, repository, { name, color: 'ffffff', description });

// Source: https://docs.github.com/rest/issues/labels#create-a-label
describe('a label', () => {
  test('is found in any case, and made when an issue gets it', () => {
    const made = findOrCreateLabel(world, repository, 'Dead-Link');
    expect(made).toMatchObject({ id: 1, name: 'Dead-Link', color: 'ededed', description: null });
    expect(findOrCreateLabel(world, repository, 'dead-link')).toBe(made);
  });

  test.each([
    ['that is there already', () => label('BUG')],
    ['with a name that is too long', () => label('x'.repeat(51))],
    ['with a description that is too long', () => label('a', 'x'.repeat(101))],
  ])('%s is refused', (_, make) => {
    label('bug');
    expect(make).toThrow(expect.objectContaining({ status: 422 }));
  });

  test('may have the longest name and description', () => {
    expect(label('x'.repeat(50), 'y'.repeat(100)).name).toHaveLength(50);
  });
});
