export { openSandbox, type Sandbox } from './open-sandbox.ts';
export { seedExample } from './seed-example.ts';
