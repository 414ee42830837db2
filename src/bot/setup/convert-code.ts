import { z } from 'zod';
import type { HttpClient } from '../../http/index.ts';
import { githubApiVersion } from '../../runtime/github-api-url.ts';
import type { Credentials, OAuthClient } from '../github/index.ts';

const conversionShape = z.object({
  id: z.number(),
  html_url: z.string(),
  pem: z.string(),
  webhook_secret: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** An App that was just registered, with its credentials. */
export interface NewApp {
  credentials: Credentials;
  /** For people who sign in. */
  client: OAuthClient;
  /** The public page of the App, on which it is installed. */
  page: string;
}

/**
 * Exchanges the code that GitHub gave the browser for the App's credentials. It works once, within
 * an hour.
 * @throws an Error with the status where GitHub does not know the code.
 */
export async function convertCode(code: string, apiUrl: string, network: Pick<HttpClient, 'fetch'>): Promise<NewApp> {
  const response = await network.fetch(`${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': githubApiVersion },
  });
  if (response.status !== 201) {
    await response.body?.cancel();
    throw new Error(`GitHub: HTTP ${response.status}`);
  }
  const app = conversionShape.parse(await response.json());
  return {
    credentials: { appId: String(app.id), privateKey: app.pem, webhookSecret: app.webhook_secret },
    client: { clientId: app.client_id, clientSecret: app.client_secret },
    page: app.html_url,
  };
}
