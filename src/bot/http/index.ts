export { requestRedeliveries } from './redelivery.ts';
export { verifySignature } from './signature.ts';
export { startSmeeClient } from './smee-client.ts';
export { knownDeliveryMessage, receiveWebhook } from './webhook-endpoint.ts';
