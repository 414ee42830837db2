export { createSimulatedUser } from './create-simulated-user.ts';
export type { SimulatedUser } from './simulated-user.ts';
