import { describe, expect, it } from 'vitest';
import { ReplaySocket } from '../../../../src/http/connection/http1/replay-socket.ts';
import { ScriptedSocket } from './scripted-socket.ts';

describe('ReplaySocket', () => {
  it('drops the request that was sent already, then plays what was received, then is the connection', async () => {
    const socket = new ScriptedSocket([Buffer.from('third')], 'open');
    const replay = new ReplaySocket(socket.asSocket, Buffer.from('first'));
    let text = '';
    replay.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    replay.write('request');
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect([text, socket.written]).toEqual(['first', '']);
    replay.write('next request');
    await socket.finished;
    expect([text, socket.written]).toEqual(['firstthird', 'next request']);
    replay.destroy();
    expect(socket.destroyed).toBe(true);
  });
});
