import type { Terminal } from './terminal.ts';

/** Prints the one JSON object of a command on stdout. `findings` and `links` are always there. */
export function printJson(
  terminal: Pick<Terminal, 'out'>,
  result: { findings?: unknown[]; links?: unknown[]; [key: string]: unknown },
): void {
  terminal.out(`${JSON.stringify({ findings: [], links: [], ...result }, null, 2)}\n`);
}
