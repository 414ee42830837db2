import { afterAll, beforeAll, expect } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../../helpers/open-test-sandbox.ts';

interface Answer {
  data: Record<string, Record<string, unknown> | null>;
  errors?: Record<string, unknown>[];
}

/**
 * A sandbox for the tests of one file, whose exchanges are compared with GitHub's description at
 * the end.
 */
export function useGraphql() {
  let opened: TestSandbox | undefined;
  beforeAll(async () => {
    opened = await openTestSandbox({ 'data/a.yml': 'name: a\n', 'README.md': '# 清单\n' });
  });
  afterAll(async () => {
    await opened?.close();
    expect(opened?.contract.violations()).toEqual([]);
  });
  const getOpened = (): TestSandbox => {
    if (opened === undefined) throw new Error('the sandbox is opened before the tests');
    return opened;
  };
  return {
    getOpened,
    /** As GitHub answers: the data, the errors and the status, none of them thrown. */
    async ask(query: string, variables: object = {}): Promise<Answer & { status: number }> {
      const { sandbox } = getOpened();
      const answer = await fetch(sandbox.api.replace('/v3', '/graphql'), {
        method: 'POST',
        headers: { authorization: `bearer ${sandbox.token}` },
        body: JSON.stringify({ query, variables }),
      });
      return { ...((await answer.json()) as Answer), status: answer.status };
    },
  };
}
