import { describe, expect, it } from 'vitest';
import { findNearest, findNearestLicense } from '../../../../src/list/schema/errors/did-you-mean.ts';

describe('findNearest', () => {
  const roles = ['homepage', 'data', 'code', 'paper', 'demo', 'docs'];

  it.each([
    ['Paper', 'paper', true],
    ['papers', 'paper', true],
    ['论文地址', 'paper', true],
    ['项目地址', 'code', true],
    ['数据集', 'data', true],
    ['website', 'homepage', true],
    ['papr', 'paper', true],
    ['dota', 'data', true],
    ['dede', 'code', false],
  ])('suggests for %s: %s', (found, value, isCertain) => {
    expect(findNearest(found, roles)).toEqual({ value, isCertain });
  });

  it('suggests nothing for a word that is not similar', () => {
    for (const found of ['', 'xyzzy', '天气', 'registration-form']) expect(findNearest(found, roles)).toBeUndefined();
  });
});

describe('findNearestLicense', () => {
  it.each([
    ['MIT License', 'MIT', true],
    ['apache 2.0', 'Apache-2.0', true],
    ['CC BY-NC-SA 4.0', 'CC-BY-NC-SA-4.0', true],
    ['The Unlicense', 'Unlicense', true],
    ['Apache License 2.0', 'Apache-2.0', true],
    ['Apache License, Version 2.0', 'Apache-2.0', true],
    ['BSD 3-Clause "New" or "Revised" License', 'BSD-3-Clause', true],
    ['Mozilla Public License 2.0', 'MPL-2.0', true],
    ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0', true],
    ['Creative Commons Zero v1.0 Universal', 'CC0-1.0', true],
    ['unknown', 'not-stated', true],
    ['GPLv3', 'GPL-3.0', false],
    ['GNU General Public License v3.0', 'GPL-3.0', true],
    ['gpl-3.0', 'GPL-3.0', true],
    ['AGPL-3.0-or-late', 'AGPL-3.0-or-later', true],
    ['MITT', 'MIT', true],
    ['MIT-1', 'MIT-0', false],
    ['EPL-3.0', 'EPL-1.0', false],
  ])('suggests for %s: %s', (found, value, isCertain) => {
    expect(findNearestLicense(found)).toEqual({ value, isCertain });
  });

  it.each(['constructor', '__proto__'])('suggests nothing for %s, which every JavaScript object has', (found) => {
    expect(findNearestLicense(found)).toBeUndefined();
  });
});
