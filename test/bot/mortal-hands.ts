import { serveHandsApart } from '../../src/bot/apart.ts';
import { openNetwork } from '../../src/net/open.ts';
import { keepCompiled } from './compiled.ts';

/** Hands that say who they are, so that a test can kill them alone. */
process.stdout.write(`hands ${process.pid}\n`);
keepCompiled();
serveHandsApart(() => ({ network: openNetwork({}) }));
