import { PassThrough } from 'node:stream';

/** Keys of a terminal. */
export const keys = { enter: '\r', down: '\u001b[B', cancel: '\u0003', left: '\u001b[D' };

/** A terminal where somebody answers each question, told by its words, by some keys. */
export function answerPrompts(answers: readonly [question: string, keys: string][]) {
  const streams = { input: new PassThrough(), output: new PassThrough() };
  const waiting = [...answers];
  const asked: string[] = [];
  let shown = '';
  let all = '';
  streams.output.on('data', (data: Buffer) => {
    shown += data.toString();
    all += data.toString();
    const [next] = waiting;
    if (!next || !shown.includes(next[0])) return;
    waiting.shift();
    asked.push(next[0]);
    shown = '';
    // Once the question is on the screen, which this very writing brings there.
    setImmediate(() => streams.input.write(next[1]));
  });
  return { streams, asked, shown: () => all };
}
