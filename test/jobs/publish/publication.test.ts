import { describe, expect, it } from 'vitest';
import { planPublication } from '../../../src/jobs/publish/publication.ts';
import { defaultSettings, type Settings } from '../../../src/list/schema/index.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const plan = (by: Settings['publish']['by'], message: string, texts: string[] = ['a']) =>
  planPublication({
    forge: memoryForge({}),
    branch: 'main',
    commit: 'c',
    files: texts.map((text) => ({ path: 'README.md', text })),
    settings: { ...defaultSettings, publish: { ...defaultSettings.publish, by, message } },
    proposal: { branch: 'listkeeper/outputs', title: 'T', body: 'B' },
  });

describe('files of the bot', () => {
  it('are committed with the message of the settings, or not at all', async () => {
    expect(await plan('commit', 'docs: new [skip ci]')).toMatchObject([{ type: 'commit', message: 'docs: new [skip ci]' }]);
    expect(await plan('commit', 'docs: new', [])).toEqual([]);
    expect(await plan('off', 'docs: new')).toEqual([]);
  });

  it('are proposed by a commit whose checks run', async () => {
    expect(await plan('pull-request', 'docs: new [skip ci]')).toMatchObject([
      { type: 'propose', branch: 'listkeeper/outputs', base: 'main', baseHead: 'c', message: 'docs: new', title: 'T' },
    ]);
    expect(await plan('pull-request', '[skip ci]')).toMatchObject([{ message: 'docs: regenerate from data' }]);
    expect(await plan('pull-request', 'docs: new', [])).toEqual([]);
  });
});
