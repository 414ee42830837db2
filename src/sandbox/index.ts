/**
 * An embedded GitHub and a simulated internet, for the demo, for tests and for development.
 *
 * Start with `open-sandbox.ts`. `model/` is its state, `actions/` changes it, `api/` and `pages/`
 * show it as REST, GraphQL and HTML, and `webhooks/` sends events. `internet/` simulates other
 * sites. It imitates what Listkeeper uses of GitHub, and tests compare it with GitHub's OpenAPI
 * description.
 */

export type { DemoState } from './model/index.ts';
export { openSandbox, type Sandbox } from './open-sandbox.ts';
export { seedExample } from './seed-example.ts';
