export { createExampleHosts } from './example-hosts.ts';
export { openSimulatedInternet } from './simulated-internet.ts';
