import { writeSync } from 'node:fs';
import { serveHandsApart } from '../../src/bot/apart.ts';
import { openNetwork } from '../../src/net/open.ts';
import { keepCompiled } from './compiled.ts';

/** Hands that are told nothing any more: they say who they are, and a loop without end holds their thread. */
keepCompiled();
serveHandsApart(() => ({ network: openNetwork({}) }));
setImmediate(() => {
  writeSync(1, `hands ${process.pid}\n`);
  for (;;);
});
