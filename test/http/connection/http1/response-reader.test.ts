import { describe, expect, it } from 'vitest';
import { ResponseReader } from '../../../../src/http/connection/http1/response-reader.ts';

function read(pieces: readonly string[], isHeadRequest = false) {
  const body: string[] = [];
  let status = 0;
  const reader = new ResponseReader(isHeadRequest, {
    onHead(head) {
      status = head.status;
    },
    onBody: (chunk) => void body.push(chunk.toString()),
  });
  const states = pieces.map((piece) => reader.push(Buffer.from(piece)));
  return { status, body: body.join(''), state: states.at(-1), unread: reader.takeUnread().toString(), reader };
}

const head = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n';
const chunkedHead = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

describe('ResponseReader', () => {
  it('reads a body of a known length, in pieces', () => {
    expect(read([`${head}he`, 'llo'])).toMatchObject({ status: 200, body: 'hello', state: 'complete' });
    expect(read([head, 'hell'])).toMatchObject({ body: 'hell', state: 'reading' });
    expect(read([head.slice(0, 20), `${head.slice(20)}hello`])).toMatchObject({ body: 'hello', state: 'complete' });
  });

  it('reads chunks, cut anywhere', () => {
    const text = `${chunkedHead}3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n`;
    expect(read([text])).toMatchObject({ body: 'abc0123456789', state: 'complete' });
    expect(read([text.slice(0, 60), ...text.slice(60)])).toMatchObject({ body: 'abc0123456789', state: 'complete' });
  });

  it('expects no body after HEAD', () => {
    expect(read([head], true)).toMatchObject({ status: 200, body: '', state: 'complete' });
  });

  it('tells what the server sent too much', () => {
    expect(
      read([`${head}hello!`])
        .reader.takeExcess()
        .toString(),
    ).toBe('!');
  });

  it('gives up at once on what is unusual, with all that undici has to read', () => {
    expect(read(['HTTP/1.0 200 OK\r\n\r\nx'])).toMatchObject({
      status: 0,
      state: 'doubtful',
      unread: 'HTTP/1.0 200 OK\r\n\r\nx',
    });
    expect(read(['\0\0\x12\x04']).state, 'a frame of HTTP/2').toBe('doubtful');
    expect(read(['HTTP/1.1 200 OK\nx: y\n']).state).toBe('doubtful');
    const extended = read([`${chunkedHead}3\r\nabc\r\n3;a=b\r\n`, 'def\r\n']);
    expect(read([`${chunkedHead}3\r\nabc\r\n3;a=b\r\n`]).unread, 'the chunk that was reported is left out').toBe(
      `${chunkedHead}3;a=b\r\n`,
    );
    expect(extended.body).toBe('abc');
    expect(read([`${chunkedHead}0\r\nx: y\r\n\r\n`]).state, 'a trailer').toBe('doubtful');
  });

  it('bounds what it keeps of a head', () => {
    expect(read([`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}`]).state).toBe('doubtful');
    expect(read(['HTTP/1.1 200 OK\r\n', ...'x: yyyyyyyyyyyyyyyyyy']).state).toBe('doubtful');
  });
});
