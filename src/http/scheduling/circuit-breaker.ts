import type { NetworkError } from '../network-error.ts';

export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit. */
  failureThreshold: number;
  /** How long it stays open the first time, in ms. Doubles with each failed attempt after that. */
  minOpenMs: number;
  maxOpenMs: number;
  now: () => number;
}

interface Circuit {
  consecutiveFailures: number;
  openings: number;
  openUntil: number;
  error: NetworkError;
}

/**
 * A circuit breaker: after some consecutive connection failures, a place gives its last error at
 * once.
 *
 * Six hundred links on a host that is down then cost three attempts instead of six hundred
 * timeouts. A proxy that hangs up is not hammered.
 */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  readonly #circuits = new Map<string, Circuit>();

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  /** The error to give instead of an attempt, or undefined while the circuit is closed. */
  getOpenError(key: string): NetworkError | undefined {
    const circuit = this.#circuits.get(key);
    return circuit && circuit.openUntil > this.#options.now() ? circuit.error : undefined;
  }

  recordFailure(key: string, error: NetworkError): void {
    const { failureThreshold, minOpenMs, maxOpenMs, now } = this.#options;
    const circuit = this.#circuits.get(key) ?? { consecutiveFailures: 0, openings: 0, openUntil: 0, error };
    const consecutiveFailures = circuit.consecutiveFailures + 1;
    if (consecutiveFailures < failureThreshold || circuit.openUntil > now()) {
      this.#circuits.set(key, { ...circuit, consecutiveFailures, error });
      return;
    }
    this.#circuits.set(key, {
      consecutiveFailures,
      openings: circuit.openings + 1,
      openUntil: now() + Math.min(maxOpenMs, minOpenMs * 2 ** circuit.openings),
      error,
    });
  }

  /** Closes the circuit. */
  recordSuccess(key: string): void {
    this.#circuits.delete(key);
  }
}
