import { describe, expect, it } from 'vitest';
import { useActionBench } from './action-bench.ts';

const bench = useActionBench();

describe('labels', () => {
  it('are created, added and removed; removing an absent one is no error', async () => {
    await bench.one({ type: 'labels', issue: bench.pull.number, add: ['new-entry', 'needs-fix'], remove: ['dead-link'] });
    expect(bench.issue(bench.pull.number).labels).toEqual(['new-entry', 'needs-fix']);
    await bench.one({ type: 'labels', issue: bench.pull.number, add: ['new-entry'], remove: ['needs-fix'] });
    expect(bench.issue(bench.pull.number).labels).toEqual(['new-entry']);
    expect(bench.fixture.repository.labels.get('new-entry')?.color).toBe('0e8a16');
  });
});
