import { run } from 'probot';

/**
 * Probot's page that registers a GitHub App from app.yml and writes `.env` in the working folder. Speaks to GitHub when somebody
 * follows it, and not before. Rejects when the port is taken.
 */
export async function startAppRegistration({ port, host = 'localhost' }: { port: number; host?: string }): Promise<{
  url: string;
  stop(): Promise<void>;
}> {
  // Probot would fetch a program from the registry to open a webhook channel; the channel is for the operator to choose.
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
