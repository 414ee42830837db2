import { describe, expect, it } from 'vitest';
import { findAsset } from '../../../../src/sandbox/pages/components/assets.ts';
import { createTestWorld } from '../../helpers/create-test-world.ts';

const { world } = createTestWorld();
const read = (path: string) => Buffer.from(findAsset(world, path)?.bytes ?? []).toString();

describe('the files that pages load', () => {
  it('are the style sheet with GitHub’s Markdown, and an icon', () => {
    expect(read('/_/style.css')).toContain('.markdown-body');
    expect(findAsset(world, '/_/icon.svg')?.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
    });
  });

  it('are avatars: the same for the same account, another for another, the icon for an App', () => {
    expect(read('/_/avatar/9.svg')).toBe(read('/avatars/9.svg'));
    expect(read('/_/avatar/9.svg')).not.toBe(read('/_/avatar/10.svg'));
    expect(read(`/_/avatar/${world.app.bot.id}.svg`)).toBe(read('/_/icon.svg'));
  });

  it('draw a pattern that is the same on both sides', () => {
    const squares = [...read('/_/avatar/12345.svg').matchAll(/x="(\d)" y="(\d)"/g)].map(([, x, y]) => `${x} ${y}`);
    const mirrored = squares.map((each) => `${6 - Number(each[0])} ${each[2]}`);
    expect(squares.length).toBeGreaterThan(0);
    expect(mirrored.toSorted()).toEqual(squares.toSorted());
  });

  it.each(['/', '/_/avatar/x.svg', '/_/avatar/1.png', '/_/other.css', '/_/avatar/1.svg/2'])('are not %s', (path) => {
    expect(findAsset(world, path)).toBeUndefined();
  });
});
