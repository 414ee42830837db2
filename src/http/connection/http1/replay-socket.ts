import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * A socket on which another client repeats an exchange that is under way. What it writes first is
 * its request, which was sent already and is dropped. Then it reads what was received so far, and
 * from there on the connection itself.
 */
export class ReplaySocket extends Duplex {
  readonly #socket: Socket;
  #received: Buffer | undefined;
  #isConnected = false;

  /** @param received - undefined when nothing was sent yet, so that nothing is dropped. */
  constructor(socket: Socket, received: Buffer | undefined) {
    super();
    this.#socket = socket;
    this.#received = received;
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    if (received === undefined) this.#connect();
  }

  /** undici lets a process end while a connection is idle. */
  ref(): this {
    this.#socket.ref();
    return this;
  }

  unref(): this {
    this.#socket.unref();
    return this;
  }

  #connect(): void {
    if (this.#isConnected || this.destroyed) return;
    this.#isConnected = true;
    if (this.#received !== undefined && this.#received.length > 0) this.push(this.#received);
    this.#received = undefined;
    this.#socket.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) this.#socket.pause();
    });
    this.#socket.on('end', () => this.push(null));
    this.#socket.resume();
  }

  override _read(): void {
    if (this.#isConnected) this.#socket.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, callback: (error?: Error | null) => void): void {
    if (this.#isConnected) {
      this.#socket.write(chunk, callback);
      return;
    }
    // undici writes a request in one turn of the event loop.
    setImmediate(() => this.#connect());
    callback();
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#socket.end(() => callback());
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#socket.destroy();
    callback(error);
  }
}
