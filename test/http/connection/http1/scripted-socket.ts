import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** How a scripted server ends: it closes, resets the connection, or leaves it open. */
export type ScriptEnd = 'close' | 'reset' | 'open';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A socket whose other side answers each request with the given pieces, and then ends. */
export class ScriptedSocket extends Duplex {
  /** What was written, as one text. */
  written = '';
  /** Resolves when the script is at its end. */
  readonly finished: Promise<void>;
  readonly #pieces: readonly Buffer[];
  readonly #end: ScriptEnd;
  readonly #resolve: () => void;
  #isStarted = false;

  constructor(pieces: readonly Buffer[], end: ScriptEnd) {
    super({ allowHalfOpen: false });
    this.#pieces = pieces;
    this.#end = end;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.finished = promise;
    this.#resolve = resolve;
  }

  /** Both clients take a Duplex: they use nothing that only a Socket has, if it is not there. */
  get asSocket(): Socket {
    return this as unknown as Socket;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _: BufferEncoding, callback: () => void): void {
    this.written += chunk.toString('latin1');
    callback();
    if (!this.#isStarted) void this.#play();
    this.#isStarted = true;
  }

  async #play(): Promise<void> {
    for (const piece of this.#pieces) {
      await nextTurn();
      if (!this.destroyed) this.push(piece);
    }
    // undici reads on after a turn or two.
    for (let i = 0; i < 4; i += 1) await nextTurn();
    if (this.#end === 'close' && !this.destroyed) this.push(null);
    if (this.#end === 'reset') this.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
    for (let i = 0; i < 8; i += 1) await nextTurn();
    this.#resolve();
  }
}
