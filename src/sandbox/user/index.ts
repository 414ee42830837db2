export { SimulatedGitHubUser } from './simulated-github-user.ts';
export type { SimulatedUser } from './simulated-user.ts';
