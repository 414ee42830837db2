import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../src/forge/forge-error.ts';

describe('a failure of the forge', () => {
  const operation = { name: 'read-pull-request', subject: 7, repository: 'a/b' } as const;

  it('names the operation, the repository and the words of GitHub in the language of the reader', () => {
    const error = new ForgeError('not-found', { operation, reason: { kind: 'reply', text: 'Not Found' } });
    expect(error.message).toBe('Could not read pull request 7 in a/b: Not Found');
    expect(error.explain('zh').message).toBe('未找到：无法读取 PR #7（仓库 a/b）：Not Found');
  });

  it('says limits in MiB and names a missing commit', () => {
    const tooLarge = new ForgeError('too-large', {
      operation: { name: 'read-archive' },
      reason: { kind: 'too-many-bytes', max: 64 * 2 ** 20 },
    });
    expect(tooLarge.message).toMatch(/64 MiB$/);
    const unknown = new ForgeError('not-found', { operation, reason: { kind: 'no-such-ref', ref: 'draft' } });
    expect(unknown.message).toMatch(/: draft is not a commit there$/);
    expect(unknown.explain('zh').message).toMatch(/其中没有提交 draft$/);
  });
});
