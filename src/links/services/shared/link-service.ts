import type { HostPace } from '../../../http/index.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import type { ServiceContext } from './check-context.ts';
import type { TargetCollection, TargetVerdict } from './check-target.ts';

/**
 * Checks every target exactly once, in any order.
 * It never throws for what a host answers.
 */
export type TargetChecker = (targets: TargetCollection, context: ServiceContext) => AsyncIterable<TargetVerdict>;

/** Addresses of a service with known answers. */
export interface Canaries {
  /**
   * They last as long as the service. Of different owners, so that one decision ends only one of
   * them.
   */
  alive: readonly [string, string];
  /** They do not exist. One is enough where nobody can ever make it. */
  missing: readonly [string, ...string[]];
}

/** Canaries of the servers of one kind, by host: one server tells nothing about another. */
interface HostCanaries {
  byHost: Readonly<Record<string, Canaries>>;
}

/**
 * How a run is verified in which a service calls many links gone. `any-alive` where no lasting
 * address is known: then another link of the run has to be alive.
 */
export type CanarySet = Canaries | HostCanaries | 'any-alive';

/** A service whose checker is loaded. */
export interface LinkService {
  name: ServiceName;
  pace: Readonly<Record<string, HostPace>>;
  check: TargetChecker;
  canaries?: ((context: ServiceContext) => CanarySet | undefined) | undefined;
}
