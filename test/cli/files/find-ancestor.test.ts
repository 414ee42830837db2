import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findAncestor } from '../../../src/cli/files/find-ancestor.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'listkeeper-ancestor-'));
  mkdirSync(join(root, 'repository/.git'), { recursive: true });
  mkdirSync(join(root, 'repository/data/books'), { recursive: true });
  writeFileSync(join(root, 'list.yml'), '');
});

afterEach(() => rmSync(root, { recursive: true }));

it('finds the nearest folder with a marker, upwards from the start', () => {
  expect(findAncestor(join(root, 'repository/data/books'), ['.git'])).toBe(join(root, 'repository'));
  expect(findAncestor(join(root, 'repository'), ['.git'])).toBe(join(root, 'repository'));
});

it('does not look above the folder where it has to stop', () => {
  expect(findAncestor(join(root, 'repository/data'), ['list.yml'])).toBe(root);
  expect(findAncestor(join(root, 'repository/data'), ['list.yml'], ['.git'])).toBeUndefined();
});
