import { describe, expect, it } from 'vitest';
import {
  getDeathReasonLabel,
  getLabel,
  getLanguageLabel,
  getRequirementLabel,
  getRoleLabel,
  getStateLabel,
  getTaskLabel,
} from '../../../src/list/render/labels.ts';

describe('a label', () => {
  it('is its own key only, whatever the slug', () => {
    expect(getLabel({ a: 'A' }, 'a')).toBe('A');
    for (const slug of ['constructor', '__proto__', 'toString', '']) expect(getLabel({ a: 'A' }, slug)).toBeUndefined();
  });

  it('of data is named by the kind of the entry', () => {
    expect(getRoleLabel('data', 'corpus', 'zh')).not.toBe(getRoleLabel('code', 'corpus', 'zh'));
    expect(getRoleLabel('paper', 'corpus', 'en')).toBe('Paper');
  });

  it('of a word that the catalogue does not know is the word itself', () => {
    expect(getRoleLabel('constructor' as never, 'corpus', 'en')).toBe('constructor');
    expect(getStateLabel('odd', 'en')).toBe('odd');
    expect(getLanguageLabel('tlh', 'en')).toBe('tlh');
    expect(getRequirementLabel('odd', 'en')).toBeUndefined();
    expect(getDeathReasonLabel('odd', 'en')).toBe(getDeathReasonLabel(undefined, 'en'));
  });

  it('of a task is the list’s own, else ours, else its words', () => {
    expect(getTaskLabel('my-task', 'en', { 'my-task': { en: 'Mine' } })).toBe('Mine');
    expect(getTaskLabel('my-task', 'zh', { 'my-task': { en: 'Mine' } })).toBe('Mine');
    expect(getTaskLabel('my-task', 'en', undefined)).toBe('my task');
    expect(getTaskLabel('constructor', 'en', undefined)).toBe('constructor');
    expect(getTaskLabel('dialogue', 'zh', {})).toMatch(/\p{Script=Han}/u);
  });
});
