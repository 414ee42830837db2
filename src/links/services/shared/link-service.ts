import type { HostPace } from '../../../http/index.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import type { ServiceContext } from './check-context.ts';
import type { TargetCollection, TargetVerdict } from './check-target.ts';

/**
 * Checks every target exactly once, in any order.
 * It never throws for what a host answers.
 */
export type CheckTargets = (targets: TargetCollection, context: ServiceContext) => AsyncIterable<TargetVerdict>;

/** Two addresses of a service with known answers: one that lasts as long as the service, one that cannot exist. */
export interface Canaries {
  alive: string;
  missing: string;
}

/** A service whose checker is loaded. */
export interface LinkService {
  name: ServiceName;
  pace: Readonly<Record<string, HostPace>>;
  check: CheckTargets;
  canaries?: ((context: ServiceContext) => Canaries | 'any-alive' | undefined) | undefined;
}
