/** What the commands of the App share: its settings in `.env`, and `app.yml`. */

export { environmentFile, loadEnvFile } from './env-file.ts';
export { readAppManifest } from './read-app-manifest.ts';
