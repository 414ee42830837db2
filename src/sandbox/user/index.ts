/**
 * A person on the embedded GitHub, for demos and tests. Each method is what a person can do there,
 * and checks that person’s rights.
 */

export { SimulatedGitHubUser } from './simulated-github-user.ts';
export type { SimulatedUser } from './simulated-user.ts';
