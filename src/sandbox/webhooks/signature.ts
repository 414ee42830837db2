import { createHmac } from 'node:crypto';

/** The header that proves to the bot that a delivery is ours. */
export const signWebhook = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
