/** Resolves with the signal's name when somebody asks the program to stop. A second one ends it at once, for the impatient. */
export function waitForShutdown(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals) => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
      asked = true;
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

/** Opens something that listens, on this port or, when it is taken, on the next free one; after twenty on any. */
export async function listenOnFreePort<T>(first: number, open: (port: number) => Promise<T>): Promise<T> {
  for (let port = first; port < first + 20 && port <= 65_535; port++) {
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
