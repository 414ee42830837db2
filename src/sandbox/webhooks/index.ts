export { createWebhookSender, type WebhookDelivery, type WebhookSender } from './webhook-sender.ts';
