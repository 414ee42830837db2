/**
 * The page on which an operator registers a GitHub App of their own, by GitHub's manifest flow:
 * https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 *
 * Start with `setup-server.ts`. `manifest.ts` reads `app.yml`, and `doctor/` uses it too.
 */

export { type AppManifest, findAddressProblem, parseAppManifest } from './manifest.ts';
export { startSetup } from './setup-server.ts';
