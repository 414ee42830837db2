import { createHttpClient, type HttpClient } from '../../http/index.ts';
import { type Clock, systemClock } from '../../runtime/clock.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import type { openSimulatedInternet } from '../../sandbox/internet/index.ts';
import type { Environment } from '../terminal/index.ts';
import { disablePacing } from './sandbox-bot.ts';

type SimulatedInternet = Awaited<ReturnType<typeof openSimulatedInternet>>;

/** How much faster than real time waits pass that are meant for the hosts of others. */
const simulatedSpeed = 20;

/** A network whose requests go to simulated hosts, except for those to the sandbox. */
export function createSimulatedNetwork(sandbox: Pick<Sandbox, 'url'>, internet: SimulatedInternet): HttpClient {
  const sandboxHost = new URL(sandbox.url).host;
  const route = (url: URL) => (url.host === sandboxHost ? undefined : internet.route(url));
  return disablePacing(createHttpClient({ route, clock: accelerate(systemClock, simulatedSpeed) }));
}

/** A clock on which all waits pass faster. */
export function accelerate({ now, sleep }: Clock, speed: number): Clock {
  const start = now();
  return {
    now: () => start + (now() - start) * speed,
    sleep: (ms, signal) => sleep(ms / speed, signal),
  };
}

/** A proxy can't reach the loopback of this machine. */
export function bypassProxyFor({ url }: Pick<Sandbox, 'url'>, environment: Environment): Record<string, string | undefined> {
  const exceptions = [environment.NO_PROXY ?? environment.no_proxy, new URL(url).host, '127.0.0.1'].filter(Boolean).join(',');
  return { ...environment, NO_PROXY: exceptions, no_proxy: exceptions };
}
