import { connect, type Socket } from 'node:net';
import { type NetworkError, toNetworkError } from '../network-error.ts';

/**
 * The next address is tried after this long, in ms, while the earlier ones go on (RFC 8305,
 * "Connection Attempt Delay").
 */
const connectionAttemptDelayMs = 300;

/**
 * Connects to several addresses of one host by the Happy Eyeballs algorithm (RFC 8305): the first
 * connection that opens wins, and the other attempts are dropped.
 */
export class HappyEyeballs {
  /** The open socket, or the error of the last address. Never rejects. */
  readonly result: Promise<Socket | NetworkError>;
  readonly #addresses: readonly string[];
  readonly #port: number;
  readonly #settle: (result: Socket | NetworkError) => void;
  readonly #attempts = new Set<Socket>();
  #next = 0;
  #delayTimer: NodeJS.Timeout | undefined;

  constructor(addresses: readonly string[], port: number) {
    this.#addresses = addresses;
    this.#port = port;
    const { promise, resolve } = Promise.withResolvers<Socket | NetworkError>();
    this.result = promise;
    this.#settle = resolve;
    this.#tryNext();
  }

  /** Gives up all attempts. `result` then stays pending. */
  stop(): void {
    clearTimeout(this.#delayTimer);
    this.#next = this.#addresses.length;
    for (const socket of this.#attempts) socket.destroy();
    this.#attempts.clear();
  }

  #tryNext(): void {
    clearTimeout(this.#delayTimer);
    const host = this.#addresses[this.#next];
    if (host === undefined) return;
    this.#next += 1;
    const socket = connect({ host, port: this.#port });
    this.#attempts.add(socket);
    socket.once('connect', () => {
      this.#attempts.delete(socket);
      this.stop();
      this.#settle(socket);
    });
    // Stays for the life of the socket, so that no later error of it is unhandled.
    socket.on('error', (error) => this.#handleError(socket, error));
    if (this.#next < this.#addresses.length) this.#delayTimer = setTimeout(() => this.#tryNext(), connectionAttemptDelayMs);
  }

  #handleError(socket: Socket, error: Error): void {
    if (!this.#attempts.delete(socket)) return;
    if (this.#next < this.#addresses.length) this.#tryNext();
    else if (this.#attempts.size === 0) this.#settle(toNetworkError(error, 'connect'));
  }
}
