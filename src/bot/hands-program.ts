import { openNetwork } from '../net/open.ts';
import { serveHandsApart } from './apart.ts';

/** The process that does the bot's jobs. Begun by the one that takes webhooks. */
serveHandsApart(({ environment }) => ({ network: openNetwork({ environment }) }));
