/**
 * A simulated internet on loopback: sites and services that answer as the real ones do. `hosts/`
 * has one file for each service. The HTTP client reaches it by its `route` option.
 */

export { createExampleHosts } from './example-hosts.ts';
export { openSimulatedInternet } from './simulated-internet.ts';
