import ipaddr from 'ipaddr.js';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WebhookAddressProblem } from '../../model/diagnosis.ts';

const manifestShape = z.object({
  name: z.string(),
  url: z.string(),
  description: z.string().default(''),
  public: z.boolean().default(false),
  hook_attributes: z.object({ url: z.string().default(''), active: z.boolean().default(true) }),
  /** Where GitHub sends people back who sign in to the page of lists. */
  callback_urls: z.array(z.string()).optional(),
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** `app.yml`: the permissions and events of the App. Its fields are those of GitHub's manifests. */
export type AppManifest = z.infer<typeof manifestShape>;

/** Reads `app.yml`. @throws the errors of `yaml` and `zod` for a text that is no manifest. */
export function parseAppManifest(text: string): AppManifest {
  return manifestShape.parse(parse(text));
}

/**
 * What is wrong with the address of a webhook, as far as its text tells.
 * @example findAddressProblem('https://bot.example/api/github/webhooks') // 'example-address'
 * @example findAddressProblem('http://192.168.1.20:3000/') // 'private-address'
 */
export function findAddressProblem(text: string): WebhookAddressProblem | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) return 'not-an-address';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  // Names that are reserved for examples: RFC 2606 and RFC 6761.
  if (/(?:^|\.)(?:example|test|invalid)$|(?:^|\.)example\.(?:com|net|org)$|^your[.-]/.test(host)) return 'example-address';
  if (isPrivateHost(host)) return 'private-address';
  return url.protocol === 'https:' ? undefined : 'not-https';
}

function isPrivateHost(host: string): boolean {
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
  return !host.includes('.') || /\.(?:local|localhost|internal|lan|home\.arpa)$/.test(host);
}
