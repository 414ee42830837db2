import { run } from 'probot';

/**
 * Starts Probot's page that registers a GitHub App from app.yml and writes `.env` in the working
 * folder. It contacts GitHub only when somebody uses it.
 * @returns the URL of the page
 * @throws when the port is taken
 */
export async function startAppRegistration({ port, host = 'localhost' }: { port: number; host?: string }): Promise<{
  url: string;
  stop(): Promise<void>;
}> {
  // Otherwise Probot downloads a package to open a webhook channel at smee.io; the operator chooses
  // the channel.
  process.env.NO_SMEE_SETUP = 'true';
  const env = {
    ...process.env,
    APP_ID: undefined,
    PRIVATE_KEY: undefined,
    PRIVATE_KEY_PATH: undefined,
    PORT: String(port),
    HOST: host,
  };
  const server = await run(() => {}, { env });
  return { url: `http://${host}:${port}/probot`, stop: () => Promise.resolve(server.stop()).then(() => {}) };
}
