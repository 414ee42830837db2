import { systemClock } from '../../runtime/clock.ts';

/**
 * One key press may arrive twice: from the terminal, and from the launcher that forwards it. In ms.
 */
const sameSignalMs = 1000;

/**
 * Resolves with the first signal that asks the program to stop, or when its launcher is gone. A
 * second signal exits at once.
 */
export function waitForShutdown(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stoppedAt: number | undefined;
    const stop = (signal: NodeJS.Signals) => {
      const now = systemClock.now();
      if (stoppedAt !== undefined && now - stoppedAt >= sameSignalMs) process.exit(signal === 'SIGINT' ? 130 : 143);
      stoppedAt ??= now;
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    process.once('disconnect', () => stop('SIGTERM'));
    // The channel itself must not keep the program alive.
    process.channel?.unref();
  });
}

/** Ports that are tried before any free one is taken. */
const maxPortAttempts = 20;

/**
 * Opens a server on this port or, when it is taken, on one of the next ports; else on any free
 * port.
 */
export async function listenOnFreePort<T>(first: number, open: (port: number) => Promise<T>): Promise<T> {
  for (let port = first; port < first + maxPortAttempts && port <= 65_535; port++) {
    try {
      return await open(port);
    } catch (error) {
      if (first === 0 || !isPortTaken(error)) throw error;
    }
  }
  return open(0);
}

function isPortTaken(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
