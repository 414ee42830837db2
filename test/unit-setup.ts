import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Unit tests start no process and no server, which keeps them fast. Such a test is named
 * `*.integration.test.ts`.
 */
function refuse(what: string) {
  return (): never => {
    throw new Error(`A unit test may not ${what}: name the file *.integration.test.ts (docs/development/testing.md)`);
  };
}

net.Server.prototype.listen = refuse('listen on a port');
for (const start of ['spawn', 'spawnSync', 'fork', 'exec', 'execSync', 'execFile', 'execFileSync'] as const) {
  childProcess[start] = refuse('start a process') as never;
}
syncBuiltinESMExports();
