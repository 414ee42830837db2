/**
 * The names of all services that links lead to. Each folder of `src/links/services/` adds its own
 * name by declaration merging, so that a new service changes no list here.
 * @public other modules extend it by declaration merging
 */
export interface ServiceNames {
  /** A page or file of a host without a service of its own. */
  web: true;
  /** Text that is no http address. */
  unknown: true;
}

/** The name of a service: `github`, `baidu-pan`, `web`. */
export type ServiceName = keyof ServiceNames;
