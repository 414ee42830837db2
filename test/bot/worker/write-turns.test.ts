import { describe, expect, it } from 'vitest';
import { createWriteTurns } from '../../../src/bot/worker/write-turns.ts';
import { testClock } from '../test-clock.ts';

const flushMacrotasks = () => new Promise((resolve) => setImmediate(resolve));

function open(answer: number | Error) {
  const asked: unknown[] = [];
  const clock = testClock();
  const callServer = async (name: string, params: unknown) => {
    asked.push([name, params]);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, clock, waitForTurn: createWriteTurns(callServer as never, clock) };
}

describe('the turn to write', () => {
  it('is waited for, a second after the last write of any process to the same installation', async () => {
    const { asked, clock, waitForTurn } = open(700);
    let isOurTurn = false;
    void waitForTurn(5).then(() => {
      isOurTurn = true;
    });
    await flushMacrotasks();
    clock.advance(699);
    await flushMacrotasks();
    expect(isOurTurn).toBe(false);
    clock.advance(1);
    await flushMacrotasks();
    expect(isOurTurn).toBe(true);
    expect(asked).toEqual([['reserveTurn', { key: 'write 5', intervalMs: 1000 }]]);
  });

  it.each([
    ['where nobody else writes', 0],
    ['where the job store is away', new Error('queue-unavailable')],
  ])('is at once %s', async (_, answer) => {
    await expect(open(answer).waitForTurn(5)).resolves.toBeUndefined();
  });
});
