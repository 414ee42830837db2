import type { Clock } from '../../runtime/clock.ts';
import type { RpcCall } from './rpc.ts';
import type { ServerApi } from './rpc-api.ts';

/** GitHub asks for a second between two writes. */
const writeIntervalMs = 1000;

/**
 * Keeps the pace of writes to one installation, among all processes.
 * @returns waits for the turn of an installation. Without the job store each process keeps its own
 * pace.
 */
export function createWriteTurns(callServer: RpcCall<ServerApi>, clock: Clock): (installation: number) => Promise<void> {
  return async (installation) => {
    const turn = { key: `write ${installation}`, intervalMs: writeIntervalMs };
    const waitMs = await callServer('reserveTurn', turn).catch(() => 0);
    if (waitMs > 0) await clock.sleep(waitMs);
  };
}
