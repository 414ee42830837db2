/** Signs webhooks and delivers them to the bot, and keeps every delivery. */

export { createWebhookSender, type WebhookDelivery, type WebhookSender } from './webhook-sender.ts';
